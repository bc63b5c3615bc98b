"""The figure of the live session: who is engaged, where the room is drawn, who is answered, what pressure keeps."""

from ..models.live_session import stretched
from .style import COLOURS

CAPTION = ("Engaged share of the room over two hours, with a small room of single viewers drawn by chance (dots); the "
           "phase line at the start, stretched near zero: above zero the engaged share rises, and from the diamond it "
           "flees; replies and audience, with the least coverage at which any room grows; orders placed and kept "
           "against pressure, as a multiple of the orders without it.")
WIDE = {"size": (720, 376), "engaged": (40, 44, 290, 108), "replies": (40, 226, 290, 108),
        "phase": (412, 44, 293, 108), "pressure": (412, 226, 293, 108)}
NARROW = {"size": (340, 514), "engaged": (48, 42, 282, 56), "phase": (48, 174, 282, 60),
          "replies": (48, 310, 282, 44), "pressure": (48, 430, 282, 48)}
SPEEDS = (-0.5, -0.05, 0, 0.05, 0.5)     # changes per minute that the phase line's axis names


def draw(live, layout):
    """Put the four panels on a live figure."""
    engaged(live, layout)
    phase(live, layout)
    replies(live, layout)
    pressure(live, layout)


def engaged(live, layout):
    """Engaged share against minutes, expected and in a small room."""
    ax = live.panel(layout["engaged"], "Engaged share", "minute", (0, 120), (0, 1))
    live.marks(ax, "minute", "small", COLOURS["sharers"], "small room", size=3, filled=False)
    live.line(ax, "minute", "engaged", COLOURS["sharers"], "expected", guess=True)
    live.rule(ax, y="tipping_here", colour=COLOURS["danger"], label="unstable point")
    live.legend(ax)


def phase(live, layout):
    """Change of the engaged share against the engaged share, for this team and for one that answers everything."""
    ax = live.panel(layout["phase"], "Change of engaged share a minute", "engaged share", (-0.02, 1), (-5.4, 5.4))
    ax.set_yticks([stretched(speed) for speed in SPEEDS], [f"{speed:g}" for speed in SPEEDS])
    live.rule(ax, y=0, colour=COLOURS["before"], dash="-")
    live.line(ax, "share", "change_answered", COLOURS["before"], "all answered", dash="--", width=1.4)
    live.line(ax, "share", "change", COLOURS["sharers"], "this team")
    live.marks(ax, "rests", "rests_height", COLOURS["sharers"], size=8)
    live.marks(ax, "flees", "flees_height", COLOURS["danger"], marker="D", size=7)
    live.marks(ax, "start", "start_change", COLOURS["now"], "start", marker="^", size=9, filled=False)
    live.rule(ax, x="tipping_here", colour=COLOURS["danger"])
    live.legend(ax)


def replies(live, layout):
    """Share of comments answered and of the audience present."""
    ax = live.panel(layout["replies"], "Replies and audience", "minute", (0, 120), (0, 1.05))
    live.line(ax, "minute", "coverage", COLOURS["now"], "answered")
    live.line(ax, "minute", "present", COLOURS["people"], "present", dash="--")
    live.rule(ax, y="least_coverage", colour=COLOURS["danger"], label="least to grow")
    live.legend(ax)


def pressure(live, layout):
    """Orders placed and orders kept against pressure, with the best."""
    ax = live.panel(layout["pressure"], "Orders against pressure", "selling pressure", (0, 1.5), (0, 4.2))
    live.line(ax, "pressure_axis", "placed", COLOURS["money"], "placed", dash="--", width=1.6)
    live.line(ax, "pressure_axis", "net", COLOURS["money"], "kept")
    live.marks(ax, "pressure_now", "placed_now", COLOURS["now"], size=7, filled=False)
    live.marks(ax, "pressure_now", "net_now", COLOURS["now"], "here", size=7)
    live.rule(ax, x="best_pressure", colour=COLOURS["danger"], label="best")
    live.legend(ax, columns=4)
