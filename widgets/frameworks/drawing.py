"""What both layouts of a framework map share: boxes, text, lines and the key.

Boxes are the main constructs, layer by layer; lines are the claims between them. The style of a line says who
claims it (solid: the paper says it; dashed: it implies it; dotted: we assume it), the mark at its end how one
acts on the other. Positions are in units of the figure from its top left corner; one unit is one pixel at
the intended width.
"""
from dataclasses import dataclass, field

import numpy as np
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from ..figures.style import canvas
from .links import main_constructs, map_links
from .strokes import MARKS
from .words import ReaderText, text_width, wrapped

INK, PALE, STRAIN = "#222222", "#666666", "#AA3377"
SIZES = {"title": 13, "chinese": 12, "small": 11}      # no text is smaller than 11 units
LEADING = 1.25                                          # height of a line of text, in its own size
PADDING = 10                                            # between a box and its text
DASHES = {"states": "solid", "implies": (0, (5, 3)), "ours": (0, (1.2, 2.2))}
VOICE_WORDS = {"states": "the paper says", "implies": "the paper implies", "ours": "we assume"}
STRAINING = ("weakens", "limits", "competes")
ENDS = ("source", "target")                             # the roles of a link's two constructs


# Colour of the lines and names of a layer, and of its band, by what the layer means.
TONES = {"cause": ("#8F5F00", "#FDF3DD"),               # what starts it
         "action": ("#00795A", "#E2F4EE"),              # what is done
         "core": ("#006EAC", "#E3F0F8"),                # what carries it or comes out
         "strain": ("#AA3377", "#F8E8F1"),              # what endangers it
         "lesson": ("#555555", "#EEEEEE")}              # what follows


@dataclass(frozen=True)
class Layer:
    """One layer of the map: a kind of construct, its name in both languages, its question and its tone."""
    kind: str
    name: str
    zh: str
    question: str
    tone: str

    @property
    def colour(self):
        """For the name of the layer and the edges of its boxes."""
        return TONES[self.tone][0]

    @property
    def tint(self):
        """For its band."""
        return TONES[self.tone][1]


def layers_of(framework):
    """The layers of a framework from top to bottom."""
    return [Layer(**row) for row in framework.layers.to_dict("records")]


@dataclass
class Box:
    """A construct with its place on the map."""
    row: object
    layer: Layer
    place: tuple = ()                                   # row and column
    lines: list = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0
    ends: dict = field(default_factory=dict)            # (link, role) -> point on the edge

    @property
    def number(self):
        """The section number in its corner; an abstract has none."""
        return "" if self.row["section"] == "abstract" else self.row["section"]

    @property
    def right(self):
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self):
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self):
        """The centre."""
        return np.array([self.left + self.width / 2, self.top + self.height / 2])


class Map:
    """What both layouts share: boxes, text, lines with their marks, and the key."""
    width = 0.0

    def __init__(self, framework):
        self.framework = framework
        self.links = map_links(framework)
        self.boxes = {}
        self.layers = layers_of(framework)
        for row in main_constructs(framework):
            layer = next(layer for layer in self.layers if layer.kind == row["kind"])
            self.boxes[row["id"]] = Box(row, layer)

    def box_lines(self, box):
        """The lines of a box, English large and Chinese under it, as (text, size, weight, colour)."""
        room = box.width - 2 * PADDING
        beside = text_width(box.number, SIZES["small"], "bold") + 4
        english = wrapped(box.row["en"], SIZES["title"], room - beside, "bold")
        chinese = wrapped(box.row["zh"], SIZES["chinese"], room)
        return ([(line, SIZES["title"], "bold", INK) for line in english]
                + [(line, SIZES["chinese"], "normal", INK) for line in chinese])

    def figure(self):
        """Draw everything on a new figure."""
        self.height = self.place()
        figure = canvas(self.width, self.height)
        self.axes = figure.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(self.height, 0))
        self.axes.set_axis_off()
        self.draw_layers()
        for links in self.joined_links():
            self.draw_links(links)
        for box in self.boxes.values():
            self.draw_box(box)
        self.draw_key()
        return figure

    def box_at(self, link, role):
        """The box at the "source" or the "target" of a link."""
        return self.boxes[getattr(link, role)]

    # ------------------------------------------------------------------------------ boxes and text

    def write(self, x, y, text, size, weight="normal", colour=INK, align="left"):
        """One line of text on its baseline."""
        self.axes.add_artist(ReaderText(x, y, text, fontsize=size, fontweight=weight, color=colour,
                                        horizontalalignment=align))

    def write_lines(self, x, top, lines):
        """Lines of text under each other."""
        for text, size, weight, colour in lines:
            self.write(x, top + size * 1.02, text, size, weight, colour)
            top += size * LEADING

    def draw_box(self, box):
        """A rounded box with its section number in the corner."""
        self.axes.add_patch(FancyBboxPatch((box.left, box.top), box.width, box.height, facecolor="white",
                                           edgecolor=box.layer.colour, linewidth=1.6,
                                           boxstyle="round,pad=0,rounding_size=6",
                                           gid=f"construct-{box.row['id']}"))
        self.write(box.right - PADDING + 2, box.top + PADDING + 9, box.number, SIZES["small"], "bold",
                   box.layer.colour, "right")
        start = box.top + (box.height - lines_height(box.lines)) / 2
        self.write_lines(box.left + PADDING, start, box.lines)

    # ------------------------------------------------------------------------------ lines and marks

    def joined_links(self):
        """Groups of links whose lines run into one another."""
        return [[link] for link in self.links]

    def draw_links(self, links):
        """Lines that belong together, with a light edge that lifts them off those they cross."""
        paths = [self.path(link) for link in links]
        for path in paths:
            self.axes.add_patch(PathPatch(path, fill=False, edgecolor="white", linewidth=4.5, capstyle="butt"))
        for link, path in zip(links, paths, strict=True):
            self.draw_line(link, path)

    def draw_line(self, link, path):
        """A line along a path, with the mark of its kind at the end (at both ends if mutual)."""
        colour = STRAIN if link.kind in STRAINING else "#444444"
        self.axes.add_patch(PathPatch(path, fill=False, edgecolor=colour, linewidth=1.5, capstyle="butt",
                                      joinstyle="round", linestyle=DASHES[link.voice],
                                      gid="claim-" + "-and-".join(link.claims)))
        points = path.interpolated(1).vertices
        self.draw_mark(link.kind, points[-1], points[-1] - points[-2], colour)
        if link.mutual:
            self.draw_mark(link.kind, points[0], points[0] - points[1], colour)

    def draw_mark(self, kind, tip, direction, colour):
        """The mark that tells a kind of claim from the others without colour."""
        along = direction / np.hypot(*direction)
        across = np.array([-along[1], along[0]])
        for shape in MARKS[kind](np.asarray(tip, float), along, across, colour):
            shape.set_zorder(1.5)                        # above all lines
            self.axes.add_patch(shape)

    # ------------------------------------------------------------------------------ the key

    def key_entries(self):
        """What the key explains: the voices and the kinds that occur, each with a sample link."""
        voices = [voice for voice in VOICE_WORDS if any(link.voice == voice for link in self.links)]
        kinds = [kind for kind in MARKS if any(link.kind == kind for link in self.links)]
        return ([(VOICE_WORDS[voice], None, voice) for voice in voices],
                [(kind, kind, "states") for kind in kinds])

    def draw_entry(self, x, y, words, kind, voice):
        """A short sample line with its mark, and what it means."""
        colour = STRAIN if kind in STRAINING else "#444444"
        self.axes.add_patch(PathPatch(Path([(x, y), (x + 30, y)]), edgecolor=colour, linewidth=1.5,
                                      capstyle="butt", linestyle=DASHES[voice]))
        if kind:
            self.draw_mark(kind, (x + 30, y), np.array([1.0, 0.0]), colour)
        self.write(x + 38, y + 4, words, SIZES["small"])


def entry_width(words):
    """Width of an entry of the key with the space after it."""
    return 38 + text_width(words, SIZES["small"]) + 18


def lines_height(lines):
    """Height of lines of text under each other."""
    return sum(size * LEADING for _, size, _, _ in lines)
