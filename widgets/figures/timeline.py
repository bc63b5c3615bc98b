"""Dated events, a row for each, under the platform's name: where the date allows a stretch of time, that stretch."""

from .picture import picture
from .series import EDGE, LAYOUTS, calendar, filling, key, span, stack
from .style import INK, styled

ROW = 19                           # height of an event's row, in pixels
HEAD = 26                          # height of a platform's name


def timeline_figure(events, years, layout="wide"):
    """Events (date, platform, label, confidence) over the years; what is older stands at the left edge."""
    sizes = LAYOUTS[layout]
    groups = list(events.groupby("platform", sort=False))
    height = ROW * len(events) + HEAD * len(groups)
    used = set(events["confidence"])
    with styled():
        figure, (ax,) = stack(sizes, [height], 8, EDGE, used, left=EDGE)
        calendar(ax, years, sizes)
        ax.set_ylim(height, 0)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        y = 0
        for name, rows in groups:
            ax.text(years[0], y + HEAD - 8, name, fontsize=11.5, fontweight="bold")
            y += HEAD
            for event in rows.to_dict("records"):
                draw_event(ax, event, y + ROW / 2 - 2, years)
                y += ROW
        key(figure, sizes, used)
    return figure


def draw_event(ax, event, y, years):
    """A mark on the stretch of time that the date allows, and the label on the side where there is more room."""
    start, end = event_span(event["date"])
    early = end <= years[0]
    if early:
        start = end = years[0] + 0.1
    else:
        ax.plot([start, end], [y, y], color=INK, linewidth=1.6, solid_capstyle="butt", zorder=2)
    sign = "<" if early else "D" if event["confidence"] == "none" else "o"
    ax.plot([(start + end) / 2], [y], marker=sign, markersize=7, markerfacecolor=filling(INK, event["confidence"]),
            markeredgecolor=INK, markeredgewidth=1.2, zorder=3, clip_on=False)
    words = f"{event['date']}: {event['label']}" if early else event["label"]
    right = start + end < sum(years)
    ax.annotate(words, (end if right else start, y), xytext=(8 if right else -8, 0), textcoords="offset points",
                ha="left" if right else "right", va="center_baseline", fontsize=11)


def event_span(date):
    """The time that a date allows: its month if it names the day, else the whole period."""
    return span("/".join(part[:7] for part in date.split("/")))


def timeline_picture(events, years, *, caption):
    """The events for wide and narrow pages."""
    figures = [timeline_figure(events, years, layout) for layout in LAYOUTS]
    return picture(figures[0], narrow=figures[1], alt=timeline_words(events), caption=caption)


def timeline_words(events):
    """Every event with its date, platform by platform."""
    return "Timeline. " + " ".join(f"{name}: {'; '.join(map(event_words, rows.to_dict('records')))}."
                                   for name, rows in events.groupby("platform", sort=False))


def event_words(event):
    """Date and label, with what is not verified marked so."""
    doubt = " (not verified)" if event["confidence"] == "none" else ""
    return f"{event['date'].replace('/', ' to ')} {event['label']}{doubt}"
