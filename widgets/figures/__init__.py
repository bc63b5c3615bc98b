"""Figures: one Matplotlib design for each model, exported once and moved by the front end.

`snapshot` draws a design for given values, `template` exports it for the front end, `picture` puts any other
Matplotlib figure on a page with its caption and alternative text.
"""

from importlib import import_module

from ..models import CATALOGUE
from .live import LiveFigure, rung, svg_text
from .picture import Picture, data_uri, picture
from .style import COLOURS, RC, styled

DESIGNS = {model: import_module(f".{model}", __name__) for model in CATALOGUE}     # the file is named as the model
LAYOUTS = ("wide", "narrow")


def caption(model_id):
    """The sentence under a model's figure. Raises ValueError for a model without one."""
    return design_of(model_id).CAPTION


def design_of(model_id):
    """The module that draws a model's figure; ValueError names the models that have one."""
    if model_id not in DESIGNS:
        raise ValueError(f"there is no figure of {model_id!r}; there are figures of {', '.join(DESIGNS)}.")
    return DESIGNS[model_id]


def figure(model_id, values, layout="wide", template=False):
    """The live figure of a model for named values; layout is "wide" (720 units) or "narrow" (340).

    Raises ValueError for a model without a figure and for any other layout.
    """
    design = design_of(model_id)
    if layout not in LAYOUTS:
        raise ValueError(f"there is no layout {layout!r}; the layouts are {', '.join(LAYOUTS)}.")
    chosen = getattr(design, layout.upper())
    with styled():
        live = LiveFigure(*chosen["size"], values, template)
        design.draw(live, chosen)
    return live


def snapshot(model_id, values, layout="wide"):
    """SVG text of a model's figure for named values."""
    live = figure(model_id, values, layout)
    with styled():
        return live.svg()


def template(model_id, values, layout="wide"):
    """What the front end moves: the notes on axes and artists, and the SVG with every artist in it."""
    live = figure(model_id, values, layout, template=True)
    with styled():
        return {**live.notes(), "svg": live.svg()}


__all__ = ["COLOURS", "DESIGNS", "LAYOUTS", "Picture", "RC", "caption", "data_uri", "figure", "picture", "rung",
           "snapshot", "styled", "svg_text", "template"]
