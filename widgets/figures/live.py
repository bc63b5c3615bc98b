"""A Matplotlib figure that the front end can move.

A design draws with the methods of `LiveFigure`. Each call makes an ordinary Matplotlib artist and notes which
named values it shows; the exported SVG and these notes are all that the front end needs to redraw it.
"""

import io
import math
import re
from dataclasses import dataclass, field

from matplotlib.ticker import NullLocator
from matplotlib.transforms import ScaledTranslation

from .style import UNITS_PER_INCH, canvas

# The widest common font measures the words; the reader's own, which is narrower, draws them, Chinese included.
MEASURED = "'DejaVu Sans'"
READERS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif"


@dataclass
class LiveFigure:
    """Axes and artists bound to named values.

    width, height: in SVG units, shown as CSS pixels. values: name to list or number (None hides what it would
    place). template: draw a stand-in for every line, so that the front end finds an element to move.
    """

    width: float
    height: float
    values: dict
    template: bool = False
    axes: list = field(default_factory=list)
    artists: list = field(default_factory=list)

    def __post_init__(self):
        self.figure = canvas(self.width, self.height)

    def panel(self, box, title, xlabel, xlim, ylim=None, *, log_x=False, log_y=False, ladder=None, shows=(),
              unit=1, across="", course=None):
        """Axes at box = (left, top, width, height) in SVG units.

        across: what goes across, in words, where the axis itself carries no label.
        ladder: upper limits to choose from, the smallest that holds all values named in `shows`; the axis
        then starts at 0 and has five ticks, labelled in multiples of `unit`. A value beyond the last limit is
        an error, never cut off. course: the run's series in which the x axis counts, where no artist says so by
        having the run's first series as its x; the front end plays the run along it.
        """
        left, top, width, height = box
        ax = self.figure.add_axes((left / self.width, 1 - (top + height) / self.height,
                                   width / self.width, height / self.height))
        ax.set_title(title, pad=8)
        ax.set_xlabel(xlabel)
        ax.set_xscale("log" if log_x else "linear")
        ax.set_yscale("log" if log_y else "linear")
        for axis, logarithmic in ((ax.xaxis, log_x), (ax.yaxis, log_y)):
            if logarithmic:
                axis.set_major_formatter(short_number)
                axis.set_minor_locator(NullLocator())
        ax.set_xlim(*xlim)
        note = {"box": list(box), "title": title, "across": across or xlabel,
                "x": {"limits": list(xlim), "log": log_x}, "y": {"log": log_y}}
        if ladder is None:
            ax.set_ylim(*ylim)
            note["y"]["limits"] = list(ylim)
        else:
            self._climb(ax, note, ladder, shows, unit)
        if course:
            note["x"]["course"] = course
        ax.live_index = len(self.axes)
        self.axes.append(note)
        return ax

    def _climb(self, ax, note, ladder, shows, unit):
        """Choose the limit of a ladder axis and label its ticks."""
        limit = rung(ladder, [value for name in shows for value in self._listed(name)])
        index = len(self.axes)
        ax.set_ylim(0, limit)
        ax.set_yticks([limit * part / 4 for part in range(5)])
        ax.set_yticklabels([f"{limit * part / 4 / unit:g}" for part in range(5)])
        for part, tick in enumerate(ax.yaxis.get_major_ticks()):
            tick.label1.set_gid(f"tick-{index}-{part}")
        note["y"] |= {"limits": [0, limit], "ladder": list(ladder), "shows": list(shows), "unit": unit}

    def line(self, ax, x, y, colour, label=None, dash="-", width=2.0, guess=False):
        """A line through the series x and y. guess: it is the course a reader may draw before it is shown."""
        xs, ys = self._points(ax, x, y)
        (artist,) = ax.plot(xs, ys, color=colour, label=label, linestyle=dash, linewidth=width)
        self._bind(artist, "line", ax, label, x=x, y=y, **({"guess": True} if guess else {}))

    def marks(self, ax, x, y, colour, label=None, marker="o", size=7.0, filled=True, last=False):
        """Markers at the points of the series x and y, or at the last point alone."""
        xs, ys = self._points(ax, x, y)
        if last:
            xs, ys = xs[-1:], ys[-1:]
        (artist,) = ax.plot(xs, ys, color=colour, label=label, linestyle="none", marker=marker, markersize=size,
                            markerfacecolor=colour if filled else "none", markeredgecolor=colour)
        self._bind(artist, "marks", ax, x=x, y=y, last=last)

    def segments(self, ax, x, y, colour, label=None, width=0.8):
        """Straight pieces, each from one point to the next: points 0 and 1, 2 and 3, and so on."""
        xs, ys = self._points(ax, x, y)
        gap = [float("nan")]
        broken = [[value for i in range(0, len(values) - 1, 2) for value in [*values[i:i + 2], *gap]]
                  for values in (list(xs), list(ys))]
        (artist,) = ax.plot(*broken, color=colour, label=label, linewidth=width)
        self._bind(artist, "segments", ax, x=x, y=y)

    def area(self, ax, x, low, high, colour, label=None, opacity=0.25):
        """The area between the series low and high over x."""
        xs, lows = self._points(ax, x, low)
        highs = lows if self.template else self._listed(high)
        (artist,) = ax.fill([*xs, *reversed(xs)], [*lows, *reversed(highs)], color=colour, alpha=opacity,
                            linewidth=0, label=label)
        self._bind(artist, "area", ax, x=x, low=low, high=high)

    def bars(self, ax, x, height, colour, thickness=0.7):
        """Horizontal bars of length `height` at the positions x."""
        places, lengths = self._listed(x), self._listed(height)
        for index, patch in enumerate(ax.barh(places, lengths, height=thickness, color=colour)):
            self._bind(patch, "bar", ax, x=x, y=height, index=index, thickness=thickness)

    def rule(self, ax, x=None, y=None, colour="#767676", dash=":", label=None):
        """A straight line across the panel at a value or the value named x (upright) or y (level)."""
        upright = x is not None
        name = x if upright else y
        value = self._scalar(name)
        shown = value is not None
        at = value if shown else self._middle(ax)[0 if upright else 1]
        make = ax.axvline if upright else ax.axhline
        artist = make(at, color=colour, linestyle=dash, linewidth=1.4, label=label)
        if not shown and not self.template:
            artist.set_data([], [])
        self._bind(artist, "upright" if upright else "level", ax, label, value=name)

    def note(self, ax, words, x, y, shift=(4, 4), anchor="left", colour="#222222"):
        """Fixed words that move with the point (value named x or a number, likewise y).

        They are not shown where there is no such point, nor where it lies to the left or right of the panel.
        """
        at = [self._scalar(x), self._scalar(y)]
        low, high = ax.get_xlim()
        shown = None not in at and low <= at[0] <= high
        if not shown:
            at = self._middle(ax)
        moved = ax.transData + ScaledTranslation(shift[0] / UNITS_PER_INCH, shift[1] / UNITS_PER_INCH,
                                                 self.figure.dpi_scale_trans)
        artist = ax.text(*at, words if shown or self.template else "", transform=moved, ha=anchor, va="baseline",
                         color=colour, fontsize=11, clip_on=False)
        self._bind(artist, "note", ax, x=x, y=y, shift=list(shift))

    def legend(self, ax, columns=3):
        """The labels of the panel's lines, between its title and its axes."""
        rows = math.ceil(len(ax.get_legend_handles_labels()[1]) / columns)
        ax.set_title(ax.get_title(loc="left"), pad=4 + 18 * max(rows, 1))
        ax.legend(loc="lower left", bbox_to_anchor=(-0.02, 0.98), ncols=columns, frameon=False,
                  handlelength=1.6, columnspacing=1.2, handletextpad=0.5, borderaxespad=0.0)

    def svg(self):
        """The figure as SVG text, the same from run to run."""
        return svg_text(self.figure)

    def notes(self):
        """What the front end needs beside the SVG: its size, axes and bound artists."""
        return {"width": self.width, "height": self.height, "axes": self.axes, "artists": self.artists}

    def _bind(self, artist, kind, ax, label=None, **names):
        gid = f"artist-{len(self.artists)}"
        artist.set_gid(gid)
        self.artists.append({"id": gid, "kind": kind, "axes": ax.live_index, "label": label or "", **names})

    def _listed(self, name):
        value = self.values[name]
        if value is None:
            return []
        return list(value) if isinstance(value, (list, tuple)) else [value]

    def _scalar(self, name):
        return self.values[name] if isinstance(name, str) else name

    def _points(self, ax, x, y):
        xs, ys = self._listed(x), self._listed(y)
        if len(xs) != len(ys):
            raise ValueError(f"{x} has {len(xs)} values and {y} has {len(ys)}: they must be as many")
        if self.template:
            middle = self._middle(ax)
            return [middle[0]] * 2, [middle[1]] * 2
        return xs, ys

    @staticmethod
    def _middle(ax):
        def middle(limits, log):
            return (limits[0] * limits[1]) ** 0.5 if log else sum(limits) / 2
        return [middle(ax.get_xlim(), ax.get_xscale() == "log"), middle(ax.get_ylim(), ax.get_yscale() == "log")]


def rung(ladder, values):
    """The smallest limit of the ladder that holds all values; ValueError if the last is too low."""
    highest = max(values, default=0.0)
    for limit in ladder:
        if highest <= limit:
            return limit
    raise ValueError(f"{highest:g} does not fit on an axis that ends at {ladder[-1]:g}")


def svg_text(figure):
    """SVG of a Matplotlib figure without date or creator, from the first tag on."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    text = buffer.getvalue()
    return shortened(text[text.index("<svg"):])


def shortened(svg):
    """SVG text sized in CSS pixels, with numbers to a hundredth of one: invisible, and half the size."""
    svg = re.sub(r'(width|height)="([\d.]+)pt"', r'\1="\2"', svg, count=2).replace(MEASURED, READERS)
    return re.sub(r"\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", svg)


def short_number(value, _position=None):
    """A power of ten as a reader says it: 100, 1k, 1M."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
