"""Published figures over true time: their levels, the growth of each interval, and how far each can be trusted.

A survey is drawn at its month and a yearly total over its year, so that missing and moved surveys show as gaps.
How a figure is marked says how sure it is: filled, pale, hollow, a cross for a forecast, an arrow for a lower bound.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

import pandas as pd
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from .picture import picture
from .style import COLOURS, INK, canvas, styled

GRADES = "ABC"
GREY = COLOURS["before"]
KEY = {"A": "several pages agree", "B": "one page", "C": "weak source", "none": "no page found",
       "forecast": "forecast", "at least": "lower bound", "at most": "upper bound"}
MONTHS = ("January February March April May June July August September October November December").split()


@dataclass(frozen=True)
class Layout:
    """Sizes in CSS pixels; label: room for names at the right; columns: of the key."""

    width: int
    left: int
    label: int
    height: int
    columns: int


LAYOUTS = {"wide": Layout(720, 52, 160, 300, 5), "narrow": Layout(340, 50, 92, 290, 2)}
YEAR = 38                             # room that the name of a year needs
EDGE = 12                             # room at the right of a figure whose series are not named there
KEY_ROW = 20


@dataclass(frozen=True)
class Line:
    """One series of one publisher: rows with period, value, kind, bound and confidence, and how it is drawn.

    schedule: periods at which a figure could have been published; the line is dotted across those without one.
    shift: where the label stands, in pixels from the last figure. joined: whether a line leads from figure to
    figure; it must not where their scope has changed in between.
    """

    label: str
    rows: pd.DataFrame
    colour: str
    marker: str = "o"
    schedule: tuple = ()
    shift: tuple = (9, 0)
    anchor: str = "left"
    narrow_label: str = ""
    joined: bool = True

    def words(self, layout):
        """The label for this layout."""
        return self.narrow_label if layout == "narrow" and self.narrow_label else self.label


# ------------------------------------------------------------------------------------- time and growth

def span(period):
    """Beginning and end of a period in years: of a month, of a year, or of the months from "2023-01" to "2023-06".

    >>> span("2020-03"), span("2024")
    ((2020.1666666666667, 2020.25), (2024.0, 2025.0))
    """
    if not re.fullmatch(r"\d{4}(-\d\d(/\d{4}-\d\d)?)?", period):
        raise ValueError(f"{period!r} is no period: write 2024, 2020-03 or 2023-01/2023-06")
    months = [int(part[:4]) + (int(part[5:]) - 1) / 12 for part in period.split("/") if len(part) == 7]
    return (months[0], months[-1] + 1 / 12) if months else (float(period), float(period) + 1.0)


def middle(period):
    """The middle of a period in years, at which its figure is drawn and from which intervals are counted."""
    return sum(span(period)) / 2


def annualised(before, after, years):
    """Growth in percent a year that leads from one figure to another in so many years."""
    if min(before, after, years) <= 0:
        raise ValueError(f"growth needs positive figures and a positive time, not {before}, {after}, {years}")
    return 100 * ((after / before) ** (1 / years) - 1)


def worse(one, other):
    """The lower of two grades: what is computed from two figures is as sure as the less sure of them."""
    return max(one, other, key=GRADES.index)


def growth(rows):
    """Annualised growth between neighbouring figures of one series: start, end, growth in percent, confidence.

    Forecasts are left out, and so are totals over spans of unequal length, half a year and a whole one.
    """
    reported = rows[rows["kind"] != "forecast"].to_dict("records")
    steps = []
    for before, after in pairwise(reported):
        if abs(length(before["period"]) - length(after["period"])) < 0.01:
            start, end = middle(before["period"]), middle(after["period"])
            steps.append({"start": start, "end": end,
                          "growth": annualised(before["value"], after["value"], end - start),
                          "confidence": worse(before["confidence"], after["confidence"])})
    return pd.DataFrame(steps, columns=["start", "end", "growth", "confidence"])


def stated_growth(rows):
    """Growth as a publisher states it for a year over the year before, in the form of `growth`."""
    return pd.DataFrame({"start": rows["period"].map(middle) - 1, "end": rows["period"].map(middle),
                         "growth": rows["value"], "confidence": rows["confidence"]})


def length(period):
    """Years that a period lasts."""
    start, end = span(period)
    return end - start


def share(part, whole):
    """Rows of one series in percent of another's figures of the same periods; the less sure figure gives the grade.

    Forecasts are left out. Of a whole that is a lower bound the share is an upper one.
    """
    both = part[part["kind"] != "forecast"].merge(whole, on="period", suffixes=("", "_whole"))
    grades = [worse(one, other) for one, other in zip(both["confidence"], both["confidence_whole"], strict=True)]
    bounds = both["bound"].where(both["bound"] != "", both["bound_whole"].replace("at least", "at most"))
    return both.assign(value=100 * both["value"] / both["value_whole"], confidence=grades, bound=bounds)[
        ["period", "value", "kind", "bound", "confidence"]]


def growths(lines):
    """The same series by the growth of their intervals."""
    return [replace(line, rows=growth(line.rows)) for line in lines]


def shares(lines, whole):
    """The same series in percent of another one."""
    return [replace(line, rows=share(line.rows, whole)) for line in lines]


# ------------------------------------------------------------------------------------- the views

def level_picture(lines, title, years, top, *, unit, caption, remark=None):
    """Series by time, from 0 to `top`, for wide and narrow pages."""
    figures = [level_figure(lines, title, years, top, layout, remark) for layout in LAYOUTS]
    return picture(figures[0], narrow=figures[1], alt=f"{title}. {level_words(lines, unit)}", caption=caption)


def growth_picture(lines, years, pixels, *, caption, step=20, title="Growth, percent a year"):
    """Growth of series, interval by interval, for wide and narrow pages."""
    figures = [growth_figure(lines, title, years, pixels, layout, step) for layout in LAYOUTS]
    return picture(figures[0], narrow=figures[1], alt=f"{title}. {growth_words(lines)}", caption=caption)


def level_figure(lines, title, years, top, layout="wide", remark=None):
    """Series by time on one axis from 0 to `top`, each named at its last figure.

    remark: a period and what happened in it, written at the foot of the figure.
    """
    sizes = LAYOUTS[layout]
    used = {mark for line in lines for mark in marks_of(line.rows)}
    with styled():
        figure, (ax,) = stack(sizes, [sizes.height], 30, sizes.label, used)
        ax.set_title(title, pad=8)
        calendar(ax, years, sizes)
        ax.set_ylim(0, top)
        for line in lines:
            draw_line(ax, line, line.words(layout))
        if remark:
            ax.axvline(middle(remark[0]), color=COLOURS["before"], linewidth=1.0, linestyle=(0, (3, 2)), zorder=1)
            ax.annotate(remark[1], (middle(remark[0]), 0), xytext=(5, 8), textcoords="offset points", fontsize=11)
        key(figure, sizes, used)
    return figure


def growth_figure(lines, title, years, pixels, layout="wide", step=20):
    """A band of bars for each series, all on one scale: a bar is as wide as its interval and as high as its growth.

    lines: `Line`s whose rows come from `growth` or `stated_growth`. pixels: height of one percent a year.
    """
    sizes = LAYOUTS[layout]
    ranges = [(min(0, *line.rows["growth"]) - 3 / pixels, max(step, *line.rows["growth"]) + 4 / pixels)
              for line in lines]
    used = {grade for line in lines for grade in line.rows["confidence"]}
    with styled():
        figure, bands = stack(sizes, [pixels * (high - low) for low, high in ranges], 50, EDGE, used)
        bands[0].set_title(title, pad=28)
        for ax, line, (low, high) in zip(bands, lines, ranges, strict=True):
            calendar(ax, years, sizes, named=ax is bands[-1])
            ax.set_ylim(low, high)
            ax.set_yticks([tick for tick in range(-step, 1000, step) if low <= tick <= high])
            ax.yaxis.set_major_formatter(signed)
            ax.axhline(0, color=INK, linewidth=0.8, zorder=3)
            ax.text(years[0], high + 5 / pixels, one_line(line.label), fontsize=11, color=INK)
            for row in line.rows.to_dict("records"):
                bar(ax, row, line.colour)
        key(figure, sizes, used, bars=True)
    return figure


def stack(sizes, heights, above, right, used, left=None, gap=32):
    """A figure with axes of these heights one below the other, and room for the title, the years and the key."""
    left = sizes.left if left is None else left
    below = 30 + KEY_ROW * ceil(len(used) / sizes.columns)
    height = above + sum(heights) + gap * (len(heights) - 1) + below
    figure = canvas(sizes.width, height)
    axes, top = [], height - above
    for own in heights:
        axes.append(figure.add_axes((left / sizes.width, (top - own) / height,
                                     (sizes.width - left - right) / sizes.width, own / height)))
        top -= own + gap
    return figure, axes


def calendar(ax, years, sizes, named=True):
    """A time axis on which each year is a stretch between two lines, with its name in the middle."""
    ax.set_xlim(*years)
    ax.set_xticks(range(years[0], years[1] + 1))
    ax.set_xticklabels([])
    ax.tick_params(axis="x", which="both", length=0)
    ax.grid(axis="x", which="minor", visible=False)
    if named:
        room = ax.get_position().width * sizes.width / (years[1] - years[0])
        shown = range(years[0], years[1], ceil(YEAR / room))
        ax.set_xticks([year + 0.5 for year in shown], minor=True)
        ax.set_xticklabels([str(year) for year in shown], minor=True)


def draw_line(ax, line, words):
    """Figures, their spans, the line between them and the label at the last one."""
    rows = line.rows.assign(time=line.rows["period"].map(middle))
    known = rows[rows["kind"] != "forecast"].to_dict("records")
    for before, after in pairwise(known):
        if line.joined and abs(length(before["period"]) - length(after["period"])) < 0.01:
            missing = any(before["time"] < middle(each) < after["time"] for each in line.schedule)
            ax.plot([before["time"], after["time"]], [before["value"], after["value"]], color=line.colour,
                    linewidth=1.6, linestyle=(0, (1, 2)) if missing else "-", zorder=2)
    for row in rows.to_dict("records"):
        if length(row["period"]) > 0.1:
            ax.plot(span(row["period"]), [row["value"]] * 2, color=line.colour, linewidth=1.0, zorder=2)
        ax.plot([row["time"]], [row["value"]], linestyle="none", zorder=3, clip_on=False, **mark(row, line))
        if row["bound"]:
            ax.annotate("", (row["time"], row["value"]), xytext=(0, 17 if row["bound"] == "at least" else -17),
                        textcoords="offset points", arrowprops={"arrowstyle": "<-", "color": line.colour,
                                                                "shrinkA": 0, "shrinkB": 4})
    last = known[-1] if known else rows.to_dict("records")[-1]
    edge = span(last["period"])[1 if line.anchor == "left" else 0]
    ax.annotate(words, (edge, last["value"]), xytext=line.shift, textcoords="offset points", va="center",
                ha=line.anchor, fontsize=11, color=INK, linespacing=1.05, annotation_clip=False)


def mark(row, line):
    """How one figure is marked: a cross for a forecast, else a filled, pale or hollow marker."""
    if row["kind"] == "forecast":
        return {"marker": "x", "markersize": 7, "color": line.colour, "markeredgewidth": 2}
    return {"marker": line.marker, "markersize": 6.5, "markeredgecolor": line.colour, "markeredgewidth": 1.5,
            "markerfacecolor": filling(line.colour, row["confidence"])}


def bar(ax, row, colour):
    """Growth of one interval."""
    ax.bar(row["start"], row["growth"], width=row["end"] - row["start"], align="edge", zorder=2,
           **bar_look(colour, row["confidence"]))


def bar_look(colour, grade):
    """A full or a pale bar, or a hatched one where a figure at one of its ends is weak."""
    weak = grade == "C"
    return {"facecolor": filling(colour, grade), "edgecolor": colour if weak else "white", "linewidth": 1.0,
            "hatch": "////" if weak else None}


def filling(colour, grade):
    """The colour itself for A, a pale one for B, white for all that is less sure."""
    part = {"A": 1.0, "B": 0.4}.get(grade, 0.0)
    return tuple(1 - part * (1 - channel) for channel in to_rgb(colour))


def marks_of(rows):
    """Which of the key's marks these rows use."""
    grades = rows["confidence"].where(rows["kind"] != "forecast", "forecast")
    return {*grades, *(bound for bound in rows["bound"] if bound in KEY)}


def key(figure, sizes, used, bars=False):
    """What the marks mean, below everything else, as far as they are used."""
    handles = [key_bar(sign) if bars else key_mark(sign) for sign in KEY if sign in used]
    figure.legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 0), ncols=sizes.columns, frameon=False,
                  handlelength=1.0, handletextpad=0.5, columnspacing=1.2, borderpad=0.2, borderaxespad=0.1,
                  labelspacing=0.35)


def key_mark(sign):
    """A mark of the key, with its words."""
    look = {"none": {"marker": "D"}, "forecast": {"marker": "x"}, "at least": {"marker": r"$\uparrow$"},
            "at most": {"marker": r"$\downarrow$"}}.get(sign, {"marker": "o"})
    return Line2D([], [], linestyle="none", color=GREY, markersize=7, markeredgewidth=1.5, label=KEY[sign],
                  markerfacecolor=filling(GREY, sign), **look)


def key_bar(grade):
    """A bar of the key, with its words."""
    return Patch(**bar_look(GREY, grade), label=KEY[grade])


def signed(value, _position=None):
    """A percentage with its sign."""
    return f"{value:+.0f} %" if value else "0"


def one_line(words):
    """A label without its line break."""
    return words.replace("\n", " ")


# ------------------------------------------------------------------------------------- in words

def level_words(lines, unit):
    """What a level figure shows, series by series: the first and the last figure and how many there are."""
    return "; ".join(series_words(one_line(line.label), line.rows, unit) for line in lines) + "."


def series_words(label, rows, unit):
    """One series: its figures from first to last."""
    known = [f"{figure_words(row)} {unit} {when(row['period'])}" for row in rows.to_dict("records")]
    if len(known) == 1:
        return f"{label}: {known[0]}"
    return f"{label}: {known[0]} to {known[-1]}, {len(known)} figures"


def figure_words(row):
    """A figure with what limits it."""
    limit = "a forecast of " if row["kind"] == "forecast" else f"{row['bound']} " if row["bound"] else ""
    return f"{limit}{row['value']:,.4g}" if row["value"] < 1000 else f"{limit}{row['value']:,.0f}"


def growth_words(lines):
    """What a growth figure shows, series by series: the fastest and the slowest interval."""
    parts = []
    for line in lines:
        rows = line.rows.to_dict("records")
        fast, slow = (choose(rows, key=lambda row: row["growth"]) for choose in (max, min))
        said = [f"{row['growth']:+.1f} % from {moment(row['start'])} to {moment(row['end'])}" for row in (fast, slow)]
        parts.append(f"{one_line(line.label)}: " + (said[0] if len(rows) == 1 else f"between {said[0]} and {said[1]}"))
    return "; ".join(parts) + "."


def when(period):
    """A period in words: "in March 2020", "in 2024", "from January to June 2023"."""
    if "/" in period:
        first, last = period.split("/")
        return f"from {MONTHS[int(first[5:]) - 1]} to {month(last)}"
    return f"in {month(period)}" if "-" in period else f"in {period}"


def month(period):
    """March 2020, from "2020-03"."""
    return f"{MONTHS[int(period[5:]) - 1]} {period[:4]}"


def moment(time):
    """The month that holds a time in years, or the year where it is the year's middle."""
    year = int(time)
    return str(year) if abs(time - year - 0.5) < 0.01 else f"{MONTHS[int((time - year) * 12)]} {year}"
