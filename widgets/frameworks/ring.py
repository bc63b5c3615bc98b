"""How the five frameworks feed one another: what each brings to the integrated model, and the claims that join them.

    show_ring()                           # on a page or in a notebook

The arrows are the pairs of `data/claim_pairs.csv` whose relation is "composes". A full line joins two claims that
the papers themselves state; a dotted one rests on at least one claim of ours. That they join is always ours.
"""
from dataclasses import dataclass

import numpy as np
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from ..figures.picture import picture
from ..figures.style import canvas
from .comparing import all_frameworks, claim_pairs
from .drawing import DASHES, INK, LEADING, SIZES, TONES, lines_height
from .strokes import MARKS
from .words import ReaderText, text_width, wrapped

# What each paper brings to the model: its states.
BRINGS = {"evolution": "Members N", "community": "Attachment s", "live-streaming": "Value Y", "trust-logic": "Trust T",
          "ecosystem": "Partners E, capability K"}
EDGE, TINT = TONES["core"]
LINE = "#444444"
CAPTION = ("What each paper brings to the model, and how one feeds the other, drawn from the book's table of pairs. "
           "That the links join is our assumption throughout.")


@dataclass(frozen=True)
class Layout:
    """Width and height, size of a box, centres of the boxes, and width of the words on an arrow."""
    size: tuple
    box: tuple
    centres: dict
    words: float


WIDE = Layout((720, 420), (196, 56), {"evolution": (106, 40), "community": (614, 40), "live-streaming": (360, 190),
                                      "trust-logic": (106, 340), "ecosystem": (614, 340)}, 118)
NARROW = Layout((340, 530), (114, 72), {"evolution": (58, 40), "community": (282, 40), "live-streaming": (170, 238),
                                        "trust-logic": (58, 436), "ecosystem": (282, 436)}, 80)


def show_ring():
    """The ring as a picture with its words, in both layouts."""
    links = joined_pairs()
    return picture(ring_figure(links, WIDE), narrow=ring_figure(links, NARROW), alt=ring_alt(links),
                   caption=CAPTION)


@dataclass(frozen=True)
class Join:
    """An arrow between two frameworks: what it is about, and whether a paper states both of its claims."""
    source: str
    target: str
    topic: str
    voice: str


def joined_pairs():
    """The arrows, from the pairs that compose."""
    return [Join(pair["first_framework"], pair["second_framework"], pair["topic"],
                 "states" if all(pair[side][1]["voice"] == "states" for side in ("first", "second")) else "ours")
            for pair in claim_pairs("composes")]


def ring_alt(links):
    """What the picture shows, in sentences."""
    names = {pair[f"{side}_framework"]: pair[side][0].citation for pair in claim_pairs("composes")
             for side in ("first", "second")}
    boxes = "; ".join(f"{states} from {names[name]}" for name, states in BRINGS.items())
    arrows = "; ".join(f"{link.topic} ({BRINGS[link.source]} to {BRINGS[link.target]}"
                       f"{', our assumption' if link.voice == 'ours' else ''})" for link in links)
    return f"Five boxes, one for each paper: {boxes}. {len(links)} arrows: {arrows}."


def ring_figure(links, layout):
    """Draw boxes, arrows and key."""
    figure = canvas(*layout.size)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, layout.size[0]), ylim=(layout.size[1], 0))
    axes.set_axis_off()
    for link in links:
        draw_join(axes, link, links, layout)
    for paper in all_frameworks():
        if paper.name in BRINGS:
            draw_part(axes, paper, layout)
    draw_key(axes, layout)
    return figure


def write_lines(axes, x, y, lines):
    """Centred lines of (text, size, weight, colour), the middle of the whole at y."""
    top = y - lines_height(lines) / 2
    for text, size, weight, colour in lines:
        axes.add_artist(ReaderText(x, top + size * 1.02, text, fontsize=size, fontweight=weight, color=colour,
                                   horizontalalignment="center"))
        top += size * LEADING


def draw_part(axes, paper, layout):
    """A box: what the paper brings, and whose it is."""
    (x, y), (width, height) = layout.centres[paper.name], layout.box
    axes.add_patch(FancyBboxPatch((x - width / 2, y - height / 2), width, height, facecolor=TINT, edgecolor=EDGE,
                                  linewidth=1.6, boxstyle="round,pad=0,rounding_size=6"))
    citation = paper.citation[0].upper() + paper.citation[1:]
    styles = ((BRINGS[paper.name], SIZES["title"], "bold", EDGE), (citation, SIZES["small"], "normal", INK))
    write_lines(axes, x, y, [(line, size, weight, colour) for text, size, weight, colour in styles
                             for line in wrapped(text, size, width - 8, weight)])


def draw_join(axes, link, links, layout):
    """An arrow from edge to edge, beside its opposite if there is one, with its topic on it."""
    start, end = (np.array(layout.centres[name], float) for name in (link.source, link.target))
    along = (end - start) / np.hypot(*(end - start))
    across = np.array([-along[1], along[0]])
    twin = any((other.source, other.target) == (link.target, link.source) for other in links)
    aside = across * (24.0 if twin else 0.0)
    tail, tip = start + aside + edge_of(along, layout.box, aside), end + aside + edge_of(-along, layout.box, aside)
    axes.add_patch(stroke(tail, tip, link.voice))
    for shape in MARKS["enables"](tip, along, across, LINE):
        axes.add_patch(shape)
    lines = [(line, SIZES["small"], "normal", INK) for line in wrapped(link.topic, SIZES["small"], layout.words)]
    width, height = max(text_width(line, size) for line, size, *_ in lines) + 8, lines_height(lines) + 4
    x, y = tail + (tip - tail) * (0.34 if twin else 0.5)          # words of opposite arrows stand at different heights
    axes.add_patch(FancyBboxPatch((x - width / 2, y - height / 2), width, height, facecolor="white", edgecolor="none",
                                  boxstyle="square,pad=0", zorder=2))
    write_lines(axes, x, y, lines)


def stroke(start, end, voice):
    """A straight line whose style says who claims it."""
    return PathPatch(Path([start, end]), fill=False, edgecolor=LINE, linewidth=1.5, linestyle=DASHES[voice])


def edge_of(along, box, aside):
    """The way from a point beside the centre of a box to the edge of the box in a direction."""
    axes = zip(box, along, aside, strict=True)
    reach = [(side / 2 - np.sign(step) * shift) / abs(step) for side, step, shift in axes if step]
    return min(reach) * along


def draw_key(axes, layout):
    """What full and dotted lines mean."""
    entries = [("both claims are the papers'", "states"), ("at least one claim is ours", "ours")]
    for number, (words, voice) in enumerate(entries):
        y = layout.size[1] - 10 - (len(entries) - 1 - number) * 18
        axes.add_patch(stroke((8, y - 4), (44, y - 4), voice))
        axes.add_artist(ReaderText(52, y, words, fontsize=SIZES["small"], color=INK))
