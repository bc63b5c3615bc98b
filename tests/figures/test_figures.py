"""Figures: every run fits its axes, every word fits the canvas, and the export is the same each time."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.ranges import values_of
from widgets import figures
from widgets.explorer import describe
from widgets.figures import data_uri
from widgets.figures.live import LiveFigure, rung, short_number, shortened
from widgets.models import CATALOGUE

MODELS = pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
LAYOUTS = pytest.mark.parametrize("layout", figures.LAYOUTS)


def values_for(model, **settings):
    """All named values that a figure of this model may show."""
    values = {**model.defaults(), **settings}
    return {**values, **model.curves(**values), **model.simulate(**values)}


def corners(model):
    """All parameters at an end of their range together, and each of them alone."""
    ends = [{p.name: getattr(p, end) for p in model.parameters} for end in ("low", "high")]
    alone = [{p.name: getattr(p, end)} for p in model.parameters for end in ("low", "high")]
    return ends + alone


@MODELS
def test_every_corner_of_the_ranges_fits_the_axes(model):
    for corner in corners(model):
        live = figures.figure(model.id, values_for(model, **corner))
        for ax in live.figure.axes:
            for line in ax.lines:
                if line.get_transform() != ax.transData:
                    continue                    # a rule crosses the panel whatever its limits
                ys = [y for y in line.get_ydata() if y is not None]
                assert not ys or max(ys) <= ax.get_ylim()[1] * 1.0001 or ax.get_yscale() == "log", corner


@MODELS
@settings(max_examples=150)
@given(st.data())
def test_no_setting_leaves_a_ladder(model, data):
    axes = describe(model)["figures"]["wide"]["axes"]
    values = values_for(model, **data.draw(values_of(model)))
    for axis in axes:
        if "ladder" in axis["y"]:
            shown = [values[name] for name in axis["y"]["shows"]]
            flat = [value for series in shown for value in (series if isinstance(series, list) else [series])]
            rung(axis["y"]["ladder"], [value for value in flat if value is not None])


def words_of(ax):
    """Everything written on a panel: title, axis label, tick labels within the limits, legend and notes."""
    ticks = [label for axis in (ax.xaxis, ax.yaxis) for tick in axis._update_ticks() for label in [tick.label1]]
    legend = ax.get_legend().get_texts() if ax.get_legend() else []
    written = [ax.title, ax._left_title, ax.xaxis.label, *ticks, *legend, *ax.texts]
    return [text for text in written if text.get_text()]


@MODELS
@LAYOUTS
def test_no_word_leaves_the_canvas_or_covers_another(model, layout):
    for preset in model.presets:
        live = figures.figure(model.id, values_for(model, **preset.values), layout)
        live.figure.draw_without_rendering()
        canvas = live.figure.bbox.padded(1)
        words = [text for ax in live.figure.axes for text in words_of(ax)]
        boxes = [(text.get_text(), text.get_window_extent()) for text in words]
        for text, box in boxes:
            assert canvas.contains(box.x0, box.y0) and canvas.contains(box.x1, box.y1), (preset.name, text, box)
        small = [(text, box.padded(-1.5)) for text, box in boxes]
        clashes = [(a, b) for i, (a, one) in enumerate(small) for b, other in small[i + 1:] if one.overlaps(other)]
        assert not clashes, (preset.name, clashes)


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
