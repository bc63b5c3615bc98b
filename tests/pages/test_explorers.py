"""Explorers on the built page: every control moves the picture, bad input is explained, presets load."""

import json

import pytest

from tests.book import PLACES
from tests.pages.explorers import drawn, explorer_on, move, settle
from widgets.explorer import sentence
from widgets.models import CATALOGUE

CHAPTER = "chapters/trust-logic.html"
HOMES = pytest.mark.parametrize("model_id", CATALOGUE)      # each model's own page has one explorer of it


def at_home(open_page, model_id):
    """The explorer on the model's own page."""
    return explorer_on(open_page(f"chapters/models/{model_id}.html"), f"explorer-{model_id}")


@pytest.mark.parametrize("name", sorted({name for name, _ in PLACES}))
def test_these_are_all_explorers(open_page, name):
    explorers = open_page(name).locator("[data-explorer]").all()
    assert [each.get_attribute("id") for each in explorers] == [anchor for place, anchor in PLACES if place == name]
    for explorer in explorers:
        if explorer.get_attribute("data-own") is not None:
            continue                                        # written on the page: tests/explorer/test_own.py
        model = CATALOGUE[explorer.get_attribute("data-explorer")]
        values = json.loads(explorer.get_attribute("data-values"))
        assert explorer.locator(".explorer-reading").text_content() == sentence(model, values)


@HOMES
def test_every_slider_moves_the_picture(open_page, watched, model_id):
    """Each slider, in at least one preset: governance that begins late matters only where there is governance."""
    explorer, model = at_home(open_page, model_id), CATALOGUE[model_id]
    explorer.locator("details.explorer-scenario").evaluate_all("all => all.forEach(each => each.open = true)")
    expected = sorted(model.parameters, key=lambda parameter: parameter.scenario)
    sliders = [each.get_attribute("name") for each in explorer.locator(".explorer-control input[type=range]").all()]
    assert sliders == [parameter.name for parameter in expected]
    for parameter in model.parameters:
        assert any(moves(explorer, preset, parameter) for preset in model.presets), parameter.name
    assert watched.complaints == [] and watched.foreign == []


def moves(explorer, preset, parameter):
    """Whether either end of the slider gives another picture than the preset's own."""
    explorer.locator(f"button[value={preset.name}]").click()
    settle(explorer)
    before = drawn(explorer)
    for value in (parameter.low, parameter.high):
        move(explorer.locator(f"input[type=range][name={parameter.name}]"), value)
        settle(explorer)
        if drawn(explorer) != before:
            return True
    return False


@HOMES
def test_every_preset_says_what_python_says(open_page, model_id):
    explorer, model = at_home(open_page, model_id), CATALOGUE[model_id]
    for preset in model.presets:
        button = explorer.locator(f"button[value={preset.name}]")
        button.click()
        settle(explorer)
        assert explorer.locator(".explorer-reading").inner_text() == sentence(model, model.settings(preset.name))
        assert explorer.locator(".explorer-preset-note").inner_text() == preset.sentence
        assert button.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("typed, words", [
    ("7", "commercial_volume = 7 is out of range: it must be from 0.02 to 0.8."),
    ("much", "commercial_volume = much is not a number: it must be a number from 0.02 to 0.8."),
    ("", "is not a number"),
    ("1e999", "is out of range"),
    ("<b>0.3</b>", "commercial_volume = <b>0.3</b> is not a number"),
])
def test_a_bad_typed_value_is_explained_and_the_picture_stays(open_page, watched, typed, words):
    page = open_page(CHAPTER)
    explorer = explorer_on(page, "explorer-trust")
    before = drawn(explorer)
    field = explorer.locator("input.explorer-typed[name=commercial_volume]")
    field.fill(typed)
    field.press("Tab")
    assert words in explorer.locator(".explorer-refusal:visible").inner_text()
    assert explorer.get_attribute("data-state") == "error" and drawn(explorer) == before
    field.fill("0.45")
    field.press("Tab")
    settle(explorer)
    assert explorer.locator(".explorer-refusal:visible").count() == 0 and drawn(explorer) != before
    assert watched.complaints == []


def test_a_typed_value_moves_the_slider(open_page):
    page = open_page(CHAPTER)
    explorer = explorer_on(page, "explorer-trust")
    field = explorer.locator("input.explorer-typed[name=negativity]")
    field.fill("2.5")
    field.press("Enter")
    settle(explorer)
    assert explorer.locator("input[type=range][name=negativity]").input_value() == "2.5"


def test_the_keyboard_alone_is_enough(open_page):
    page = open_page(CHAPTER)
    explorer = explorer_on(page, "explorer-trust")
    before = drawn(explorer)
    explorer.locator("button[name=preset]").first.focus()
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        if seen[-1] == "SUMMARY":
            break
    assert {"reset", "commercial_volume", "threshold", "SUMMARY"} <= set(seen)
    explorer.locator("input[type=range][name=commercial_volume]").focus()
    page.keyboard.press("ArrowRight")
    settle(explorer)
    assert explorer.locator("input.explorer-typed[name=commercial_volume]").input_value() == "0.26"
    assert drawn(explorer) != before


def test_two_explorers_of_a_model_do_not_disturb_each_other(open_page):
    page = open_page(CHAPTER)
    first, second = explorer_on(page, "explorer-trust"), explorer_on(page, "explorer-trust-push")
    before = drawn(second)
    first.locator("button[value=forgiving_users]").click()
    settle(first)
    assert drawn(second) == before
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", sorted({name for name, _ in PLACES if name != "index.html"}))
def test_a_claim_loads_its_preset(open_page, name):
    page = open_page(name)
    for address in {link.get_attribute("data-preset") for link in page.locator("a[data-preset]").all()}:
        model_id, preset = address.split(":")
        page.locator(f"a[data-preset='{address}']").first.dispatch_event("click")
        explorer = explorer_on(page, f"explorer-{model_id}")
        settle(explorer)
        assert explorer.locator(f"button[value={preset}]").get_attribute("aria-pressed") == "true"


def test_the_layout_follows_the_width(open_page):
    page = open_page(CHAPTER, width=1200, height=800)
    figure = explorer_on(page, "explorer-trust").locator("svg.explorer-figure")
    assert figure.get_attribute("viewBox").split()[2] == "720"
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_function("document.querySelector('#explorer-trust svg').viewBox.baseVal.width === 340")


def test_on_a_phone_the_figure_stays_in_sight(open_page):
    page = open_page(CHAPTER, width=360, height=740)
    explorer = explorer_on(page, "explorer-trust")
    last = explorer.locator(".explorer-control").nth(5)
    last.evaluate("control => control.scrollIntoView({block: 'end'})")
    picture, control = explorer.locator("svg.explorer-figure").bounding_box(), last.bounding_box()
    header = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--pst-header-height')")
    assert 0 <= picture["y"] <= 90, header
    assert control["y"] >= picture["y"] + picture["height"] and control["y"] + control["height"] <= 741


# The second message to a page's first worker is handled by a function of a function that sends it.
SECOND_ASKED = """
    const Native = Worker;
    let first = null;
    globalThis.Worker = class extends Native {{
        postMessage(message) {{
            first ??= this;
            this.asked = (this.asked ?? 0) + 1;
            if (this !== first || this.asked !== 2) return super.postMessage(message);
            ({})(() => super.postMessage(message));
        }}
    }};
"""


def test_a_run_that_takes_too_long_is_stopped_in_words(open_page, watched):
    """An engine that never answers: its worker is ended, the words say so, and the next run works."""
    page = watched.page
    page.add_init_script(SECOND_ASKED.format("stuck => {}"))
    page = open_page("index.html")
    explorer = explorer_on(page, "explorer-funnel")
    before = drawn(explorer)
    explorer.locator("button[value=mature]").click()
    trouble = explorer.locator(".explorer-trouble")
    trouble.wait_for(state="visible", timeout=5000)
    assert "took longer than 2 seconds" in trouble.inner_text() and drawn(explorer) == before
    explorer.locator("button[value=discover_and_buy]").click()
    settle(explorer)
    assert not trouble.is_visible() and drawn(explorer) != before


def test_a_run_that_failed_is_computed_again_when_its_values_are_chosen_again(open_page, watched):
    watched.page.add_init_script(SECOND_ASKED.format("stuck => {}"))
    explorer = explorer_on(open_page("index.html"), "explorer-funnel")
    mature = explorer.locator("button[value=mature]")
    mature.click()
    trouble = explorer.locator(".explorer-trouble")
    trouble.wait_for(state="visible", timeout=5000)
    assert explorer.get_attribute("data-state") == "error"
    mature.click()
    settle(explorer)
    assert not trouble.is_visible()
    said = sentence("funnel", CATALOGUE["funnel"].settings("mature"))
    assert explorer.locator(".explorer-reading").inner_text() == said
    assert watched.complaints == []


def test_only_the_picture_of_the_present_values_is_live(open_page, watched):
    """While a run is on its way, choosing its values again changes nothing."""
    watched.page.add_init_script(SECOND_ASKED.format("send => { globalThis.send = send; }"))
    page = open_page("index.html")
    explorer = explorer_on(page, "explorer-funnel")
    for _ in range(2):
        explorer.locator("button[value=mature]").click()
        assert explorer.get_attribute("data-state") == "running"
    page.evaluate("send()")
    settle(explorer)
    said = sentence("funnel", CATALOGUE["funnel"].settings("mature"))
    assert explorer.locator(".explorer-reading").inner_text() == said
    explorer.locator("button[value=mature]").click()
    assert explorer.get_attribute("data-state") == "live" and watched.complaints == []


def test_a_worker_is_asked_nothing_before_it_has_answered(open_page, watched):
    """So that answers need no numbers: the last one is that to the newest values."""
    watched.page.add_init_script("""
        const Native = Worker;
        globalThis.mostOpen = 0;
        globalThis.Worker = class extends Native {
            constructor(...given) {
                super(...given);
                this.open = 0;
                this.addEventListener("message", ({ data }) => { if (!data.ready) this.open -= 1; });
            }
            postMessage(message) {
                this.open += 1;
                globalThis.mostOpen = Math.max(globalThis.mostOpen, this.open);
                super.postMessage(message);
            }
        };
    """)
    page = open_page("chapters/models/trust.html")
    explorer = explorer_on(page, "explorer-trust")
    slider = explorer.locator("input[type=range][name=commercial_volume]")
    slider.evaluate("""slider => { for (let i = 2; i <= 80; i += 1) {
        slider.value = String(i / 100);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
    } }""")
    settle(explorer)
    values = {**CATALOGUE["trust"].defaults(), "commercial_volume": 0.8}
    assert explorer.locator(".explorer-reading").inner_text() == sentence("trust", values)
    assert page.evaluate("mostOpen") == 1 and watched.complaints == []
