"""Every number in the text of the book is computed, an input of what is computed beside it, or cited.

Computed numbers come by a role ({glue}, {stored}, {counted}). A typed number passes if it is

- no quantity: a date, a section, the number of a step or a report, a part of a name;
- an input: the code of the same section has it as a literal, a model whose explorer stands there has it as a constant,
  a default or in a preset, or it is a value that the slider named in the same paragraph can take;
- the paper's: the same sentence quotes it in Chinese;
- listed in `numbers.csv` with the reason.

Not seen: numbers in words, whole numbers in formulas, and a result that is by chance an input of its own section.
"""

import ast
import csv
import json
import math
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.book import FILES, ROOT
from tests.words.prose import blanked, parts, plain
from widgets.models import CATALOGUE

EXCEPTIONS = Path(__file__).with_name("numbers.csv")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
COUNTED = r"(?i:steps?|exercises?|figures?|findings?|mechanisms?|parts?|reports?|nos?\.|bets?|weeks?|items?)"
LIST = r"\d+(?:(?:,| and| to|, and| or) \d+)*"
NO_QUANTITY = tuple(re.compile(pattern, re.MULTILINE) for pattern in (
    r"^\s*(?:\*\*)?\d+\. ",                                             # a list, an exercise
    r"^\d+ \|",                                                         # minutes of a timetable
    r"\bs\d+(?:\.\d+)*(?:(?:,| to| and| or) s?\d+(?:\.\d+)*)*",         # sections of a paper
    rf"\b(?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{1,2}})?(?:,? \d{{4}})?\b",
    r"\b(?:19|20)\d\d(?:/\d\d)?\b",
    rf"\b(?:{COUNTED}) {LIST}",
    r"\[\d+\]",                                                         # a reference of a paper
    r"\b(?:\d+(?: to| or for) )?\d+ minutes?\b|\(\d+\)",                # the reader's time
    r"[\d.]+[万亿]",                                                     # quoted in Chinese
    r"\b[A-Za-z]+-?\d\w*|\b\d+[A-Za-z]\w*",                            # names: S2B2C, 100EC, 47th
    r"\b(?:BY|OFL|Attribution) \d\.\d|\b\d+\.\d+\.\d+|\bPython 3\.\d+(?:(?:,| or) 3\.\d+)*",     # versions
    r"\b9[059] ?% interval|\[0, 1\]|\b0 (?:and|to) 1\b",                # of a share, of a confidence
    r"^\| Points \|.*",                                                 # the head of a table of grades
))
NUMBER = re.compile(r"(?<![\w.,])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)"
                    r"(?:(?: and [\d.]+)? ?(?P<unit>%|million|billion|trillion)|,? (?P<share>of 100|in a hundred))?")
MEANINGS = {"%": (0.01,), "million": (1e6,), "billion": (1e3, 1e9), "trillion": (1e3, 1e6, 1e12)}   # data in millions
QUOTED = re.compile(r"(?=[\d.]+[\u4e00-\u9fff]|(?<=[\u4e00-\u9fff]))([\d.]+)(万|亿)?")             # beside Chinese
CHINESE_UNITS = {"": 1, "万": 1e4, "亿": 1e8}
EXPLORED = re.compile(r'\bexplore\("(\w+)"')
PARAGRAPH = re.compile(r".+?(?:\n\s*\n|\Z)", re.DOTALL)
LABELS = re.compile("|".join(re.escape(each.label) for model in CATALOGUE.values()
                             for each in [*model.parameters, *model.presets, model.map] if each))


# ------------------------------------------------------------------------------- what a number may mean

def meanings(number):
    """What a typed number may be in code: 5 % is 5 or 0.05, 1.1 billion may be 1100 in millions."""
    value = float(number["digits"].replace(",", ""))
    factors = MEANINGS.get(number["unit"] or number["share"] and "%", ())
    return {round(value * factor, 9) for factor in (1, *factors)}


def literals(code):
    """The numbers that stand in code."""
    tree = ast.parse(re.sub(r"^[%!].*", "", code, flags=re.MULTILINE))
    return {float(node.value) for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and type(node.value) in (int, float)}


def given(model):
    """The constants, defaults and presets of a model."""
    constants = [value for name, value in vars(model.module).items() if name.isupper() and type(value) in (int, float)]
    return {float(value) for values in (constants, [each.default for each in model.parameters],
                                        *(preset.values.values() for preset in model.presets)) for value in values}


def inputs(path):
    """Section -> the inputs of its code. A page of the guide has those of the whole chapter it belongs to."""
    chapter = path.parent.parent / f"{path.stem}.ipynb"
    found = defaultdict(set)
    for part in parts(path):
        if part.kind == "code":
            found[part.section] |= literals(part.text)
            shown = [CATALOGUE[name] for name in EXPLORED.findall(part.text) if name in CATALOGUE]
            found[part.section].update(*map(given, shown))
    if path.parent.name == "instructors" and chapter.exists():
        everything = set().union(*inputs(chapter).values())
        found.update({part.section: everything for part in parts(path)})
    return found


def can_be_set(value, paragraph):
    """Whether a slider that the paragraph names can take the value."""
    words = " ".join(paragraph.split())
    named = [each for model in CATALOGUE.values() for each in model.parameters if f"*{each.label}*" in words]
    return any(each.low <= value <= each.high and abs(math.remainder(value - each.low, each.step)) < 1e-9
               for each in named)


def quoted(paragraph):
    """The numbers that the paragraph quotes in Chinese."""
    return {float(number) * CHINESE_UNITS[unit] for number, unit in QUOTED.findall(paragraph) if number != "."}


# ------------------------------------------------------------------------------- the gate

def typed(path, excepted=()):
    """The numbers of a page that nothing accounts for, with their places and the words around them."""
    known = inputs(path)
    left_out = [*map(phrase, excepted), *NO_QUANTITY, LABELS]
    for part in parts(path):
        if part.kind == "markdown":
            running = blanked(plain(part.text), *left_out)
            for lines in PARAGRAPH.finditer(part.text):
                paragraph, accounted = lines[0], known[part.section] | quoted(lines[0])
                for number in NUMBER.finditer(running[lines.start():lines.end()]):
                    values = meanings(number)
                    if not values & accounted and not any(can_be_set(value, paragraph) for value in values):
                        around = paragraph[max(0, number.start() - 50):number.end() + 20]
                        yield f"{part.place}: {number[0]} in “{' '.join(around.split())}”"


def phrase(words):
    """What finds these words, also where a line ends between them."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def exceptions(path):
    """The words of a page that may hold a typed number; `numbers.csv` says why."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return [row["words"] for row in csv.DictReader(file) if row["page"] == path.relative_to(ROOT).as_posix()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_number_is_typed(path):
    assert list(typed(path, exceptions(path))) == []


def test_every_exception_is_needed_and_has_a_reason():
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == sorted(rows, key=lambda row: (row["page"], row["words"])) and all(row["reason"] for row in rows)
    for row in rows:
        path = ROOT / row["page"]
        assert sum(len(phrase(row["words"]).findall(part.text)) for part in parts(path)) == 1, row
        others = [words for words in exceptions(path) if words != row["words"]]
        assert list(typed(path, others)), f"needed no longer: {row}"


# ------------------------------------------------------------------------------- the gate sees what it is for

@pytest.fixture
def chapter(tmp_path, monkeypatch):
    """A chapter with one cell of text and, in the same section, one explorer with a line of code."""
    monkeypatch.setattr("tests.words.prose.ROOT", tmp_path)

    def write(text):
        cells = [("markdown", text), ("code", 'explore("trust")\nmonths = 36'), ("markdown", "## Elsewhere"),
                 ("code", "months = 77")]
        path = tmp_path / "chapter.ipynb"
        path.write_text(json.dumps({"cells": [{"cell_type": kind, "source": [source]} for kind, source in cells]}),
                        encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("text", [
    "On 9 October 2020 (s2.1, s3 and 4), see steps 2 to 4, exercise 3 and report no. 57.",
    "1. Take S2B2C\n2. or 4C; both within 45 minutes.",
    "After 36 months it is {glue:text}`end`, and $x_1 = 2x$.",
    "Set *Commercial\nvolume* to 0.33.",
    "A bad experience weighs 4.0 by default.",
    "The rate rises by 30 % (提升了30%), to 40 million people (4000万人).",
])
def test_what_is_accounted_for_passes(chapter, text):
    assert list(typed(chapter(text))) == []


@pytest.mark.parametrize(("text", "seen"), [
    ("Trust ends at 0.62.", "0.62"),
    ("Income falls by 91 % in month 22.", "91 %"),
    ("After 77 months", "77"),                              # an input of another section
    ("Set *Commercial volume* to 0.81.", "0.81"),           # beyond the slider's end
    ("Set *Commercial volume* to 0.333.", "0.333"),         # between two steps
    ("Sales of 1,234 units, and of 30 % (提升了31%)", "1,234"),
])
def test_a_typed_number_is_seen(chapter, text, seen):
    assert any(f": {seen} in" in fault for fault in typed(chapter(text)))
