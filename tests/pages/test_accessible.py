"""axe-core finds nothing serious on any page, in light and dark, nor in the states of an explorer."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.book import PAGES


def serious(page):
    """The serious and critical findings on the page as it is now: rule, help, first place."""
    findings = Axe().run(page).response["violations"]
    return [(each["id"], each["help"], each["nodes"][0]["html"][:200])
            for each in findings if each["impact"] in ("serious", "critical")]


def shade(page, scheme):
    """Make the page light or dark, and wait until its colours have faded over (an editor's cursor never rests)."""
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
    page.evaluate("""Promise.allSettled(document.getAnimations().filter(each => each instanceof CSSTransition)
        .map(each => each.finished)).then(() => null)""")


@pytest.mark.parametrize("name", PAGES)
def test_pages(open_page, name):
    page = open_page(name)
    for scheme in ("light", "dark"):
        shade(page, scheme)
        assert serious(page) == [], scheme


def test_an_explorer_that_refuses_a_value(open_page):
    page = open_page("index.html")
    field = page.locator("input.explorer-typed[name=fulfilment]")
    field.fill("7")
    field.press("Tab")
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    assert page.locator("[data-explorer]").get_attribute("data-state") == "error"
    assert serious(page) == []
