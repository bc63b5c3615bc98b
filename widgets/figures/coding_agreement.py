"""The figure of the coding model: what kappa says of accuracy, what bends it, and what is still to be found."""

from .style import COLOURS

CAPTION = ("Kappa against the accuracy of each coder, with the band that holds nine samples in ten; agreement, kappa "
           "and truth against the share of the top code; open codes found, case after case, of all there are; and "
           "the chance that the next segment brings a new one, true and as estimated from the codes met once.")
WIDE = {"size": (720, 376), "kappa": (40, 44, 290, 108), "paradox": (40, 226, 290, 108),
        "found": (400, 44, 305, 108), "next": (400, 226, 305, 108)}
NARROW = {"size": (340, 508), "kappa": (38, 42, 292, 60), "paradox": (38, 176, 292, 48),
          "found": (38, 298, 292, 50), "next": (38, 422, 292, 48)}


def draw(live, layout):
    """Put the four panels on a live figure."""
    kappa(live, layout)
    paradox(live, layout)
    found(live, layout)
    coming(live, layout)


def kappa(live, layout):
    """Kappa against accuracy; on the dotted diagonal kappa would be accuracy."""
    ax = live.panel(layout["kappa"], "Kappa is not accuracy", "accuracy of each coder", (0.39, 1.01), (-0.6, 1.04))
    live.area(ax, "accuracy_axis", "kappa_low", "kappa_high", COLOURS["trust"], "9 in 10", opacity=0.2)
    live.line(ax, "accuracy_axis", "accuracy_axis", COLOURS["before"], dash=":", width=1.4)
    live.line(ax, "accuracy_axis", "kappa_curve", COLOURS["trust"], "kappa")
    live.marks(ax, "accuracy_now", "kappa_now", COLOURS["trust"], "here", size=8)
    live.marks(ax, "accuracy_now", "kappa_dot", COLOURS["now"], "sample", marker="D", size=6, filled=False)
    live.legend(ax, columns=4)


def paradox(live, layout):
    """What coders agree on, what kappa makes of it, and what is true, against the share of the top code."""
    ax = live.panel(layout["paradox"], "What the top code does", "segments with the top code", (0.09, 0.96), (0, 1.04))
    live.line(ax, "prevalence_axis", "agreement_line", COLOURS["people"], "agreement", dash="--")
    live.line(ax, "prevalence_axis", "kappa_line", COLOURS["trust"], "kappa")
    live.line(ax, "prevalence_axis", "truth_line", COLOURS["sharers"], "truth", dash="-.")
    live.marks(ax, "prevalence_now", "agreement_now", COLOURS["people"], marker="s", size=7)
    live.marks(ax, "prevalence_now", "kappa_now", COLOURS["trust"], size=8)
    live.marks(ax, "prevalence_now", "truth_now", COLOURS["sharers"], marker="^", size=7)
    live.legend(ax)


def found(live, layout):
    """Open codes found and expected; upright lines: the next case begins."""
    ax = live.panel(layout["found"], "Open codes found", "cases coded", (0, 3), ladder=(20, 40, 60, 80),
                    shows=("found", "expected", "codes_total"), course="cases")
    live.line(ax, "place", "expected", COLOURS["before"], "expected", dash="--")
    live.line(ax, "cases", "found", COLOURS["now"], "found", width=1.6, guess=True)
    live.rule(ax, y="codes_total", colour=COLOURS["sharers"], dash="-.", label="all there are")
    boundaries(live, ax)
    live.legend(ax)


def coming(live, layout):
    """Chance that the next segment brings a new code, and its estimate."""
    ax = live.panel(layout["next"], "Chance that the next code is new", "cases coded", (0, 3), (0, 1),
                    course="cases")
    live.line(ax, "cases", "new_chance", COLOURS["sharers"], "true")
    live.line(ax, "cases", "estimate", COLOURS["people"], "estimated", dash="--")
    boundaries(live, ax)
    live.legend(ax)


def boundaries(live, ax):
    """Where the second and the third case begin."""
    live.rule(ax, x="second_case", colour=COLOURS["danger"])
    live.rule(ax, x="third_case", colour=COLOURS["danger"])
