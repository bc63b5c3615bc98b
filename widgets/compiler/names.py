"""Names: Python scopes, their JavaScript spelling, and which names a block assigns."""

import ast

# Python names that JavaScript reads otherwise, or forbids, get a trailing `$`, which no Python name has.
RESERVED = set(
    """
    arguments await break case catch class const continue debugger default delete do else enum eval export
    extends false finally for function if implements import in instanceof interface let new null package
    private protected public return static super switch this throw true try typeof undefined var void while
    with yield NaN Infinity Map Math py
""".split()
)


def spelling(name):
    """A Python name as JavaScript has it."""
    return name + "$" if name in RESERVED else name


class Variable:
    """A Python name in its scope: its JavaScript spelling and the cell of its kinds."""

    def __init__(self, name, js, cell, scope):
        self.name, self.js, self.cell, self.scope = name, js, cell, scope


class Scope:
    """The names of a module, a function or a comprehension."""

    def __init__(self, node, parent, level):
        self.node, self.parent, self.level, self.variables = node, parent, level, {}

    def declare(self, name, js=None):
        """The variable of this name in this scope, made unless it is there; `js`: another JavaScript name for it."""
        variable = Variable(name, js or spelling(name), (self.node, name), self)
        return self.variables.setdefault(name, variable)

    def find(self, name):
        """The variable that a name means here, in this scope or one around it, or None."""
        scope = self
        while scope is not None:
            if name in scope.variables:
                return scope.variables[name]
            scope = scope.parent
        return None


class _Assigned(ast.NodeVisitor):
    """Collects the names a function body binds, in order, without looking into nested functions."""

    def __init__(self):
        self.names, self.outer = {}, set()

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store):
            self.names[node.id] = True

    def visit_FunctionDef(self, node):
        self.names[node.name] = True

    def visit_Nonlocal(self, node):
        self.outer.update(node.names)

    def visit_Lambda(self, node):
        pass

    visit_ListComp = visit_DictComp = visit_GeneratorExp = visit_SetComp = visit_ClassDef = visit_Lambda


def assigned(body):
    """The names that statements bind in their own scope, in order, without those of nested functions and `nonlocal`."""
    visitor = _Assigned()
    for statement in body:
        visitor.visit(statement)
    return [name for name in visitor.names if name not in visitor.outer]


def parameters(node):
    """All parameters of a def or lambda in order: positional, then keyword-only."""
    return node.args.args + node.args.kwonlyargs


def defaults(node):
    """Parameter name -> its default expression."""
    positional = node.args.args[len(node.args.args) - len(node.args.defaults) :]
    values = node.args.defaults + node.args.kw_defaults
    pairs = zip(positional + node.args.kwonlyargs, values, strict=True)
    return {argument.arg: value for argument, value in pairs if value is not None}


def leaves_loop(body):
    """Does a `break` in this body end the loop it belongs to?"""
    for statement in body:
        if isinstance(statement, ast.Break):
            return True
        if isinstance(statement, (ast.For, ast.While, ast.FunctionDef, ast.ClassDef)):
            continue
        blocks = [getattr(statement, field, []) for field in ("body", "orelse", "finalbody")]
        blocks += [handler.body for handler in getattr(statement, "handlers", [])]
        if any(leaves_loop(block) for block in blocks):
            return True
    return False
