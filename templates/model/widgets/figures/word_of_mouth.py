"""The figure of the word_of_mouth model: who knows, and what makes that share grow and shrink (replace this)."""

from .style import COLOURS

CAPTION = ("The share of people who know, week by week, and what hearing adds to it and forgetting takes away: the "
           "share rests where the two lines meet.")
WIDE = {"size": (720, 300), "course": (40, 54, 290, 196), "balance": (400, 54, 305, 196)}
NARROW = {"size": (340, 400), "course": (38, 54, 292, 106), "balance": (38, 244, 292, 106)}


def draw(live, layout):
    """Put the two panels on a live figure."""
    course(live, layout)
    balance(live, layout)


def course(live, layout):
    """The share who know against weeks, with the level at which it rests."""
    ax = live.panel(layout["course"], "Who knows (share)", "week", (0, 52), (0, 1))
    live.line(ax, "week", "share", COLOURS["people"], "know", guess=True)
    live.rule(ax, y="resting", colour=COLOURS["before"], label="rests")
    live.legend(ax)


def balance(live, layout):
    """Hearing and forgetting in a week against the share who know."""
    ax = live.panel(layout["balance"], "In a week (share)", "share who know", (0, 1), ladder=(0.12, 0.24, 0.6),
                    shows=("hearing", "forgotten"))
    live.line(ax, "share_axis", "hearing", COLOURS["people"], "hear")
    live.line(ax, "share_axis", "forgotten", COLOURS["danger"], "forget", dash="--")
    live.rule(ax, x="resting", colour=COLOURS["before"])
    live.legend(ax)
