"""The figure of the value loop: three values, what they earn, one turn of the loop, and the horizon of pressure."""

from .style import COLOURS

CAPTION = ("The three values and the income of a session; one turn of the loop as a map of brand value, climbed like a "
           "staircase from the start to where it crosses the diagonal; and income against pressure, averaged over one, "
           "ten and fifty sessions and for ever: diamonds mark the best pressure of each, circles the one chosen, "
           "an upright line, if there is one, the pressure at which the loop ends.")
WIDE = {"size": (720, 376), "values": (40, 44, 290, 108), "income": (40, 226, 290, 108),
        "turn": (400, 44, 305, 130), "horizon": (400, 248, 305, 86)}
NARROW = {"size": (340, 514), "values": (40, 42, 290, 48), "income": (40, 166, 290, 40),
          "turn": (40, 282, 290, 76), "horizon": (40, 434, 290, 44)}
INCOMES = (0.2, 0.4, 0.8, 1.6)


def draw(live, layout):
    """Put the four panels on a live figure."""
    values(live, layout)
    income(live, layout)
    turn(live, layout)
    horizon(live, layout)


def values(live, layout):
    """Anchor's, customers' and brand value against sessions."""
    ax = live.panel(layout["values"], "Three values", "session", (0, 240), (0, 1))
    live.line(ax, "session", "anchor", COLOURS["sharers"], "anchor")
    live.line(ax, "session", "customer", COLOURS["people"], "customers", dash="--", guess=True)
    live.line(ax, "session", "platform", COLOURS["trust"], "brand", dash="-.")
    live.rule(ax, x=80)
    live.legend(ax)


def income(live, layout):
    """Income against sessions, with the level before session 80."""
    ax = live.panel(layout["income"], "Income of a session", "session", (0, 240), ladder=INCOMES, shows=("income",))
    live.line(ax, "session", "income", COLOURS["money"], "income")
    live.rule(ax, y="income_before", colour=COLOURS["before"], label="before session 80")
    live.legend(ax)


def turn(live, layout):
    """Brand value after a turn of the loop against brand value before it, with the staircase of turns."""
    ax = live.panel(layout["turn"], "Brand value after one turn", "brand value", (-0.03, 1), (-0.04, 1))
    live.line(ax, "unchanged", "unchanged", COLOURS["danger"], "no change", dash=":", width=1.4)
    live.line(ax, "brand", "turned_before", COLOURS["before"], "before", dash="--", width=1.4)
    live.line(ax, "brand", "turned", COLOURS["trust"], "now")
    live.line(ax, "web", "web_turned", COLOURS["now"], width=1.0)
    live.marks(ax, "rests", "rests", COLOURS["trust"], "rests", size=8)
    live.marks(ax, "flees", "flees", COLOURS["danger"], marker="D", size=7)
    live.legend(ax, columns=4)


def horizon(live, layout):
    """Mean income against pressure, one line for each horizon."""
    ax = live.panel(layout["horizon"], "Mean income against pressure", "selling pressure", (0, 1.5), ladder=INCOMES,
                    shows=("one", "ten", "fifty", "ever"))
    live.line(ax, "levels", "one", COLOURS["money"], "one", dash=":")
    live.line(ax, "levels", "ten", COLOURS["money"], "ten", dash="-.")
    live.line(ax, "levels", "fifty", COLOURS["money"], "fifty", dash="--")
    live.line(ax, "levels", "ever", COLOURS["money"], "for ever")
    live.line(ax, "end", "end_height", COLOURS["danger"], dash=(0, (2, 2)))
    live.marks(ax, "here", "here_income", COLOURS["now"], size=6, filled=False)
    live.marks(ax, "best_pressure", "best_income", COLOURS["now"], marker="D", size=5)
    live.legend(ax, columns=4)
