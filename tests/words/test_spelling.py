"""Every word is in the British dictionary or in the book's own list: in the text, the figures, the data and the code.

What a dictionary cannot see: a wrong word that is a word, and a wrong name of two letters.
"""

import functools
import re

import pytest
from spylls.hunspell import Dictionary

from tests.book import ROOT
from tests.tidy import sources
from tests.words import prose

OWN = ROOT / "tests" / "words" / "known.txt"
LOCKS = {"package-lock.json", "requirements.txt"}
NAMES = re.compile(r"\b\w*[_\d]\w*\b|\b[a-z]+[A-Z]\w*"             # a_name, S2B2C, aName
                   r"|[\w.-]*[/\\@]\S*|\b\w+(?:[.:=]\w+)+|--\w+")   # a path, a.dotted.name, --an-option
WORD = re.compile(r"(?<![\w’'])[^\W\d_]{3,}(?:['’][a-z]+)?")
LATIN = re.compile(r"[A-Za-zÀ-ɏ’']+")


@pytest.fixture(scope="module")
def dictionary():
    """The British dictionary of Hunspell, as npm has it."""
    return Dictionary.from_files(str(ROOT / "node_modules" / "dictionary-en-gb" / "index"))


@pytest.fixture(scope="module")
def own():
    """The book's own words, names and terms -> the one file in which alone a word may stand, or ""."""
    lines = (line.partition("  ") for line in OWN.read_text(encoding="utf-8").splitlines())
    return {word: file for word, _, file in lines}


def files():
    """The files of the repository in which somebody reads words."""
    return [path for path in sources(ROOT) if path.suffix in prose.READERS and path.name not in LOCKS]


def words(text):
    """The words of a piece of text that a dictionary should know, without the s of possessives."""
    found = WORD.findall(prose.blanked(text, NAMES))
    return {word.replace("’", "'").removesuffix("'s") for word in found if LATIN.fullmatch(word)}


@functools.cache
def used():
    """Word -> the files in which it is used."""
    found = {}
    for path in files():
        for word in {word for text in prose.pieces(path) for word in words(text)}:
            found.setdefault(word, []).append(path.relative_to(ROOT).as_posix())
    return found


def entry(word, own):
    """The entry of the book's own list for a word, also as the first of a sentence, or None."""
    return next((form for form in (word, word[0].lower() + word[1:]) if form in own), None)


def test_every_word_is_known(dictionary, own):
    unknown = {word: places for word, places in used().items() if not dictionary.lookup(word)
               and (entry(word, own) is None or own[entry(word, own)] and places != [own[entry(word, own)]])}
    assert unknown == {}


def test_the_list_holds_only_what_is_needed_in_order(dictionary, own):
    needed = {entry(word, own) for word in used() if not dictionary.lookup(word)}
    assert list(own) == sorted(own, key=lambda word: (word.casefold(), word))
    assert set(own) - needed == set(), "no longer used, or known to the dictionary"


@pytest.mark.parametrize(("text", "found"), [
    ("We recieve it.", ["recieve"]), ("The **colour** behavior", ["behavior"]),
    ("teh `recieve` <b>adress</b>", ["teh", "adress"]), ("monetized, monetised", ["monetized"]),
    ("See $recieve$, a_nmae, [this](recieve.md), https://a.example/recieve and {cite}`recieve`.", []),
])
def test_a_misspelt_word_is_seen_and_code_is_not(dictionary, text, found):
    assert {word for word in words(prose.plain(text)) if not dictionary.lookup(word)} == set(found)


def test_words_are_read_in_every_kind_of_file():
    kinds = {path.suffix for path in files()}
    assert kinds >= {".ipynb", ".md", ".py", ".js", ".css", ".json", ".csv", ".yml"}
    assert {"sharers", "slider"} <= set(used())
