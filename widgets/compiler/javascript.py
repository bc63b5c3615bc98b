"""The compiler: a strict subset of Python to JavaScript. What it does not know, it refuses with the line.

The program is read several times. Each reading writes the whole JavaScript and lets the cells of `kinds.py`
grow; when nothing grows any more, a last reading checks what hangs on the kinds, and its text is the result.

The emitter's methods are found by name and have no docstring where the name says all: `stmt_<Node>` writes a statement;
`expr_<Node>`, `call_<builtin>` and `cursor_<lazy builtin>` give the JavaScript of a construct; `augment_<Node>` writes
`+=` for a kind of target. What they refuse, here and in other docstrings, raises CompileError.
"""

import ast
import builtins
import json
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from .calls import INSTEAD, Calls
from .errors import CompileError
from .expressions import Expressions
from .frame import Frame
from .kinds import ANY, Cells, Thing
from .loops import Loops
from .names import Scope, assigned, defaults, parameters, spelling
from .statements import Statements

METADATA = {"TITLE", "QUESTION", "PARAMETERS", "PRESETS", "SENTENCES", "OUTCOMES", "SYMBOLS", "MAP"}
INDENT = "  "

# Constructs outside the subset: AST node -> (its name, what to write instead)
OUTSIDE = {
    "ClassDef": ("a class inside a function", "define it at the top of the file"),
    "Global": ("`global`", "pass the value as a parameter and return it"),
    "Import": ("this import", "a model imports math, .core and .stream only"),
    "ImportFrom": ("this import", "a model imports math, .core and .stream only"),
    "With": ("`with`", "use plain calls"),
    "Match": ("`match`", "use if and elif"),
    "Yield": ("`yield`", "build a list and return it"),
    "YieldFrom": ("`yield`", "build a list and return it"),
    "NamedExpr": ("`:=`", "assign on a line of its own"),
    "Starred": ("`*items`", "write the items out"),
    "Set": ("a set", "use a list, or a dict with text keys"),
    "SetComp": ("a set", "use a list"),
    "Await": ("`await`", "use plain calls"),
    "AsyncFunctionDef": ("`async`", "use plain functions"),
    "AsyncFor": ("`async`", "use plain loops"),
    "AsyncWith": ("`async`", "use plain calls"),
    "TryStar": ("`except*`", "use `except`"),
    "Slice": ("this slice", "use xs[start:stop]"),
}


class Emitter(Expressions, Loops, Calls, Statements):
    """Writes the JavaScript of a program. `link` gives the source of a neighbouring file, or None."""

    def __init__(self, cells, trees, final, link):
        self.cells, self.trees, self.final, self.link = cells, trees, final, link
        self.linked, self.count, self.here = {}, 0, Frame()

    # Shared services

    @contextmanager
    def frame(self, **changes):
        """Go into a frame that differs from the present one in these fields, and come back to the present one."""
        outside, self.here = self.here, replace(self.here, **changes)
        try:
            yield self.here
        finally:
            self.here = outside

    def refuse(self, node, what=None, instead=None):
        """Raise CompileError at the node's line: `what` is outside the subset, write `instead`. Both are known for
        a kind of node that no model may hold.
        """
        if what is None:
            what, instead = OUTSIDE.get(
                type(node).__name__, (f"`{type(node).__name__}`", "use simpler Python")
            )
        line = getattr(node, "lineno", None) or getattr(node, "value", node).lineno
        raise CompileError(self.here.filename, line, f"{what} is not in the shared subset; {instead}")

    def doubt(self, node, what, instead):
        """Refuse because of kinds: only once all kinds are known."""
        if self.final:
            self.refuse(node, what, instead)

    def line(self, node):
        """The line as a helper of the runtime gets it; lines of linked files carry the file."""
        return f'"{self.here.filename}:{node.lineno}"' if self.here.prefix else str(node.lineno)

    def fresh(self):
        """A JavaScript name that nothing else has."""
        self.count += 1
        return f"${self.count}"

    def temporary(self):
        """A fresh name that is declared on top of the function being written."""
        self.here.temporaries.append(self.fresh())
        return self.here.temporaries[-1]

    def emit(self, line):
        """Write a line at the present depth."""
        self.here.out.append(INDENT * self.here.depth + line)

    def emit_all(self, lines):
        """Write the lines of a body, one level deeper than the present depth."""
        self.here.out += [INDENT * (self.here.depth + 1) + line for line in lines]

    def bind(self, variable, found):
        """Note that a variable now has a value, which may be of the kinds `found`."""
        self.cells.grow(variable.cell, found)
        if self.here.bound is not None:
            self.here.bound.add(variable)

    def surely_bound(self, variable, node):
        """Has the variable a value here on every path? Refuses a name that the module defines further down."""
        if variable.scope.level > 0:
            return self.here.bound is None or variable in self.here.bound
        if self.here.function is None and variable not in self.here.bound:
            self.refuse(node, f"`{variable.name}` before its definition", "define it further up")
        return True

    def unknown_name(self, node):
        """Refuse a name that no scope knows, with what to write instead where that can be said."""
        if node.id in METADATA:
            self.refuse(
                node, f"`{node.id}` inside the compiled model", "metadata stays in Python; use a constant"
            )
        if node.id in INSTEAD or hasattr(builtins, node.id):
            self.refuse(
                node, f"`{node.id}` as a value", INSTEAD.get(node.id, "call it, or wrap it in a lambda")
            )
        self.refuse(node, f"the unknown name `{node.id}`", "define it, or spell it as its definition does")

    def methods(self, definition):
        """The methods of a class definition: name -> its node."""
        return {item.name: item for item in definition.body if isinstance(item, ast.FunctionDef)}

    # Modules

    def module(self, source, filename, prefix=""):
        """Write a module; gives its scope and its tree."""
        if filename not in self.trees:  # every reading must meet the same nodes, the keys of the cells
            self.trees[filename] = parse(source, filename)
        tree = self.trees[filename]
        with self.frame(scope=Scope(tree, None, 0), filename=filename, prefix=prefix, has_math=False) as here:
            self.declare_module(tree)
            for node in tree.body:
                self.top_level(node)
        return here.scope, tree

    def declare_module(self, tree):
        """Declare the names that a file defines or imports before any line is written: functions may call later ones.
        Refuses a second definition of a name.
        """
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names = [node.name]
            elif isinstance(node, ast.ImportFrom):
                self.declare_imports(node)
                continue
            else:
                names = [name for name in assigned([node]) if name not in METADATA]
            for name in names:
                if name in self.here.scope.variables:
                    self.refuse(node, f"a second definition of `{name}`", "use another name")
                self.here.scope.declare(name, f"{self.here.prefix}${name}" if self.here.prefix else None)
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                shape = "class" if isinstance(node, ast.ClassDef) else "function"
                self.cells.grow(self.here.scope.find(node.name).cell, {Thing(shape, node)})

    def declare_imports(self, node):
        """Declare the names of `from .file import`, and link that file; refuses other imports and unknown names."""
        if node.level != 1 or node.module is None:
            self.refuse(node)
        if node.module == "core":
            return
        scope = self.linked_scope(node)
        for alias in node.names:
            if alias.name not in scope.variables:
                self.refuse(
                    node, f"`{alias.name}` from .{node.module}", "import a name that the file defines"
                )
            self.here.scope.variables[alias.asname or alias.name] = scope.variables[alias.name]

    def linked_scope(self, node):
        """The scope of the file that this import names, written at its first import; refuses a missing file."""
        if node.module not in self.linked:
            found = self.link(node.module) if self.link else None
            if found is None:
                self.refuse(
                    node, f"the import of .{node.module}", "compile the file where it lies (compile_file)"
                )
            self.linked[node.module], _ = self.module(found, node.module + ".py", node.module)
        return self.linked[node.module]

    def top_level(self, node):
        """Write a statement of a file outside functions; refuses all but imports, constants, functions and classes."""
        if isinstance(node, ast.Import):
            if [(alias.name, alias.asname) for alias in node.names] != [("math", None)]:
                self.refuse(node)
            self.here.has_math = True
        elif isinstance(node, ast.FunctionDef):
            self.top_function(node)
        elif isinstance(node, ast.ClassDef):
            self.top_class(node)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            self.constant_definition(node)
        elif (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            or isinstance(node, ast.ImportFrom)
        ):
            pass
        else:
            self.refuse(
                node, "this statement outside functions", "keep to imports, constants, functions and classes"
            )

    def constant_definition(self, node):
        """Write `NAME = value` as a constant, and nothing for metadata; refuses other assignments outside functions."""
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if len(targets) != 1 or not isinstance(targets[0], ast.Name) or node.value is None:
            self.refuse(node, "this assignment outside functions", "write NAME = value")
        if targets[0].id in METADATA:
            return
        value = self.expr(node.value)
        variable = self.here.scope.find(targets[0].id)
        self.emit(f"const {variable.js} = {value.code};")
        self.bind(variable, value.kinds)

    def top_function(self, node):
        """Write a function of a file. Parameters of a public one may be anything: it is called from outside."""
        head, hoisted = self.parameter_list(node)
        for name, code in hoisted:
            self.emit(f"const {name} = {code};")
        variable = self.here.scope.find(node.name)
        if not self.here.prefix and not node.name.startswith("_"):
            for parameter in parameters(node):
                self.cells.grow((node, parameter.arg), {ANY})
        self.bind(variable, frozenset({Thing("function", node)}))
        self.emit(f"function {variable.js}({head}) {{")
        self.emit_all(self.function_body(node, node.body))
        self.emit("}")

    def top_class(self, node):
        """Write a class; refuses inheritance, decorators and what is no method."""
        if node.bases or node.keywords or node.decorator_list:
            self.refuse(
                node, "inheritance or a decorated class", "write plain classes; let one hold the other"
            )
        variable = self.here.scope.find(node.name)
        self.bind(variable, frozenset({Thing("class", node)}))
        lines, seen = [], set()
        for item in node.body:
            if (
                isinstance(item, ast.Expr)
                and isinstance(item.value, ast.Constant)
                or isinstance(item, ast.Pass)
            ):
                continue
            if not isinstance(item, ast.FunctionDef) or item.name in seen:
                self.refuse(
                    item, "this in a class body", "define each method once; set attributes in __init__"
                )
            seen.add(item.name)
            lines += self.method(node, item)
        self.emit(f"class {variable.js} extends py.Object {{")
        self.emit_all(lines)
        self.emit("}")

    def method(self, definition, node):
        """The lines of a method of the class `definition`; refuses special methods beside __init__."""
        if node.name.startswith("__") and node.name != "__init__":
            self.refuse(node, f"the special method `{node.name}`", "give it a plain name and call it")
        if not node.args.args:
            self.refuse(node, "a method without self", "write self first")
        head, hoisted = self.parameter_list(node, skip=1)
        for name, code in hoisted:
            self.emit(f"const {name} = {code};")
        me = node.args.args[0].arg
        self.cells.grow((node, me), {Thing("instance", definition)})
        body = self.function_body(node, node.body, [f"let {spelling(me)} = this;"])
        return [f"${node.name}({head}) {{"] + [INDENT + line for line in body] + ["}"]

    def exports(self, scope, tree):
        """The public functions, wrapped to check calls and to take keyword-only arguments as one object."""
        listed = []
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                given = defaults(node)
                spelled = [
                    [name.arg + "?" * (name.arg in given) for name in group]
                    for group in (node.args.args, node.args.kwonlyargs)
                ]
                listed.append(
                    f"{node.name}: py.entry({scope.find(node.name).js}, {json.dumps(node.name)}, "
                    f"{json.dumps(spelled[0])}, {json.dumps(spelled[1])}),"
                )
        return listed


def parse(source, filename):
    """The syntax tree of a Python text; raises CompileError for what is no Python, and for names beyond ASCII."""
    try:
        tree = ast.parse(source, filename)
        compile(source, filename, "exec", dont_inherit=True)  # finds what the parser alone lets pass
    except SyntaxError as error:
        raise CompileError(filename, error.lineno or 1, f"this is not Python: {error.msg}") from None
    for node in ast.walk(tree):
        for name in (getattr(node, field, None) for field in ("id", "arg", "attr", "name")):
            if isinstance(name, str) and not name.isascii():
                raise CompileError(
                    filename, node.lineno, f"the name `{name}` is not in the shared subset; use ASCII"
                )
    return tree


def reading(source, filename, cells, trees, final, link):
    """Read the whole program once; gives its JavaScript."""
    emitter = Emitter(cells, trees, final, link)
    scope, tree = emitter.module(source, filename)
    lines = emitter.here.out + [INDENT + "return {"]
    lines += [INDENT * 2 + line for line in emitter.exports(scope, tree)] + [INDENT + "};"]
    return '(function (py) {\n  "use strict";\n' + "\n".join(lines) + "\n})"


def compile_program(source, filename, link=None):
    """The JavaScript of a program; raises CompileError for what is outside the subset.

    link: gives the source of a neighbouring file by its module's name, or None if there is no such file.
    """
    cells, trees, final = Cells(), {}, False
    while True:
        cells.grown = False
        code = reading(source, filename, cells, trees, final, link)
        if final:
            return code
        final = not cells.grown


def compile_source(source, filename="<model>", folder=None):
    """The JavaScript of a Python text: an expression `(function (py) {... return {simulate, ...}; })`.

    `from .stream import name` links the stream.py of the folder into it.
    """
    def link(module):
        neighbour = folder / f"{module}.py"
        return neighbour.read_text(encoding="utf-8") if neighbour.exists() else None

    return compile_program(source, filename, link if folder else None)


def compile_file(path):
    """The JavaScript of a model file, linked with its neighbours."""
    path = Path(path)
    return compile_source(path.read_text(encoding="utf-8"), path.name, path.parent)
