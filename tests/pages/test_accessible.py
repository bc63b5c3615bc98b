"""axe-core finds nothing serious on any page, in light and dark, nor in the states of an explorer."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.book import PAGES
from widgets.models import CATALOGUE

ALL = {"resultTypes": ["violations"]}          # all else is sent by its numbers, which is much quicker
AROUND = {"exclude": [["[data-explorer]"]]}
COLOURS = {**ALL, "runOnly": ["color-contrast"]}


def serious(page, part=None, rules=ALL):
    """The serious and critical findings on the page as it is now, or in one part of it: rule, help, first place."""
    findings = Axe().run(page, context=part, options=rules).response["violations"]
    return [(each["id"], each["help"], each["nodes"][0]["html"][:200])
            for each in findings if each["impact"] in ("serious", "critical")]


SHADE = """scheme => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; }");     // no colour is still on its way
    document.adoptedStyleSheets = [still];
    document.documentElement.dataset.theme = scheme;
}"""


def shade(page, scheme):
    """Make the page light or dark, at once."""
    page.evaluate(SHADE, scheme)


def serious_by_day_and_night(page, part=None):
    """The findings in the light, and those on colours, of which alone there are others, in the dark."""
    shade(page, "light")
    by_day = serious(page, part)
    shade(page, "dark")
    return by_day + serious(page, part, COLOURS)


@pytest.mark.parametrize("name", PAGES)
def test_pages(open_page, name):
    """A page but for its explorers, which are looked at below: each model's in all its states."""
    assert serious_by_day_and_night(open_page(name), AROUND) == []


ALONE = """figure => {
    for (let part = figure; part !== document.body; part = part.parentElement) {
        for (const other of [...part.parentElement.children]) if (other !== part) other.remove();
    }
}"""


def unfold(explorer, panels="details", wanted=True):
    explorer.locator(panels).evaluate_all("(all, wanted) => all.forEach(each => { each.open = wanted; })", wanted)


def guess(explorer):
    """From here on without the listing: its thousand words, each in a colour, are looked at once."""
    explorer.locator(".explorer-code").evaluate_all("all => all.forEach(each => each.remove())")
    unfold(explorer, wanted=False)
    explorer.locator("button[name=guess]").click()


def show(explorer):
    explorer.locator("button[name=show]").click()


def pin(explorer):
    """Two runs pinned, of two presets."""
    unfold(explorer, ".explorer-keep")
    for preset in explorer.locator("button[name=preset]").all()[:2]:
        preset.click()
        explorer.locator("button[name=pin]").click()


def play_to_a_step(explorer):
    explorer.locator("button[name=play]").click()
    explorer.locator("input[name=step]").fill("3")


def edit(explorer):
    unfold(explorer, ".explorer-source")
    explorer.locator("button[name=source_change]").click()
    explorer.locator(".cm-content").focus()
    explorer.page.keyboard.press("Control+a")
    explorer.page.keyboard.press("ArrowLeft")
    explorer.page.keyboard.insert_text("# mine\n")
    explorer.locator(".explorer-changed").wait_for()


def make_a_fault(explorer):
    explorer.locator(".cm-content").focus()
    explorer.page.keyboard.insert_text("this is no Python\n")
    explorer.locator("button[name=go-to-fault]").click()


def type_nonsense(explorer):
    field = explorer.locator("input.explorer-typed").first
    field.fill("-999")
    field.press("Tab")
    explorer.page.wait_for_function("each => each.dataset.state === 'error'", arg=explorer.element_handle())


def present(explorer):
    explorer.locator("button[name=present]").click()


PLACES = [*((model, f"chapters/models/{model}.html") for model in CATALOGUE),
          ("members_bring_members", "chapters/methods.html"), ("usage_rate", "chapters/landscape.html")]
STATES = (unfold, guess, show, pin, play_to_a_step, edit, make_a_fault, type_nonsense, present)


@pytest.mark.parametrize("model, name", PLACES, ids=[model for model, _ in PLACES])
def test_every_state_of_an_explorer(open_page, model, name):
    """A reader goes from state to state, by day and by night. The page around has been looked at above."""
    explorer = open_page(name).locator(f"#explorer-{model}")
    explorer.evaluate(ALONE)
    for reach in STATES:
        reach(explorer)
        assert serious_by_day_and_night(explorer.page, f"#explorer-{model}") == [], reach.__name__
