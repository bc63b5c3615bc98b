"""The map of two parameters: its cells are runs of the model, computed coarse first, in Python as on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.explorer.stand import caller, tab
from tests.models.ranges import values_of
from widgets.explorer import compute_map, describe, explore, front_end
from widgets.models import CATALOGUE

WITH_MAP = [model_id for model_id, model in CATALOGUE.items() if model.map]
MODELS = pytest.mark.parametrize("model_id", WITH_MAP)


@pytest.fixture(scope="module")
def front(browser):
    """The front end in an empty page: call one of its functions with plain arguments."""
    with tab(browser, front_end(), "stops", "coarseFirst", "border") as page:
        yield caller(page)


def test_the_six_models_of_papers_have_a_map():
    assert set(WITH_MAP) >= {"mechanism", "competition", "trust", "live_session", "ritual", "integrated"}


@MODELS
def test_a_map_names_what_the_model_has(model_id):
    model = CATALOGUE[model_id]
    assert model.parameter(model.map.x).name != model.parameter(model.map.y).name
    low, high = model.map.limits
    assert low < high and (model.map.level is None or low < model.map.level < high)
    assert (model.map.level is None) == (model.map.line == "")
    assert describe(CATALOGUE[model_id])["map"]["quantity"] == model.map.quantity
    format(0.5, model.map.spec)


@MODELS
@given(data=st.data())
def test_every_run_has_the_number_that_the_map_shows(model_id, data):
    model = CATALOGUE[model_id]
    shown = model.simulate(**data.draw(values_of(model)))[model.map.quantity]
    assert isinstance(shown, float) and shown >= 0.0


@MODELS
def test_the_defaults_lie_within_the_shades(model_id):
    model = CATALOGUE[model_id]
    low, high = model.map.limits
    for preset in model.presets:
        assert low <= model.simulate(**model.settings(preset.name))[model.map.quantity] <= high


@MODELS
def test_cells_are_runs(model_id):
    model = CATALOGUE[model_id]
    x, y = model.parameter(model.map.x), model.parameter(model.map.y)
    request = {"survey": 3, "values": model.defaults(), "points": [[x.low, y.high], [x.high, y.low]]}
    answer = compute_map(model_id, request)
    assert answer["survey"] == 3 and len(answer["cells"]) >= 1
    for (across, up), cell in zip(request["points"], answer["cells"], strict=True):
        run = model.simulate(**{**model.defaults(), model.map.x: across, model.map.y: up})
        assert cell == run[model.map.quantity]


def test_a_turn_ends_but_never_without_an_answer(monkeypatch):
    monkeypatch.setattr("widgets.explorer.TURN", 0.0)
    request = {"survey": 1, "values": CATALOGUE["trust"].defaults(), "points": [[0.2, 0.2]] * 5}
    assert len(compute_map("trust", request)["cells"]) == 1


def test_the_widget_answers_a_question_and_explains_a_bad_one():
    explorer, sent = explore("trust"), []
    explorer.send = sent.append
    explorer._handle_custom_msg({"survey": 1, "values": explorer.values, "points": [[0.25, 0.25]]}, [])
    explorer._handle_custom_msg({"survey": 2, "values": explorer.values, "points": [[7, 0.25]]}, [])
    assert sent[0] == {"survey": 1, "cells": [explorer.run["trust_end"]]}
    assert sent[1]["survey"] == 2 and "commercial_volume = 7 is out of range" in sent[1]["error"]


@MODELS
def test_the_sides_are_stops_of_the_sliders(front, model_id):
    model = CATALOGUE[model_id]
    for name in (model.map.x, model.map.y):
        parameter = model.parameter(name)
        values = front("stops", {"low": parameter.low, "high": parameter.high, "step": parameter.step})
        assert (values[0], values[-1]) == (parameter.low, parameter.high)
        assert values == sorted(set(values)) and 2 <= len(values) <= 48
        for value in values:
            steps = (parameter.check(value) - parameter.low) / parameter.step
            assert steps == pytest.approx(round(steps), abs=1e-6)


@pytest.mark.parametrize(("columns", "rows"), [(48, 48), (40, 48), (1, 1), (7, 13), (8, 9)])
def test_every_cell_is_computed_once_and_each_pass_covers_the_map(front, columns, rows):
    order = front("coarseFirst", columns, rows)
    assert sorted((column, row) for column, row, _ in order) == [(c, r) for c in range(columns) for r in range(rows)]
    sizes = [size for _, _, size in order]
    assert sizes == sorted(sizes, reverse=True)
    first = [(column, row) for column, row, size in order if size == sizes[0]]
    covered = {(c, r) for column, row in first for c in range(column, column + sizes[0])
               for r in range(row, row + sizes[0])}
    assert {(c, r) for c in range(columns) for r in range(rows)} <= covered


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_the_line_runs_where_neighbours_differ(front, columns, rows, data):
    above = [[data.draw(st.booleans()) for _ in range(columns)] for _ in range(rows)]
    cells = [1.0 if cell else 0.0 for row in above for cell in row]
    pieces = front("border", cells, columns, rows, 0.5).split("M")[1:]
    upright = sum(above[r][c] != above[r][c - 1] for r in range(rows) for c in range(1, columns))
    level = sum(above[r][c] != above[r - 1][c] for r in range(1, rows) for c in range(columns))
    assert sum(piece.endswith("v1") for piece in pieces) == upright
    assert sum(piece.endswith("h1") for piece in pieces) == level
