"""The figure of the competition model: both forms over time, where they rest, and who stays by overlap."""

from .style import COLOURS

CAPTION = ("Traditional and community e-commerce over eighty years. Where each stands still in the plane of both: they "
           "rest where the lines meet or on an axis (full: attracts, open: repels; diamond: the run). Where history "
           "decides, the divide parts the starts from which one or the other wins. Who stays, by the two overlaps.")
WIDE = {"size": (720, 376), "time": (40, 44, 290, 108), "map": (40, 226, 290, 108), "plane": (400, 44, 305, 290)}
NARROW = {"size": (340, 504), "time": (38, 42, 292, 62), "plane": (38, 176, 292, 140),
          "map": (38, 384, 292, 80)}


def draw(live, layout):
    """Put the three panels on a live figure."""
    time(live, layout)
    plane(live, layout)
    overlaps(live, layout)


def time(live, layout):
    """Both forms and their total over the years."""
    ax = live.panel(layout["time"], "Size, in traditional markets", "year", (0, 80), ladder=(1.2, 2.4, 3.2),
                    shows=("total",))
    live.line(ax, "year", "total", COLOURS["now"], "total", dash=(0, (1, 1)), width=1.4)
    live.line(ax, "year", "traditional", COLOURS["before"], "traditional", dash="--")
    live.line(ax, "year", "community", COLOURS["sharers"], "community", width=2.4, guess=True)
    live.rule(ax, x="half_year", colour=COLOURS["danger"])
    live.note(ax, "half way", "half_year", 0.5)
    live.legend(ax)


def plane(live, layout):
    """The plane of both sizes: where each stands still, resting points, the divide and the path of the run."""
    ax = live.panel(layout["plane"], "Where each form stands still", "traditional size; upwards: community size",
                    (0, 1.2), ladder=(1.2, 2.4),
                    shows=("community", "traditional_still_y", "community_still_y", "divide_y", "stable_y"))
    live.line(ax, "traditional_still_x", "traditional_still_y", COLOURS["before"], "traditional", dash="--")
    live.line(ax, "community_still_x", "community_still_y", COLOURS["sharers"], "community")
    live.line(ax, "divide_x", "divide_y", COLOURS["danger"], "divide", dash=(0, (2, 2)))
    live.line(ax, "traditional", "community", COLOURS["now"], width=1.2)
    live.marks(ax, "unstable_x", "unstable_y", COLOURS["danger"], filled=False, size=9)
    live.marks(ax, "stable_x", "stable_y", COLOURS["sharers"], size=9)
    live.marks(ax, "traditional", "community", COLOURS["now"], marker="D", size=6, last=True)     # the run ends here
    live.legend(ax)


def overlaps(live, layout):
    """Who stays, by the two overlaps, and where the run is."""
    ax = live.panel(layout["map"], "Who stays, by overlap", "harm to traditional; upwards: harm to community",
                    (0, 1.6), (0, 1.6))
    live.area(ax, "map_left", "map_floor", "map_split", COLOURS["people"])
    live.area(ax, "map_left", "map_split", "map_ceiling", COLOURS["before"])
    live.area(ax, "map_right", "map_floor", "map_split", COLOURS["sharers"])
    live.area(ax, "map_right", "map_split", "map_ceiling", COLOURS["danger"], opacity=0.15)
    live.note(ax, "both", 0, "both_word", shift=(4, -13))
    live.note(ax, "traditional", 0, "upper_word", shift=(4, -13))
    live.note(ax, "community", "right_word", 0, shift=(-4, 4), anchor="right")
    live.note(ax, "history decides", "right_word", "corner_word", shift=(-4, 4), anchor="right")
    live.marks(ax, "map_x", "map_y", COLOURS["now"], marker="D", size=7)
    ax.set_yticks([0, 0.5, 1, 1.5])
