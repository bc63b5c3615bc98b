"""Whatever a link, a search or a field brings, it stays text: no element of it, no code, no request, no new state.

The pages' policy would stop what these texts ask for (test_policy.py). Here it is switched off: the pages must not
need it.
"""

import json
from urllib.parse import quote

import pytest

from tests.hostile import LINK_PARTS, STRINGS
from tests.pages.tabs import ALL_LIVE, read, watch

PAGE = "chapters/models/trust.html"
EXPLORER = "#explorer-trust"
ELEMENTS = """() => [
    ...[...document.querySelectorAll("*")].map((each) => each.localName),
    ...[...document.querySelectorAll("[onerror], [onload], [href^='javascript:']")].map(() => "handler"),
].sort()"""
VALUES = """() => [...document.querySelectorAll("#explorer-trust input[type=range]")].map((each) => each.value)"""
FOLLOW = """(link) => new Promise((done) => {
    const [trouble, before] = [document.querySelector("#explorer-trust .explorer-trouble"), location.href];
    trouble.textContent = "";
    addEventListener("hashchange", () => done(trouble.innerText), { once: true });
    location.hash = link;
    if (location.href === before) done("written in another way, the same link");
})"""


def unguarded(browser):
    """A tab without a policy, watched, in which nothing may happen."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script("globalThis.hit = () => { throw new Error('hit'); }")
    watched = watch(context.new_page())
    watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    return watched


@pytest.fixture(scope="module")
def target(browser):
    """One such tab for many texts."""
    watched = unguarded(browser)
    yield watched
    watched.page.context.close()


@pytest.fixture(scope="module")
def explorer(target, site):
    """The page of the trust model, with the words of a refused link on it already."""
    target.page.goto(f"{site}/{PAGE}{EXPLORER}?model=nothing&v=1")
    target.page.locator(f"{EXPLORER} .explorer-trouble:visible").wait_for()
    target.page.locator(f"{EXPLORER} .explorer-description li").first.wait_for(state="attached")   # once all rests
    return target


@pytest.mark.parametrize("text", STRINGS, ids=ascii)
def test_a_link_with_it_is_refused_in_words(explorer, text):
    page = explorer.page
    before, values = page.evaluate(ELEMENTS), page.evaluate(VALUES)
    for part in LINK_PARTS:
        for said in (text, quote(text, safe="")):
            told = page.evaluate(FOLLOW, f"{EXPLORER}?{part.format(said)}")
            assert 10 < len(told) < 500, part
    assert page.evaluate(ELEMENTS) == before and page.evaluate(VALUES) == values
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert explorer.complaints == [] and explorer.foreign == []


@pytest.mark.parametrize("text", STRINGS, ids=ascii)
def test_typed_as_a_value_it_is_refused_in_words(explorer, text):
    page = explorer.page
    before, values = page.evaluate(ELEMENTS), page.evaluate(VALUES)
    field = page.locator(f"{EXPLORER} input.explorer-typed").first
    field.fill(text)
    field.dispatch_event("change")
    assert "is not a number" in page.locator(f"{EXPLORER} .explorer-refusal:visible").inner_text()
    assert page.evaluate(ELEMENTS) == before and page.evaluate(VALUES) == values
    assert explorer.complaints == [] and explorer.foreign == []


@pytest.mark.parametrize("text", ["%", "%E0%A4%A", "x" * 20_000, "__proto__", "<img src=x onerror=hit()>"], ids=ascii)
def test_a_link_that_leads_nowhere_leaves_a_page_alive(target, site, text):
    target.page.goto("about:blank")
    read(target.page, f"{site}/chapters/trust-logic.html#{text}?model=trust&v=1&negativity=9")
    assert target.page.evaluate(ALL_LIVE)
    assert target.complaints == [] and target.foreign == []


@pytest.mark.parametrize("values", ["no JSON", "[]", "null", *(json.dumps(each) for each in (
    {"negativity": "<img src=x onerror=hit()>"}, {"__proto__": {"negativity": 99}}, {"negativity": 1e9}, {"x": 1}))])
def test_in_the_values_of_a_figure_it_runs_nothing(browser, site, values):
    watched = unguarded(browser)
    page = watched.page
    page.add_init_script(f"""document.addEventListener("readystatechange", () => {{
        document.querySelector("{EXPLORER}")?.setAttribute("data-values", {json.dumps(values)});
    }}, {{ once: true }})""")
    page.goto(f"{site}/{PAGE}")
    page.wait_for_load_state("load")
    assert page.locator("img[src=x]").count() == 0 and watched.foreign == [] and "hit" not in watched.complaints
    page.context.close()


@pytest.mark.parametrize("text", STRINGS[:13], ids=ascii)
@pytest.mark.parametrize("place", ["search.html?q={}", "chapters/trust-logic.html?highlight={}", f"{PAGE}?{{}}"])
def test_asked_for_it_becomes_no_element(target, site, place, text):
    page = target.page
    page.goto(f"{site}/{place.format(quote(text, safe=''))}")
    page.wait_for_load_state("networkidle")
    assert page.locator("img[src=x], svg[onload], iframe, [onerror], script:not([src]):not([type])").count() == 0
    assert target.complaints == [] and target.foreign == []


@pytest.mark.parametrize(("name", "field"), [
    ("chapters/glossary.html", "#glossary-filter"), ("chapters/methods.html", ".lab input[type=text]:visible")])
def test_typed_into_other_fields_it_becomes_no_element(target, site, name, field):
    page = target.page
    read(page, f"{site}/{name}")
    for text in STRINGS:
        for each in page.locator(field).all():
            each.fill(text[:1000])
            each.press("Enter")
    assert page.locator("img[src=x], svg[onload], iframe, [onerror]").count() == 0
    assert target.complaints == [] and target.foreign == []
