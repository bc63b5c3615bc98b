"""Every page as a reader meets it: quiet, within the screen, with pictures that have words."""

import pytest

PAGES = ["index.html", "chapters/trust-logic.html", "chapters/models.html", "chapters/licence.html"]
EVERY_PAGE = pytest.mark.parametrize("name", PAGES)


def test_these_are_all_pages(pages):
    built = {path.relative_to(pages).as_posix() for path in pages.rglob("*.html") if "_static" not in path.parts}
    assert built - {"search.html", "genindex.html"} == set(PAGES)


@EVERY_PAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_quiet(open_page, watched, name, scheme):
    watched.page.emulate_media(color_scheme=scheme)
    page = open_page(name)
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(100)
    assert watched.foreign == [] and watched.complaints == []


@EVERY_PAGE
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_sticks_out(open_page, name, width):
    page = open_page(name, width=width, height=800)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@EVERY_PAGE
def test_every_image_has_alternative_text(open_page, name):
    page = open_page(name)
    images = page.locator("article img, article svg[role=img]").all()
    for image in images:
        words = image.get_attribute("alt") or image.get_attribute("aria-label")
        assert words and len(words) > 20


@EVERY_PAGE
def test_links_within_a_page_lead_somewhere(open_page, name):
    page = open_page(name)
    lost = page.evaluate("""() => [...document.querySelectorAll('article a[href^="#"]')]
        .map(link => decodeURIComponent(link.getAttribute("href").slice(1)))
        .filter(id => id && !document.getElementById(id))""")
    assert lost == []


@EVERY_PAGE
def test_no_placeholder_is_left_in_the_text(open_page, name):
    text = open_page(name).locator("article").inner_text()
    for mark in ("{glue", "glue:text", "{cite", "```", "undefined", "NaN", "{code-cell"):
        assert mark not in text


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
