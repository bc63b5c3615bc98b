"""Statements: one method `stmt_<Node>` for every kind of statement in the subset."""

import ast

from .kinds import ANY, INT, NONE, NUMBERS, TEXT, Js, Thing, only, shapes, things
from .names import Scope, assigned, defaults, leaves_loop, parameters

ERRORS = {
    "Exception",
    "ArithmeticError",
    "ZeroDivisionError",
    "OverflowError",
    "LookupError",
    "IndexError",
    "KeyError",
    "ValueError",
    "TypeError",
    "AttributeError",
    "NameError",
    "UnboundLocalError",
    "AssertionError",
    "RuntimeError",
    "RecursionError",
}


class Statements:
    """Part of the emitter: `emit` adds a line of JavaScript."""

    def block(self, body):
        """Write statements one level deeper."""
        self.here.depth += 1
        for node in body:
            self.statement(node)
        self.here.depth -= 1

    def statement(self, node):
        """Write a statement; refuses a node for which there is no `stmt_<Node>`."""
        method = getattr(self, "stmt_" + type(node).__name__, None)
        if method is None:
            self.refuse(node)
        method(node)

    def stmt_Pass(self, node):
        pass

    def stmt_Expr(self, node):
        if isinstance(node.value, ast.Constant):
            return
        call = node.value
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "append"
            and len(call.args) == 1
            and not call.keywords
            and not isinstance(call.args[0], ast.Starred)
        ):
            value = self.expr(call.func.value)
            if only(value.kinds, "list"):
                item = self.expr(call.args[0])
                self.cells.put(value.kinds, item.kinds)
                self.emit(f"{value.code}.push({item.code});")
                return
        self.emit(self.expr(call).code + ";")

    def stmt_Return(self, node):
        value = self.expr(node.value) if node.value is not None else Js("null", frozenset({NONE}))
        self.cells.grow((self.here.function, "return"), value.kinds)
        if getattr(self.here.function, "name", "") == "__init__":
            if value.kinds - {NONE}:
                self.doubt(node, "a value returned by __init__", "use a plain return")
            self.emit("return this;")
        else:
            self.emit(f"return {value.code};")
        self.here.bound = None

    # Assignment

    def stmt_Assign(self, node):
        target = node.targets[0]
        if (
            len(node.targets) == 1
            and isinstance(target, ast.Tuple)
            and isinstance(node.value, ast.Tuple)
            and len(target.elts) == len(node.value.elts)
        ):
            self.assign_parts(target, [self.expr(part) for part in node.value.elts])
            return
        value = self.expr(node.value)
        if len(node.targets) > 1:
            value = self.hold(value)
        for target in node.targets:
            self.assign(target, value)

    def stmt_AnnAssign(self, node):
        if node.value is not None:
            self.assign(node.target, self.expr(node.value))

    def hold(self, value):
        """Evaluate now, use later (perhaps several times)."""
        name = self.temporary()
        self.emit(f"{name} = {value.code};")
        return Js(name, value.kinds, True, value.negative)

    def assign_parts(self, target, values):
        """Assign values to the parts of a tuple, all of them evaluated before the first is assigned."""
        for part, value in zip(target.elts, [self.hold(value) for value in values], strict=True):
            self.assign(part, value)

    def assign(self, target, value):
        """Write `target = value`; refuses a target that is no name, tuple, item or attribute."""
        if isinstance(target, ast.Name):
            variable = self.here.scope.find(target.id)
            self.emit(f"{variable.js} = {value.code};")
            self.bind(variable, value.kinds)
            if value.negative:
                self.cells.grow(("negative", variable.cell), value.kinds)
        elif isinstance(target, ast.Tuple):
            self.unpack(target, value)
        elif isinstance(target, ast.Subscript):
            # Python evaluates the value before the place it goes to
            value = value if value.pure else self.hold(value)
            holder = self.expr(target.value)
            self.emit(self.store_item(target, holder, self.store_index(target, holder), value))
        elif isinstance(target, ast.Attribute):
            value = value if value.pure else self.hold(value)
            self.emit(f"{self.attribute(target, self.expr(target.value), value.kinds)} = {value.code};")
        else:
            self.refuse(target, "this target of an assignment", "assign to names, items and attributes")

    def unpack(self, target, value):
        """Write `a, b = value`; the runtime raises ValueError where the number of items is another."""
        name, parts = self.temporary(), f"py.unpack({value.code}, {len(target.elts)}, {self.line(target)})"
        names_only = all(isinstance(part, ast.Name) for part in target.elts)
        self.emit(
            f"{name} = {parts if names_only else f'[...{parts}]'};"
        )  # an item may be in the list itself
        for place, part in enumerate(target.elts):
            self.assign(part, Js(f"{name}[{place}]", self.cells.take(value.kinds, place), True))

    def store_index(self, target, holder):
        """The index or key of an item that is assigned, as Js; refuses a slice."""
        if isinstance(target.slice, ast.Slice):
            self.refuse(target, "assignment to a slice", "assign to the items")
        return self.index(target, holder)

    def store_item(self, target, holder, index, value):
        """The JavaScript of `holder[index] = value`, whose kinds the holder then may hold."""
        self.cells.put(holder.kinds, value.kinds, self.literal(target.slice))
        if only(holder.kinds, "dict"):
            return f"{holder.code}.set({index.code}, {value.code});"
        helper = "put" if only(holder.kinds, "list") and index.kinds == {INT} else "setItem"
        return f"py.{helper}({holder.code}, {index.code}, {value.code}, {self.line(target)});"

    def attribute(self, target, holder, values):
        """The JavaScript of an attribute that is given `values` (kinds); refuses what is not of the model's classes."""
        instances = things(holder.kinds, "instance")
        if holder.kinds and not instances or any(target.attr in self.methods(one.node) for one in instances):
            self.doubt(
                target, f"assignment to `.{target.attr}` here", "set attributes of the model's own classes"
            )
        for instance in instances:
            self.cells.grow((instance.node, "self", target.attr), values)
        return f"{self.instance_code(holder, target)}.${target.attr}"

    def stmt_AugAssign(self, node):
        getattr(self, "augment_" + type(node.target).__name__)(node, node.target)

    # Python allows names, items and attributes as targets of `+=`; the place is evaluated once, before the value.

    def augment_Name(self, node, target):
        old = self.expr(ast.copy_location(ast.Name(target.id, ast.Load()), target))
        self.assign(target, self.augmented(node, old))

    def augment_Subscript(self, node, target):
        holder = self.hold(self.expr(target.value))
        index = self.store_index(target, holder)
        index = index if isinstance(target.slice, ast.Constant) else self.hold(index)
        found = self.cells.take(holder.kinds, self.literal(target.slice))
        old = Js(self.item_code(holder, index, self.line(target)), found)
        self.emit(self.store_item(target, holder, index, self.augmented(node, old)))

    def augment_Attribute(self, node, target):
        holder = self.hold(self.expr(target.value))
        value = self.augmented(node, self.attribute_value(holder, target.attr, node))
        self.emit(f"{self.attribute(target, holder, value.kinds)} = {value.code};")

    def augmented(self, node, old):
        """`old op= value`: lists grow in place with +=, which every other name of the list sees."""
        if type(node.op) not in (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow):
            self.refuse(node, "this augmented assignment", "use +=, -=, *=, /=, //=, %= or **=")
        sequence = shapes(old.kinds) & {"list", ANY}
        value = self.expr(node.value)
        if isinstance(node.op, ast.Add) and sequence and not only(value.kinds, *NUMBERS):
            return self.grown(node, old, value)
        if isinstance(node.op, ast.Mult) and sequence:
            if "list" in sequence:
                self.doubt(node, "`*=` on a list", "write xs = xs * n, which makes a new list")
            old = Js(f"py.num({old.code}, {self.line(node)})", old.kinds)
        return self.arithmetic(node, node.op, old, value)

    def grown(self, node, old, value):
        """`old += value` for what is, or may be, a list, as Js."""
        if only(old.kinds, "list"):
            array = self.iterable(node.value)
            self.cells.put(old.kinds, self.cells.take(array.kinds))
            return Js(f"py.grow({old.code}, {array.code}, {self.line(node)})", old.kinds)
        self.cells.put(old.kinds, self.cells.take(value.kinds))
        found = self.arithmetic_kinds(node, node.op, old, value) | set(things(old.kinds, "list"))
        return Js(f"py.grow({old.code}, {value.code}, {self.line(node)})", found)

    def stmt_Delete(self, node):
        for target in node.targets:
            if not isinstance(target, ast.Subscript) or isinstance(target.slice, ast.Slice):
                self.refuse(node, "`del` of this", "delete dict keys only; let other values be")
            holder = self.expr(target.value)
            if shapes(holder.kinds) - {"dict", ANY}:
                self.doubt(node, "`del` of a list item", "use xs.pop(i)")
            self.emit(f"py.del({holder.code}, {self.text_key(target.slice)}, {self.line(node)});")

    # Control flow. `self.here.bound` holds the variables that surely have a value; None after return, break ...

    def branch(self, before, body):
        """Run a block that starts with the bound names `before`; give the names bound at its end."""
        self.here.bound = None if before is None else set(before)
        self.block(body)
        return self.here.bound

    @staticmethod
    def joined(ends):
        """The variables bound at all of these ends of branches; None if none of the ends is reached."""
        ends = [end for end in ends if end is not None]
        return set.intersection(*ends) if ends else None

    def stmt_If(self, node):
        self.emit(f"if ({self.truth(node.test)}) {{")
        before = self.here.bound
        ends = [self.branch(before, node.body)]
        if node.orelse:
            self.emit("} else {")
            ends.append(self.branch(before, node.orelse))
        else:
            ends.append(before)
        self.emit("}")
        self.here.bound = self.joined(ends)

    def stmt_While(self, node):
        if node.orelse:
            self.refuse(node, "`while ... else`", "use a flag")
        forever = isinstance(node.test, ast.Constant) and bool(node.test.value)
        self.emit(f"while ({self.truth(node.test)}) {{")
        before = self.here.bound
        self.branch(before, node.body)
        self.emit("}")
        self.here.bound = None if forever and not leaves_loop(node.body) else before

    def stmt_For(self, node):
        if node.orelse:
            self.refuse(node, "`for ... else`", "use a flag")
        cursor = self.cursor(node.iter)
        self.emit(f"for (let {', '.join(cursor.setup)}; {cursor.test}; {', '.join(cursor.step)}) {{")
        before = self.here.bound
        self.here.bound = None if before is None else set(before)
        self.here.depth += 1
        for line in self.targets(node.target, cursor.item):
            self.emit(line)
        self.here.depth -= 1
        self.branch(self.here.bound, node.body)
        self.emit("}")
        self.here.bound = before

    def stmt_Break(self, node):
        self.emit("break;")
        self.here.bound = None

    def stmt_Continue(self, node):
        self.emit("continue;")
        self.here.bound = None

    # Errors

    def stmt_Raise(self, node):
        if node.cause is not None:
            self.refuse(node, "`raise ... from`", "raise the error alone")
        if node.exc is None:
            if self.here.caught is None:
                self.refuse(node, "`raise` outside an except block", "name the error")
            self.emit(f"throw {self.here.caught};")
        else:
            name, message = self.raised(node.exc)
            self.emit(f'throw py.error("{name}", {message}, {self.line(node)});')
        self.here.bound = None

    def raised(self, node):
        """(Name, JavaScript of the message) of an error that is raised; refuses one that the engines do not share."""
        call = isinstance(node, ast.Call)
        name = node.func if call else node
        if not (isinstance(name, ast.Name) and name.id in ERRORS and self.here.scope.find(name.id) is None):
            self.refuse(node, "this error", f"raise one of {', '.join(sorted(ERRORS))}")
        if not call or not node.args and not node.keywords:
            return name.id, '""'
        self.plain_arguments(node)
        self.count_arguments(node, 1, 1, name.id)
        return name.id, self.message(node.args[0])

    def message(self, node):
        """The JavaScript of an error's message, which must be a text."""
        value = self.expr(node)
        if value.kinds - {TEXT}:
            self.doubt(node, "an error message that is not a text", "write the text out")
        return value.code

    def stmt_Assert(self, node):
        message = self.message(node.msg) if node.msg is not None else '""'
        self.emit(
            f'if (!{self.truth(node.test)}) throw py.error("AssertionError", {message}, {self.line(node)});'
        )

    def stmt_Try(self, node):
        if node.orelse:
            self.refuse(node, "`try ... else`", "put the lines into the try block")
        before = self.here.bound
        self.emit("try {")
        ends = [self.branch(before, node.body)]
        if node.handlers:
            ends += self.handlers(node, before)
        if node.finalbody:
            self.emit("} finally {")
            end = self.branch(before, node.finalbody)
            ends = [None if end is None else kept | end for kept in ends if kept is not None]
        self.emit("}")
        self.here.bound = self.joined(ends)

    def handlers(self, node, before):
        """Write the except blocks of a try; gives the variables bound at the end of each."""
        ends, outer, self.here.caught = [], self.here.caught, self.fresh()
        name = self.here.caught
        self.emit(f"}} catch ({name}) {{")
        self.here.depth += 1
        for index, handler in enumerate(node.handlers):
            word = "if" if index == 0 else "} else if"
            self.emit(f"{word} (py.caught({name}, {self.caught_names(handler)})) {{")
            ends.append(self.branch(before, handler.body))
        self.emit(f"}} else throw {name};")
        self.here.depth -= 1
        self.here.caught = outer
        return ends

    def caught_names(self, handler):
        """The names of the errors that an except block catches, as a JavaScript list."""
        if handler.name:
            self.refuse(handler, "`except ... as name`", "catch the error by its name only")
        listed = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for name in listed:
            if not (isinstance(name, ast.Name) and name.id in ERRORS and self.here.scope.find(name.id) is None):
                self.refuse(handler, "this `except`", f"name one of {', '.join(sorted(ERRORS))}")
        return "[" + ", ".join(f'"{name.id}"' for name in listed) + "]"

    # Functions

    def stmt_Nonlocal(self, node):
        pass

    def stmt_FunctionDef(self, node):
        """A function inside a function: a value like any other, bound to its name when reached."""
        variable = self.here.scope.find(node.name)
        self.cells.grow(variable.cell, {Thing("function", node)})
        head, hoisted = self.parameter_list(node)
        for name, code in hoisted:
            self.emit(f"const {name} = {code};")
        self.bind(variable, frozenset({Thing("function", node)}))
        lines = self.function_body(node, node.body)
        self.emit(f"{variable.js} = ({head}) => {{")
        self.emit_all(lines)
        self.emit("};")

    def check_definition(self, node):
        """Refuse what a def or lambda of the subset does not have: stars, positional-only parameters, decorators."""
        if node.args.vararg or node.args.kwarg or node.args.posonlyargs:
            self.refuse(
                node, "`*arguments`, `**arguments` or `/` in a definition", "write the parameters out"
            )
        if getattr(node, "decorator_list", []):
            self.refuse(node, "a decorator", "call the function yourself")

    def parameter_list(self, node, skip=0):
        """The JavaScript parameters, and the defaults to evaluate once, when the function is made."""
        self.check_definition(node)
        given, parts, hoisted = defaults(node), [], []
        for parameter in parameters(node)[skip:]:
            name = Scope(None, None, 0).declare(parameter.arg).js
            if parameter.arg in given:
                value = self.expr(given[parameter.arg])
                self.cells.grow((node, parameter.arg), value.kinds)
                code = value.code
                if not isinstance(given[parameter.arg], ast.Constant):
                    code = self.fresh()
                    hoisted.append((code, value.code))
                name += f" = {code}"
            parts.append(name)
        return ", ".join(parts), hoisted

    def function_body(self, node, body, first=()):
        """The lines of a function; its names are declared on top, as Python's scope is the whole function."""
        self.check_definition(node)
        scope = Scope(node, self.here.scope, self.here.scope.level + 1)
        given = [scope.declare(parameter.arg) for parameter in parameters(node)]
        local = [scope.declare(name) for name in assigned(body) if name not in scope.variables]
        bound = {*(self.here.bound or ()), *given}
        with self.frame(scope=scope, function=node, bound=bound, temporaries=[], out=[], depth=0, caught=None) as here:
            for line in first:
                self.emit(line)
            for statement in body:
                self.statement(statement)
            if here.bound is not None:
                self.stmt_Return(ast.Return(value=None, lineno=node.lineno))
        names = [variable.js for variable in local] + here.temporaries
        return ([f"let {', '.join(names)};"] if names else []) + here.out
