"""The search finds English words and Chinese terms, wherever in a run of characters they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.site.search import JS_SPLITTER, SearchEnglishAndChinese

SEARCH = SearchEnglishAndChinese({})
CHINESE = st.text("信任关系社群电商价值共创", min_size=1, max_size=8)
QUERIES = st.lists(st.one_of(CHINESE, st.sampled_from(["trust", "k-core", "2025", "Dunbar's", "S2B2C"])), min_size=1)


@pytest.fixture(scope="module")
def split_query(browser):
    """The splitter that the search page uses."""
    context = browser.new_context()
    page = context.new_page()
    page.set_content("<body>")
    page.add_script_tag(content=JS_SPLITTER)
    yield lambda query: page.evaluate("query => splitQuery(query)", query)
    context.close()


@given(before=CHINESE, term=CHINESE, after=CHINESE)
def test_every_part_of_a_run_is_indexed_in_pairs(before, term, after):
    indexed = SEARCH.split(before + term + after)
    assert set(term) <= set(indexed)
    assert {term[i:i + 2] for i in range(len(term) - 1)} <= set(indexed)


@given(words=QUERIES)
def test_what_is_asked_for_is_what_was_indexed(split_query, words):
    text = " ".join(words)
    assert set(split_query(text)) <= set(SEARCH.split(text))
    assert split_query(text) != []


def test_english_is_split_and_stemmed_as_before():
    assert SEARCH.split("Trust, rebuilt slowly") == ["Trust", "rebuilt", "slowly"]
    assert SEARCH.stem("rebuilding") == "rebuild"


@pytest.mark.parametrize("query", ["trust", "信任", "任关", "信任关系", "seeding 种草"])
def test_the_chapter_is_found(site, page, query):
    page.goto(f"{site}/search.html?q={query}")
    page.locator("#search-results li a", has_text="The trust logic of Xiaohongshu").first.wait_for()


def test_what_is_nowhere_is_not_found(site, page):
    page.goto(f"{site}/search.html?q=鲸鱼")
    page.locator("#search-results", has_text="did not match any documents").wait_for()
