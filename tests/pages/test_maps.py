"""The map of two parameters on the built page: it shows runs of the model, and touching it sets the sliders."""

import pytest

from tests.pages.explorers import move, settle, values_of
from widgets.models import CATALOGUE

PAGES = {"trust": "trust-logic", "mechanism": "ecosystem", "competition": "evolution",
         "live_session": "live-streaming", "ritual": "community", "integrated": "models/integrated"}
MODELS = pytest.mark.parametrize("model_id", PAGES)


@pytest.fixture
def opened(open_page):
    """The explorer of a model with its map unfolded and computed."""

    def go(model_id, **viewport):
        explorer = open_page(f"chapters/{PAGES[model_id]}.html", **viewport).locator(f"#explorer-{model_id}")
        explorer.locator(".explorer-map summary").click()
        computed(explorer)
        return explorer

    return go


def computed(explorer):
    explorer.locator(".explorer-map[data-state=live]").wait_for()
    settle(explorer)


def expected(model_id, values):
    """The end of the map's sentence for a run with these values."""
    model = CATALOGUE[model_id]
    whole = {name: int(value) if model.parameter(name).whole else value for name, value in values.items()}
    return f"{model.map.label}: {format(model.simulate(**whole)[model.map.quantity], model.map.spec)}."


def touch(explorer, across, up):
    box = explorer.locator(".explorer-map-field").bounding_box()
    explorer.locator(".explorer-map-field").click(position={"x": across * box["width"], "y": (1 - up) * box["height"]})


@MODELS
@pytest.mark.parametrize("point", [(0.02, 0.02), (0.3, 0.6), (0.98, 0.98)])
def test_touching_the_map_sets_the_sliders_to_a_run_that_it_shows(opened, watched, model_id, point):
    explorer, model = opened(model_id), CATALOGUE[model_id]
    touch(explorer, *point)
    computed(explorer)
    values = values_of(explorer)
    for name, part in zip((model.map.x, model.map.y), point, strict=True):
        parameter = model.parameter(name)
        assert (values[name] - parameter.low) / (parameter.high - parameter.low) == pytest.approx(part, abs=0.03)
    assert explorer.locator(".explorer-map-here").inner_text().endswith(expected(model_id, values))
    assert watched.complaints == []


@MODELS
def test_the_map_follows_the_other_sliders(opened, model_id):
    explorer, model = opened(model_id), CATALOGUE[model_id]
    other = next(p for p in model.parameters if p.name not in (model.map.x, model.map.y) and not p.scenario)
    value = other.low if other.default != other.low else other.high
    move(explorer.locator(f"input[type=range][name={other.name}]"), value)
    computed(explorer)
    ending = expected(model_id, values_of(explorer))
    explorer.locator(".explorer-map-here").filter(has_text=ending).wait_for()


def test_arrow_keys_move_the_point(opened):
    explorer = opened("trust")
    before = values_of(explorer)
    explorer.locator(".explorer-map-field").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        explorer.page.keyboard.press(key)
    computed(explorer)
    after = values_of(explorer)
    assert after["commercial_volume"] > before["commercial_volume"]
    assert after["starting_volume"] > before["starting_volume"]


def test_the_figure_answers_while_a_map_is_computed(open_page):
    explorer = open_page("chapters/live-streaming.html").locator("#explorer-live_session")
    explorer.locator(".explorer-map summary").click()
    reading = explorer.locator(".explorer-reading")
    before = reading.inner_text()
    explorer.locator("button[value=hard_sell]").click()
    reading.filter(has_not_text=before).wait_for()
    computed(explorer)
    assert explorer.locator(".explorer-map-here").inner_text().endswith(expected("live_session", values_of(explorer)))


def test_nothing_is_cut_off_on_a_phone(opened):
    explorer = opened("competition", width=320, height=700)
    assert explorer.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    field = explorer.locator(".explorer-map-field").bounding_box()
    assert field["width"] > 200 and field["x"] + field["width"] <= 320
