"""The figure of the diffusion model: users, their growth, what drives joining, and when a window is worth most."""

from .style import COLOURS

CAPTION = ("Users and the market over 25 years (shaded: the window), and growth over the last year, from when it "
           "stays below 150 %. Joining and leaving in a year against the share of the market already in: users "
           "rest where the two meet (circle). What the same window would bring, by the year in which it opens.")
WIDE = {"size": (720, 376), "users": (40, 44, 290, 108), "growth": (40, 226, 290, 108),
        "drive": (400, 44, 305, 120), "timing": (400, 238, 305, 96)}
NARROW = {"size": (340, 504), "users": (38, 42, 292, 60), "growth": (38, 174, 292, 48),
          "drive": (38, 294, 292, 62), "timing": (38, 426, 292, 42)}


def draw(live, layout):
    """Put the four panels on a live figure."""
    users(live, layout)
    growth(live, layout)
    drive(live, layout)
    timing(live, layout)


def users(live, layout):
    """Users and market over the years, with the window."""
    ax = live.panel(layout["users"], "Users, in first markets", "year", (0, 25), ladder=(1.2, 2.4), shows=("market",))
    live.area(ax, "window_year", "window_low", "window_high", COLOURS["money"], opacity=0.2)
    live.line(ax, "year", "market", COLOURS["sharers"], "market", dash=(0, (1, 1)), width=1.4)
    live.line(ax, "year", "alone", COLOURS["before"], "innovation alone", dash="--")
    live.line(ax, "year", "users", COLOURS["people"], "users", width=2.4, guess=True)
    live.legend(ax)


def growth(live, layout):
    """Growth over the last year, in percent."""
    ax = live.panel(layout["growth"], "Growth in a year, %", "year", (0, 25), (-40, 150))
    live.line(ax, "alone_growth_year", "alone_growth", COLOURS["before"], "innovation alone", dash="--")
    live.line(ax, "growth_year", "growth", COLOURS["people"], "users", width=2.4)
    live.rule(ax, x="closed", colour=COLOURS["money"], label="window closed")
    live.legend(ax)


def drive(live, layout):
    """Joining and leaving against the share of users, and the path of the run."""
    ax = live.panel(layout["drive"], "What drives it, a year", "share of the market in", (0, 1),
                    ladder=(0.16, 0.4, 0.8, 1.6), shows=("joining", "window_joining", "leaving", "joined"))
    live.line(ax, "share_axis", "window_joining", COLOURS["money"], "in a window", dash="--", width=1.4)
    live.line(ax, "share_axis", "joining", COLOURS["people"], "join")
    live.line(ax, "share_axis", "leaving", COLOURS["danger"], "leave", dash=(0, (3, 1, 1, 1)))
    live.line(ax, "share", "joined", COLOURS["now"], "run", width=1.2)
    live.marks(ax, "share", "joined", COLOURS["now"], size=8, last=True)      # the run ends here
    live.line(ax, "rest_x", "rest_y", COLOURS["danger"], dash=":", width=1.4)
    live.marks(ax, "rest_x", "rest_y", COLOURS["danger"], size=11, filled=False, last=True)
    live.legend(ax, columns=4)


def timing(live, layout):
    """What a window brings against the year in which it opens."""
    ax = live.panel(layout["timing"], "What a window brings, best = 1", "year it opens", (0, 18), (0, 1.05))
    live.line(ax, "start_year", "jump", COLOURS["money"], "users at its close")
    live.line(ax, "start_year", "user_years", COLOURS["people"], "user-years", dash="--")
    live.rule(ax, x="opened", colour=COLOURS["now"], label="here")
    ax.set_xticks(range(0, 19, 3))
    live.legend(ax)
