"""Every work of the bibliography is used, and every use of a work is in the bibliography."""

import re

import pytest

from tests.book import FILES, ROOT
from tests.words.prose import parts
from widgets.backmatter import literature
from widgets.backmatter.literature import CITED, plain
from widgets.models import CATALOGUE
from widgets.reference.pages import odd

NAME = r"[A-Z][a-z]\w+"
MENTION = re.compile(rf"((?:{NAME}, )*{NAME}(?: and (?:{NAME}|others))?)(?:'s [\w -]+)?,? \(?((?:18|19|20)\d\d)\b")
IN_BRACKETS = re.compile(rf"((?:{NAME}, )*{NAME}(?: and (?:{NAME}|others))?) \(((?:18|19|20)\d\d)\)")

# Works that a paper cites and the chapter speaks of in the paper's words.
SECOND_HAND = {"chapters/evolution.ipynb": {"Pan (2018)", "Jinxin (2020)", "Zhao and others (2021)", "Shi (2021)"}}


@pytest.fixture(scope="module")
def works():
    """Key -> work, for every entry of references.bib."""
    return {work.key: work for work in literature.works()}


def unknown(mentions, works):
    """Mentions (names, year) of works that no entry has."""
    known = {(plain(" ".join(person.last_names)), work.entry.fields["year"])
             for work in works for person in work.entry.persons["author"]}
    return [f"{names} ({year})" for names, year in mentions
            if not any((name, year) in known for name in re.findall(NAME, names))]


def test_every_work_is_cited_by_a_chapter_or_carries_a_model(works):
    """But for the references of Zhao and Jin, which stand there as the whole list that their paper prints."""
    cited = literature.citing()
    unused = [key for key, work in works.items() if key not in cited and not literature.built_on(work.entry)
              and literature.part_of(work) != literature.REFERENCES]
    assert unused == []
    listed = [re.search(r"Reference \[(\d+)\] of Zhao and Jin", work.entry.fields["note"])[1]
              for work in works.values() if literature.part_of(work) == literature.REFERENCES]
    assert sorted(map(int, listed)) == list(range(1, 17))


def test_every_citation_has_its_work(works):
    cited = {key.strip(): part.place for path in FILES for part in parts(path) if part.kind == "markdown"
             for keys in CITED.findall(part.text) for key in keys.split(",")}
    assert {key: place for key, place in cited.items() if key not in works} == {} and len(cited) > 30


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_what_a_model_goes_back_to_is_in_the_bibliography(model, works):
    grounds = plain(odd(model)["Grounded in"])
    assert unknown(MENTION.findall(grounds), works.values()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_works_that_a_page_names_are_in_the_bibliography(path, works):
    """A work with its year in brackets has an entry, unless it is one that the paper of the chapter cites."""
    name = path.relative_to(ROOT).as_posix()
    text = plain(" ".join(" ".join(part.text for part in parts(path) if part.kind == "markdown").split()))
    assert set(unknown(IN_BRACKETS.findall(text), works.values())) == SECOND_HAND.get(name, set())


@pytest.mark.parametrize(("text", "missing"), [
    ("threshold participation (Granovetter 1978); Bass (1969)", []),
    ("the generalised model of Bass, Krishnan and Jain (1994)", []),
    ("Cohen's kappa (1960)", []),
    ("Rogers (1962) and Bass 1970", ["Rogers (1962)", "Bass (1970)"]),
])
def test_a_work_without_entry_is_seen(text, missing, works):
    assert unknown(MENTION.findall(text), works.values()) == missing
