"""What MicroPython 1.27 (the build for web pages) lacks or does otherwise, found in a source text.

The compiler refuses most of this as well; these checks also cover what is not compiled (core.py, metadata)
and what compiles well but would differ in MicroPython, such as the order of a dict.
"""

import ast

NO_MODULE = set(
    "__future__ abc bisect calendar copy dataclasses datetime decimal enum fractions functools heapq "
    "itertools numpy operator pathlib statistics string typing".split()
)
NO_MATH = set(
    "cbrt comb dist exp2 fma fsum gcd hypot isqrt lcm log1p nextafter perm prod remainder sumprod ulp".split()
)
DICT_VIEWS = {"keys", "values", "items"}
INSTEAD = {
    "hypot": "write math.sqrt(x * x + y * y)",
    "log1p": "write math.log(1.0 + x)",
    "fsum": "write sum(xs)",
}


class _Gaps(ast.NodeVisitor):
    """Collects the gaps. Dicts are displays, calls of dict(), and names assigned from these."""

    def __init__(self):
        self.found, self.dicts = [], set()

    def gap(self, node, message):
        """Note a gap at the node's line."""
        self.found.append((node.lineno, message))

    def visit_Import(self, node):
        for alias in node.names:
            self.missing_module(node, alias.name)

    def visit_ImportFrom(self, node):
        if node.level == 0:
            self.missing_module(node, node.module or "")
            for alias in node.names:
                if node.module == "math" and alias.name in NO_MATH:
                    self.missing_math(node, alias.name)

    def missing_module(self, node, name):
        """Note a gap if MicroPython lacks the module of this name."""
        if name.split(".")[0] in NO_MODULE:
            self.gap(node, f"MicroPython has no module {name}; a model imports math only")

    def visit_Attribute(self, node):
        if isinstance(node.value, ast.Name) and node.value.id == "math" and node.attr in NO_MATH:
            self.missing_math(node, node.attr)
        if node.attr in ("__doc__", "__annotations__", "__defaults__", "__wrapped__"):
            self.gap(node, f"MicroPython functions have no {node.attr}; keep the text in a constant")
        self.generic_visit(node)

    def missing_math(self, node, name):
        """Note that MicroPython lacks this function of math, and what to write."""
        self.gap(node, f"MicroPython has no math.{name}; {INSTEAD.get(name, 'write it out')}")

    def visit_Match(self, node):
        self.gap(node, "MicroPython has no `match`; use if and elif")
        self.generic_visit(node)

    def visit_arguments(self, node):
        if node.posonlyargs:
            self.gap(node.posonlyargs[0], "MicroPython has no positional-only parameters; leave out the `/`")
        self.generic_visit(node)

    def visit_List(self, node):
        if isinstance(getattr(node, "ctx", None), ast.Load):
            for item in node.elts:
                if isinstance(item, ast.Starred):
                    self.gap(item, "MicroPython has no [*a, *b]; write list(a) + list(b)")
        self.generic_visit(node)

    visit_Tuple = visit_Set = visit_List

    def visit_Dict(self, node):
        if None in node.keys:
            self.gap(node, "MicroPython has no {**a}; copy with dict(a) and update")
        self.generic_visit(node)

    # Order: loops over dicts, and sorting by a key

    def visit_Assign(self, node):
        if self.is_dict(node.value):
            self.dicts.update(target.id for target in node.targets if isinstance(target, ast.Name))
        self.generic_visit(node)

    def is_dict(self, node):
        """Is this surely a dict, or one of its views?"""
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in DICT_VIEWS
        ):
            return not node.args
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict"
        return (
            called
            or isinstance(node, (ast.Dict, ast.DictComp))
            or isinstance(node, ast.Name)
            and node.id in self.dicts
        )

    def loop(self, node, source):
        """Note a loop over a dict."""
        if self.is_dict(source):
            self.gap(node, "MicroPython dicts keep no order; loop over a list of the keys, or sorted(...)")

    def visit_For(self, node):
        self.loop(node, node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node):
        self.loop(node.iter, node.iter)
        self.generic_visit(node)

    def visit_Call(self, node):
        name = getattr(node.func, "id", getattr(node.func, "attr", None))
        keywords = [keyword.arg for keyword in node.keywords]
        if name == "zip" and "strict" in keywords:
            self.gap(node, "MicroPython has no zip(strict=...); check the lengths")
        if name in ("sorted", "sort") and "key" in keywords:
            self.gap(
                node,
                "MicroPython's sort is not stable; sort (key, item) pairs, so that no tie is left",
            )
        if name == "round" and len(node.args) + len(node.keywords) > 1:
            self.gap(node, "MicroPython rounds to decimals otherwise; round outside the model")
        if name in ("list", "tuple") and node.args and self.is_dict(node.args[0]):
            self.gap(node, "MicroPython dicts keep no order; write sorted(...)")
        self.generic_visit(node)


def micropython_gaps(source, filename="<model>"):
    """[(line, message)] of what would fail or differ in MicroPython."""
    gaps = _Gaps()
    try:
        gaps.visit(ast.parse(source, filename))
    except SyntaxError as error:
        return [(error.lineno or 1, f"this is not Python: {error.msg}")]
    return sorted(set(gaps.found))
