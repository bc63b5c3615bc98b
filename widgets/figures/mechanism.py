"""The figure of the mechanism model: what is built, who joins, who earns, and the two thresholds behind it."""

from .style import COLOURS

CAPTION = ("Channel and technology, empowered stakeholders and value over forty years (dotted: the drivers end); where "
           "the empowered share rests once they have ended (filled dots; from the open dot it tips either way; grey: "
           "before a change of share); and the sum of drivers that is just enough, by the time it is spent over.")
WIDE = {"size": (720, 392), "stocks": (40, 44, 290, 64), "empowered": (40, 154, 290, 42),
        "value": (40, 258, 290, 94), "rest": (400, 44, 305, 142), "enough": (400, 270, 305, 82)}
NARROW = {"size": (340, 506), "stocks": (38, 42, 112, 46), "empowered": (206, 42, 124, 46),
          "value": (38, 154, 292, 50), "rest": (38, 284, 292, 70), "enough": (38, 430, 292, 40)}


def draw(live, layout):
    """Put the five panels on a live figure."""
    stocks(live, layout)
    empowered(live, layout)
    value(live, layout)
    rest(live, layout)
    enough(live, layout)


def stocks(live, layout):
    """Channel and technology over the quarters."""
    ax = live.panel(layout["stocks"], "What is built", "", (0, 160), ladder=(20, 40, 80, 160, 400, 800, 1600),
                    shows=("channel", "technology"), across="quarter")
    live.line(ax, "quarter", "channel", COLOURS["people"], "channel")
    live.line(ax, "quarter", "technology", COLOURS["technology"], "tech", dash="--")
    live.rule(ax, x="driver_quarters", colour=COLOURS["now"])
    live.legend(ax)


def empowered(live, layout):
    """Share of stakeholders who are empowered, over the quarters."""
    ax = live.panel(layout["empowered"], "Empowered share", "", (0, 160), (0, 1), across="quarter")
    live.line(ax, "quarter", "empowered", COLOURS["sharers"], guess=True)
    live.rule(ax, x="driver_quarters", colour=COLOURS["now"])


def value(live, layout):
    """Value of a quarter and how it is split; the dotted line is the end of the drivers."""
    ax = live.panel(layout["value"], "Value a quarter", "quarter", (0, 160),
                    ladder=(10, 20, 40, 80, 160, 320), shows=("value",))
    live.area(ax, "quarter", "platform", "value", COLOURS["sharers"], "stakeholders")
    live.line(ax, "quarter", "platform", COLOURS["money"], "platform")
    live.line(ax, "quarter", "value", COLOURS["sharers"], "both", dash="--", width=1.2)
    live.rule(ax, x="driver_quarters", colour=COLOURS["now"])
    live.legend(ax)


def rest(live, layout):
    """Those drawn in against those empowered: the crossings are where the share can rest, or tips."""
    ax = live.panel(layout["rest"], "Where empowerment rests", "empowered share", (-0.02, 1.02), (-0.02, 1.04))
    live.line(ax, "level", "level", COLOURS["before"], dash=":", width=1.2)
    live.line(ax, "old_level", "old_drawn", COLOURS["before"], dash="--", width=1.4)
    live.line(ax, "level", "drawn_level", COLOURS["sharers"], "drawn in")
    live.line(ax, "empowered", "drawn", COLOURS["now"], "this run", dash="-.", width=1.0)
    live.marks(ax, "empowered", "drawn", COLOURS["now"], marker="s", size=4.5, last=True)      # it ends here
    live.marks(ax, "rest_share", "rest_share", COLOURS["sharers"], "rests", size=8)
    live.marks(ax, "tipping_share", "tipping_share", COLOURS["danger"], "tips", size=8, filled=False)
    live.legend(ax, columns=4)


def enough(live, layout):
    """The sum of drivers that lasts, against the quarters over which it is spent; the sum of this run."""
    ax = live.panel(layout["enough"], "How much is enough", "quarters over which it is spent", (0, 41),
                    ladder=(20, 40, 80, 160, 320, 480), shows=("enough", "total_now"))
    live.line(ax, "length", "enough", COLOURS["danger"], "just enough to last")
    live.marks(ax, "length_now", "total_now", COLOURS["now"], "spent in this run", size=8)
    live.legend(ax)
