"""Slides in the browser: quiet, live, moved by keys, within the screen; also when opened as files."""

from itertools import pairwise

import pytest

from tests.axe import serious
from tests.book import anchors
from tests.lessons import LESSONS
from tests.pages.tabs import ALL_LIVE, read, touch, watch

SCREENS = ((1280, 720), (360, 640))
SHOWN = "() => Math.round(document.querySelector('.deck').scrollLeft / document.querySelector('.deck').clientWidth)"


def test_every_chapter_with_bets_has_a_deck_and_no_other_page(pages):
    assert {path.stem for path in (pages / "slides").glob("*.html")} == set(LESSONS)


@pytest.fixture(scope="module", params=LESSONS)
def deck(request, browser, site):
    """A deck that is open once for all that is asked of it, watched."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    watched = watch(context.new_page())
    read(watched.page, f"{site}/slides/{request.param}.html")
    watched.name = request.param
    yield watched
    context.close()


def key(page, name):
    page.keyboard.press(name)
    return page.evaluate(SHOWN)


def test_every_bet_of_the_chapter_is_in_its_deck(deck):
    assert deck.page.locator(".slide .admonition.bet").count() == len(LESSONS[deck.name].bets)
    ids = [each.get_attribute("id") for each in deck.page.locator(".slide .admonition.bet").all()]
    assert ids == [f"bet-{number}" for number in range(1, len(ids) + 1)]


def test_explorers_of_the_chapter_are_in_its_deck_and_live(deck):
    explorers = deck.page.locator("[data-explorer]").all()
    assert [each.get_attribute("id") for each in explorers] == anchors(f"chapters/{deck.name}")
    assert all(each.get_attribute("data-state") == "live" for each in explorers)


def test_keys_move(deck):
    page, last = deck.page, deck.page.locator(".slide").count() - 1
    assert last >= 5
    assert key(page, "Home") == 0
    assert key(page, "ArrowRight") == 1 and key(page, "PageDown") == 2
    assert key(page, "ArrowLeft") == 1 and key(page, "PageUp") == 0 and key(page, "PageUp") == 0
    assert key(page, "End") == last and key(page, "ArrowRight") == last
    page.wait_for_function(f"document.querySelector('.deck-bar select').selectedIndex === {last}")
    assert key(page, "Home") == 0


def test_nothing_sticks_out(deck):
    for width, height in SCREENS:
        deck.page.set_viewport_size({"width": width, "height": height})
        assert deck.page.evaluate("document.documentElement.scrollWidth") <= width
        wide = deck.page.evaluate("""() => [...document.querySelectorAll('.slide, .deck-bar')]
            .filter(each => each.scrollWidth > each.clientWidth).map(each => each.id || each.className)""")
        assert wide == [], width


def test_no_id_stands_twice(deck):
    ids = deck.page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert sorted(ids) == sorted(set(ids))


def test_a_deck_is_accessible_in_light_and_dark(deck):
    assert serious(deck.page) == []


def test_a_deck_is_quiet_whatever_is_touched(deck):
    """The last of what `deck` is for."""
    assert deck.foreign == [] and deck.complaints == []
    assert touch(deck.page) > 3
    assert deck.foreign == [] and deck.complaints == []


def test_the_page_of_a_chapter_leads_to_its_deck(open_page):
    page = open_page("chapters/trust-logic.html")
    page.get_by_role("link", name="as slides").click()
    page.wait_for_url("**/slides/trust-logic.html*")


def test_a_slider_keeps_its_arrows_and_a_remote_still_moves(open_page):
    page = open_page("slides/trust-logic.html")
    slider = page.locator("#explorer-trust input[type=range][name=commercial_volume]")
    slider.focus()
    before = page.evaluate(SHOWN)
    page.keyboard.press("ArrowRight")
    assert slider.input_value() == "0.26" and page.evaluate(SHOWN) == before
    assert key(page, "PageDown") == before + 1


def test_the_bar_moves_and_an_address_opens_its_slide(open_page):
    page = open_page("slides/trust-logic.html#bet-3")
    asked = page.evaluate("[...document.querySelectorAll('.slide')].findIndex(each => each.querySelector('#bet-3'))")
    assert page.evaluate(SHOWN) == asked
    page.get_by_role("button", name="Next slide").click()
    assert page.evaluate(SHOWN) == asked + 1
    page.get_by_label("Slide", exact=True).select_option(index=0)
    assert page.evaluate(SHOWN) == 0


def test_a_deck_lives_when_opened_as_a_file(pages, watched):
    page = watched.page
    page.goto((pages / "slides" / "trust-logic.html").as_uri())
    page.wait_for_function(ALL_LIVE)
    assert key(page, "PageDown") == 1
    assert watched.complaints == [] and watched.foreign == []


def test_in_print_every_slide_is_there(open_page):
    page = open_page("slides/trust-logic.html")
    page.emulate_media(media="print")
    heights = page.evaluate("[...document.querySelectorAll('.slide')].map(each => each.getBoundingClientRect())")
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(heights))
    assert not page.locator(".deck-bar").is_visible()
