"""The back of the book in a browser: entries lead where they say, tables come whole, terms say what they mean."""

import hashlib
import json
import re
from functools import cache

import pytest

from tests.axe import serious
from tests.book import ROOT
from widgets.backmatter import catalogue, exercises, glossary
from widgets.frameworks import load_framework
from widgets.frameworks.loading import DATA, framework_names, read_package

PAGES = [f"chapters/{name}.html" for name in ("glossary", "exercises", "data", "notation", "bibliography", "checks")]
CHAPTER = "chapters/trust-logic.html"
LINK = re.compile(r'href="([\w./-]+\.html)#([\w-]+)"')


@pytest.fixture(scope="module")
def text(pages):
    """The text of a built page by its path."""
    return cache(lambda name: (pages / name).resolve().read_text(encoding="utf-8"))


# ------------------------------------------------------------------------------- links and downloads

@pytest.mark.parametrize("name", PAGES)
def test_links_to_places_on_other_pages_lead_somewhere(text, name):
    links = {(path, anchor) for path, anchor in LINK.findall(text(name)) if not path.startswith("..")}
    lost = [(path, anchor) for path, anchor in links if f'id="{anchor}"' not in text(f"chapters/{path}")]
    assert lost == []


def test_every_construct_is_one_click_from_the_glossary(text):
    links = {(path.removesuffix(".html"), anchor) for path, anchor in LINK.findall(text("chapters/glossary.html"))}
    wanted = {(name, f"term-{row['id']}") for name, row in glossary.constructs()}
    assert wanted <= links


def test_every_exercise_is_one_click_from_its_index(text):
    links = set(LINK.findall(text("chapters/exercises.html")))
    wanted = {(f"{path.stem}.html", f"exercise-{each.number}")
              for path, listed in exercises.all_exercises() for each in listed}
    assert wanted and wanted <= links


def test_every_table_is_fetched_as_it_is(pages, text):
    for resource in read_package()["resources"]:
        assert f'href="../data/{resource["path"]}"' in text("chapters/data.html")
        content = (pages / "data" / resource["path"]).read_bytes()
        assert content == (DATA / resource["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() in text("chapters/data.html")


def test_the_copy_of_the_data_is_a_whole_package(pages):
    copied = json.loads((pages / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in copied["resources"]:
        assert (pages / "data" / resource["path"]).exists()
        if isinstance(resource["schema"], str):
            assert (pages / "data" / resource["schema"]).exists()


def test_a_table_can_be_downloaded(open_page):
    page = open_page("chapters/data.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="series.csv", exact=True).click()
    assert download.value.path().read_bytes() == (DATA / "series.csv").read_bytes()
    assert catalogue.FOLDER == "../data"


# ------------------------------------------------------------------------------- the glossary's field

@pytest.mark.parametrize(("typed", "found"), [
    ("shequn", "社群电商"), ("SHÈQÚN DIÀN", "社群电商"), ("信任资本", "信任资本"), ("trust cap", "信任资本")])
def test_the_field_finds_terms_by_pinyin_chinese_and_english(open_page, typed, found):
    page = open_page("chapters/glossary.html")
    everything = page.locator(".glossary .entry").count()
    field = page.get_by_label("Show only terms with")
    field.press_sequentially(typed)
    shown = page.locator(".glossary .entry:visible")
    assert 0 < shown.count() < everything
    assert shown.filter(has=page.get_by_text(found, exact=True)).count() == 1
    assert page.locator(".glossary-filter output").inner_text() == f"{shown.count()} of {everything} terms"
    assert page.locator(".letter:visible").count() <= shown.count()
    field.fill("")
    assert shown.count() == everything and page.locator(".glossary-filter output").inner_text() == ""


def test_the_field_says_when_nothing_is_found(open_page):
    page = open_page("chapters/glossary.html")
    page.get_by_label("Show only terms with").fill("xyzzy")
    assert page.locator(".glossary-filter output").inner_text().startswith("0 of ")
    assert page.locator(".letter:visible").count() == 0


def test_without_scripts_all_terms_are_there_and_no_dead_field(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/chapters/glossary.html")
    assert page.locator(".glossary .entry:visible").count() == len(glossary.entries())
    assert not page.locator("#glossary-filter").is_visible()
    context.close()


# ------------------------------------------------------------------------------- what a term means

def meaning(name, anchor):
    """The row of the construct to whose place a link leads."""
    return load_framework(name).construct(anchor.removeprefix("term-"))


@pytest.fixture
def box(open_page):
    """The chapter's page, the first box of its map, and the construct behind it."""
    page = open_page(CHAPTER, width=1280, height=900)
    link = page.locator(".map-links a").first
    link.scroll_into_view_if_needed()
    return page, link, meaning("trust-logic", link.get_attribute("href").partition("#")[2])


def shown(page):
    """The card, once it is there."""
    card = page.get_by_role("tooltip")
    card.wait_for()
    return card


def test_pointing_at_a_box_says_what_it_means_and_moves_nothing(box):
    page, link, row = box
    before = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    place = link.bounding_box()
    link.hover()
    text = shown(page).inner_text()
    assert all(row[column] in text for column in ("zh", "pinyin", "paraphrase"))
    assert page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]") == before
    assert link.bounding_box() == place


def test_the_card_stays_under_the_pointer_and_goes_when_it_leaves(box):
    page, link, _ = box
    link.hover()
    card = shown(page)
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(2, 2)
    card.wait_for(state="hidden")


def test_keys_bring_the_card_and_escape_takes_it_away(box):
    page, link, row = box
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert row["paraphrase"] in shown(page).inner_text()
    assert link.get_attribute("aria-describedby") == page.get_by_role("tooltip").get_attribute("id")
    page.keyboard.press("Escape")
    assert page.get_by_role("tooltip").count() == 0
    assert link.evaluate("link => document.activeElement === link") and link.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#term-{row['id']}")


def test_axe_finds_nothing_in_the_card(box):
    page, link, _ = box
    link.hover()
    shown(page)
    assert serious(page, "[role=tooltip]") == []


@pytest.fixture
def phone(browser, site):
    """The chapter on a small screen that is touched."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    yield page
    context.close()


def test_a_touched_link_leads_where_it_leads_and_a_touched_term_says_what_it_means(phone):
    link = phone.locator(".map-links-narrow a").first
    link.scroll_into_view_if_needed()
    row = meaning("trust-logic", link.get_attribute("href").partition("#")[2])
    link.tap()
    phone.wait_for_url(f"**#term-{row['id']}")
    assert phone.get_by_role("tooltip").count() == 0
    phone.locator(f"#term-{row['id']}").tap()
    card = shown(phone)
    assert row["paraphrase"] in card.inner_text()
    edges = card.bounding_box()
    assert edges["x"] >= 0 and edges["x"] + edges["width"] <= 360
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_brings_the_terms_its_links_lead_to_and_no_others(text):
    for name in framework_names():
        brought = re.findall(r'src="\.\./_static/terms/([\w-]+)\.js', text(f"chapters/{name}.html"))
        assert name in brought and set(brought) <= set(framework_names())
    for name in ("glossary", "bibliography", "exercises"):
        assert "_static/terms" not in text(f"chapters/{name}.html")


def test_terms_are_said_on_a_page_opened_from_a_disk(browser, pages):
    context = browser.new_context()
    page = context.new_page()
    page.goto((pages / CHAPTER).resolve().as_uri())
    page.locator(".map-links a").first.hover()
    assert len(shown(page).inner_text()) > 20
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_these_pages_stand_in_the_table_of_contents(name):
    assert name.removesuffix(".html") in (ROOT / "_toc.yml").read_text(encoding="utf-8")
