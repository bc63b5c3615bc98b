"""The equation of a model function as LaTeX, so that the book prints what the code computes."""

import ast
import inspect
import math
import textwrap

# How tightly a piece of LaTeX binds; a piece that binds less than its place asks for is put in brackets. A modulus
# binds less than in Python: readers differ on how far `a \bmod b` reaches into a sum or a product.
CASES, LOGIC, COMPARISON, MODULUS, SUM, PRODUCT, POWER, ATOM = range(8)

COMPARISONS = {ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "=", ast.NotEq: r"\ne"}
FUNCTIONS = {
    "log": r"\ln",
    "log2": r"\log_2",
    "log10": r"\log_{10}",
    "sin": r"\sin",
    "cos": r"\cos",
    "tan": r"\tan",
    "asin": r"\arcsin",
    "acos": r"\arccos",
    "atan": r"\arctan",
    "sinh": r"\sinh",
    "cosh": r"\cosh",
    "tanh": r"\tanh",
    "min": r"\min",
    "max": r"\max",
}
FENCES = {
    "abs": ("|", "|"),
    "fabs": ("|", "|"),
    "floor": (r"\lfloor", r"\rfloor"),
    "ceil": (r"\lceil", r"\rceil"),
}
ALIGNED = (r"\begin{aligned}", r"\end{aligned}")
CONSTANTS = {"pi": r"\pi", "e": "e", "inf": r"\infty"}


def equation(function, symbols, left=None):
    """LaTeX of a function made of assignments and one return; `symbols` maps its names to LaTeX symbols.

    left: what the result is called; without it the symbol of the function's own name, if there is one.
    Upper-case constants of the module without a symbol are printed as their numbers.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    printer = _Printer(function, symbols)
    body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    lines = [printer.assignment(node) for node in body[:-1]]
    if not body or not isinstance(body[-1], ast.Return) or body[-1].value is None:
        raise printer.error(tree, "it must end with one `return` of an expression")
    left, result = left or symbols.get(function.__name__), printer.at(CASES, body[-1].value)
    if not lines:
        return f"{left} = {result}" if left else result
    if not left:
        raise printer.error(tree, "its result has no name: give left=...")
    rows = r" \\ ".join(f"{name} &= {value}" for name, value in [*lines, (left, result)])
    return f"{ALIGNED[0]} {rows} {ALIGNED[1]}"


def equations(model, *names):
    """LaTeX of several functions of a model, one under the other, with the model's own symbols."""
    rows = []
    for name in names:
        text = equation(getattr(model.module, name), model.symbols)
        inner = text.removeprefix(ALIGNED[0]).removesuffix(ALIGNED[1]).strip()
        rows.append(inner if inner != text else text.replace(" = ", " &= ", 1))
    return f"{ALIGNED[0]} " + r" \\ ".join(rows) + f" {ALIGNED[1]}"


class _Printer:
    """`show_<Node>` gives (LaTeX, how tightly it binds)."""

    def __init__(self, function, symbols):
        self.function, self.symbols = function, symbols

    def error(self, node, what):
        """The ValueError that says which line of the function cannot be printed, and why."""
        return ValueError(f"{self.function.__name__}, line {node.lineno} of its source: {what}")

    def assignment(self, node):
        """(Name, value) of `name = expression` as LaTeX; raises ValueError for any other statement."""
        if not (
            isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
        ):
            raise self.error(node, "only `name = expression` and one final `return` can be printed")
        return self.at(ATOM, node.targets[0]), self.at(CASES, node.value)

    def show(self, node):
        """(LaTeX of a node, how tightly it binds); raises ValueError for a node without a `show_<Node>`."""
        method = getattr(self, "show_" + type(node).__name__, None)
        if method is None:
            raise self.error(node, f"`{ast.unparse(node)}` cannot be printed as an equation")
        return method(node)

    def at(self, level, node):
        """LaTeX of a node for a place that asks for this binding, in brackets if it binds less."""
        text, binding = self.show(node)
        return text if binding >= level else fenced(text)

    # Names and numbers

    def show_Name(self, node):
        if node.id in self.symbols:
            symbol = self.symbols[node.id]
            return symbol, POWER if "^" in symbol else ATOM  # a second power needs brackets
        value = self.function.__globals__.get(node.id)
        if node.id.isupper() and isinstance(value, (int, float)):
            return number(value)
        raise self.error(node, f"`{node.id}` has no symbol; add it to symbols")

    def show_Constant(self, node):
        if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
            raise self.error(node, f"{node.value!r} cannot be printed as an equation")
        return number(node.value)

    def show_Attribute(self, node):
        if ast.unparse(node.value) != "math" or node.attr not in CONSTANTS:
            raise self.error(node, f"`{ast.unparse(node)}` cannot be printed as an equation")
        return CONSTANTS[node.attr], ATOM

    # Arithmetic

    def show_BinOp(self, node):
        method = getattr(self, "show_" + type(node.op).__name__, None)
        if method is None:
            raise self.error(node, f"`{ast.unparse(node)}` cannot be printed as an equation")
        return method(node)

    def show_Add(self, node):
        right = self.at(SUM, node.right)
        return f"{self.at(SUM, node.left)} + {fenced(right) if right.startswith('-') else right}", SUM

    def show_Sub(self, node):
        return f"{self.at(SUM, node.left)} - {self.at(PRODUCT, node.right)}", SUM

    def show_Mult(self, node):
        positive = without_sign(node)
        if positive is not None:
            return f"-{self.at(PRODUCT, positive)}", SUM
        left, right = self.at(PRODUCT, node.left), self.at(PRODUCT, node.right)
        if right[0].isdigit():
            return rf"{left} \cdot {right}", PRODUCT
        if right.startswith(r"\left"):
            return f"{left} {right}", PRODUCT
        space = " " if is_number(left) and not right.startswith(r"\frac") else r"\,"
        return left + (space if right[0] == "\\" else space.strip()) + right, PRODUCT

    def show_Div(self, node):
        return rf"\frac{{{self.at(CASES, node.left)}}}{{{self.at(CASES, node.right)}}}", PRODUCT

    def show_Mod(self, node):
        return rf"{self.at(PRODUCT, node.left)} \bmod {self.at(POWER, node.right)}", MODULUS

    def show_FloorDiv(self, node):
        return fenced(self.show_Div(node)[0], r"\lfloor", r"\rfloor"), ATOM

    def show_Pow(self, node):
        if isinstance(node.right, ast.Constant) and node.right.value == 0.5:
            return self.root(node.left)
        exponent = self.at(CASES, node.right)
        if exponent == "1":
            return self.show(node.left)
        return f"{self.at(ATOM, node.left)}^{{{exponent}}}", POWER

    def root(self, node):
        """The square root of a node."""
        return rf"\sqrt{{{self.at(CASES, node)}}}", ATOM

    def show_UnaryOp(self, node):
        if isinstance(node.op, ast.USub):
            return f"-{self.at(PRODUCT, node.operand)}", SUM
        if isinstance(node.op, ast.Not):
            return rf"\lnot {self.at(ATOM, node.operand)}", COMPARISON
        return self.show(node.operand)

    # Conditions

    def show_Compare(self, node):
        text = self.at(MODULUS, node.left)
        for op, right in zip(node.ops, node.comparators, strict=True):
            if type(op) not in COMPARISONS:
                raise self.error(node, f"`{ast.unparse(node)}` cannot be printed as an equation")
            text += f" {COMPARISONS[type(op)]} {self.at(MODULUS, right)}"
        return text, COMPARISON

    def show_BoolOp(self, node):
        word = r" \text{ and } " if isinstance(node.op, ast.And) else r" \text{ or } "
        return word.join(self.at(COMPARISON, value) for value in node.values), LOGIC

    def show_IfExp(self, node):
        rows = []
        while isinstance(node, ast.IfExp):
            rows.append(rf"{self.at(LOGIC, node.body)} & \text{{if }} {self.at(LOGIC, node.test)}")
            node = node.orelse
        rows.append(rf"{self.at(LOGIC, node)} & \text{{otherwise}}")
        return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}", CASES

    def show_Tuple(self, node):
        return r",\; ".join(self.at(LOGIC, part) for part in node.elts), CASES

    # Calls

    def show_Call(self, node):
        name = ast.unparse(node.func).removeprefix("math.")
        arguments = node.args + [keyword.value for keyword in node.keywords]
        if name in self.symbols or name not in self.known_calls():
            head = self.show(node.func)[0]
        elif name == "float":
            return self.show(arguments[0])
        elif name == "exp":
            return f"e^{{{self.at(CASES, arguments[0])}}}", POWER
        elif name == "sqrt":
            return self.root(arguments[0])
        elif name == "pow":
            return self.show_Pow(ast.BinOp(arguments[0], ast.Pow(), arguments[1]))
        elif name in FENCES:
            return fenced(self.at(CASES, arguments[0]), *FENCES[name]), ATOM
        else:
            head = FUNCTIONS[name]
        return head + fenced(", ".join(self.at(LOGIC, argument) for argument in arguments)), ATOM

    @staticmethod
    def known_calls():
        """The functions that are printed in a way of their own."""
        return {"float", "exp", "sqrt", "pow", *FENCES, *FUNCTIONS}


def fenced(text, opening="(", closing=")"):
    """The text in brackets, which grow only where something tall stands between them."""
    if any(tall in text for tall in (r"\frac", r"\sqrt", r"\begin")):
        return rf"\left{opening} {text} \right{closing}"
    space = " " if opening.startswith("\\") else ""
    return f"{opening}{space}{text}{space and ' '}{closing}"


def number(value):
    """(LaTeX of a number, how tightly it binds): 2.0 is 2, 1e-09 a power of ten; what has a minus is a sum."""
    if value < 0:
        return f"-{number(-value)[0]}", SUM
    if math.isinf(value):
        return r"\infty", ATOM
    text = repr(int(value) if value == int(value) and value < 1e15 else value)
    mantissa, _, exponent = text.partition("e")
    if exponent:
        power = f"10^{{{int(exponent)}}}"
        return (power, POWER) if mantissa == "1" else (rf"{mantissa} \cdot {power}", PRODUCT)
    return text, ATOM


def without_sign(node):
    """A product whose first factor has a minus, without it; None if it has none: -a b is read as -(a b)."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return node.operand
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        first = without_sign(node.left)
        return first and ast.BinOp(first, ast.Mult(), node.right)
    return None


def is_number(text):
    """Is this LaTeX a plain number, such as 2 or 0.25?"""
    return text.replace(".", "", 1).isdigit()
