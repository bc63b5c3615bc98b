"""Figures: every run fits its axes, every word fits the canvas, and the export is the same each time."""

import re
from urllib.parse import unquote

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.words import covering, outside, words_of
from tests.models.ranges import values_for, values_of
from widgets import figures
from widgets.explorer import describe
from widgets.figures import data_uri
from widgets.figures.live import LiveFigure, rung, short_number, shortened
from widgets.models import CATALOGUE

MODELS = pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
LAYOUTS = pytest.mark.parametrize("layout", figures.LAYOUTS)
NEARLY = 1e-4       # of an axis: less than a tenth of a pixel
# Panels that end on purpose before what they show does: where trust can rest at volumes that no slider sets, and the
# bar of fulfilment that even the poorest clears.
CUT = {"safe_volume", "edge_volume", "fallen_volume", "fulfilment_bar"}


def corners(model):
    """All parameters at an end of their range together, and each of them alone."""
    ends = [{p.name: getattr(p, end) for p in model.parameters} for end in ("low", "high")]
    alone = [{p.name: getattr(p, end)} for p in model.parameters for end in ("low", "high")]
    return ends + alone


def places(artist, ax):
    """Where the points of a line, an area or a bar lie in its panel: from 0 (left, below) to 1, whatever the scales."""
    points = (artist.get_transform() - ax.transAxes).transform(artist.get_path().vertices)
    return points[~np.isnan(points).any(axis=1)]


def leaving(live):
    """The artists that leave their panel (as noted; least and greatest place), but for what is CUT across."""
    found = []
    for ax in live.figure.axes:
        assert not ax.collections and not ax.images         # a live figure is made of what `places` can read
        for artist in (*ax.lines, *ax.patches):
            note = next(note for note in live.artists if note["id"] == artist.get_gid())
            at = places(artist, ax)[:, 1 if CUT & set(map(str, note.values())) else 0:]
            if at.size and not (-NEARLY <= at.min() and at.max() <= 1 + NEARLY):
                found.append((note, at.min(), at.max()))
    return found


@MODELS
def test_every_corner_of_the_ranges_fits_the_axes(model):
    for corner in corners(model):
        assert not leaving(figures.figure(model.id, values_for(model, **corner))), corner


@pytest.mark.parametrize(("log", "points", "leaves"), [
    (False, (0.0, 10.0), False), (False, (-0.1, 5.0), True), (False, (5.0, 10.1), True),
    (True, (1.0, 100.0), False), (True, (0.9, 50.0), True), (True, (2.0, 110.0), True)])
@pytest.mark.parametrize("kind", ["line", "area"])
def test_what_leaves_its_axes_is_seen(kind, log, points, leaves):
    live = LiveFigure(300, 200, {"x": [0, 1], "low": points, "high": [points[1]] * 2})
    ax = live.panel((30, 30, 200, 100), "Trust", "month", (0, 1), (1, 100) if log else (0, 10), log_y=log)
    live.line(ax, "x", "low", "black") if kind == "line" else live.area(ax, "x", "low", "high", "black")
    assert bool(leaving(live)) is leaves


def test_a_bar_that_leaves_its_axes_is_seen():
    live = LiveFigure(300, 200, {"place": [0, 1], "length": [5, 11]})
    live.bars(live.panel((30, 30, 200, 100), "Viewers", "in the end", (0, 10), (1.5, -0.5)), "place", "length", "black")
    assert [note["index"] for note, _, _ in leaving(live)] == [1]


def upwards(note):
    """The names of what an artist shows along the y axis; a rule across time shows nothing there."""
    keys = {"bar": ["x"], "level": ["value"], "upright": []}.get(note["kind"], ["y", "low", "high"])
    return [note[key] for key in keys if isinstance(note.get(key), str)]


def numbers(values, names):
    """All numbers under these names, single ones and those of series; what is not there is left out."""
    listed = [values[name] if isinstance(values[name], (list, tuple)) else [values[name]] for name in names]
    return [number for series in listed for number in series if number is not None]


@MODELS
@settings(max_examples=150)
@given(st.data())
def test_no_setting_leaves_an_axis_upwards(model, data):
    """A ladder holds what it is chosen for, and its last rung or a fixed axis holds all that is drawn on it."""
    figure = describe(model)["figures"]["wide"]
    values = values_for(model, **data.draw(values_of(model)))
    for note in figure["artists"]:
        axis = figure["axes"][note["axes"]]["y"]
        low, high = sorted(axis["limits"])
        if "ladder" in axis:
            high = rung(axis["ladder"], numbers(values, axis["shows"]))
        shown = numbers(values, upwards(note))
        room = NEARLY * (high - low)
        assert not shown or low - room <= min(shown) and max(shown) <= high + room, note


@MODELS
@LAYOUTS
def test_no_word_leaves_the_canvas_or_covers_another(model, layout):
    for preset in model.presets:
        live = figures.figure(model.id, values_for(model, **preset.values), layout)
        live.figure.draw_without_rendering()
        words = [text for ax in live.figure.axes for text in words_of(ax)]
        assert words and outside(live.figure, words) == covering(words) == [], preset.name


@MODELS
@LAYOUTS
def test_the_template_holds_every_artist_and_tick(model, layout):
    template = figures.template(model.id, values_for(model), layout)
    ids = set(re.findall(r'id="([^"]+)"', template["svg"]))
    assert {artist["id"] for artist in template["artists"]} <= ids
    for index, axis in enumerate(template["axes"]):
        if "ladder" in axis["y"]:
            assert {f"tick-{index}-{step}" for step in range(5)} <= ids


@MODELS
def test_the_export_is_the_same_each_time(model):
    values = values_for(model)
    assert figures.snapshot(model.id, values) == figures.snapshot(model.id, values)


def test_an_unknown_model_or_layout_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match="no figure of 'trsut'; there are figures of mechanism, .*trust"):
        figures.caption("trsut")
    with pytest.raises(ValueError, match="no figure of 'trsut'"):
        figures.snapshot("trsut", {})
    with pytest.raises(ValueError, match="no layout 'broad'; the layouts are wide, narrow"):
        figures.template("trust", {}, "broad")


def test_a_value_beyond_the_last_rung_is_an_error():
    assert rung((1, 2, 4), [0.5, 1.5]) == 2
    with pytest.raises(ValueError, match="5 does not fit on an axis that ends at 4"):
        rung((1, 2, 4), [5])


def test_series_of_unequal_length_are_an_error():
    live = LiveFigure(300, 200, {"month": [0, 1], "trust": [0.5]})
    ax = live.panel((30, 30, 200, 100), "Trust", "month", (0, 1), (0, 1))
    with pytest.raises(ValueError, match="month has 2 values and trust has 1"):
        live.line(ax, "month", "trust", "black")


def test_a_picture_needs_words():
    live = LiveFigure(300, 200, {})
    with pytest.raises(ValueError, match="alt text and a caption"):
        figures.picture(live.figure, alt=" ", caption="A caption.")


def test_an_image_address_holds_no_space_and_the_same_path():
    address = data_uri('<svg>\n <path d="M 1 2.5 \nL 3 -4 \nz "/></svg>')
    assert not any(character.isspace() for character in address)
    assert unquote(address.partition(",")[2]) == '<svg> <path d="M1,2.5L3,-4z"/></svg>'


def test_numbers_are_shortened_and_sizes_are_pixels():
    assert shortened('<svg height="300pt" width="1.5pt"><path d="M 1.23567 7"/>') == \
        '<svg height="300" width="1.5"><path d="M 1.24 7"/>'
    assert [short_number(value) for value in (10, 1000, 2.5e6)] == ["10", "1k", "2.5M"]
