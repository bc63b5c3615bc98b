"""One visual language: the same construct has the same colour and line in every figure of the book.

The colours are Okabe and Ito's, told apart by people with any common colour vision; lines differ in dash and
markers in shape as well, so that no figure needs its colours.
"""

import matplotlib
from matplotlib.figure import Figure

UNITS_PER_INCH = 72.0        # one unit of a figure is one point of its SVG, and one CSS pixel at the intended width
COLOURS = {
    "trust": "#0072B2",
    "sharers": "#009E73",
    "money": "#D55E00",
    "technology": "#E69F00",
    "people": "#56B4E9",
    "before": "#767676",
    "now": "#111111",
    "danger": "#AA3377",
}
INK = "#222222"
GRID = "#DDDDDD"

RC = {
    "svg.fonttype": "none",
    "svg.hashsalt": "community-commerce",
    "path.simplify": False,
    "font.family": ["DejaVu Sans"],
    "font.size": 12,
    "text.color": INK,
    "axes.edgecolor": "#888888",
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "legend.fontsize": 11,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "lines.linewidth": 2.0,
}


def canvas(width, height):
    """An empty figure of this size in units, which are CSS pixels."""
    return Figure(figsize=(width / UNITS_PER_INCH, height / UNITS_PER_INCH), dpi=UNITS_PER_INCH)


def styled():
    """Context in which every figure of the book is made."""
    return matplotlib.rc_context(RC)
