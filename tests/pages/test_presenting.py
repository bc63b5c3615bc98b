"""Present: one explorer fills the screen for a class, takes its state with it, and brings it back."""

import json

import pytest

from tests.pages.explorers import draw_level, settle
from widgets.models import CATALOGUE

SCREEN = "dialog.explorer-screen"
SCREENS = {"16:9": (1920, 1080), "4:3": (1400, 1050), "small 4:3": (1024, 768)}
STATE = """explorer => ({
    values: [...explorer.querySelectorAll("input[type=range]")].map(each => [each.name, each.value]),
    pressed: explorer.querySelector("[aria-pressed=true]")?.value,
    pins: explorer.querySelectorAll(".explorer-pins li").length,
    guess: explorer.querySelector(".explorer-guess-layer path")?.getAttribute("d"),
    lines: [...explorer.querySelectorAll("g[id*=artist-] path")].map(path => path.getAttribute("d")),
    step: explorer.querySelector(".explorer-play-where").textContent,
    reading: explorer.querySelector(".explorer-reading").textContent,
})"""


def on_screen(open_page, model_id, screen="16:9"):
    """A model's explorer on its own page, on a screen of this size."""
    width, height = SCREENS[screen]
    return open_page(f"chapters/models/{model_id}.html", width=width, height=height).locator(f"#explorer-{model_id}")


def present(explorer):
    explorer.locator("button[name=present]").click()
    explorer.page.locator(f"{SCREEN}[open] [data-presenting]").wait_for()


def left(explorer):
    """Wait until the explorer is back on its page."""
    explorer.page.locator(SCREEN).wait_for(state="detached")
    explorer.page.wait_for_function("document.fullscreenElement === null")


@pytest.fixture
def explorer(open_page):
    return on_screen(open_page, "trust")


def test_the_state_goes_in_and_comes_back(explorer, watched):
    explorer.locator("button[value=over_commercialised]").click()
    explorer.locator(".explorer-keep summary").click()
    explorer.locator("button[name=pin]").click()
    explorer.locator("button[name=guess]").click()
    draw_level(explorer, 0.5)
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.locator("button[name=show]").click()
    explorer.locator("input[name=step]").fill("30")
    before = explorer.evaluate(STATE)
    assert before["pins"] == 1 and before["guess"] and before["step"] == "month 30 of 240"
    place = explorer.evaluate("explorer => explorer.parentElement.className")
    present(explorer)
    assert explorer.evaluate(STATE) == before
    explorer.locator("input[name=step]").fill("60")
    explorer.locator("input[type=range][name=memory]").fill("0.5")
    settle(explorer)
    inside = explorer.evaluate(STATE)
    explorer.locator("button[name=present]").click()
    left(explorer)
    assert explorer.evaluate(STATE) == inside and inside["step"] == "month 60 of 240"
    assert explorer.evaluate("explorer => explorer.parentElement.className") == place
    assert watched.complaints == []


def test_the_page_takes_the_whole_screen_and_gives_it_back(explorer):
    present(explorer)
    explorer.page.wait_for_function("document.fullscreenElement !== null")
    explorer.page.evaluate("document.exitFullscreen()")             # as Escape does in a window
    left(explorer)
    assert explorer.get_attribute("data-presenting") is None


@pytest.mark.parametrize("refused", [
    "Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false })",
    "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))",
], ids=["not allowed", "refused"])
def test_without_full_screen_the_window_is_filled(watched, open_page, refused):
    watched.page.add_init_script(refused)
    explorer = on_screen(open_page, "trust")
    present(explorer)
    box = explorer.page.locator(SCREEN).bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1920, 1080)
    assert explorer.page.evaluate("document.fullscreenElement") is None
    explorer.page.keyboard.press("Escape")
    left(explorer)
    assert watched.complaints == []


def test_the_focus_stays_inside_and_returns_to_the_button(explorer):
    present(explorer)
    for _ in range(45):
        explorer.page.keyboard.press("Tab")
        assert explorer.page.evaluate("""document.activeElement === document.body
            || document.activeElement.closest(".explorer-screen") !== null""")
    explorer.locator("input[name=step]").focus()
    explorer.page.keyboard.press("Escape")
    left(explorer)
    assert explorer.page.evaluate("document.activeElement.name") == "present"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("model_id", ["trust", "live_session", "integrated"])
def test_the_last_row_can_read_it(open_page, model_id, screen):
    """Words have 24 px of 1080, the figure's smallest nearly so; what a class looks at needs no scrolling."""
    explorer = on_screen(open_page, model_id, screen)
    present(explorer)
    width, height = SCREENS[screen]
    assert explorer.page.locator(SCREEN).evaluate("screen => screen.scrollWidth") <= width
    sizes = explorer.evaluate("""explorer => [...explorer.querySelectorAll("button, label, p, input, span")]
        .filter(each => each.checkVisibility() && (each.value || each.textContent.trim()))
        .map(each => parseFloat(getComputedStyle(each).fontSize))""")
    smallest = min(width, height) / 1080
    assert min(sizes) >= 24 * smallest
    unit = explorer.locator("svg.explorer-figure").evaluate("svg => svg.getScreenCTM().a")
    assert 11 * unit >= 20 * smallest
    for part in ("svg.explorer-figure", ".explorer-play", ".explorer-reading"):
        box = explorer.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, part


def test_a_model_with_many_sliders_shows_all_of_them(open_page):
    most = max(CATALOGUE.values(), key=lambda model: sum(not each.scenario for each in model.parameters))
    explorer = on_screen(open_page, most.id)
    present(explorer)
    for parameter in (each for each in most.parameters if not each.scenario):
        slider = explorer.locator(f".explorer-control input[type=range][name={parameter.name}]")
        slider.scroll_into_view_if_needed()
        assert slider.is_visible()
    assert not explorer.locator("details").first.is_visible()


def test_a_slide_has_no_button_for_it(open_page):
    page = open_page("slides/trust-logic.html")
    assert page.locator("[data-explorer]").count() > 0
    assert not any(button.is_visible() for button in page.locator("button[name=present]").all())


def test_two_explorers_take_turns(open_page):
    """The second is presented after the first, each with its own values."""
    page = open_page("chapters/trust-logic.html", width=1280, height=720)
    for anchor in ("explorer-trust", "explorer-trust-push"):
        explorer = page.locator(f"#{anchor}")
        present(explorer)
        assert page.locator(f"{SCREEN} [data-explorer]").get_attribute("id") == anchor
        assert json.loads(explorer.get_attribute("data-values"))
        page.keyboard.press("Escape")
        left(explorer)
