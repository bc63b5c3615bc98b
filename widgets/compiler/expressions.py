"""Expressions: one method `expr_<Node>` for every kind of expression in the subset."""

import ast
import json
import math
import re

from .kinds import ANY, BOOL, FLOAT, INT, NONE, NUMBERS, TEXT, WHOLE, Js, Thing, only, shapes, things

ARITHMETIC = {
    ast.Add: ("add", "+"),
    ast.Sub: ("sub", "-"),
    ast.Mult: ("mul", "*"),
    ast.Div: ("div", None),
    ast.FloorDiv: ("floordiv", None),
    ast.Mod: ("mod", None),
    ast.Pow: ("pow", None),
}
ORDER = {ast.Lt: ("<", "lt"), ast.LtE: ("<=", "le"), ast.Gt: (">", "gt"), ast.GtE: (">=", "ge")}
SAFE_INTEGER = 2**53 - 1


def kinds(*names):
    """A set of kinds, as Js carries it."""
    return frozenset(names)


class Expressions:
    """Part of the emitter, whose other parts give `refuse`, `doubt`, `scope`, `cells` and `temporary`."""

    def expr(self, node):
        """The JavaScript of an expression, as Js; refuses a node for which there is no `expr_<Node>`."""
        method = getattr(self, "expr_" + type(node).__name__, None)
        if method is None:
            self.refuse(node)
        return method(node)

    # Constants and names

    def expr_Constant(self, node):
        return self.constant(node, node.value)

    def constant(self, node, value):
        """A number, text, bool or None of Python as Js; refuses any other value."""
        if value is None:
            return Js("null", kinds(NONE), True)
        if isinstance(value, bool):
            return Js("true" if value else "false", kinds(BOOL), True)
        if isinstance(value, int):
            code = str(value) if abs(value) <= SAFE_INTEGER else f"{value}n"
            return Js(code if value >= 0 else f"({code})", kinds(INT), True, value < 0)
        if isinstance(value, float):
            code = "NaN" if math.isnan(value) else repr(value).replace("inf", "Infinity")
            return Js(f"({code})" if code.startswith("-") else code, kinds(FLOAT), True, value < 0)
        if isinstance(value, str):
            return Js(json.dumps(value), kinds(TEXT), True)
        self.refuse(node, f"the constant {value!r}", "use numbers, texts, True, False and None")

    def expr_Name(self, node):
        variable = self.here.scope.find(node.id)
        if variable is None:
            self.unknown_name(node)
        return self.read(variable, node)

    def read(self, variable, node):
        """The value of a variable as Js, checked when run where it may not have one yet; refuses a class as a value."""
        found = self.cells.of(variable.cell)
        if variable.js is None or any(kind.shape == "class" for kind in found if isinstance(kind, Thing)):
            self.refuse(node, f"`{variable.name}` as a value", "call or use it directly by its name")
        if self.surely_bound(variable, node):
            return Js(variable.js, found, True, bool(self.cells.of(("negative", variable.cell))))
        error = "UnboundLocalError" if variable.scope.level == self.here.scope.level else "NameError"
        return Js(f'py.bound({variable.js}, "{variable.name}", "{error}", {self.line(node)})', found)

    # Arithmetic

    def expr_BinOp(self, node):
        if type(node.op) not in ARITHMETIC:
            self.refuse(node, "a bit operation or `@`", "use *, //, % and **")
        return self.arithmetic(node, node.op, self.expr(node.left), self.expr(node.right))

    def arithmetic(self, node, op, left, right):
        """`left op right` as Js, with plain JavaScript operators where the kinds allow them, else by the runtime, which
        raises as Python does. Refuses a negative number to a power that may be a fraction: Python's result is complex.
        """
        result = self.arithmetic_kinds(node, op, left, right)
        name, sign = ARITHMETIC[type(op)]
        if name == "pow" and left.negative and FLOAT in right.kinds and not right.code.endswith(".0"):
            self.doubt(
                node, "a negative number to a power that may be a fraction", "it is complex; use abs(...)"
            )
        if only(left.kinds, *WHOLE) and only(right.kinds, *WHOLE):
            name = name if name == "div" else name + "Int"
            return Js(f"py.{name}({left.code}, {right.code}, {self.line(node)})", result)
        guarded = self.float_operands(node, left, right)
        if guarded is None:
            return Js(f"py.{name}({left.code}, {right.code}, {self.line(node)})", result)
        left, right = guarded
        if sign is None and name == "div" and re.fullmatch(r"[\d.]*[1-9][\d.]*(e[-+]?\d+)?", right.code):
            sign = "/"
        if sign:
            return Js(f"({left.code} {sign} {right.code})", result, left.pure and right.pure)
        return Js(f"py.{name}Float({left.code}, {right.code}, {self.line(node)})", result)

    def float_operands(self, node, left, right):
        """Both operands, made sure to be numbers, when one is surely a float; else None.

        With a float on one side the result is a float whatever the other number is, so JavaScript's own
        operator is right. The check of the left side may not overtake an error in the right side.
        """
        if kinds(FLOAT) not in (left.kinds, right.kinds):
            return None
        checked = [
            operand
            if only(operand.kinds, *NUMBERS)
            else Js(f"py.num({operand.code}, {self.line(node)})", operand.kinds)
            for operand in (left, right)
        ]
        return checked if checked[0] is left or right.pure else None

    def arithmetic_kinds(self, node, op, left, right):
        """The kinds that `left op right` may have, over all pairs of kinds of the two."""
        found = set()
        for a in left.kinds:
            for b in right.kinds:
                found |= self.pair_kinds(node, op, a, b)
        return frozenset(found)

    def pair_kinds(self, node, op, a, b):
        """The kinds of `a op b`; nothing where Python raises TypeError (the runtime raises it, too)."""
        if {a, b} <= NUMBERS | {ANY}:
            return self.number_kinds(node, op, a, b)
        shape = shapes({a, b})
        if a == TEXT and isinstance(op, ast.Mod) or TEXT in shape and isinstance(op, ast.Mult):
            self.doubt(node, "formatting or repeating a text", "make texts outside the model")
        if isinstance(op, ast.Add):
            if shape <= {TEXT, ANY}:
                return {TEXT}
            for sequence in ("list", "tuple"):
                if shape <= {sequence, ANY}:
                    return self.new_sequence(node, sequence, self.cells.take({a, b}))
        if isinstance(op, ast.Mult) and shape & {"list", "tuple"} and shape & {INT, BOOL, ANY, FLOAT}:
            if FLOAT in shape:
                self.doubt(node, "a list times a number that may be a float", "use int(...)")
            sequence = "list" if "list" in shape else "tuple"
            return self.new_sequence(node, sequence, self.cells.take({a, b} - {INT, BOOL, FLOAT, ANY}))
        return set()

    def new_sequence(self, node, shape, items):
        """A list or tuple (`shape`) made by this node, holding items of these kinds: the set of its one kind."""
        thing = Thing(shape, node)
        self.cells.put({thing}, items)
        return {thing}

    def number_kinds(self, node, op, a, b):
        """The kinds of `a op b` for two numbers, or values from outside."""
        if isinstance(op, ast.Div) or FLOAT in (a, b):
            return {FLOAT}
        if ANY in (a, b):
            return {ANY}
        if isinstance(op, ast.Pow) and not isinstance(getattr(node, "right", None), ast.Constant):
            return {INT, FLOAT}
        return {INT}

    def expr_UnaryOp(self, node):
        if isinstance(node.op, ast.Invert):
            self.refuse(node, "`~`", "use arithmetic")
        if isinstance(node.op, ast.Not):
            return Js(f"(!{self.truth(node.operand)})", kinds(BOOL))
        if isinstance(node.operand, ast.Constant) and type(node.operand.value) in (int, float):
            value = node.operand.value
            return self.constant(node, -value if isinstance(node.op, ast.USub) else value)
        value = self.expr(node.operand)
        result = kinds(*({INT if kind == BOOL else kind for kind in value.kinds} & {INT, FLOAT, ANY}))
        minus = isinstance(node.op, ast.USub)
        if value.kinds == kinds(FLOAT):
            return Js(f"(-{value.code})" if minus else value.code, result, value.pure)
        code = f"py.neg({value.code}, {self.line(node)})"
        return Js(code if minus else f"py.neg({code})", result)

    # Truth, comparison

    def truth(self, node):
        """JavaScript that is true exactly when Python takes the value for true."""
        if isinstance(node, ast.BoolOp):
            sign = " && " if isinstance(node.op, ast.And) else " || "
            return "(" + sign.join(self.truth(value) for value in node.values) + ")"
        return self.truth_of(self.expr(node))

    def truth_of(self, value):
        """`truth` of a value that has been written already."""
        if value.kinds == kinds(BOOL):
            return value.code
        if only(value.kinds, INT, FLOAT):
            return f"({value.code} !== 0)"
        if only(value.kinds, "list", "tuple"):
            return f"({value.code}.length > 0)"
        return f"py.truth({value.code})"

    def expr_BoolOp(self, node):
        values = [self.expr(value) for value in node.values]
        result = frozenset().union(*(value.kinds for value in values))
        if result == kinds(BOOL):
            sign = " && " if isinstance(node.op, ast.And) else " || "
            return Js("(" + sign.join(value.code for value in values) + ")", result)
        code = values[-1].code
        for value in reversed(values[:-1]):
            held = self.temporary()
            test = self.truth_of(Js(f"({held} = {value.code})", value.kinds))
            code = (
                f"({test} ? {code} : {held})"
                if isinstance(node.op, ast.And)
                else f"({test} ? {held} : {code})"
            )
        return Js(code, result)

    def expr_IfExp(self, node):
        test, body, other = self.truth(node.test), self.expr(node.body), self.expr(node.orelse)
        return Js(f"({test} ? {body.code} : {other.code})", body.kinds | other.kinds)

    def expr_Compare(self, node):
        operands = [node.left] + node.comparators
        left, parts = self.expr(operands[0]), []
        for index, op in enumerate(node.ops):
            right = self.expr(operands[index + 1])
            held = right
            if index + 1 < len(node.ops) and not right.pure:
                name = self.temporary()
                right, held = Js(f"({name} = {right.code})", right.kinds), Js(name, right.kinds)
            parts.append(self.comparison(node, op, left, right))
            left = held
        code = parts[0].code if len(parts) == 1 else "(" + " && ".join(part.code for part in parts) + ")"
        return Js(code, kinds(BOOL), all(part.pure for part in parts))

    def comparison(self, node, op, left, right):
        """One link `left op right` of a comparison, as a bool."""
        if isinstance(op, (ast.Is, ast.IsNot)):
            return self.identity(node, op, left, right)
        if isinstance(op, (ast.In, ast.NotIn)):
            sign = "" if isinstance(op, ast.In) else "!"
            return Js(f"{sign}py.within({left.code}, {right.code}, {self.line(node)})", kinds(BOOL))
        numeric = only(left.kinds, *NUMBERS) and only(right.kinds, *NUMBERS)
        if isinstance(op, (ast.Eq, ast.NotEq)):
            return self.equality(isinstance(op, ast.Eq), left, right, numeric)
        sign, name = ORDER[type(op)]
        if numeric:
            return Js(f"({left.code} {sign} {right.code})", kinds(BOOL), left.pure and right.pure)
        return Js(f"py.{name}({left.code}, {right.code}, {self.line(node)})", kinds(BOOL))

    def equality(self, wanted, left, right, numeric):
        """`left == right`, or `!=` if not `wanted`; `numeric` says that both are surely numbers."""
        if left.kinds == right.kinds and left.kinds in (kinds(INT), kinds(FLOAT), kinds(TEXT), kinds(BOOL)):
            return Js(
                f"({left.code} {'===' if wanted else '!=='} {right.code})",
                kinds(BOOL),
                left.pure and right.pure,
            )
        if numeric:  # == and not ===, since True == 1 in both languages
            return Js(
                f"({left.code} {'==' if wanted else '!='} {right.code})",
                kinds(BOOL),
                left.pure and right.pure,
            )
        return Js(f"{'' if wanted else '!'}py.eq({left.code}, {right.code})", kinds(BOOL))

    def identity(self, node, op, left, right):
        """`left is right` or `is not`; refuses it unless one side is None."""
        if "null" not in (left.code, right.code):
            self.refuse(node, "`is` between values", "use ==; `is` is for None only")
        sign = "===" if isinstance(op, ast.Is) else "!=="
        return Js(f"({left.code} {sign} {right.code})", kinds(BOOL), left.pure and right.pure)

    # Containers

    def expr_List(self, node):
        return self.sequence(node, "list")

    def expr_Tuple(self, node):
        return self.sequence(node, "tuple")

    def sequence(self, node, shape):
        """A list or tuple (`shape`) that is written out."""
        thing, items = Thing(shape, node), [self.expr(item) for item in node.elts]
        for place, item in enumerate(items):
            self.cells.put({thing}, item.kinds, place)
        code = ", ".join(item.code for item in items)
        return Js(f"[{code}]" if shape == "list" else f"py.tuple([{code}])", kinds(thing))

    def expr_Dict(self, node):
        thing, pairs = Thing("dict", node), []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                self.refuse(node, "`{**other}`", "use dict(other) and assign the further keys")
            name, held = self.text_key(key), self.expr(value)
            self.cells.put({thing}, held.kinds, self.literal(key))
            pairs.append(f"[{name}, {held.code}]")
        return Js(f"new Map([{', '.join(pairs)}])" if pairs else "new Map()", kinds(thing))

    def text_key(self, node):
        """The code of a dict key, which must be a text."""
        key = self.expr(node)
        if key.kinds - {TEXT, ANY}:
            self.doubt(node, "a dict key that is not a text", "use text keys, or a list")
        return key.code if key.kinds == kinds(TEXT) else f"py.textKey({key.code}, {self.line(node)})"

    @staticmethod
    def literal(node):
        """The key or place when it is written out (kinds are kept apart by it), else None."""
        value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
        return value if type(value) is str or type(value) is int and value >= 0 else None

    def expr_Subscript(self, node):
        value = self.expr(node.value)
        if isinstance(node.slice, ast.Slice):
            return self.slice(node, value)
        index = self.index(node, value)
        found = self.cells.take(value.kinds, self.literal(node.slice))
        return Js(self.item_code(value, index, self.line(node)), found)

    def index(self, node, container):
        """The index or key; a float is no index even when it is whole, and JavaScript cannot tell."""
        if only(container.kinds, "dict"):
            return Js(self.text_key(node.slice), kinds(TEXT))
        index = self.expr(node.slice)
        if FLOAT in index.kinds:
            self.doubt(node, "an index that may be a float", "use int(...) around it")
        if "dict" in shapes(container.kinds) and index.kinds - {TEXT, ANY}:
            self.doubt(node, "a dict key that is not a text", "use text keys, or a list")
        return index

    @staticmethod
    def item_code(container, index, line):
        """The JavaScript that reads an item; the runtime raises `IndexError` or `KeyError` with the line."""
        if only(container.kinds, "dict"):
            return f"py.getKey({container.code}, {index.code}, {line})"
        if only(container.kinds, "list", "tuple") and index.kinds == kinds(INT):
            return f"py.at({container.code}, {index.code}, {line})"
        return f"py.item({container.code}, {index.code}, {line})"

    def slice(self, node, value):
        """`value[start:stop]` as Js; refuses a step."""
        if node.slice.step is not None:
            self.refuse(node, "a slice with a step", "use a comprehension over range(start, stop, step)")
        bounds = []
        for bound in (node.slice.lower, node.slice.upper):
            part = self.expr(bound) if bound is not None else Js("null", kinds(NONE))
            if FLOAT in part.kinds:
                self.doubt(node, "a slice bound that may be a float", "use int(...) around it")
            bounds.append(part.code)
        found = {kind for kind in value.kinds if kind in (TEXT, ANY)}
        for shape in ("list", "tuple"):
            if things(value.kinds, shape):
                found |= self.new_sequence(node, shape, self.cells.take(things(value.kinds, shape)))
        return Js(f"py.slice({value.code}, {', '.join(bounds)}, {self.line(node)})", frozenset(found))

    def expr_Attribute(self, node):
        if self.is_math(node.value):
            return self.math_constant(node)
        value = self.expr(node.value)
        instances = things(value.kinds, "instance")
        if any(node.attr in self.methods(instance.node) for instance in instances):
            self.doubt(node, f"the method `{node.attr}` as a value", "call it, or wrap it in a lambda")
        return self.attribute_value(value, node.attr, node)

    def attribute_value(self, holder, name, node):
        """The attribute `name` of a value; reading one that was never set raises `AttributeError` at this line."""
        instances = things(holder.kinds, "instance")
        found = frozenset().union(*(self.cells.of((instance.node, "self", name)) for instance in instances))
        return Js(f'py.has({self.instance_code(holder, node)}.${name}, "{name}", {self.line(node)})', found)

    def instance_code(self, value, node):
        """The code of a value whose attribute or method follows; one that may be no instance is checked when run."""
        return value.code if only(value.kinds, "instance") else f"py.object({value.code}, {self.line(node)})"

    def expr_JoinedStr(self, node):
        self.refuse(node, "an f-string", "format text outside the model")
