"""Loops and comprehensions. What is looped over becomes a cursor: enumerate() and zip() make no tuples."""

import ast
from typing import NamedTuple

from .kinds import FLOAT, INT, TEXT, Js, Thing, only, shapes, things
from .names import Scope, spelling

LAZY = ("range", "enumerate", "zip", "reversed")


class Cursor(NamedTuple):
    """The parts of `for (let setup; test; step)`; `item` is a Js, or a list of items for a tuple."""

    setup: list
    test: str
    item: object
    step: list


class Loops:
    """Part of the emitter."""

    def cursor(self, node):
        """The Cursor over any iterable: range() and its like count, everything else becomes an array."""
        if self.is_lazy_call(node):
            self.plain_arguments(node, *["start"] * (node.func.id == "enumerate"))
            return getattr(self, "cursor_" + node.func.id)(node)
        return self.over_items(node, self.iterable(node, looping=True))

    def iterable(self, node, looping=False):
        """An array of the items of any iterable. `looping` says that a body runs between the items."""
        if isinstance(node, ast.GeneratorExp):
            return self.collect(node)
        if self.is_lazy_call(node):
            return self.gather(node)
        value = self.dict_view(node, looping) or self.expr(node)
        if looping and "dict" in shapes(value.kinds):
            self.doubt(
                node, "a loop over a dict", "loop over a list of its keys: MicroPython dicts keep no order"
            )
        if only(value.kinds, "list", "tuple"):
            return value
        thing = Thing("list", node)
        names = {TEXT} if things(value.kinds, "dict") else set()
        self.cells.put({thing}, self.cells.take(value.kinds - set(things(value.kinds, "dict"))) | names)
        helper = "iterate" if looping else "items"
        return Js(f"py.{helper}({value.code}, {self.line(node)})", frozenset({thing}))

    def dict_view(self, node, looping):
        """`d.keys()`, `d.values()` or `d.items()` as an array of the moment, else None."""
        if not (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and not node.args
            and node.func.attr in ("keys", "values", "items")
        ):
            return None
        value = self.expr(node.func.value)
        if things(value.kinds, "instance"):
            return None
        if looping:
            self.refuse(
                node, "a loop over a dict", "loop over a list of its keys: MicroPython dicts keep no order"
            )
        thing, pair = Thing("list", node), Thing("tuple", node)
        held = self.cells.take(value.kinds)
        self.cells.put({pair}, {TEXT}, 0)
        self.cells.put({pair}, held, 1)
        items = {"keys": {TEXT}, "values": held, "items": {pair}}[node.func.attr]
        self.cells.put({thing}, items)
        return Js(f"py.methods.{node.func.attr}({value.code}, {self.line(node)})", frozenset({thing}))

    def over_items(self, node, array):
        """The Cursor over the items of an array."""
        name, index = self.fresh(), self.fresh()
        item = Js(f"{name}[{index}]", self.cells.take(array.kinds))
        return Cursor(
            [f"{name} = {array.code}", f"{index} = 0"], f"{index} < {name}.length", item, [f"{index} += 1"]
        )

    def whole(self, node, what):
        """The code of a number that must be an int."""
        value = self.expr(node)
        if FLOAT in value.kinds:
            self.doubt(node, f"{what} that may be a float", "use int(...) around it")
        return value.code if value.kinds == {INT} else f"py.whole({value.code}, {self.line(node)})"

    def range_bounds(self, node):
        """JavaScript of start, stop and step of a range()."""
        if not 1 <= len(node.args) <= 3:
            self.refuse(node, "range() with this number of arguments", "use range(start, stop, step)")
        codes = [self.whole(argument, "a bound of range()") for argument in node.args]
        return (["0"] + codes if len(codes) == 1 else codes) + ["1"] * (len(codes) < 3)

    def cursor_range(self, node):
        start, stop, step = self.range_bounds(node)
        name, end = self.fresh(), self.fresh()
        setup, item = [f"{name} = {start}", f"{end} = {stop}"], Js(name, frozenset({INT}), True)
        if step.strip("(-)").isdigit() and step != "0":
            return Cursor(setup, f"{name} {'>' if '-' in step else '<'} {end}", item, [f"{name} += {step}"])
        by = self.fresh()
        test = f"({by} > 0 ? {name} < {end} : {name} > {end})"
        return Cursor(setup + [f"{by} = py.step({step}, {self.line(node)})"], test, item, [f"{name} += {by}"])

    def cursor_enumerate(self, node):
        if not 1 <= len(node.args) + len(node.keywords) <= 2 or not node.args:
            self.refuse(
                node, "enumerate() with these arguments", "use enumerate(items) or enumerate(items, start)"
            )
        starts = node.args[1:] + [keyword.value for keyword in node.keywords]
        inner, count = self.cursor(node.args[0]), self.fresh()
        start = self.whole(starts[0], "the start of enumerate()") if starts else "0"
        item = [Js(count, frozenset({INT}), True), inner.item]
        return Cursor(inner.setup + [f"{count} = {start}"], inner.test, item, inner.step + [f"{count} += 1"])

    def cursor_zip(self, node):
        if not node.args:
            self.refuse(node, "zip() of nothing", "give it lists")
        cursors = [self.cursor(argument) for argument in node.args]
        return Cursor(
            [part for cursor in cursors for part in cursor.setup],
            " && ".join(cursor.test for cursor in cursors),
            [cursor.item for cursor in cursors],
            [part for cursor in cursors for part in cursor.step],
        )

    def cursor_reversed(self, node):
        if len(node.args) != 1:
            self.refuse(node, "reversed() with these arguments", "use reversed(items)")
        inside = node.args[0]
        if isinstance(inside, ast.Call) and isinstance(inside.func, ast.Name) and inside.func.id in LAZY[1:]:
            self.refuse(node, f"reversed({inside.func.id}(...))", "put list(...) around the inner one")
        if isinstance(inside, (ast.GeneratorExp, ast.Dict)):
            self.refuse(node, "reversed() of something that is not a list", "put list(...) around it")
        array, name, index = self.iterable(inside, looping=True), self.fresh(), self.fresh()
        item = Js(f"{name}[{index}]", self.cells.take(array.kinds))
        return Cursor(
            [f"{name} = {array.code}", f"{index} = {name}.length - 1"],
            f"{index} >= 0 && {index} < {name}.length",
            item,
            [f"{index} -= 1"],
        )

    # Binding loop variables

    def targets(self, target, item):
        """Statements that bind the loop variables to the item."""
        if isinstance(target, ast.Name):
            value = self.as_value(target, item)
            variable = self.here.scope.find(target.id)
            self.bind(variable, value.kinds)
            return [f"{variable.js} = {value.code};"]
        if not isinstance(target, ast.Tuple):
            self.refuse(target, "this loop variable", "use names")
        if isinstance(item, list) and len(item) == len(target.elts):
            return [text for part, held in zip(target.elts, item, strict=True) for text in self.targets(part, held)]
        name, value = self.temporary(), self.as_value(target, item)
        code = [f"{name} = py.unpack({value.code}, {len(target.elts)}, {self.line(target)});"]
        for place, part in enumerate(target.elts):
            held = Js(f"{name}[{place}]", self.cells.take(value.kinds, place))
            code += self.targets(part, held)
        return code

    def as_value(self, node, item):
        """An item as one value: the parts of enumerate() or zip() become a real tuple."""
        if isinstance(item, Js):
            return item
        thing, parts = Thing("tuple", (node, len(item))), [self.as_value(node, part) for part in item]
        for place, part in enumerate(parts):
            self.cells.put({thing}, part.kinds, place)
        return Js(f"py.tuple([{', '.join(part.code for part in parts)}])", frozenset({thing}))

    # Comprehensions

    def comprehension(self, generators, start, sink, finish):
        """An immediately called function with the loops; sink() gives the statement for one round."""
        first = self.cursor(generators[0].iter)
        scope = Scope(generators[0], self.here.scope, self.here.scope.level)
        bound = None if self.here.bound is None else set(self.here.bound)
        heads = []
        with self.frame(scope=scope, bound=bound, temporaries=[]) as here:
            for generator in generators:
                cursor = first if generator is generators[0] else self.cursor(generator.iter)
                self.declare_targets(generator.target)
                binds = self.targets(generator.target, cursor.item)
                heads.append(f"for (let {', '.join(cursor.setup)}; {cursor.test}; {', '.join(cursor.step)}) {{")
                heads += binds + [f"if (!{self.truth(test)}) continue;" for test in generator.ifs]
            body = sink()
        names = [variable.js for variable in scope.variables.values()] + here.temporaries
        lets, tails = [f"let {', '.join(names)};"] if names else [], ["}"] * len(generators)
        return "(() => { " + " ".join(lets + [start] + heads + [body] + tails + [finish]) + " })()"

    def declare_targets(self, target):
        """Declare the names that a comprehension's loop binds, each with a JavaScript name of its own."""
        for node in ast.walk(target):
            if isinstance(node, ast.Name):
                self.here.scope.declare(node.id, spelling(node.id).rstrip("$") + self.fresh())

    def expr_ListComp(self, node):
        return self.collect(node)

    def collect(self, node):
        """A list of what the comprehension or generator gives."""
        thing, result = Thing("list", node), self.fresh()

        def sink():
            item = self.expr(node.elt)
            self.cells.put({thing}, item.kinds)
            return f"{result}.push({item.code});"

        code = self.comprehension(node.generators, f"const {result} = [];", sink, f"return {result};")
        return Js(code, frozenset({thing}))

    def gather(self, node):
        """A list of the items of range(), enumerate(), zip() or reversed()."""
        cursor, result, thing = self.cursor(node), self.fresh(), Thing("list", node)
        item = self.as_value(node, cursor.item)
        self.cells.put({thing}, item.kinds)
        code = (
            f"(() => {{ const {result} = []; for (let {', '.join(cursor.setup)}; {cursor.test}; "
            f"{', '.join(cursor.step)}) {result}.push({item.code}); return {result}; }})()"
        )
        return Js(code, frozenset({thing}))

    def expr_DictComp(self, node):
        thing, result = Thing("dict", node), self.fresh()

        def sink():
            key, value = self.text_key(node.key), self.expr(node.value)
            self.cells.put({thing}, value.kinds)
            return f"{result}.set({key}, {value.code});"

        code = self.comprehension(node.generators, f"const {result} = new Map();", sink, f"return {result};")
        return Js(code, frozenset({thing}))

    def expr_GeneratorExp(self, node):
        self.refuse(node, "a generator kept for later", "use a list comprehension")

    def rounds(self, node, start, sink, finish):
        """Run sink(item) for every item of an argument of sum(), any() or all(), without making a list."""
        if isinstance(node, ast.GeneratorExp):
            return self.comprehension(node.generators, start, lambda: sink(self.expr(node.elt)), finish)
        if self.is_lazy_call(node):
            cursor = self.cursor(node)
        else:
            cursor = self.over_items(node, self.iterable(node))
        body = sink(self.as_value(node, cursor.item))
        return (
            f"(() => {{ {start} for (let {', '.join(cursor.setup)}; {cursor.test}; {', '.join(cursor.step)}) "
            f"{{ {body} }} {finish} }})()"
        )

    def is_lazy_call(self, node):
        """Is this a call of range(), enumerate(), zip() or reversed(), hidden by no other name?"""
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in LAZY
            and self.here.scope.find(node.func.id) is None
        )
