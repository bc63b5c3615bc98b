"""The figure of the pre-sale model: the belief and the plan, the seasons, what it costs, and what is learned."""

from .style import COLOURS

CAPTION = ("Belief about demand before and after the early orders, as it is on average; what was made and wanted in 24 "
           "seasons; profit given up against the share sold early, with the share that gives up least; and what more "
           "early orders do to doubt and to error.")
WIDE = {"size": (720, 376), "belief": (40, 44, 290, 108), "seasons": (40, 226, 290, 108),
        "costs": (410, 44, 295, 108), "learning": (410, 226, 295, 108)}
NARROW = {"size": (340, 500), "belief": (38, 42, 292, 48), "seasons": (38, 166, 292, 48),
          "costs": (38, 290, 292, 48), "learning": (38, 414, 292, 48)}


def draw(live, layout):
    """Put the four panels on a live figure."""
    belief(live, layout)
    seasons(live, layout)
    costs(live, layout)
    learning(live, layout)


def belief(live, layout):
    """The density of demand before and after, the truth, and the stock decision."""
    ax = live.panel(layout["belief"], "Belief", "demand, units", (0, 2600), (0, 1.1))
    ax.set_yticks([])
    live.area(ax, "before_demand", "before_floor", "before_density", COLOURS["before"])
    live.line(ax, "before_demand", "before_density", COLOURS["before"], "before", dash="--", width=1.4)
    live.area(ax, "after_demand", "after_floor", "after_density", COLOURS["trust"])
    live.line(ax, "after_demand", "after_density", COLOURS["trust"], "after")
    live.rule(ax, x="mean_demand", colour=COLOURS["now"], label="true mean")
    live.rule(ax, x="plan", colour=COLOURS["money"], dash="-.", label="plan")
    live.legend(ax, columns=4)


def seasons(live, layout):
    """What was wanted and what was made, season by season."""
    ax = live.panel(layout["seasons"], "Wanted and made, units", "season", (0, 25),
                    ladder=(1200, 1600, 2000, 3000, 4000, 6000, 8000, 12000), shows=("demand", "made"))
    live.segments(ax, "over_season", "over_units", COLOURS["before"], "left over", width=3.0)
    live.segments(ax, "short_season", "short_units", COLOURS["danger"], "short", width=1.2)
    live.marks(ax, "season", "demand", COLOURS["people"], "wanted", size=5)
    live.marks(ax, "season", "made", COLOURS["money"], "made", marker="_", size=8)
    live.legend(ax, columns=4)


def costs(live, layout):
    """Profit given up against the share sold early: discounts rise, mismatch falls."""
    ax = live.panel(layout["costs"], "Profit given up, thousand yuan", "share sold early", (-0.02, 1.02),
                    ladder=(4000, 8000, 12000, 20000, 40000, 80000, 120000, 200000),
                    shows=("forgone",), unit=1000)
    live.line(ax, "share_axis", "forgone", COLOURS["money"], "all")
    live.line(ax, "share_axis", "discounts", COLOURS["people"], "discounts", dash="--", width=1.4)
    live.line(ax, "share_axis", "mismatch", COLOURS["danger"], "mismatch", dash=":", width=1.4)
    live.marks(ax, "least_share", "least_point", COLOURS["now"], "best", marker="D", size=7, filled=False)
    live.marks(ax, "share_now", "forgone_now", COLOURS["now"], size=7)
    live.legend(ax, columns=4)


def learning(live, layout):
    """Doubt falls with early orders; the error that biased fans bring rises."""
    ax = live.panel(layout["learning"], "The belief, units", "share sold early", (-0.02, 1.02),
                    ladder=(20, 40, 100, 200, 400, 600), shows=("doubt", "error"))
    live.line(ax, "share_axis", "doubt", COLOURS["trust"], "doubt")
    live.line(ax, "share_axis", "error", COLOURS["danger"], "error by bias", dash="--")
    live.marks(ax, "share_now", "doubt_now", COLOURS["now"], size=7)
    live.marks(ax, "share_now", "error_now", COLOURS["now"], marker="D", size=6, filled=False)
    live.legend(ax)
