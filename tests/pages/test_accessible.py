"""axe-core finds nothing serious on any page, in light and dark, nor in the states of an explorer."""

import pytest

from tests.axe import serious
from tests.book import PAGES
from tests.pages.explorers import reveal
from widgets.models import CATALOGUE


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_nothing_serious(open_page, name):
    """A page but for its explorers, which are looked at below: each model's in all its states."""
    assert serious(open_page(name), without="[data-explorer]") == []


ALONE = """figure => {
    for (let part = figure; part !== document.body; part = part.parentElement) {
        for (const other of [...part.parentElement.children]) if (other !== part) other.remove();
    }
}"""


def unfold(explorer, panels="details", wanted=True):
    explorer.locator(panels).evaluate_all("(all, wanted) => all.forEach(each => { each.open = wanted; })", wanted)


def guess(explorer):
    """From here on without listing and equations: their thousands of words are looked at once."""
    explorer.locator(".explorer-code, .explorer-equation").evaluate_all("all => all.forEach(each => each.remove())")
    unfold(explorer, wanted=False)
    explorer.locator("button[name=guess]").click()


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
    explorer.page.keyboard.press("ControlOrMeta+a")
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
# Which words stand in these states, and how many, differs from model to model ...
OF_THE_MODEL = (unfold, guess, reveal, pin)
# ... these are the front end's own, looked at with and without a map and a seed, and of a model that a chapter writes.
OF_THE_FRONT_END = (play_to_a_step, edit, make_a_fault, type_nonsense, present)
THROUGHOUT = ("trust", "live_session", "funnel", "usage_rate")


@pytest.mark.parametrize("model, name", PLACES, ids=[model for model, _ in PLACES])
def test_every_state_of_an_explorer(open_page, model, name):
    """A reader goes from state to state, by day and by night. The page around has been looked at above."""
    explorer = open_page(name).locator(f"#explorer-{model}")
    explorer.evaluate(ALONE)
    for reach in OF_THE_MODEL + (OF_THE_FRONT_END if model in THROUGHOUT else ()):
        reach(explorer)
        assert serious(explorer.page, f"#explorer-{model}") == [], reach.__name__
