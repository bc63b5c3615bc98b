"""The map for wide screens: layers from top to bottom, 720 units wide.

A layer is one row of up to three boxes, or two such rows. Lines run in the corridors between the rows, and pass a
row through the gaps between its boxes or through the margins.
"""
import math
from collections import Counter

import numpy as np
from matplotlib.patches import FancyBboxPatch

from .drawing import ENDS, INK, PADDING, PALE, SIZES, Map, entry_width, lines_height
from .routing import lanes, routes
from .strokes import bow, straight, winding
from .words import wrapped

ROW = 3                                                 # most boxes in a row


class WideMap(Map):
    """Names of the layers on the left, boxes in rows of equal width."""
    width = 720.0
    names = 112.0                                       # room for the name of a layer
    rim = 13.0                                          # from a box to the nearest line beside it, or to the edge
    lane = 8.0                                          # between lines beside each other, if there is room
    most_lanes = 150.0                                  # width that lines may take away from the boxes

    def place(self):
        """Set rows, lines past them and boxes; returns the height of the figure."""
        self.rows = [row for layer in self.layers for row in self.rows_of(layer)]
        for number, row in enumerate(self.rows):
            for column, box in enumerate(row):
                box.place = (number, column)
        self.routes = routes({link: self.ordered(link) for link in self.links}, [len(row) for row in self.rows])
        self.place_lanes()
        self.place_boxes()
        self.lines = {key: x for row, boxes in enumerate(self.rows) for slot in range(len(boxes) + 1)
                      for key, x in self.slot_lines(row, slot)}
        self.place_ends()
        return self.rows[-1][0].bottom + self.corridor(len(self.rows) - 1) + 24 * len(self.key_rows()) - 2

    # ------------------------------------------------------------------------------ rows and boxes

    def rows_of(self, layer):
        """The boxes of a layer in rows of about equal length."""
        boxes = [box for box in self.boxes.values() if box.layer is layer]
        length = math.ceil(len(boxes) / math.ceil(len(boxes) / ROW))
        return [boxes[start:start + length] for start in range(0, len(boxes), length)]

    def place_boxes(self):
        """Boxes as wide as their row allows and as high as the longest name in it needs."""
        room = self.width - self.names - self.margins[0] - self.margins[1]
        top = 14.0
        for number, row in enumerate(self.rows):
            width = (room - (len(row) - 1) * self.gap) / len(row)
            for box in row:
                box.width = width
                box.left = self.names + self.margins[0] + box.place[1] * (width + self.gap)
                box.top = top
                box.lines = self.box_lines(box)
            height = max(lines_height(box.lines) for box in row) + 2 * PADDING
            for box in row:
                box.height = height if len(row) == 1 else max(height, 70.0)
            top = row[0].bottom + self.corridor(number)

    def corridor(self, number):
        """Height between a row and the next (or the key): more where many lines run."""
        running = sum(self.runs_under(link, number) for link in self.links)
        inside = number + 1 < len(self.rows) and self.rows[number][0].layer is self.rows[number + 1][0].layer
        if running == 0:
            return 16.0 if inside else 30.0
        return (36.0 if inside else 54.0) + 3.0 * min(max(running - 6, 0), 10)

    def runs_under(self, link, number):
        """Whether a link runs through the corridor below a row."""
        upper, lower = self.ordered(link)
        return upper[0] <= number < lower[0] or (number == upper[0] and self.level(link) and not self.beside(link))

    def ordered(self, link):
        """Places of a link's boxes, the upper one first."""
        return tuple(sorted((self.boxes[link.source].place, self.boxes[link.target].place)))

    def level(self, link):
        """Whether a link stays in a row."""
        return self.boxes[link.source].place[0] == self.boxes[link.target].place[0]

    def beside(self, link):
        """Whether a link joins two neighbours in a row."""
        (row, left), (other, right) = self.ordered(link)
        return row == other and right - left == 1

    # ------------------------------------------------------------------------------ lines past a row

    def passing(self, row, slot):
        """The links that pass a row through one of its slots."""
        return [link for link, slots in self.routes.items()
                if 0 < row - self.ordered(link)[0][0] <= len(slots)
                and slots[row - self.ordered(link)[0][0] - 1] == slot]

    def place_lanes(self):
        """How wide gaps and margins have to be for the lines in them."""
        loads, self.outer = Counter(), [{}, {}]
        for row, boxes in enumerate(self.rows):
            for slot in range(len(boxes) + 1):
                links = self.passing(row, slot)
                if 0 < slot < len(boxes):
                    loads[row, slot] = len(links)
                else:
                    for link in links:
                        spans = self.outer[slot > 0]
                        spans[link] = (min(row, spans.get(link, (row,))[0]), row + 1)
        self.outer = [lanes(spans) for spans in self.outer]
        most = [max(taken.values(), default=-1) + 1 for taken in self.outer]
        inner = max(loads.values(), default=0)
        self.spacing = min(self.lane, self.most_lanes / max(sum(most) + (ROW - 1) * inner, 1))
        self.gap = max(30.0, 2 * self.rim + (inner - 1) * self.spacing)
        self.margins = [self.rim + (count - 0.5) * self.spacing if count else least
                        for count, least in zip(most, (0.0, self.rim), strict=True)]
        self.margins[1] += 4.0                           # the band ends a little before the figure

    def slot_lines(self, row, slot):
        """((link, row), abscissa) of the lines in a slot, ordered so that they cross little."""
        boxes, links = self.rows[row], self.passing(row, slot)
        if slot == 0:
            edge = boxes[0].left
            return [((link, row), edge - self.rim + 3 - self.outer[0][link] * self.spacing) for link in links]
        if slot == len(boxes):
            edge = boxes[-1].right
            return [((link, row), edge + self.rim - 3 + self.outer[1][link] * self.spacing) for link in links]
        links.sort(key=lambda link: sum(self.box_at(link, role).middle[0] for role in ENDS))
        middle = boxes[slot - 1].right + self.gap / 2
        return [((link, row), middle + (number - (len(links) - 1) / 2) * self.spacing)
                for number, link in enumerate(links)]

    # ------------------------------------------------------------------------------ ends of lines

    def place_ends(self):
        """Spread the ends of the lines along the edges of the boxes, so that lines cross little.

        A box that has its row for itself comes last: its lines run straight up or down if they can.
        """
        edges = {}
        for link in self.links:
            for role in ENDS:
                box = self.box_at(link, role)
                edges.setdefault((box.row["id"], self.edge(link, role)), []).append((link, role))
        for (own, edge), ends in sorted(edges.items(), key=lambda item: self.alone(item[0][0])):
            box = self.boxes[own]
            ends.sort(key=lambda end: (self.heading(*end), self.order(*end)))
            if edge in ("left", "right"):
                places = apart([box.middle[1]] * len(ends), 16.0, box.top + 14, box.bottom - 14)
                points = [(getattr(box, edge), y) for y in places]
            else:
                wanted = [self.heading(*end) if self.alone(own) else box.middle[0] for end in ends]
                places = apart(wanted, 20.0 if self.alone(own) else 34.0, box.left + 18, box.right - 18)
                points = [(x, getattr(box, edge)) for x in places]
            box.ends.update({end: np.array(point) for end, point in zip(ends, points, strict=True)})

    def alone(self, construct):
        """Whether a box has its row for itself."""
        return len(self.rows[self.boxes[construct].place[0]]) == 1

    def edge(self, link, role):
        """The edge of a box at which a line begins or ends; "top" and "bottom" are names of `Box` as well."""
        own, far = (self.boxes[name].place for name in self.seen_from(link, role))
        if self.beside(link):
            return "right" if far > own else "left"
        return "top" if far[0] < own[0] else "bottom"

    def seen_from(self, link, role):
        """The constructs of a link, that of this role first."""
        return (link.source, link.target) if role == "source" else (link.target, link.source)

    def order(self, link, role):
        """The order of lines between the same two boxes: parallel from row to row, one in another under a row."""
        own, far = (self.boxes[name].place for name in self.seen_from(link, role))
        return self.links.index(link) * (-1 if self.level(link) and not self.beside(link) and far < own else 1)

    def heading(self, link, role):
        """The abscissa a line makes for when it leaves a box: a slot of the next row or the box there."""
        own, far = (self.boxes[name] for name in self.seen_from(link, role))
        other = ENDS[role == "source"]
        if self.routes[link]:
            return self.lines[link, own.place[0] + (1 if far.place > own.place else -1)]
        return far.ends[link, other][0] if self.alone(own.row["id"]) and (link, other) in far.ends else far.middle[0]

    # ------------------------------------------------------------------------------ drawing

    def draw_layers(self):
        """Tinted bands with the names of the layers."""
        for layer in self.layers:
            boxes = [box for box in self.boxes.values() if box.layer is layer]
            top, height = boxes[0].top, boxes[-1].bottom - boxes[0].top
            self.axes.add_patch(FancyBboxPatch((4, top - 9), self.width - 8, height + 18, facecolor=layer.tint,
                                               boxstyle="round,pad=0,rounding_size=8", edgecolor="none"))
            lines = self.layer_lines(layer, height)
            self.write_lines(14, top + (height - lines_height(lines)) / 2, lines)

    def layer_lines(self, layer, height):
        """The name of a layer in both languages, and its question where there is room."""
        room = self.names - 18
        name = [(line, SIZES["title"], "bold", layer.colour)
                for line in wrapped(layer.name, SIZES["title"], room, "bold")]
        name += [(line, SIZES["chinese"], "normal", INK) for line in wrapped(layer.zh, SIZES["chinese"], room)]
        asked = [(line, SIZES["small"], "normal", PALE) for line in wrapped(layer.question, SIZES["small"], room)]
        return name + asked if lines_height(name + asked) <= height + 10 else name

    def path(self, link):
        """Straight between neighbours, a bow under the box between them, else down the corridors and gaps."""
        start, end = (self.box_at(link, role).ends[link, role] for role in ENDS)
        if self.beside(link):
            return straight(start, end)
        if self.level(link):
            return bow(start, end, 0.075 * abs(end[0] - start[0]) - 4)     # a wider bow is deeper
        return winding([start, *self.passages(link), end])

    def passages(self, link):
        """Where the line enters and leaves each row it passes, in the direction of the link."""
        upper, _ = self.ordered(link)
        points = []
        for row in range(upper[0] + 1, upper[0] + 1 + len(self.routes[link])):
            box, x = self.rows[row][0], self.lines[link, row]
            points += [np.array([x, box.top]), np.array([x, box.bottom])]
        return points if self.boxes[link.source].place == upper else points[::-1]

    def key_rows(self):
        """The rows of the key as (title, entries): as many entries in a row as fit."""
        rows = []
        for title, entries in zip(("Who says so", "How it acts"), self.key_entries(), strict=True):
            rows.append((title, []))
            x = self.names
            for entry in entries:
                if x + entry_width(entry[0]) > self.width:
                    rows.append(("", []))
                    x = self.names
                rows[-1][1].append(entry)
                x += entry_width(entry[0])
        return rows

    def draw_key(self):
        """Under the map."""
        y = self.rows[-1][0].bottom + self.corridor(len(self.rows) - 1) + 6
        for number, (title, entries) in enumerate(self.key_rows()):
            self.write(14, y + 24 * number + 4, title, SIZES["small"], "bold")
            x = self.names
            for entry in entries:
                self.draw_entry(x, y + 24 * number, *entry)
                x += entry_width(entry[0])


def apart(wanted, least, low, high):
    """Places in this order, as near as possible to those wanted (which ascend), at least so far from each other.

    They stay between `low` and `high`, closer together if there is no room.
    """
    least = min(least, (high - low) / max(len(wanted) - 1, 1))
    steps = least * np.arange(len(wanted))
    places = np.maximum.accumulate(np.clip(wanted, low, high) - steps) + steps
    places -= np.mean(places - np.clip(wanted, low, high))
    return np.minimum(np.maximum(places, low + steps), high - steps[::-1])
