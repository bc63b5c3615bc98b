"""The figure of the archipelago model: ties over time, ties of one creator, and what doubling brings."""

from .style import COLOURS

CAPTION = ("Followers and trusted ties over ten years; trusted ties of a single creator against followers; and by "
           "how much ties multiply when followers double, against the factor two that a second creator brings.")
WIDE = {"size": (720, 376), "growth": (48, 44, 282, 108), "depth": (48, 226, 282, 108),
        "ties": (410, 44, 295, 108), "doubling": (410, 226, 295, 108)}
NARROW = {"size": (340, 504), "growth": (38, 42, 292, 64), "depth": (38, 164, 292, 44),
          "ties": (38, 290, 292, 62), "doubling": (38, 420, 292, 46)}


def draw(live, layout):
    """Put the four panels on a live figure."""
    growth(live, layout)
    depth(live, layout)
    ties(live, layout)
    doubling(live, layout)


def growth(live, layout):
    """Followers and trusted ties over the months."""
    ax = live.panel(layout["growth"], "Followers and trusted ties, thousands", "month", (0, 120),
                    ladder=(40000, 100000, 200000, 400000, 1000000), shows=("followers", "trusted"), unit=1000)
    live.line(ax, "month", "followers", COLOURS["people"], "followers", dash="--")
    live.line(ax, "month", "trusted", COLOURS["trust"], "trusted ties", guess=True)
    live.legend(ax)


def depth(live, layout):
    """Share of followers who are trusted ties."""
    ax = live.panel(layout["depth"], "Depth: trusted ties per follower", "month", (0, 120), (0, 1))
    live.line(ax, "month", "depth", COLOURS["trust"])


def ties(live, layout):
    """Trusted ties of one creator: the ceiling, and the system beyond it."""
    ax = live.panel(layout["ties"], "One creator's trusted ties", "followers", (10, 1e6), (5, 1e6), log_x=True,
                    log_y=True)
    live.line(ax, "fans", "ties", COLOURS["trust"], "all")
    live.line(ax, "fans", "personal_ties", COLOURS["sharers"], "personal only", dash="--")
    live.rule(ax, x="crossover", colour=COLOURS["danger"], label="system overtakes")
    live.legend(ax)


def doubling(live, layout):
    """What doubling the followers multiplies trusted ties by."""
    ax = live.panel(layout["doubling"], "Doubling multiplies ties by", "followers", (10, 1e6), (0.9, 2.1),
                    log_x=True)
    live.line(ax, "fans", "doubling", COLOURS["trust"], "followers doubled")
    live.rule(ax, y=2.0, colour=COLOURS["people"], dash="--", label="creators doubled")
    live.marks(ax, "worst_fans", "worst_doubling", COLOURS["danger"], marker="D", size=7)
    live.legend(ax)
