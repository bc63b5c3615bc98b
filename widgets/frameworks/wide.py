"""The map for wide screens: layers from top to bottom, 720 units wide."""
import numpy as np
from matplotlib.patches import FancyBboxPatch
from matplotlib.path import Path

from .drawing import ENDS, INK, PADDING, PALE, SIZES, Map, lines_height
from .strokes import bow, reversed_path, rounded, s_curve
from .words import wrapped


class WideMap(Map):
    """Layers from top to bottom, their names on the left, boxes in columns of equal width."""
    width = 720.0
    names = 112.0                                       # room for the name of a layer
    gap = 30.0                                          # between columns: lines that pass a layer run here
    margin = 28.0                                       # right of the boxes: for lines that pass the core
    between = 54.0                                      # between layers
    box_width = (width - names - margin - 2 * gap) / 3

    def text_room(self, layer):
        """Between the paddings of its box."""
        return self.width_of(layer) - 2 * PADDING

    def width_of(self, layer):
        """Width of the boxes of a layer: the core spans all columns."""
        return self.width - self.names - self.margin if layer.kind == "core" else self.box_width

    def place(self):
        """Set the boxes row by row; returns the height of the figure."""
        top = 14.0
        for layer in self.layers:
            row = [box for box in self.boxes.values() if box.layer is layer]
            height = max(lines_height(box.lines) for box in row) + 2 * PADDING
            height = height if layer.kind == "core" else max(height, 70)
            for box in row:
                box.left = self.names + box.column * (self.box_width + self.gap)
                box.top, box.height = top, height
                box.width = self.width_of(layer)
            top += height + self.between
        self.place_ends()
        return top - self.between + 76

    def place_ends(self):
        """Spread the ends of the lines along the edges of the boxes, so that lines cross little."""
        edges = {}
        for link in self.links:
            for role, other in zip(ENDS, reversed(ENDS), strict=True):
                box, far = self.box_at(link, role), self.box_at(link, other)
                if box.layer.kind != "core":
                    edges.setdefault((box.row["id"], self.edge(box, far)), []).append((link, role, far))
        for (own, edge), ends in edges.items():
            box = self.boxes[own]
            ends.sort(key=lambda end: self.pull(box, end[2]))
            for number, (link, role, _) in enumerate(ends):
                box.ends[link, role] = spread(box, edge, number, len(ends))
        for link in self.links:                          # lines to the core run straight up or down
            for role, other in zip(ENDS, reversed(ENDS), strict=True):
                core, far = self.box_at(link, role), self.box_at(link, other)
                if core.layer.kind == "core":
                    x = self.channel(far) if self.apart(core, far) > 1 else far.ends[link, other][0]
                    core.ends[link, role] = np.array([x, core.top if far.top < core.top else core.bottom])

    def apart(self, box, far):
        """How many layers lie between two boxes, plus one."""
        return abs(self.layers.index(box.layer) - self.layers.index(far.layer))

    def passes_core(self, box, far):
        """Whether the core lies between two boxes."""
        ends = sorted((box.top, far.top))
        return any(ends[0] < core.top < ends[1] for core in self.boxes.values() if core.layer.kind == "core")

    def edge(self, box, far):
        """The edge of a box at which a line to another begins."""
        if box.layer is far.layer and abs(box.column - far.column) == 1:
            return "right" if far.column > box.column else "left"
        if box.layer is far.layer:
            return "bottom"
        if self.passes_core(box, far):
            return "right"
        return "top" if far.top < box.top else "bottom"

    def pull(self, box, far):
        """Where a line comes from, as an abscissa that orders the ends on an edge."""
        if far.layer.kind == "core":
            return self.channel(box) if self.apart(box, far) > 1 else box.middle[0]
        return far.middle[0]

    def channel(self, box):
        """The gap between columns in which a line from the core to this box passes the layer between."""
        column = min(box.column, 1)
        return self.names + (column + 1) * self.box_width + (column + 0.5) * self.gap

    def draw_layers(self):
        """Tinted bands with the names of the layers."""
        for layer in self.layers:
            first = next(box for box in self.boxes.values() if box.layer is layer)
            band = FancyBboxPatch((4, first.top - 9), self.width - 8, first.height + 18, facecolor=layer.tint,
                                  boxstyle="round,pad=0,rounding_size=8", edgecolor="none")
            self.axes.add_patch(band)
            lines = [(layer.name, SIZES["title"], "bold", layer.colour),
                     (layer.zh, SIZES["chinese"], "normal", INK)]
            if layer.kind != "core":
                lines += [(line, SIZES["small"], "normal", PALE) for line in
                          wrapped(layer.question, SIZES["small"], self.names - 22)]
            self.write_lines(14, first.top + (first.height - lines_height(lines)) / 2, lines)

    def draw_link(self, link):
        """A curve between neighbouring layers, a channel or the margin past a layer."""
        source, target = self.boxes[link.source], self.boxes[link.target]
        start, end = source.ends[link, "source"], target.ends[link, "target"]
        if source.layer is target.layer:
            dip = 26.0 if self.edge(source, target) == "bottom" else 0.0
            path = bow(start, end, dip) if dip else Path([start, end])
        elif "core" in (source.layer.kind, target.layer.kind) and self.apart(source, target) > 1:
            path = self.through_channel(source, target, start, end)
        elif self.passes_core(source, target):
            path = rounded([start, (self.width - 13, start[1]), (self.width - 13, end[1]), end], 9)
        else:
            path = s_curve(start, end)
        self.draw_line(link, path)

    def through_channel(self, source, target, start, end):
        """Straight from the core through the gap between columns, then a curve to the box."""
        core, box = (source, target) if source.layer.kind == "core" else (target, source)
        begin, finish = (start, end) if core is source else (end, start)
        above, below = sorted((core.top, box.top))
        passed = next(other for other in self.boxes.values() if above < other.top < below)
        turn = np.array([begin[0], passed.bottom + 9 if box.top > core.top else passed.top - 9])
        bent = s_curve(turn, finish)
        path = Path(np.vstack([begin, bent.vertices]), [Path.MOVETO, Path.LINETO, *bent.codes[1:]])
        return path if core is source else reversed_path(path)

    def draw_key(self):
        """Two lines under the map."""
        bottom = max(box.bottom for box in self.boxes.values())
        titles = ("Who says so", "How it acts")
        for number, (title, entries) in enumerate(zip(titles, self.key_entries(), strict=True)):
            y = bottom + 36 + 24 * number
            self.write(14, y + 4, title, SIZES["small"], "bold")
            x = self.names
            for words, kind, voice in entries:
                x = self.draw_entry(x, y, words, kind, voice)


def spread(box, edge, number, count):
    """The place of one of `count` ends on an edge, evenly about its middle."""
    length = box.width if edge in ("top", "bottom") else box.height
    step = min(34.0, (length - 36) / max(count - 1, 1))
    offset = (number - (count - 1) / 2) * step
    x, y = box.middle
    return {"top": np.array([x + offset, box.top]), "bottom": np.array([x + offset, box.bottom]),
            "left": np.array([box.left, y + offset]), "right": np.array([box.right, y + offset])}[edge]
