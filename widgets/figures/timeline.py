"""Dated events on lanes: each with the stretch of time that its date allows, and marked by how sure it is."""

from dataclasses import replace

from .series import EDGE, LAYOUTS, calendar, filling, key, span, stack
from .style import INK, styled

DISC = 18                          # diameter of a numbered mark
STEP = 21                          # from one row of a lane to the next
NAMES = 118                        # room for the names of the platforms where they stand at the left
GREY = "#555555"


def timeline_figure(events, years, layout="wide"):
    """Events (number, date, platform, confidence) on one lane for each platform; older ones stand at the left edge."""
    sizes = LAYOUTS[layout]
    left, spare = (NAMES, 14) if layout == "wide" else (EDGE, 32)        # narrow lanes have their names above
    scale = (sizes.width - left - EDGE) / (years[1] - years[0])
    lanes = {name: placed(rows, years, scale) for name, rows in events.groupby("platform", sort=False)}
    heights = {name: STEP * (1 + max(event["row"] for event in lane)) + spare for name, lane in lanes.items()}
    used = set(events["confidence"])
    with styled():
        figure, (ax,) = stack(replace(sizes, left=left), [sum(heights.values())], 8, EDGE, used)
        calendar(ax, years, sizes)
        ax.set_ylim(0, sum(heights.values()))
        ax.set_yticks([])
        ax.spines[["left", "bottom"]].set_visible(False)
        floor = sum(heights.values())
        for name, lane in lanes.items():
            ceiling, floor = floor, floor - heights[name]
            ax.plot(years, [floor + 4] * 2, color=GREY, linewidth=1.0, zorder=1)
            name_lane(ax, name, years[0], floor, ceiling, layout)
            for event in lane:
                draw_event(ax, event, floor + 4, scale)
        key(figure, sizes, used)
    return figure


def placed(events, years, scale):
    """Events with their place in years and the lowest row of the lane in which they touch no other."""
    lane = []
    for event in events.to_dict("records"):
        start, end = event_span(event["date"])
        at = max((start + end) / 2, years[0] + (DISC / 2 + 1) / scale)
        row = next(row for row in range(len(events))
                   if all(abs(other["at"] - at) * scale > DISC + 2 for other in lane if other["row"] == row))
        lane.append({**event, "start": start, "end": end, "at": at, "row": row, "early": end <= years[0]})
    return lane


def event_span(date):
    """The time that a date allows: its month if it names the day, else the whole period."""
    return span("/".join(part[:7] for part in date.split("/")))


def name_lane(ax, name, start, floor, ceiling, layout):
    """The platform's name, at the left of its lane or, on narrow screens, above it."""
    if layout == "wide":
        ax.annotate(name, (start, floor + 4 + DISC / 2), xytext=(-10, 0), textcoords="offset points", ha="right",
                    va="center", fontsize=11.5, annotation_clip=False)
    else:
        ax.text(start, ceiling - 2, name, va="top", fontsize=11.5, fontweight="bold")


def draw_event(ax, event, ground, scale):
    """A numbered mark above the stretch of its lane that the date allows; early events say their year instead."""
    y = ground + 4 + DISC / 2 + STEP * event["row"]
    unsure = event["confidence"] == "none"
    if event["early"]:
        ax.text(event["at"] + (DISC / 2 + 4) / scale, y, event["date"], va="center", fontsize=11)
    else:
        ax.plot([event["start"], event["end"]], [ground] * 2, color=INK, linewidth=4, solid_capstyle="butt", zorder=2)
        ax.plot([event["at"]] * 2, [ground, y], color=GREY, linewidth=0.8, zorder=1)
    ax.plot([event["at"]], [y], marker="D" if unsure else "o", markersize=DISC - 3 if unsure else DISC,
            markerfacecolor=filling(INK, event["confidence"]), markeredgecolor=INK, markeredgewidth=1.2, zorder=4,
            clip_on=False)
    ax.text(event["at"], y - 0.5, str(event["number"]), ha="center", va="center", fontsize=10.5, zorder=5,
            color="white" if event["confidence"] == "A" else INK)


def timeline_words(events):
    """How many events each platform has, from when to when, and how many are not verified."""
    parts = []
    for name, rows in events.groupby("platform", sort=False):
        unsure = (rows["confidence"] == "none").sum()
        parts.append(f"{name}: {len(rows)} events from {rows['date'].iloc[0][:4]} to {rows['date'].iloc[-1][:4]}"
                     + (f", {unsure} not verified" if unsure else ""))
    return "; ".join(parts) + "."
