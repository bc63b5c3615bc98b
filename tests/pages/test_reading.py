"""Every page as a reader meets it: quiet, within the screen, with pictures that have words."""

from pathlib import Path

import pytest

from tests.book import PAGES, ROOT
from tests.pages.tabs import read, touch, watch

BROKEN_MONTHS = """() => [...document.querySelectorAll("article table :is(td, th, td *, th *)")].flatMap((cell) =>
    [...cell.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && cell.checkVisibility()).flatMap((node) =>
        [...node.data.matchAll(/\\b\\d{4}-\\d\\d(-\\d\\d)?\\b/g)].filter((month) => {
            const words = document.createRange();
            words.setStart(node, month.index);
            words.setEnd(node, month.index + month[0].length);
            return new Set([...words.getClientRects()].map((box) => Math.round(box.top))).size > 1;
        }).map((month) => `${month[0]} in “${cell.innerText.slice(0, 40)}”`)))"""
SQUEEZED = """() => [...document.querySelectorAll("article :is(td, th)")]
    .filter(cell => cell.textContent.trim().length > 90 && cell.checkVisibility()
                    && cell.getBoundingClientRect().width < innerWidth / 3)
    .map(cell => cell.textContent.trim())"""


def test_these_are_all_pages(pages):
    built = {path.relative_to(pages).as_posix() for path in pages.rglob("*.html") if "_static" not in path.parts}
    decks = {name for name in built if name.startswith("slides/")}         # tests/pages/test_decks.py reads them
    assert built - decks - {"search.html", "404.html"} == set(PAGES)


@pytest.fixture(scope="module", params=PAGES)
def visit(request, browser, site):
    """A page that is open once for all that is asked of it, with all it asked for and complained about."""
    context = browser.new_context()
    watched = watch(context.new_page())
    read(watched.page, f"{site}/{request.param}")
    yield watched
    context.close()


def test_nothing_sticks_out(visit):
    for width in (320, 360, 768, 1440):
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_squeezes_no_sentence_into_a_column(visit):
    visit.page.set_viewport_size({"width": 360, "height": 740})
    assert visit.page.evaluate(SQUEEZED) == [] == visit.page.evaluate(BROKEN_MONTHS)


def test_every_image_has_alternative_text(visit):
    for image in visit.page.locator("article img, article svg[role=img]").all():
        words = image.get_attribute("alt") or image.get_attribute("aria-label")
        assert words and len(words) > 20


def test_links_within_a_page_lead_somewhere(visit):
    lost = visit.page.evaluate("""() => [...document.querySelectorAll('article a[href^="#"]')]
        .map(link => decodeURIComponent(link.getAttribute("href").slice(1)))
        .filter(id => id && !document.getElementById(id))""")
    assert lost == []


def test_no_id_stands_twice(visit):
    ids = visit.page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert sorted(ids) == sorted(set(ids))


def test_no_placeholder_is_left_in_the_text(visit):
    text = visit.page.locator("article").inner_text()
    for mark in ("{glue", "glue:text", "{cite", "```", "undefined", "NaN", "{code-cell"):
        assert mark not in text


def test_a_page_is_quiet_whatever_is_touched(visit):
    """No request to another host, nothing that the page's policy forbids, no error. The last of what `visit` is for."""
    assert visit.foreign == [] and visit.complaints == []
    assert touch(visit.page) > 3
    assert visit.foreign == [] and visit.complaints == []


def test_without_scripts_figures_captions_and_words_remain(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/chapters/trust-logic.html")
    for figure in page.locator("[data-explorer]").all():
        assert figure.get_attribute("data-state") == "static"
        assert figure.locator("img").bounding_box()["height"] > 200
        assert len(figure.locator("img").get_attribute("alt")) > 40
        assert figure.locator("figcaption").is_visible()
    context.close()


def test_in_print_figures_captions_and_words_remain(open_page):
    page = open_page("chapters/trust-logic.html")
    page.emulate_media(media="print")
    for explorer in page.locator("[data-explorer]").all():
        assert explorer.locator("svg.explorer-figure").is_visible()
        assert explorer.locator("figcaption").is_visible()
        assert not explorer.locator(".explorer-panel").is_visible()
        assert explorer.locator("svg.explorer-figure").evaluate("svg => getComputedStyle(svg).filter") == "none"


def test_the_quiz_answers_every_choice(open_page, watched):
    page = open_page("chapters/trust-logic.html")
    choices = page.locator(".Quiz label.MCButton")
    assert choices.count() == 15
    for choice in choices.all():
        choice.scroll_into_view_if_needed()
        choice.click()
        feedback = page.locator(".Feedback").filter(has_text=".")
        assert feedback.count() > 0
    assert watched.foreign == [] and watched.complaints == []


def test_on_a_phone_the_contents_make_way_for_the_place_chosen(open_page):
    page = open_page("chapters/trust-logic.html", width=360, height=740)
    page.locator("button.secondary-toggle").click()
    contents = page.locator("dialog#pst-secondary-sidebar-modal")
    contents.wait_for()
    contents.get_by_role("link").last.click()
    contents.wait_for(state="hidden")
    page.wait_for_function("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < innerHeight")


@pytest.mark.parametrize("lost", ["no-such-page.html", "chapters/trust-logik.html", "a/b/c/"])
def test_an_unknown_address_leads_back_to_the_start(site, page, lost):
    answer = page.goto(f"{site}/{lost}")
    assert answer.status == 404
    page.wait_for_function("document.getElementById('start').href.endsWith('/index.html')")
    page.get_by_role("link", name="Go to the first page of the book").click()
    page.wait_for_url(f"{site}/index.html")


@pytest.mark.parametrize("name", [name for name in PAGES if (ROOT / name).with_suffix(".ipynb").exists()])
def test_each_page_is_there_as_the_notebook_it_was_built_from(pages, name):
    source = Path(name).with_suffix(".ipynb")
    assert f"_sources/{source.as_posix()}\" download>" in (pages / name).read_text(encoding="utf-8")
    assert (pages / "_sources" / source).read_bytes() == (ROOT / source).read_bytes()
