"""What kinds of value a name, a parameter or a list may hold.

JavaScript has one kind of number; Python has two, and the difference shows (`xs[1.0]`, `2**53 + 1`). The
compiler therefore follows every value through the whole program: each name, parameter, list ... owns a cell,
a set of kinds that only grows, and the program is read again until no cell grows. Known kinds give plain
JavaScript arithmetic; where the meaning would hang on an unknown kind, the construct is refused.

ANY is a value from outside (a parameter of a public function). It may be anything; a whole number from
outside counts as an int, since a page cannot say 3.0.
"""

from collections import defaultdict
from typing import NamedTuple

INT, FLOAT, BOOL, TEXT, NONE, ANY = "int", "float", "bool", "text", "none", "any"
WHOLE = frozenset({INT, BOOL})
NUMBERS = frozenset({INT, FLOAT, BOOL})


class Thing(NamedTuple):
    """A list, tuple, dict, function, class or instance, known by the place in the source that makes it."""

    shape: str
    node: object


class Js(NamedTuple):
    """A piece of JavaScript and the kinds of its value.

    A `pure` piece neither raises nor changes anything; a `negative` one may be a negative number of the
    source.
    """

    code: str
    kinds: frozenset
    pure: bool = False
    negative: bool = False


def shapes(kinds):
    """The kinds with "list", "tuple", "dict" ... for every Thing."""
    return {kind.shape if isinstance(kind, Thing) else kind for kind in kinds}


def things(kinds, shape):
    """The kinds that are Things of this shape."""
    return [kind for kind in kinds if isinstance(kind, Thing) and kind.shape == shape]


def only(kinds, *allowed):
    """True when something is known and nothing beside the allowed shapes is possible."""
    return bool(kinds) and shapes(kinds) <= set(allowed)


class Cells:
    """The growing sets of kinds. "outside" collects what is put into lists and dicts from outside."""

    def __init__(self):
        self.sets = defaultdict(set)
        self.slots = defaultdict(set)
        self.grown = False

    def grow(self, cell, kinds):
        """Add kinds to a cell (any key), and note whether it has grown."""
        if not kinds <= self.sets[cell]:
            self.sets[cell] |= kinds
            self.grown = True

    def of(self, cell):
        """The kinds in a cell so far, none for one that is new."""
        return frozenset(self.sets[cell])

    def put(self, kinds, values, slot=None):
        """Store values in every container of `kinds`; dicts and tuples keep literal keys and places apart."""
        for kind in kinds:
            if kind == ANY:
                self.grow("outside", values)
            elif isinstance(kind, Thing):
                place = None if kind.shape == "list" else slot
                self.slots[kind].add(place)
                self.grow((kind, place), values)

    def take(self, kinds, slot=None):
        """The kinds that reading an item of `kinds` may give; slot None means any of the items."""
        found = set()
        for kind in kinds:
            if kind == ANY:
                found |= {ANY} | self.sets["outside"]
            elif kind == TEXT:
                found.add(TEXT)
            elif isinstance(kind, Thing):
                places = self.slots[kind] if slot is None else {slot, None}
                for place in places:
                    found |= self.sets[kind, place]
        return frozenset(found)
