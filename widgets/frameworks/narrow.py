"""The map for phones: one column of boxes with the lines beside it, 340 units wide."""
import numpy as np

from .drawing import ENDS, PADDING, SIZES, STRAINING, Map, lines_height
from .routing import lanes
from .strokes import rounded
from .words import text_width


class NarrowMap(Map):
    """One column of boxes; what supports runs on the left, what strains or requires on the right."""
    width = 340.0
    reach = 14.0                                        # from a box to the nearest line beside it
    track = 9.0                                         # between neighbouring lines, if there is room
    rim = 7.0                                           # outside the last line
    least = 190.0                                       # least width of the boxes
    touch = 52.0                                        # least height of the boxes, for fingers

    def place_gutters(self):
        """Give every bus its track, and the boxes what room the tracks leave."""
        self.tracks = assigned_tracks(self.links, list(self.boxes))
        outer = {side: max((track for bus, track in self.tracks.items() if bus[0] == side), default=None)
                 for side in (-1, 1)}
        between = sum(filter(None, outer.values()))
        room = self.width - self.least - 2 * (self.reach + self.rim)
        self.track = min(self.track, room / max(between, 1))
        self.gutters = {side: self.rim + (self.reach + self.track * last if last is not None else 0)
                        for side, last in outer.items()}

    def place(self):
        """Set the boxes under each other; returns the height of the figure."""
        self.place_gutters()
        top = 6.0
        self.heading_tops = {}
        for layer in self.layers:
            self.heading_tops[layer.kind] = top
            top += 26
            for box in [box for box in self.boxes.values() if box.layer is layer]:
                box.left, box.top, box.width = self.gutters[-1], top, self.width - sum(self.gutters.values())
                box.lines = self.box_lines(box)
                box.height = max(lines_height(box.lines) + 2 * PADDING - 4, 12.0 * self.busiest_side(box) + 8,
                                 self.touch)
                top += box.height + 12
            top += 10
        self.place_ends()
        return top + 26 + 20 * max(map(len, self.key_entries()))

    def ends_at(self, box):
        """The ends of lines at a box: (side, bus, role) once for each bus and role."""
        found = {}
        for link in self.links:
            for role, other in zip(ENDS, reversed(ENDS), strict=True):
                if self.box_at(link, role) is box:
                    end = (side_of(link), bus_of(link), "mutual" if link.mutual else role)
                    found.setdefault(end, self.box_at(link, other))
        return found

    def busiest_side(self, box):
        """The larger number of ends on one side of a box."""
        ends = [side for side, _, _ in self.ends_at(box)]
        return max(ends.count(-1), ends.count(1))

    def place_ends(self):
        """Order the ends on each side of a box so that neighbouring lines do not cross there."""
        for box in self.boxes.values():
            found = self.ends_at(box)
            for side in (-1, 1):
                ends = [end for end in found if end[0] == side]
                ends.sort(key=lambda end: self.order(box, found[end], end))
                for number, end in enumerate(ends):
                    step = min(14.0, (box.height - 16) / max(len(ends) - 1, 1))
                    y = box.middle[1] + (number - (len(ends) - 1) / 2) * step
                    box.ends[end] = np.array([box.left if side < 0 else box.right, y])

    def order(self, box, far, end):
        """Upward lines above, the nearest track first; downward lines below, the nearest track last."""
        track = self.tracks[end[1]]
        return track - 100 if far.top < box.top else 100 - track

    def draw_layers(self):
        """The names of the layers."""
        for layer in self.layers:
            top = self.heading_tops[layer.kind]
            self.write(self.gutters[-1], top + 18, layer.name, SIZES["title"], "bold", layer.colour)
            x = self.gutters[-1] + text_width(layer.name + " ", SIZES["title"], "bold") + 3
            self.write(x, top + 18, layer.zh, SIZES["chinese"])

    def joined_links(self):
        """Those that share a track."""
        buses = dict.fromkeys(bus_of(link) for link in self.links)
        return [[link for link in self.links if bus_of(link) == bus] for bus in buses]

    def path(self, link):
        """Out to the track, along it, and back in."""
        bus = bus_of(link)
        side = bus[0]
        roles = ("mutual", "mutual") if link.mutual else ("source", "target")
        start = self.boxes[link.source].ends[side, bus, roles[0]]
        end = self.boxes[link.target].ends[side, bus, roles[1]]
        edge = self.gutters[-1] if side < 0 else self.width - self.gutters[1]
        x = edge + side * (self.reach + self.track * self.tracks[bus])
        return rounded([start, (x, start[1]), (x, end[1]), end], 6)

    def draw_key(self):
        """Under the column, in two columns."""
        y = max(box.bottom for box in self.boxes.values()) + 34
        voices, kinds = self.key_entries()
        for column, (title, entries) in enumerate((("Who says so", voices), ("How it acts", kinds))):
            x = 14 + column * 176
            self.write(x, y + 4, title, SIZES["small"], "bold")
            for number, (words, kind, voice) in enumerate(entries):
                self.draw_entry(x, y + 20 * (number + 1), words, kind, voice)


def side_of(link):
    """Left (-1): what supports; right (1): what strains or is required."""
    return 1 if link.kind in STRAINING or link.kind == "requires" else -1


def bus_of(link):
    """Links that look alike and arrive together share a track; so do the mutual ones."""
    return (side_of(link), "mutual" if link.mutual else link.target, link.kind, link.voice)


def assigned_tracks(links, order):
    """A track for every bus: short ones next to the boxes, longer ones further out, none on another."""
    spans = {}
    for link in links:
        places = [order.index(link.source), order.index(link.target), *spans.get(bus_of(link), [])]
        spans[bus_of(link)] = [min(places), max(places)]
    return {bus: track for side in (-1, 1)
            for bus, track in lanes({bus: span for bus, span in spans.items() if bus[0] == side}).items()}
