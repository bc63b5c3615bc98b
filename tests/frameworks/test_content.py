"""What the framework of Zhao and Jin (2025) must hold."""
import pytest

from widgets.frameworks import load_framework
from widgets.models import CATALOGUE

# The numbering printed in the paper.
NUMBERING = ["abstract", "1", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "4", "4.1", "4.2", "4.3",
             "5", "5.1", "5.2", "5.3", "6"]


@pytest.fixture(scope="module")
def paper():
    return load_framework("trust-logic")


def test_sections_are_the_papers(paper):
    assert list(paper.sections["section"]) == NUMBERING


@pytest.mark.parametrize(("kind", "sections"), [
    ("feature", ["2.1", "2.2", "2.3"]), ("cause", ["3.1", "3.2", "3.3"]),
    ("challenge", ["4.1", "4.2", "4.3"]), ("implication", ["5.1", "5.2", "5.3"])])
def test_three_of_each_in_their_sections(paper, kind, sections):
    constructs = paper.constructs
    assert list(constructs[constructs["kind"] == kind]["section"]) == sections


def test_ids_are_unique(paper):
    for table in (paper.constructs, paper.claims, paper.not_stated):
        assert table["id"].is_unique


def test_every_construct_is_claimed_or_carries_claimed_ones(paper):
    claimed = {*paper.claims["source"], *paper.claims["target"]}
    constructs = paper.constructs
    carrying = set(constructs[constructs["id"].isin(claimed)]["parent"])
    assert set(constructs["id"]) <= claimed | carrying


def test_parts_have_no_circle(paper):
    parents = dict(zip(paper.constructs["id"], paper.constructs["parent"], strict=True))
    for start in parents:
        path = [start]
        while parents[path[-1]]:
            path.append(parents[path[-1]])
            assert path.count(path[-1]) == 1, f"{start} is part of itself: {path}"


def test_every_section_of_the_argument_makes_claims(paper):
    assert set(NUMBERING) - {"3", "4", "5"} <= set(paper.claims["section"])


def test_presets_exist_in_the_models(paper):
    modelled = paper.claims[paper.claims["model"] != ""]
    for _, claim in modelled.iterrows():
        model, preset = claim["preset"].split(":")
        assert preset in {known.name for known in CATALOGUE[model].presets}, claim["id"]


def test_every_preset_of_a_model_shows_a_claim(paper):
    used = set(paper.claims["preset"])
    known = {f"{model}:{preset.name}" for model in ("trust", "funnel", "archipelago")
             for preset in CATALOGUE[model].presets}
    assert known <= used


def test_every_voice_is_heard(paper):
    assert set(paper.claims["voice"]) == {"states", "implies", "ours"}
