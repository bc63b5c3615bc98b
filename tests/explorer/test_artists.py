"""Every kind of artist, drawn by the front end and by Matplotlib from the same data."""

import pytest

from tests.explorer.easel import ALLOWED, visible
from widgets.figures import styled
from widgets.figures.live import LiveFigure

FIRST = {"x": [0.0, 1.0, 2.0, 3.0], "y": [0.1, 0.8, 0.3, 0.9], "z": [0.0, 0.2, 0.1, 0.5], "at": 1.2, "p": [0, 1, 2, 3]}
SECOND = {"x": [0.5, 1.5, 2.5, 2.9], "y": [0.9, 0.2, 0.7, 0.4], "z": [0.1, 0.1, 0.6, 0.2], "at": 2.4, "p": [0, 1, 2, 3]}
HIDDEN = {"x": [], "y": [], "z": [], "at": None, "p": [0, 1, 2, 3]}
BEYOND = {**SECOND, "at": 3.4}         # to the right of the panel
DRAWN = {
    "line": lambda live, ax: live.line(ax, "x", "y", "#0072B2"),
    "marks": lambda live, ax: live.marks(ax, "x", "y", "#D55E00"),
    "last mark": lambda live, ax: live.marks(ax, "x", "y", "#D55E00", last=True),
    "segments": lambda live, ax: live.segments(ax, "x", "y", "#009E73", width=2.0),
    "area": lambda live, ax: live.area(ax, "x", "z", "y", "#56B4E9"),
    "upright rule": lambda live, ax: live.rule(ax, x="at"),
    "level rule": lambda live, ax: live.rule(ax, y="at"),
    "note": lambda live, ax: live.note(ax, "here", "at", 0.5),
}


def figure(values, draw, template=False):
    """A small figure with one artist."""
    with styled():
        live = LiveFigure(300, 200, values, template)
        ax = live.panel((40, 30, 240, 130), "One artist", "x", (0, 3), (0, 3))
        draw(live, ax)
        return {**live.notes(), "svg": live.svg()}


@pytest.mark.parametrize("name", DRAWN)
def test_each_kind_moves_appears_and_disappears(easel, name):
    template = figure(FIRST, DRAWN[name], template=True)
    for steps in ([FIRST], [FIRST, SECOND], [FIRST, HIDDEN], [HIDDEN, SECOND], [FIRST, BEYOND]):
        live = easel.live(template, steps)
        still = easel.still(figure(steps[-1], DRAWN[name])["svg"], template["width"])
        assert visible(live, still) < ALLOWED, (name, steps[-1])


def test_words_stand_in_their_panel_or_nowhere():
    assert figure(BEYOND, DRAWN["note"])["svg"].count("here") == figure(HIDDEN, DRAWN["note"])["svg"].count("here") == 0
    assert "here" in figure(FIRST, DRAWN["note"])["svg"]
