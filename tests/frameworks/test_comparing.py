"""The frameworks side by side: complete, cited, quoted from their own tables, and linked to places that exist."""
import re
from functools import cache

import pytest

from tests.figures.words import covering, outside
from tests.frameworks.chapters import calls, chapter_of
from tests.tables import plant
from widgets.frameworks import load_table
from widgets.frameworks.checksums import refresh
from widgets.frameworks.comparing import (
    HEADINGS,
    TONE_WORDS,
    all_frameworks,
    answers_table,
    claim_pairs,
    counts_table,
    dangers,
    kinds_table,
    maps_table,
    own_claims,
    pairs_table,
    where,
)
from widgets.frameworks.links import main_constructs
from widgets.frameworks.loading import DataError
from widgets.frameworks.ring import BRINGS, NARROW, WIDE, joined_pairs, ring_figure, show_ring
from widgets.models import CATALOGUE

PAPERS = {paper.name: paper for paper in all_frameworks()}
ANSWERS = load_table("comparison.csv")
ADDRESS = re.compile(r'href="([a-z-]+)\.html#(term|explorer)-([a-z_-]+)"')


chapter_read = cache(chapter_of)


def dead(text):
    """Links into chapters that lead nowhere; Sphinx does not check those in HTML."""
    found = []
    for page, kind, name in ADDRESS.findall(text):
        chapter = chapter_read(page)
        there = {"term": f'<dfn id="term-{name}">' in chapter.prose,
                 "explorer": f"explorer-{name}" in [words.get("anchor") for words in calls(chapter.code, "explore")]}
        found += [f"{page}.html#{kind}-{name}"] * (not there[kind])
    return found


# ------------------------------------------------------------------------------ answers

def test_every_paper_answers_every_question_once():
    asked = {*zip(ANSWERS["framework"], ANSWERS["question"], strict=True)}
    assert len(asked) == len(ANSWERS) == len(PAPERS) * ANSWERS["question"].nunique()
    assert set(ANSWERS["framework"]) == set(PAPERS)


def test_every_answer_stands_in_sections_that_the_paper_has():
    for _, row in ANSWERS.iterrows():
        sections = row["section"].split("; ")
        assert set(sections) <= {*PAPERS[row["framework"]].sections["section"], "all"}, row["answer"]
        assert (sections == ["all"]) >= (row["voice"] == "silent"), row["answer"]


def test_an_answer_says_where_it_stands_and_whose_it_is():
    html = answers_table("Two", kind="Kind", object="Object")._repr_html_()
    assert html.count("<tr") == 1 + len(PAPERS)
    assert '<span lang="zh-Hans">社群经济</span>' in html and "(s1, s5, our reading)" in html
    assert where("0") == "(introduction)" and where("4.1; abstract", "implies") == "(s4.1, abstract, implied)"


def test_a_question_nobody_was_asked_is_refused():
    with pytest.raises(ValueError, match="no question 'kinds'"):
        answers_table("None", kinds="Kinds")


# ------------------------------------------------------------------------------ maps and counts

def test_every_box_of_every_map_stands_once_and_leads_to_its_chapter():
    html = maps_table()._repr_html_()
    boxes = [(paper.name, row["id"]) for paper in PAPERS.values() for row in main_constructs(paper)]
    assert sorted((page, name) for page, kind, name in ADDRESS.findall(html)) == sorted(boxes)
    assert dead(html) == []
    assert set(TONE_WORDS) >= {tone for paper in PAPERS.values() for tone in paper.layers["tone"]}


def test_counts_add_up():
    for row, paper in zip(counts_table().rows, PAPERS.values(), strict=True):
        assert row[2] == sum(row[3:6]) == len(paper.claims)
        assert len(dangers(paper)) <= len(own_claims(paper)) == row[3] + row[4]
    for row, paper in zip(kinds_table().rows, PAPERS.values(), strict=True):
        assert sum(row[1:]) == len(own_claims(paper))


# ------------------------------------------------------------------------------ pairs

def test_pairs_join_two_different_claims_and_name_models_that_exist():
    pairs = claim_pairs()
    for pair in pairs:
        ends = [(pair[f"{side}_framework"], pair[f"{side}_claim"]) for side in ("first", "second")]
        assert ends[0] != ends[1], pair["id"]
        assert pair["model"] in {"", *CATALOGUE}, pair["id"]
    assert {pair["relation"] for pair in pairs} == set(HEADINGS)
    assert sum(len(claim_pairs(relation)) for relation in HEADINGS) == len(pairs)


def test_papers_agree_and_pull_apart_in_their_own_voice():
    for pair in claim_pairs("agrees") + claim_pairs("strains"):
        assert {pair[side][1]["voice"] for side in ("first", "second")} <= {"states", "implies"}, pair["id"]


@pytest.mark.parametrize("relation", HEADINGS)
def test_pairs_are_quoted_and_lead_to_figures_that_exist(relation):
    html = pairs_table(relation)._repr_html_()
    assert html.count("<tr") == 1 + len(claim_pairs(relation))
    assert dead(html) == []


def test_a_pair_of_a_claim_that_does_not_exist_is_refused_by_name(copy):
    plant(copy, "claim_pairs.csv", 3, "second_claim", "belonging-makes-builder")
    refresh(copy)
    with pytest.raises(DataError, match="row 3, column second_claim.*did you mean 'belonging-makes-builders'"):
        claim_pairs(data=copy)


def test_an_unknown_relation_is_refused():
    with pytest.raises(ValueError, match="no relation 'feeds'"):
        pairs_table("feeds")


# ------------------------------------------------------------------------------ the ring

def test_the_ring_joins_all_parts_of_the_model():
    joins = joined_pairs()
    assert {join.source for join in joins} == {join.target for join in joins} == set(BRINGS) == set(PAPERS)


def test_a_full_line_has_a_sentence_of_a_paper_at_both_ends():
    for join, pair in zip(joined_pairs(), claim_pairs("composes"), strict=True):
        ours = "ours" in {pair[side][1]["voice"] for side in ("first", "second")}
        assert (join.voice == "ours") == ours


def test_the_ring_says_in_words_what_it_shows():
    words = repr(show_ring())
    assert all(join.topic in words for join in joined_pairs()) and all(part in words for part in BRINGS.values())
    assert words.count("our assumption") == sum(join.voice == "ours" for join in joined_pairs())


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_text_of_the_ring_lies_on_another_or_outside(layout):
    figure = ring_figure(joined_pairs(), layout)
    figure.canvas.draw()
    words = figure.axes[0].texts
    assert len(words) >= len(BRINGS) * 2 + len(joined_pairs())
    # Lines of one text may touch by their ascenders: what must not meet is a line's body.
    assert outside(figure, words) == covering(words, touch=(0, 2.5)) == []


# ------------------------------------------------------------------------------ the chapter

def test_the_chapter_links_to_places_that_exist():
    chapter = chapter_of("synthesis")
    assert len(ADDRESS.findall(chapter.prose)) > 5
    assert dead(chapter.prose) == []
    assert dead('<a href="trust-logic.html#term-trusted">') == ["trust-logic.html#term-trusted"]
    assert dead('<a href="community.html#explorer-trust">') == ["community.html#explorer-trust"]
