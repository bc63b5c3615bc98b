"""Play cuts what a figure shows of a run at a step: nothing later is seen, nothing earlier is lost."""

import copy

import pytest

from tests.explorer.stand import caller, tab
from widgets.explorer import WORDS, compute, describe, front_end, shown
from widgets.models import CATALOGUE

MODELS = pytest.mark.parametrize("model_id", CATALOGUE)
CLOCKS = {"mechanism": "quarter", "coding_agreement": "segment", "diffusion": "year", "competition": "year",
          "live_session": "minute", "value_loop": "session", "ritual": "day", "presale": "season", "trust": "month",
          "funnel": "month", "archipelago": "month", "integrated": "month"}     # a new model may count in its own
FRAMES = """
    const asked = new Set();
    const [ask, cancel] = [requestAnimationFrame, cancelAnimationFrame];
    globalThis.requestAnimationFrame = (call) => {
        const id = ask((now) => { asked.delete(id); call(now); });
        asked.add(id);
        return id;
    };
    globalThis.cancelAnimationFrame = (id) => { asked.delete(id); cancel(id); };
    globalThis.framesAsked = () => asked.size;
"""


@pytest.fixture(scope="module")
def stage(browser):
    """The front end in an empty page that counts the frames it asks for."""
    script = front_end().replace("export default", "globalThis.explorer =")
    with tab(browser, script, "clockOf", "courses", "cut", before=FRAMES) as page:
        yield page


@pytest.fixture(scope="module")
def front(stage):
    """Call one of the front end's functions with plain arguments."""
    return caller(stage)


def answers(model):
    """A run for every preset."""
    return [compute(model, model.settings(preset.name)) for preset in model.presets]


def template_of(model):
    """What cutting reads of a figure: all but its picture."""
    return {part: describe(model)["figures"]["wide"][part] for part in ("axes", "artists")}


def series(artist, data):
    """The names of the series that an artist shows."""
    names = [artist.get(part) for part in ("x", "y", "low", "high")]
    return [name for name in names if isinstance(data.get(name), list)]


@MODELS
def test_every_model_counts_its_steps_in_a_word_of_its_own(front, model_id):
    model = CATALOGUE[model_id]
    run = compute(model, model.defaults())["run"]
    clock = front("clockOf", run)
    assert clock == CLOCKS.get(model_id, clock) and f"play_at_{clock}" in WORDS
    assert run[clock] == sorted(set(run[clock]))
    assert any(front("courses", template_of(model), run))


@MODELS
def test_nothing_later_than_the_step_is_shown(front, model_id):
    model = CATALOGUE[model_id]
    template = template_of(model)
    for answer in answers(model):
        run, data = answer["run"], shown(answer)
        clock, courses = front("clockOf", run), front("courses", template, run)
        for step in (0, 1, len(run[clock]) // 3):
            seen = front("cut", template, run, step, data)
            for artist in template["artists"]:
                names, course = series(artist, data), courses[artist["axes"]]
                lengths = {len(seen[name]) for name in names}
                assert len(lengths) <= 1, artist
                if course and names:
                    assert all(x <= run[course][step] for x in seen[artist["x"]]), artist
                elif course and artist["kind"] == "upright" and isinstance(artist["value"], str):
                    assert seen[artist["value"]] is None or seen[artist["value"]] <= run[course][step], artist
                elif names and all(isinstance(run.get(name), list) for name in names):
                    assert lengths == {step + 1}, artist         # the path of the run ends here
                elif names:
                    assert all(seen[name] == data[name] for name in names), artist      # a curve stays whole


@MODELS
def test_what_is_shown_is_as_it_was_and_the_last_step_shows_all(front, model_id):
    model = CATALOGUE[model_id]
    template = template_of(model)
    for answer in answers(model):
        run, data = answer["run"], shown(answer)
        last = len(run[front("clockOf", run)]) - 1
        assert front("cut", template, run, last, data) == data
        seen = front("cut", template, run, last // 2, data)
        for name, value in data.items():
            if isinstance(value, list) and seen[name]:
                assert seen[name][:-1] == value[:len(seen[name]) - 1], name       # a line may end between two points


def test_a_step_of_the_trust_model_is_its_months_so_far(front):
    model = CATALOGUE["trust"]
    answer = compute(model, model.settings("over_commercialised"))
    seen = front("cut", template_of(model), answer["run"], 12, shown(answer))
    assert seen["trust"] == answer["run"]["trust"][:13] and seen["volume"] == answer["run"]["volume"][:13]
    assert seen["safe_trust"] == answer["curves"]["safe_trust"]


def test_a_pinned_run_is_cut_at_the_same_moment(front):
    """Even where it is longer: three cases of more segments have come as far along the axis, not as many steps."""
    model = CATALOGUE["coding_agreement"]
    one = compute(model, model.defaults())
    name = next(p.name for p in model.parameters if len(model.simulate(
        **{**model.defaults(), p.name: p.high})["segment"]) > len(one["run"]["segment"]))
    other = compute(model, {**model.defaults(), name: model.parameter(name).high})
    step = len(one["run"]["segment"]) // 2
    seen = front("cut", template_of(model), one["run"], step, shown(other))
    kept = sum(place <= one["run"]["cases"][step] for place in other["run"]["cases"])
    assert seen["found"][:kept] == other["run"]["found"][:kept] and kept > step + 1
    assert max(seen["cases"]) <= one["run"]["cases"][step]


def test_a_line_ends_between_two_points_and_marks_do_not(front):
    template = {"axes": [{"x": {}}], "artists": [
        {"kind": "line", "axes": 0, "x": "week", "y": "sales"}, {"kind": "line", "axes": 0, "x": "far", "y": "high"},
        {"kind": "marks", "axes": 0, "x": "spot", "y": "height"}, {"kind": "upright", "axes": 0, "value": "event"},
        {"kind": "level", "axes": 0, "value": "before"}, {"kind": "note", "axes": 0, "x": "event", "y": 1}]}
    run = {"week": [0, 1, 2, 3], "sales": [4, 5, 6, 7], "event": 2.5, "before": 40}
    data = {**run, "far": [0, 4], "high": [0, 8], "spot": [0, 4], "height": [1, 2]}
    before = copy.deepcopy(data)
    seen = front("cut", template, run, 1, data)
    assert seen == {"week": [0, 1], "sales": [4, 5], "event": None, "before": 40,
                    "far": [0, 1], "high": [0, 2], "spot": [0], "height": [1]}
    assert data == before


def test_an_explorer_that_ends_leaves_nothing_running(stage):
    """While it plays, and with its screen open: neither an animation nor a dialog outlives it."""
    model = CATALOGUE["trust"]
    given = {"description": describe(model), "values": model.defaults(), "answer": compute(model, model.defaults())}
    stage.evaluate("""(given) => {
        const el = document.body.appendChild(document.createElement("div"));
        const model = { get: (name) => given[name], set() {}, save_changes() {}, on() {}, off() {}, send() {} };
        globalThis.end = explorer.render({ model, el });
        document.querySelector("[name=present]").click();
        document.querySelector("[name=play]").click();
    }""", given)
    assert stage.evaluate("framesAsked()") > 0
    stage.evaluate("globalThis.end()")
    assert stage.evaluate("framesAsked()") == 0
    stage.wait_for_function("document.querySelector('dialog') === null")
    assert stage.locator("[data-playing]").count() == 0
