"""The figure of the funnel model: the stages, the months, and the bar that fulfilment must clear."""

from .style import COLOURS

CAPTION = ("From a thousand viewers to orders; orders and trust over five years (dots: what a sample of 300 "
           "viewers a month would count); long-run orders against fulfilment for the open and the closed loop.")
WIDE = {"size": (720, 376), "stages": (84, 44, 246, 108), "orders": (40, 226, 290, 108),
        "trust": (400, 44, 305, 84), "bar": (400, 202, 305, 132)}
NARROW = {"size": (340, 452), "stages": (74, 42, 94, 68), "trust": (214, 42, 116, 68),
          "orders": (34, 180, 296, 66), "bar": (34, 316, 296, 98)}
STAGES = ["interested", "consider", "decide", "order"]


def draw(live, layout):
    """Put the four panels on a live figure."""
    stages(live, layout)
    months(live, layout)
    trust(live, layout)
    bar(live, layout)


def stages(live, layout):
    """How many of a thousand viewers reach each stage in the end."""
    ax = live.panel(layout["stages"], "Of 1,000 viewers", "in the end", (0, 260), (3.5, -0.5))
    live.bars(ax, "stage", "stage_viewers", COLOURS["people"])
    ax.set_yticks(range(4), STAGES)
    ax.grid(axis="y", visible=False)


def months(live, layout):
    """Orders over the months, expected and sampled."""
    ax = live.panel(layout["orders"], "Orders for a thousand viewers", "month", (0, 60),
                    ladder=(40, 80, 160, 400, 1600, 6400), shows=("orders", "sampled"))
    live.marks(ax, "month", "sampled", COLOURS["money"], "sampled", size=3.5, filled=False)
    live.line(ax, "month", "orders", COLOURS["money"], "expected", guess=True)
    live.rule(ax, y="orders_before", colour=COLOURS["before"], label="before")
    live.legend(ax)


def trust(live, layout):
    """Trust over the months."""
    ax = live.panel(layout["trust"], "Trust", "month", (0, 60), (0, 1))
    live.line(ax, "month", "trust", COLOURS["trust"])
    live.rule(ax, y="trust_before", colour=COLOURS["before"])


def bar(live, layout):
    """Long-run orders against fulfilment: where the lines cross, closing begins to pay."""
    ax = live.panel(layout["bar"], "In the long run", "fulfilment quality", (0.4, 1.0),
                    ladder=(40, 80, 160, 400, 1600), shows=("open_orders", "closed_orders"))
    live.line(ax, "fulfilment_axis", "closed_orders", COLOURS["money"], "closed")
    live.line(ax, "fulfilment_axis", "open_orders", COLOURS["before"], "open", dash="--")
    live.marks(ax, "fulfilment_now", "orders_now", COLOURS["now"], "here", size=8)
    live.rule(ax, x="fulfilment_bar", colour=COLOURS["danger"], label="bar")
    live.legend(ax, columns=4)
