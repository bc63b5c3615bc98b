"""What every framework must hold, what its chapter must teach, and what is known of single papers."""
from dataclasses import replace

import pytest

from tests.frameworks import chapters
from tests.frameworks.chapters import Chapter, chapter_of
from widgets.frameworks import load_framework
from widgets.frameworks.loading import framework_names
from widgets.models import CATALOGUE

OF_THE_FRAMEWORK = (chapters.layers_out_of_bounds, chapters.circles, chapters.unclaimed,
                    chapters.untraced)
OF_ITS_CHAPTER = (chapters.untaught, chapters.dead_links, chapters.missing_explorers, chapters.untabled)


@pytest.mark.parametrize("check", OF_THE_FRAMEWORK, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", framework_names())
def test_framework_is_sound(name, check):
    assert check(load_framework(name)) == []


@pytest.mark.parametrize("check", OF_ITS_CHAPTER, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", framework_names())
def test_chapter_teaches_its_framework(name, check):
    assert check(load_framework(name), chapter_of(name)) == []


# ------------------------------------------------------------------------------ the checks see what they are for

@pytest.fixture
def paper():
    return load_framework("trust-logic")


def changed(framework, table, name, **cells):
    """The framework with other values in the row of this id or kind."""
    frame = getattr(framework, table).copy()
    row = frame[frame.columns[0]] == name
    assert row.sum() == 1
    for column, value in cells.items():
        frame.loc[row, column] = value
    return replace(framework, **{table: frame})


@pytest.mark.parametrize(("check", "table", "row", "cells", "fault"), [
    (chapters.layers_out_of_bounds, "layers", "core", {"kind": "heart"}, "heart: 0 boxes"),
    (chapters.circles, "constructs", "trust", {"parent": "ecosystem-body"}, "trust is part of itself"),
    (chapters.unclaimed, "constructs", "purchase-decision", {"id": "buying"}, "buying: no claim"),
    (chapters.untraced, "claims", "selling-erodes-trust", {"element": "commercial_volumes"}, "trust has no commer"),
    (chapters.untraced, "claims", "loop-of-seeding", {"cannot_show": " "}, "loop-of-seeding: nothing said"),
])
def test_a_planted_fault_in_the_framework_is_seen(paper, check, table, row, cells, fault):
    assert any(fault in found for found in check(changed(paper, table, row, **cells)))


@pytest.mark.parametrize(("check", "part", "old", "new", "fault"), [
    (chapters.untaught, "prose", '<dfn id="term-trust-capital">trust capital</dfn>', "trust capital",
     "trust-capital: taught 0 times"),
    (chapters.untaught, "prose", 'id="term-trust-capital"', 'id="term-core-users"', "core-users: taught 2 times"),
    (chapters.untaught, "prose", 'id="term-trust-capital"', 'id="term-trust-bank"', "trust-bank: no construct"),
    (chapters.dead_links, "prose", 'id="term-community-gene"', 'id="term-gene"', "term-community-gene: no target"),
    (chapters.missing_explorers, "code", 'anchor="explorer-funnel"', 'anchor="explorer-loop"', "funnel: 0 explorers"),
    (chapters.untabled, "code", 'claim_table(paper, model="")', "", "loop-of-seeding: in no table"),
    (chapters.untabled, "code", "show_map(paper)", "paper", "no map"),
])
def test_a_planted_fault_in_the_chapter_is_seen(paper, check, part, old, new, fault):
    chapter = chapter_of("trust-logic")
    assert old in getattr(chapter, part)
    assert fault in check(paper, replace(chapter, **{part: getattr(chapter, part).replace(old, new)}))


def test_an_empty_chapter_teaches_nothing(paper):
    faults = chapters.untaught(paper, Chapter("", ""))
    assert len(faults) == len(paper.constructs)


# ------------------------------------------------------------------------------ Zhao and Jin (2025)

# The numbering printed in the paper.
NUMBERING = ["abstract", "1", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "4", "4.1", "4.2", "4.3",
             "5", "5.1", "5.2", "5.3", "6"]


def test_sections_are_the_papers(paper):
    assert list(paper.sections["section"]) == NUMBERING


@pytest.mark.parametrize(("kind", "sections"), [
    ("feature", ["2.1", "2.2", "2.3"]), ("cause", ["3.1", "3.2", "3.3"]),
    ("challenge", ["4.1", "4.2", "4.3"]), ("implication", ["5.1", "5.2", "5.3"])])
def test_three_of_each_in_their_sections(paper, kind, sections):
    constructs = paper.constructs
    assert list(constructs[constructs["kind"] == kind]["section"]) == sections


def test_every_section_of_the_argument_makes_claims(paper):
    assert set(NUMBERING) - {"3", "4", "5"} <= set(paper.claims["section"])


def test_every_preset_of_a_model_shows_a_claim(paper):
    known = {f"{model}:{preset.name}" for model in ("trust", "funnel", "archipelago")
             for preset in CATALOGUE[model].presets}
    assert known <= set(paper.claims["preset"])
