"""Every word in a picture can be read on what lies under it, by day and in the dark: axe leaves pictures undecided."""

import re

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.book import ROOT
from tests.figures.published import lines
from tests.models.ranges import values_for
from widgets import figures
from widgets.figures import series
from widgets.figures.timeline import timeline_figure
from widgets.frameworks import framework_map, load_table
from widgets.frameworks.comparing import all_frameworks
from widgets.models import CATALOGUE

LEAST = 4.5         # WCAG 2.2, success criterion 1.4.3
LIGHT = np.array([0.2126, 0.7152, 0.0722])
# What `hue-rotate(180deg)` does to red, green and blue, as the Filter Effects Module defines it.
HALF_A_TURN = np.array([[-0.574, 1.430, 0.144], [0.426, 0.430, 0.144], [0.426, 1.430, -0.856]])
INVERTED = r"filter: invert\(([\d.]+)\) hue-rotate\(180deg\)"
SHEETS = [ROOT / "widgets" / sheet
          for sheet in ("explorer/explorer.css", "site/static/custom.css", "site/static/deck.css")]


def in_the_dark(colour, share):
    """A colour (red, green, blue from 0 to 1) as dark pages show it, by the share that they invert."""
    return np.clip(HALF_A_TURN @ (colour * (1 - 2 * share) + share), 0, 1)


def contrast(one, other):
    """The contrast of two colours as WCAG 2 defines it: from 1, the same, to 21, black and white."""
    lights = [LIGHT @ np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4) for part in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def words_on_their_ground(figure):
    """Each word of a figure, its colour, and the colour that most of its place has without the words."""
    canvas = FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    words = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]
    boxes = [text.get_window_extent() for text in words]
    for text in words:
        text.set_visible(False)
    canvas.draw()
    drawn = np.asarray(canvas.buffer_rgba())[::-1] / 255
    pixels = drawn[..., :3] * drawn[..., 3:] + (1 - drawn[..., 3:])         # a figure is clear: paper shows through
    for text, box in zip(words, boxes, strict=True):
        left, below, right, above = np.clip(np.array(box.extents).astype(int), 0, None)
        place = pixels[below:above + 1, left:right + 1].reshape(-1, 3)
        if len(place):              # a tick beyond the end of its axis may have none
            ground = np.median(place, axis=0)
            share = 1 if text.get_alpha() is None else text.get_alpha()
            yield text.get_text(), share * np.array(to_rgb(text.get_color())) + (1 - share) * ground, ground


@pytest.fixture(scope="module")
def faint():
    """What is hard to read in a figure: the word and its contrasts, by day and in the dark of each style sheet."""
    shares = [float(share) for sheet in SHEETS for share in re.findall(INVERTED, sheet.read_text(encoding="utf-8"))]
    assert len(shares) == len(SHEETS)

    def find(figure):
        seen = [(word, [contrast(ink, ground),
                        *(contrast(in_the_dark(ink, share), in_the_dark(ground, share)) for share in shares)])
                for word, ink, ground in words_on_their_ground(figure)]
        assert len(seen) > 0
        return [(word, contrasts) for word, contrasts in seen if min(contrasts) < LEAST]

    return find


def test_the_contrasts_are_those_that_the_guideline_names():
    black, white, grey = np.zeros(3), np.ones(3), np.full(3, 0x77 / 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(grey, white) == contrast(white, grey) == pytest.approx(4.48, abs=0.005)
    assert in_the_dark(white, 0.9) == pytest.approx([0.1] * 3)


@pytest.mark.parametrize(("ink", "ground", "hard"), [("#767676", "white", False), ("#777777", "white", True),
                                                     ("black", "#222222", True), ("white", "#222222", False)])
def test_a_faint_word_is_found(faint, ink, ground, hard):
    figure = Figure((2, 1), facecolor=ground)
    figure.text(0.5, 0.5, "trust", color=ink)
    assert bool(faint(figure)) is hard


@pytest.mark.parametrize("layout", figures.LAYOUTS)
@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_every_word_of_a_model_s_figure_can_be_read(faint, model, layout):
    for preset in model.presets:
        assert faint(figures.figure(model.id, values_for(model, **preset.values), layout).figure) == [], preset.name


@pytest.mark.parametrize("framework", all_frameworks(), ids=lambda framework: framework.name)
def test_every_word_of_a_map_can_be_read(faint, framework):
    assert faint(framework_map(framework)) == []


@pytest.mark.parametrize("layout", series.LAYOUTS)
def test_every_word_of_published_figures_can_be_read(faint, layout):
    events = load_table("case_events.csv")
    years = (2013, 2027)
    for figure in (series.level_figure(lines(), "Million persons", years, 1200, layout, ("2020-03", "survey moved")),
                   series.growth_figure(series.growths(lines()), "Growth, percent a year", years, 1.5, layout),
                   timeline_figure(events.assign(label="an event"), years, layout)):
        assert faint(figure) == []
