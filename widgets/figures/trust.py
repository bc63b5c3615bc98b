"""The figure of the trust model: what happens, what it earns, and where the cliff is."""

from .style import COLOURS

CAPTION = ("Trust, sincere sharers and income after a change of commercial volume, and the curve on which trust "
           "can rest. Full line: trust returns to it; broken line: trust flees from it.")
WIDE = {"size": (720, 376), "trust": (40, 44, 290, 108), "income": (40, 226, 290, 108),
        "cliff": (400, 44, 305, 290)}
NARROW = {"size": (340, 440), "trust": (38, 42, 292, 66), "income": (38, 174, 292, 54),
          "cliff": (38, 294, 292, 108)}


def draw(live, layout):
    """Put the three panels on a live figure."""
    over_time(live, layout)
    earnings(live, layout)
    cliff(live, layout)


def over_time(live, layout):
    """Trust and sharers against months."""
    ax = live.panel(layout["trust"], "Trust and sharers", "month", (0, 240), (0, 1))
    live.line(ax, "month", "trust", COLOURS["trust"], "trust", guess=True)
    live.line(ax, "month", "sharers", COLOURS["sharers"], "sincere sharers (share)", dash="--")
    live.legend(ax)


def earnings(live, layout):
    """Income against months, with the level before the change."""
    ax = live.panel(layout["income"], "Income", "month", (0, 240), ladder=(0.2, 0.4, 1.0), shows=("income",))
    live.line(ax, "month", "income", COLOURS["money"], "income")
    live.rule(ax, y="income_before", colour=COLOURS["before"], label="before the change")
    live.legend(ax)


def cliff(live, layout):
    """Where trust can rest for each volume, and the path of the run."""
    ax = live.panel(layout["cliff"], "Where trust can rest", "commercial volume", (0, 0.8), (0, 1))
    live.line(ax, "safe_volume", "safe_trust", COLOURS["trust"], "rests")
    live.line(ax, "edge_volume", "edge_trust", COLOURS["danger"], "flees", dash=(0, (2, 2)))
    live.line(ax, "fallen_volume", "fallen_trust", COLOURS["trust"])
    live.line(ax, "volume", "trust", COLOURS["now"], "this run", width=1.2)
    live.marks(ax, "volume", "trust", COLOURS["now"], size=8, last=True)      # the run ends here
    live.rule(ax, x="collapse_volume", colour=COLOURS["danger"])
    live.note(ax, "cliff", "collapse_volume", 0.84)
    live.legend(ax)
