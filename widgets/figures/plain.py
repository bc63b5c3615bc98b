"""The figure of a model that has no design of its own: every series against the first one, in one panel."""

from types import SimpleNamespace

from .style import COLOURS

RUNGS = tuple(digit * 10.0**power for power in range(-3, 13) for digit in (1, 2, 5))
LOOKS = tuple(zip([colour for name, colour in COLOURS.items() if name not in ("before", "now")],
                  ["-", "--", ":", "-.", (0, (4, 1, 1, 1, 1, 1)), "-"], strict=False))
WIDE = {"size": (720, 300), "panel": (50, 54, 655, 196)}
NARROW = {"size": (340, 280), "panel": (44, 74, 284, 158)}


def design(model):
    """A design for any model: at most six series, from 0 upwards, as long as those of its default run."""
    run = model.simulate(**model.defaults())
    across, *series = [name for name, value in run.items() if isinstance(value, list)]
    if not 1 <= len(series) <= len(LOOKS):
        raise ValueError(f"a plain figure shows 1 to {len(LOOKS)} series beside {across}; this model has {len(series)}")

    def draw(live, layout):
        ax = live.panel(layout["panel"], model.title, across, (run[across][0], run[across][-1]),
                        ladder=RUNGS, shows=tuple(series))
        for name, (colour, dash) in zip(series, LOOKS, strict=False):
            live.line(ax, across, name, colour, name.replace("_", " "), dash=dash, guess=name == series[0])
        live.legend(ax)

    *first, last = (name.replace("_", " ") for name in series)
    words = f"{', '.join(first)} and {last}" if first else last
    return SimpleNamespace(CAPTION=f"{words.capitalize()} against {across}.", WIDE=WIDE, NARROW=NARROW, draw=draw)
