"""The figure of the integrated model: the community, and the month in which a windfall is a gift."""

from .style import COLOURS

CAPTION = ("Members, attachment and trust, and value over ten years (shaded: the windfall); value of the ten years "
           "against the month of the windfall; and the share of newcomers that attachment can bear when the windfall "
           "comes. Full line: attachment returns to it; broken line: attachment flees from it.")
WIDE = {"size": (720, 390), "people": (40, 44, 290, 58), "bonds": (40, 180, 290, 58), "value": (40, 292, 290, 58),
        "when": (400, 44, 305, 112), "bear": (400, 234, 305, 116)}
NARROW = {"size": (340, 504), "people": (38, 42, 292, 42), "bonds": (38, 152, 148, 54), "value": (220, 152, 110, 54),
          "when": (38, 276, 292, 56), "bear": (38, 402, 292, 66)}


def draw(live, layout):
    """Put the five panels on a live figure."""
    people(live, layout)
    bonds(live, layout)
    value(live, layout)
    when(live, layout)
    bear(live, layout)


def people(live, layout):
    """Members and attached members over the months."""
    ax = live.panel(layout["people"], "Members", "month", (0, 120), (0, 1000))
    live.area(ax, "span", "span_low", "span_high", COLOURS["before"], "windfall", opacity=0.2)
    live.line(ax, "month", "members", COLOURS["people"], "members", dash="--")
    live.line(ax, "month", "attached", COLOURS["sharers"], "attached members", dash="-.")
    live.legend(ax)


def bonds(live, layout):
    """Trust and attachment over the months."""
    ax = live.panel(layout["bonds"], "Trust and attachment", "month", (0, 120), (0, 1))
    live.line(ax, "month", "trust", COLOURS["trust"], "trust")
    live.line(ax, "month", "attachment", COLOURS["sharers"], "attachment", dash="-.", guess=True)
    live.legend(ax)


def value(live, layout):
    """Value created in each month."""
    ax = live.panel(layout["value"], "Value a month", "month", (0, 120), ladder=(4, 20, 80, 240, 600), shows=("value",))
    live.line(ax, "month", "value", COLOURS["money"])


def when(live, layout):
    """Value of the ten years for each month in which the windfall may come."""
    ax = live.panel(layout["when"], "Value of ten years, thousands", "month of the windfall", (0, 60),
                    ladder=(400, 2000, 6000, 12000, 24000, 48000), shows=("tried_value", "value_now", "value_alone"),
                    unit=1000)
    live.line(ax, "tried_month", "tried_value", COLOURS["money"], "with windfall")
    live.rule(ax, y="value_alone", colour=COLOURS["before"], label="no windfall")
    live.marks(ax, "month_now", "value_now", COLOURS["now"], "this run", size=8)
    live.legend(ax)


def bear(live, layout):
    """Where attachment can rest for each share of newcomers, the gate, and the path of the run."""
    ax = live.panel(layout["bear"], "Where attachment can rest", "newcomers, share of all", (0, 1), (0, 1))
    live.line(ax, "rest_share", "rest_attachment", COLOURS["sharers"], "rests")
    live.line(ax, "edge_share", "edge_attachment", COLOURS["danger"], "flees", dash=(0, (2, 2)))
    live.line(ax, "gone_share", "gone_attachment", COLOURS["sharers"])
    live.line(ax, "newcomer_share", "attachment", COLOURS["now"], "this run", width=1.2)
    live.marks(ax, "hit_share", "hit_attachment", COLOURS["now"], "windfall", marker="D", size=6, filled=False)
    live.marks(ax, "newcomer_share", "attachment", COLOURS["now"], size=8, last=True)      # the run ends here
    live.rule(ax, x="bearable", colour=COLOURS["danger"])
    live.rule(ax, x="gate_share", colour=COLOURS["people"], dash="--")
    live.note(ax, "too many", "bearable", 0.8)
    live.note(ax, "gate", "gate_share", 0.58)
    live.legend(ax, columns=4)
