"""Runs a model that a reader has changed. MicroPython reads this file in a worker (python.js); the book never does.

`answer` takes a request as JSON and returns the answer that figure and sentence need, or a fault: its kind, its line
in the reader's text, and what fills the places of its sentence in words.json (`edit_<kind>`).
"""

import builtins
import io
import json
import sys

FILE = "model.py"        # how a traceback calls the reader's text
MODULES = ("math", "core", "stream", "models.core", "models.stream", "")
WANTED = ("simulate", "curves", "reading")
NUMBERS = (int, float)

model = {}               # the names that the reader's text defines; a worker sees one text


class Fault(Exception):
    """A model that is Python and yet no model: told at the line where `name` is defined."""

    def __init__(self, kind, at, **places):
        super().__init__(kind)
        self.kind, self.at, self.places = kind, at, places


def guarded(load):
    """`import` for what a model may import, so that a fault says so and the text keeps to itself."""
    def checked(name, *rest):
        if name not in MODULES:
            raise ImportError(name)
        return load(name, *rest)
    return checked


def define(code):
    """Run the reader's text beside core.py and stream.py."""
    if model:
        return
    names = {"__name__": "models.changed"}
    exec(compile(code, FILE, "exec"), names)
    for name in WANTED:
        if not callable(names.get(name)):
            raise Fault("missing_function", "", name=name)
    model.update(names)


def check_value(name, value, at):
    """Only finite numbers, lists of them and None go to the picture."""
    many = isinstance(value, (list, tuple))
    for index, each in enumerate(value if many else [value]):
        if each is None and not many:
            continue
        where = name + "[" + str(index) + "]" if many else name
        if type(each) not in NUMBERS:
            raise Fault("not_number", at, name=where, value=repr(each))
        if each - each != 0:
            raise Fault("not_finite", at, name=where, value=str(each))


def check_figure(shown, expects, at):
    """Every name that the figure draws is there, as a series or a number, and what belongs together is as long."""
    for name in expects["drawn"]:
        if name not in shown:
            raise Fault("missing_series", at(name), name=name)
    for name in expects["numbers"]:
        if isinstance(shown[name], (list, tuple)):
            raise Fault("number_wanted", at(name), name=name)
    for name in expects["positive"]:
        value = shown[name]
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if each is not None and each <= 0:
                raise Fault("not_positive", at(name), name=name, value=str(each))
    for one, other, least in expects["together"]:
        lengths = [length(shown[one]), length(shown[other])]
        if lengths[0] != lengths[1]:
            raise Fault("unequal", at(other), one=one, other=other, first=lengths[0], second=lengths[1])
        if lengths[0] < least:
            raise Fault("too_short", at(one), name=one, least=least, length=lengths[0])


def length(value):
    """How many points a series has; a single number is one, None is none."""
    if value is None:
        return 0
    return len(value) if isinstance(value, (list, tuple)) else 1


def check_sentence(sentence, shown, expects):
    """The name of a sentence of the original whose every place has its number."""
    known = expects["sentences"]
    if not isinstance(sentence, str) or sentence not in known:
        raise Fault("no_sentence", "reading", value=repr(sentence), names=", ".join(sorted(known)))
    for name in known[sentence]:
        if type(shown.get(name)) not in NUMBERS:
            raise Fault("no_place", "reading", sentence=sentence, name=name)


def returned(name, values):
    """What simulate or curves returns: a dict whose every value can be drawn."""
    result = model[name](**values)
    if not isinstance(result, dict):
        raise Fault("no_dict", name, name=name, value=type(result).__name__)
    for key in result:
        check_value(str(key), result[key], name)
    return result


def run(values, expects):
    """The answer as JSON text, its series in the order of the original: dicts of MicroPython have none."""
    values = {name: int(value) if name in expects["whole"] else float(value) for name, value in values.items()}
    result, curves = returned("simulate", values), returned("curves", values)
    shown = {}
    for part in (values, curves, result):
        shown.update(part)
    check_figure(shown, expects, lambda name: "curves" if name in expects["curves"] else "simulate")
    sentence = model["reading"](result, curves)
    check_sentence(sentence, shown, expects)
    order = [name for name in expects["run"] if name in result]
    order += sorted(name for name in result if name not in expects["run"])
    outcome = model.get("outcome", model["reading"])(result, curves)
    ordered = ", ".join(json.dumps(name) + ": " + json.dumps(result[name]) for name in order)
    rest = '}, "curves": ' + json.dumps(curves) + ', "sentence": ' + json.dumps(sentence)
    rest += ', "outcome": ' + json.dumps(outcome) + "}"
    return '{"run": {' + ordered + rest


def line_in(error):
    """The innermost line of the reader's text in a traceback, 0 if there is none."""
    text = io.StringIO()
    sys.print_exception(error, text)
    places = text.getvalue().split('File "' + FILE + '", line ')[1:]
    digits = places[-1].split("\n")[0].split(",")[0] if places else "0"
    return int(digits)


def line_of(name, code):
    """The line that begins the definition of a function, 0 if there is none."""
    for number, line in enumerate(code.split("\n"), 1):
        if name and line.startswith("def " + name + "("):
            return number
    return 0


def answer(text):
    """The answer to a request, {"code", "values", "expects"}, as JSON text: {"answer"} or {"error": a fault}."""
    request = json.loads(text)
    try:
        define(request["code"])
        return '{"answer": ' + run(request["values"], request["expects"]) + "}"
    except Fault as fault:
        found = {"kind": fault.kind, "line": line_of(fault.at, request["code"]), "places": fault.places}
    except BaseException as error:       # sys.exit and the like too: the reader is told of every end
        found = {"kind": type(error).__name__, "line": line_in(error), "places": {"message": str(error)}}
    return json.dumps({"error": found})


builtins.__import__ = guarded(builtins.__import__)
