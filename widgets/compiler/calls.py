"""Calls of builtins (`call_<name>`), math, methods, and the functions and classes of the program."""

import ast
import json

from .kinds import ANY, BOOL, FLOAT, INT, NONE, NUMBERS, TEXT, Js, Thing, only, shapes, things
from .names import defaults, parameters

# Functions of math that all three engines have: name -> kind of the result
MATH = dict.fromkeys(
    "exp log log2 log10 sqrt sin cos tan asin acos atan atan2 sinh cosh tanh fabs".split(), FLOAT
)
MATH.update(floor=INT, ceil=INT, trunc=INT, isnan=BOOL, isinf=BOOL, isfinite=BOOL)
MATH_ARGUMENTS = {"log": (1, 2), "atan2": (2, 2)}
MATH_CONSTANTS = {"pi": "Math.PI", "e": "Math.E", "tau": "(2 * Math.PI)", "inf": "Infinity", "nan": "NaN"}

INSTEAD = {
    "print": "return the values",
    "set": "use a list or a dict with text keys",
    "str": "make texts outside the model",
    "format": "make texts outside the model",
    "repr": "make texts outside the model",
    "pow": "use **",
    "divmod": "use // and %",
    "map": "use a comprehension",
    "filter": "use a comprehension",
    "isinstance": "give each function one kind of argument",
    "type": "give each function one kind of argument",
    "getattr": "write the attribute",
    "hasattr": "set every attribute in __init__",
    "next": "use a loop",
    "iter": "use a loop",
    "frozenset": "use a list",
    "open": "a model reads no files",
    "input": "use a parameter",
    "range": "use it in a loop, or list(range(...))",
    "zip": "use it in a loop, or list(zip(...))",
    "enumerate": "use it in a loop, or list(enumerate(...))",
    "reversed": "use it in a loop, or list(reversed(...))",
    "super": "write plain classes without inheritance",
}
BUILTINS = set("len abs min max sum round int float bool any all sorted list tuple dict str".split())

# Methods of lists and dicts: name -> (shapes, least and most number of arguments)
METHODS = {
    "append": ("list", 1, 1),
    "extend": ("list", 1, 1),
    "sort": ("list", 0, 0),
    "index": ("list tuple", 1, 1),
    "pop": ("list dict", 0, 2),
    "copy": ("list dict", 0, 0),
    "get": ("dict", 1, 2),
    "setdefault": ("dict", 2, 2),
    "keys": ("dict", 0, 0),
    "values": ("dict", 0, 0),
    "items": ("dict", 0, 0),
}
KNOWN_METHODS = (
    "lists have append, copy, extend, index, pop and sort, dicts copy, get, items, keys, pop, setdefault "
    "and values; or call a method of the model's own classes"
)


class Calls:
    """Part of the emitter."""

    def expr_Call(self, node):
        function = node.func
        if isinstance(function, ast.Attribute):
            if self.is_math(function.value):
                return self.call_math(node, function.attr)
            return self.call_method(node, function)
        if isinstance(function, ast.Name):
            variable = self.here.scope.find(function.id)
            if variable is None:
                return self.call_builtin(node, function.id)
            classes = things(self.cells.of(variable.cell), "class")
            if classes:
                return self.call_class(node, variable, classes[0].node)
        return self.call_value(node, self.expr(function))

    def plain_arguments(self, node, *allowed):
        """Refuse star-arguments and keywords beyond `allowed`; give the keywords as a dict."""
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                self.refuse(argument, "`*arguments` in a call", "write the arguments out")
        for keyword in node.keywords:
            if keyword.arg is None:
                self.refuse(keyword.value, "`**arguments` in a call", "write the arguments out")
            if keyword.arg not in allowed:
                self.refuse(node, f"the argument `{keyword.arg}=` of this call", "leave it out")
        return {keyword.arg: keyword.value for keyword in node.keywords}

    def count_arguments(self, node, least, most, name):
        """Refuse a call with fewer than `least` or more than `most` positional arguments."""
        if not least <= len(node.args) <= most:
            self.refuse(node, f"{name}() with {len(node.args)} arguments", f"give it {least} to {most}")

    # Builtins

    def call_builtin(self, node, name):
        """A call of a builtin by its `call_<name>`; refuses one that the subset does not hold."""
        if name not in BUILTINS:
            if name in INSTEAD:
                self.refuse(node, f"{name}()", INSTEAD[name])
            self.unknown_name(node.func)
        return getattr(self, "call_" + name)(node)

    def one(self, node, name):
        """The only argument of a call as Js; refuses any other number of arguments."""
        self.plain_arguments(node)
        self.count_arguments(node, 1, 1, name)
        return self.expr(node.args[0])

    def call_len(self, node):
        value = self.one(node, "len")
        code = (
            f"{value.code}.length"
            if only(value.kinds, "list", "tuple")
            else f"py.len({value.code}, {self.line(node)})"
        )
        return Js(code, frozenset({INT}))

    def call_abs(self, node):
        value = self.one(node, "abs")
        found = frozenset({INT if kind == BOOL else kind for kind in value.kinds} & {INT, FLOAT, ANY})
        if value.kinds == {FLOAT}:
            return Js(f"Math.abs({value.code})", found, value.pure)
        return Js(f"py.abs({value.code}, {self.line(node)})", found)

    def call_round(self, node):
        if len(node.args) + len(node.keywords) > 1:
            self.refuse(
                node,
                "round() to a number of decimals",
                "MicroPython rounds otherwise; round outside the model",
            )
        value = self.one(node, "round")
        return Js(f"py.round({value.code}, {self.line(node)})", frozenset({INT}))

    def text_number(self, node, convert):
        """int('12') and float('inf'): written-out texts are read by Python itself."""
        if (
            len(node.args) == 1
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            try:
                return self.constant(node, convert(node.args[0].value))
            except ValueError:
                self.refuse(node, f"{convert.__name__}({node.args[0].value!r})", "give it a number")
        return None

    def call_int(self, node):
        found = self.text_number(node, int)
        value = found or self.one(node, "int")
        if TEXT in value.kinds:
            self.doubt(node, "int() of a text", "give the model numbers")
        return found or Js(f"py.int({value.code}, {self.line(node)})", frozenset({INT}))

    def call_float(self, node):
        found = self.text_number(node, float)
        value = found or self.one(node, "float")
        if TEXT in value.kinds:
            self.doubt(node, "float() of a text", "give the model numbers")
        if found or value.kinds == {FLOAT}:
            return found or value
        return Js(f"py.float({value.code}, {self.line(node)})", frozenset({FLOAT}))

    def call_bool(self, node):
        return Js(self.truth_of(self.one(node, "bool")), frozenset({BOOL}))

    def call_str(self, node):
        value = self.one(node, "str")
        if value.kinds - {TEXT}:
            self.doubt(node, "str() of something that is not a text", "make texts outside the model")
        return value

    def call_sum(self, node):
        self.plain_arguments(node)
        self.count_arguments(node, 1, 2, "sum")
        start = self.expr(node.args[1]) if len(node.args) == 2 else Js("0", frozenset({INT}))
        total, cell = self.fresh(), (node, "sum")
        self.cells.grow(cell, start.kinds)

        def sink(item):
            added = self.arithmetic(node, ast.Add(), Js(total, self.cells.of(cell), True), item)
            self.cells.grow(cell, added.kinds)
            return f"{total} = {added.code};"

        code = self.rounds(node.args[0], f"let {total} = {start.code};", sink, f"return {total};")
        return Js(code, self.cells.of(cell))

    def call_any(self, node):
        return self.quantifier(node, "any", "if (%s) return true;", "return false;")

    def call_all(self, node):
        return self.quantifier(node, "all", "if (!%s) return false;", "return true;")

    def quantifier(self, node, name, test, finish):
        """any() or all() as a bool: `test` is the JavaScript that stops the loop, with %s for the truth of an item, and
        `finish` what is returned after the last item.
        """
        self.plain_arguments(node)
        self.count_arguments(node, 1, 1, name)
        code = self.rounds(node.args[0], "", lambda item: test % self.truth_of(item), finish)
        return Js(code, frozenset({BOOL}))

    def call_min(self, node):
        return self.extreme(node, "min")

    def call_max(self, node):
        return self.extreme(node, "max")

    def extreme(self, node, name):
        """min() or max() (`name`) of several values or of one list."""
        keywords = self.plain_arguments(node, "key", "default")
        if not node.args or len(node.args) > 1 and "default" in keywords:
            self.refuse(node, f"{name}() with these arguments", "give it values, or one list")
        if len(node.args) == 1:
            array = self.iterable(node.args[0])
            items, found = array.code, self.cells.take(array.kinds)
        else:
            values = [self.expr(argument) for argument in node.args]
            found = frozenset().union(*(value.kinds for value in values))
            if only(found, *NUMBERS) and not keywords:
                return self.extreme_of_numbers(name, values, found)
            items = f"[{', '.join(value.code for value in values)}]"
        key = self.callback(keywords.get("key"), found)
        default = self.expr(keywords["default"]) if "default" in keywords else Js("undefined", frozenset())
        return Js(f"py.{name}({items}, {self.line(node)}, {key}, {default.code})", found | default.kinds)

    @staticmethod
    def extreme_of_numbers(name, values, found):
        """min() or max() of values that are surely numbers, `found` their kinds: no array is made."""
        code = values[0].code
        for value in values[1:]:
            code = f"py.{name}Float({code}, {value.code})"
        return Js(code, found, all(value.pure for value in values))

    def callback(self, node, items):
        """The code of a key function, whose one parameter then may hold any of the items."""
        if node is None or isinstance(node, ast.Constant) and node.value is None:
            return "null"
        value = self.expr(node)
        functions = things(value.kinds, "function")
        if len(functions) != len(value.kinds):
            self.doubt(node, "this key", "use a lambda")
        for function in functions:
            names = parameters(function.node)
            if len(function.node.args.args) < 1 or len(names) - len(defaults(function.node)) > 1:
                self.doubt(node, "a key function that does not take one argument", "use lambda item: ...")
            else:
                self.cells.grow((function.node, names[0].arg), items)
        return value.code

    def call_sorted(self, node):
        keywords = self.plain_arguments(node, "key", "reverse")
        self.count_arguments(node, 1, 1, "sorted")
        return self.sorting(node, "sorted", self.iterable(node.args[0]), keywords)

    def sorting(self, node, helper, array, keywords):
        """A call of the runtime's `helper`, "sorted" or "sort", for an array: a list of the same items."""
        items, thing = self.cells.take(array.kinds), Thing("list", node)
        self.cells.put({thing}, items)
        key = self.callback(keywords.get("key"), items)
        reverse = self.truth(keywords["reverse"]) if "reverse" in keywords else "false"
        return Js(f"py.{helper}({array.code}, {key}, {reverse}, {self.line(node)})", frozenset({thing}))

    def call_list(self, node):
        return self.copy_of(node, "list", "[...{}]")

    def call_tuple(self, node):
        return self.copy_of(node, "tuple", "py.tuple([...{}])")

    def copy_of(self, node, shape, wrap):
        """list() or tuple() (`shape`) of any iterable; `wrap` is the JavaScript, with {} for the array."""
        self.plain_arguments(node)
        self.count_arguments(node, 0, 1, shape)
        array = self.iterable(node.args[0]) if node.args else Js("[]", frozenset())
        thing = Thing(shape, node)
        self.cells.put({thing}, self.cells.take(array.kinds))
        return Js(wrap.format(array.code), frozenset({thing}))

    def call_dict(self, node):
        self.plain_arguments(node, *[keyword.arg for keyword in node.keywords if keyword.arg])
        self.count_arguments(node, 0, 1, "dict")
        thing, values = (
            Thing("dict", node),
            {keyword.arg: self.expr(keyword.value) for keyword in node.keywords},
        )
        parts = []
        if node.args:
            source = self.expr(node.args[0])
            if source.kinds and not shapes(source.kinds) <= {"dict", ANY}:
                self.doubt(node, "dict() of something that is not a dict", "use a dict comprehension")
            self.copy_slots(source.kinds, thing)
            parts.append(f"...py.dict({source.code}, {self.line(node)})")
        for name, value in values.items():
            self.cells.put({thing}, value.kinds, name)
        parts += [f"[{json.dumps(name)}, {value.code}]" for name, value in values.items()]
        return Js(f"new Map([{', '.join(parts)}])", frozenset({thing}))

    def copy_slots(self, source, target):
        """What the dicts of `source` hold under each key, the dict `target` may hold as well."""
        if ANY in source:
            self.cells.put({target}, self.cells.take({ANY}))
        for thing in things(source, "dict"):
            for slot in list(self.cells.slots[thing]):
                self.cells.put({target}, self.cells.of((thing, slot)), slot)

    # math

    def is_math(self, node):
        """Is this the module math, imported and hidden by no other name?"""
        return (
            isinstance(node, ast.Name)
            and node.id == "math"
            and self.here.has_math
            and self.here.scope.find("math") is None
        )

    def math_constant(self, node):
        """`math.pi` and the like as Js; refuses other names of math as values."""
        if node.attr not in MATH_CONSTANTS:
            what = "as a value" if node.attr in MATH else ""
            self.refuse(
                node, f"math.{node.attr} {what}".strip(), "call it, or use math.pi, e, tau, inf or nan"
            )
        return Js(MATH_CONSTANTS[node.attr], frozenset({FLOAT}), True)

    def call_math(self, node, name):
        """A call of a function of math; refuses one that the engines do not share."""
        if name not in MATH:
            self.refuse(node, f"math.{name}()", f"the engines share {', '.join(sorted(MATH))}")
        self.plain_arguments(node)
        self.count_arguments(node, *MATH_ARGUMENTS.get(name, (1, 1)), f"math.{name}")
        values = [self.expr(argument) for argument in node.args]
        if name == "atan2" and any(len(value.kinds - {BOOL}) > 1 for value in values):
            self.doubt(
                node,
                "math.atan2() of a number that may be an int or a float",
                "use float(...): only a float has a negative zero",
            )
        helper = "logBase" if name == "log" and len(values) == 2 else name
        codes = ", ".join(
            value.code if only(value.kinds, *NUMBERS) else f"py.num({value.code}, {self.line(node)})"
            for value in values
        )
        return Js(f"py.math.{helper}({codes}, {self.line(node)})", frozenset({MATH[name]}))

    # Methods

    def call_method(self, node, function):
        """A call of a method: of the model's own classes, of a list or dict, or of a function kept in an attribute."""
        value, name = self.expr(function.value), function.attr
        instances = things(value.kinds, "instance")
        if any(name in self.methods(instance.node) for instance in instances):
            return self.call_own_method(node, value, name, instances)
        if instances or name not in METHODS:
            return self.call_attribute(node, function, value, instances)
        return self.call_container(node, value, name)

    def call_attribute(self, node, function, value, instances):
        """A function kept in an attribute; anything else with an unknown method name is refused."""
        if not instances and value.kinds or len(instances) < len(value.kinds):
            self.doubt(node, f"the method `{function.attr}` here", KNOWN_METHODS)
        return self.call_value(node, self.expr_Attribute(function))

    def call_own_method(self, node, value, name, instances):
        """A call of a method `name` of the model's own classes, `instances` being those the value may be."""
        if len(instances) < len(value.kinds - {NONE, ANY}):
            self.doubt(node, f"`{name}` of values of several kinds", "give them different names")
        methods = [
            self.methods(instance.node)[name] for instance in instances if name in self.methods(instance.node)
        ]
        codes = self.arguments(node, methods, skip=1)
        holder = self.instance_code(value, node)
        if len(methods) < len(instances):
            holder = f'py.able({holder}, "{name}", {self.line(node)})'
        found = frozenset().union(*(self.cells.of((method, "return")) for method in methods))
        return self.ordered(f"{holder}.${name}", codes, found)

    def call_container(self, node, value, name):
        """A call of a method of lists, tuples or dicts; refuses a value that has no such method."""
        allowed, least, most = METHODS[name]
        if value.kinds and not shapes(value.kinds) & (set(allowed.split()) | {ANY}):
            self.doubt(node, f"the method `{name}` here", f"it belongs to a {allowed.replace(' ', ' or ')}")
        keywords = self.plain_arguments(node, *(["key", "reverse"] if name == "sort" else []))
        self.count_arguments(node, least, most, name)
        if name == "sort":
            code = self.sorting(node, "sort", value, keywords).code
            return Js(code, frozenset({NONE}))
        if name == "extend":
            array = self.iterable(node.args[0])
            self.cells.put(value.kinds, self.cells.take(array.kinds))
            return Js(f"py.extend({value.code}, {array.code}, {self.line(node)})", frozenset({NONE}))
        if name == "pop" and only(value.kinds, "list"):
            self.count_arguments(node, 0, 1, "pop")
        arguments = [self.expr(argument) for argument in node.args]
        found = self.container_kinds(node, value.kinds, name, arguments)
        codes = ", ".join([value.code, self.line(node)] + [argument.code for argument in arguments])
        return Js(f"py.methods.{name}({codes})", found)

    def container_kinds(self, node, held, name, arguments):
        """The kinds a method of a list or dict returns; stores what it puts into the container."""
        slot = self.literal(node.args[0]) if arguments and name in ("get", "setdefault", "pop") else None
        if name == "append":
            self.cells.put(held, arguments[0].kinds)
        if name == "pop" and arguments and FLOAT in arguments[0].kinds:
            self.doubt(node, "an index that may be a float", "use int(...) around it")
        if name in ("get", "setdefault") and arguments[0].kinds - {TEXT, ANY}:
            self.doubt(node, "a dict key that is not a text", "use text keys, or a list")
        if name == "setdefault":
            self.cells.put(held, arguments[1].kinds, slot)
        if name in ("get", "setdefault", "pop"):
            items = self.cells.take(held, slot if isinstance(slot, str) else None)
            extra = arguments[1].kinds if len(arguments) == 2 else {NONE} if name == "get" else set()
            return items | frozenset(extra)
        if name == "index":
            return frozenset({INT})
        if name in ("keys", "values", "items"):
            self.refuse(node, f"`.{name}()` kept for later", f"use list(....{name}())")
        return self.copied(node, held) if name == "copy" else frozenset({NONE})

    def copied(self, node, held):
        """The kinds of `.copy()` of values of the kinds `held`: new lists and dicts of the same items."""
        found = {ANY} & held
        if things(held, "list"):
            found |= self.new_sequence(node, "list", self.cells.take(things(held, "list")))
        if things(held, "dict"):
            found |= {Thing("dict", node)}
            self.copy_slots(things(held, "dict"), Thing("dict", node))
        return frozenset(found)

    # Functions and classes of the program

    def call_class(self, node, variable, definition):
        """An instance of a class of the program; refuses arguments that its __init__ does not take."""
        self.called(variable, node)
        init = self.methods(definition).get("__init__")
        found = frozenset({Thing("instance", definition)})
        if init is None:
            if node.args or node.keywords:
                self.refuse(node, f"arguments for `{definition.name}`", "it has no __init__")
            return Js(f"new {variable.js}()", found)
        return self.ordered(f"new {variable.js}().$__init__", self.arguments(node, [init], skip=1), found)

    def call_value(self, node, function):
        """A call of a name or expression that holds functions of the program."""
        functions = [thing.node for thing in things(function.kinds, "function")]
        if function.kinds and not functions:
            self.doubt(
                node, "a call of something that is not a function of this program", "pass a def or a lambda"
            )
        codes = self.arguments(node, functions)
        known = len(functions) == len(function.kinds) > 0
        code = function.code if known else f"py.callable({function.code}, {self.line(node)})"
        if isinstance(node.func, ast.Name):
            self.called(self.here.scope.find(node.func.id), node)
        return self.ordered(
            code, codes, frozenset().union(*(self.cells.of((one, "return")) for one in functions))
        )

    def called(self, variable, node):
        """Module-level code runs before everything is defined, so it may not call the program's functions."""
        if self.here.function is None:
            self.refuse(node, f"a call of `{variable.name}` outside functions", "write the value out")

    def arguments(self, node, functions, skip=0):
        """[(place among the parameters, code)] in the order of evaluation."""
        self.plain_arguments(node, *[keyword.arg for keyword in node.keywords if keyword.arg])
        values = [(index, self.expr(value)) for index, value in enumerate(node.args)]
        values += [(keyword.arg, self.expr(keyword.value)) for keyword in node.keywords]
        placings = [self.place(node, function, values, skip) for function in functions]
        if any(placing != placings[0] for placing in placings):
            self.doubt(
                node, "a call of functions with different parameters", "call them with positional arguments"
            )
        places = placings[0] if placings else list(range(len(values)))
        # A call that does not fit has more arguments than places: it has been refused, and the walk goes on.
        return [(place, value.code) for place, (_, value) in zip(places, values, strict=False)]

    def place(self, node, function, values, skip):
        """Where each argument goes; grows the kinds of the parameters and checks the call as Python would."""
        names = [parameter.arg for parameter in parameters(function)][skip:]
        positional, title = len(function.args.args) - skip, getattr(function, "name", "lambda")
        places = []
        for key, value in values:
            if isinstance(key, int) and key >= positional or isinstance(key, str) and key not in names:
                what = f"the argument `{key}=`" if isinstance(key, str) else f"{key + 1} positional arguments"
                self.doubt(node, f"{what} for `{title}`", f"its parameters are ({', '.join(names)})")
                return places
            place = names.index(key) if isinstance(key, str) else key
            if place in places:
                self.doubt(node, f"`{names[place]}` given twice to `{title}`", "give it once")
            places.append(place)
            self.cells.grow((function, names[place]), value.kinds)
        missing = [
            name for place, name in enumerate(names) if place not in places and name not in defaults(function)
        ]
        if missing:
            self.doubt(
                node, f"a call of `{title}` without `{missing[0]}`", "give every argument without a default"
            )
        return places

    @staticmethod
    def ordered(function, arguments, found):
        """The call; arguments are evaluated in Python's order even where keywords change the places."""
        places = [place for place, _ in arguments]
        codes = dict(arguments)
        if places == sorted(places):
            listed = [codes.get(place, "undefined") for place in range(max(places, default=-1) + 1)]
            return Js(f"{function}({', '.join(listed)})", found)
        listed = [f"$p{place}" if place in codes else "undefined" for place in range(max(places) + 1)]
        names = ", ".join(f"$p{place}" for place in places)
        inner = f"(({names}) => {function}({', '.join(listed)}))"
        return Js(f"{inner}({', '.join(code for _, code in arguments)})", found)

    def expr_Lambda(self, node):
        lines = self.function_body(node, [ast.Return(value=node.body, lineno=node.lineno)])
        head, hoisted = self.parameter_list(node)
        body = lines[0][len("return ") : -1] if len(lines) == 1 else None
        code = f"({head}) => " + (f"({body})" if body is not None else "{ " + " ".join(lines) + " }")
        if hoisted:
            names, codes = zip(*hoisted, strict=True)
            code = f"(({', '.join(names)}) => {code})({', '.join(codes)})"
        return Js(f"({code})", frozenset({Thing("function", node)}))
