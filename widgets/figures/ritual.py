"""The figure of the ritual model: the teeth, the map between rituals, what growth brings, and who talks to whom."""

from .style import COLOURS

CAPTION = ("Attachment over two years of rituals; the level before the next ritual against the level before this one; "
           "growth of attached members against growth of all; and a network of 96 members who also chat, placed by "
           "opinion, the most attached in the middle of each camp.")
WIDE = {"size": (720, 376), "teeth": (40, 44, 290, 84), "network": (24, 208, 306, 126),
        "map": (400, 44, 305, 150), "growth": (400, 272, 305, 62)}
NARROW = {"size": (340, 500), "teeth": (34, 42, 296, 58), "map": (34, 182, 118, 84), "growth": (200, 182, 130, 84),
          "network": (14, 348, 316, 112)}
OPINIONS = (-0.15, 1.15)


def draw(live, layout):
    """Put the four panels on a live figure."""
    teeth(live, layout)
    between_rituals(live, layout)
    growth(live, layout)
    network(live, layout)


def teeth(live, layout):
    """Attachment over the days, and the level below which it dies."""
    ax = live.panel(layout["teeth"], "Attachment", "day", (0, 728), (0, 1), course="day")
    live.line(ax, "tooth_day", "tooth_level", COLOURS["sharers"], "attachment", width=1.2)
    live.rule(ax, y="threshold", colour=COLOURS["danger"], dash="--", label="edge")
    live.legend(ax)


def between_rituals(live, layout):
    """The map from ritual to ritual: below the diagonal attachment falls."""
    ax = live.panel(layout["map"], "Ritual to ritual", "before this ritual", (-0.02, 1), (-0.03, 1))
    live.line(ax, "level_now", "level_now", COLOURS["before"], dash=":", width=1.2)
    live.line(ax, "level_now", "level_next", COLOURS["sharers"])
    live.line(ax, "step_now", "step_next", COLOURS["now"], width=0.9)
    live.marks(ax, "edge_level", "edge_level", COLOURS["danger"], "edge", marker="D", size=6, filled=False)
    live.marks(ax, "rest_level", "rest_level", COLOURS["now"], "rests", size=6)
    live.legend(ax)


def growth(live, layout):
    """How fast attached members grow in number when members do."""
    ax = live.panel(layout["growth"], "Growth, % a day", "of members", (-0.3, 8.3), (-11, 9))
    live.line(ax, "growth_axis", "growth_axis", COLOURS["people"], "all", dash="--", width=1.4)
    live.line(ax, "growth_axis", "growth_attached", COLOURS["sharers"], "attached")
    live.rule(ax, x="critical_percent", colour=COLOURS["danger"])
    live.marks(ax, "growth_now", "attached_now", COLOURS["now"], size=7)
    live.legend(ax)


def network(live, layout):
    """Members at their opinions, with the chats of the last days."""
    _, _, width, height = layout["network"]
    reach = (OPINIONS[1] - OPINIONS[0]) * height / width / 2        # one unit up is as long as one across
    ax = live.panel(layout["network"], "96 members and their last chats", "opinion", OPINIONS, (-reach, reach))
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.set_yticks([])
    live.segments(ax, "agree_x", "agree_y", COLOURS["before"], width=0.5)
    live.segments(ax, "quarrel_x", "quarrel_y", COLOURS["danger"], "quarrel", width=0.8)
    live.marks(ax, "bystander_x", "bystander_y", COLOURS["danger"], "bystander", marker="^", size=5, filled=False)
    live.marks(ax, "member_x", "member_y", COLOURS["people"], "member", marker="s", size=4.5)
    live.marks(ax, "builder_x", "builder_y", COLOURS["sharers"], "builder", size=5)
    live.legend(ax, columns=4)
