"""A model of your own in a notebook: `%load_ext widgets`, then a cell that begins with `%%model name`.

The cell is what a file in `widgets/models/` would be, so that a model that has grown up in a notebook can move
there as it stands. It runs in Python, is compiled for the page, and `explore("name")` shows it.

`changed("trust", {"old text": "new text"})` is a model of the book with some lines rewritten, as a reader rewrites
them on the page: chapters compute with it what a change of rule does.
"""

import hashlib
import inspect
import linecache
import re
import types
from pathlib import Path
from string import Formatter

from . import figures, models
from .compiler import compile_source
from .figures import plain

NEEDED = {
    "TITLE": "its name in a few words",
    "PARAMETERS": "a list of Parameter(...)",
    "SENTENCES": "a dict of sentences with {places} for numbers",
    "simulate": "a function with the parameters behind `*` that returns a dict of series and numbers",
    "curves": "a function with the same parameters that returns a dict, {} where a figure shows the run alone",
    "reading": "a function of run and curves that returns the name of a sentence",
}
FORMAT = re.compile(r",?\.[0-9]{1,2}[f%]")     # of a number; explorer/words.js has the same
OPTIONAL = {"QUESTION": "", "PRESETS": (), "SYMBOLS": {}, "FIGURE": ""}     # FIGURE: the model whose figure it has


class ModelError(ValueError):
    """A cell that is not yet a model. Says what is missing and what it would be."""


def own_model(name, source):
    """Make the model that a Python text describes, and let `find` and `explore` know it by its name.

    A model of this name that was made before is replaced. Raises ModelError for what is missing, CompileError
    for what the page could not run, and whatever the text itself raises.
    """
    if name in models.CATALOGUE:
        raise ModelError(f"the book has a model {name!r} already: choose another name.")
    module = executed(name, source, f"<model {name}>")
    for part, what in NEEDED.items():
        if not hasattr(module, part):
            raise ModelError(f"the cell has no {part}: a model needs {part}, {what}.")
    if module.FIGURE and module.FIGURE not in figures.DESIGNS:
        known = ", ".join(figures.DESIGNS)
        raise ModelError(f"FIGURE = {module.FIGURE!r} is no model with a figure; write one of {known}.")
    model = models.Model(module)
    check_formats(model)
    model.code = compile_source(source, module.__file__, Path(models.__file__).parent)
    figures.DESIGNS[name] = figures.DESIGNS[module.FIGURE] if module.FIGURE else plain.design(model)
    models.OWN[name] = model
    return model


def check_formats(model):
    """Refuse a model whose words write a number as Python can and the page cannot."""
    texts = {f"SENTENCES[{name!r}]": text for name, text in model.sentences.items()}
    texts |= {f"OUTCOMES[{name!r}]": outcome.why for name, outcome in model.outcomes.items()}
    for where, text in texts.items():
        for name, spec, conversion in places(where, text):
            check_place(where, name, spec, conversion)
    if model.map and not FORMAT.fullmatch(model.map.spec):
        raise ModelError(f"MAP has spec={model.map.spec!r}, a format that the page does not know; write one such as "
                         "'.2f', ',.0f' or '.1%'.")


def places(where, text):
    """The places of a sentence, as (name, format, conversion). Braces are for places alone."""
    if "{{" in text or "}}" in text:
        raise ModelError(f"{where} has a doubled brace, which the page would show twice: leave braces out.")
    try:
        return [tuple(place) for _, *place in Formatter().parse(text) if place[0] is not None]
    except ValueError as error:
        raise ModelError(f"{where} has a brace that belongs to no place ({error}); a place is {{name}}.") from error


def check_place(where, name, spec, conversion):
    """Refuse a place of a sentence that is not {name} or {name:format} with a format that the page knows."""
    if name.isidentifier() and not conversion and (not spec or FORMAT.fullmatch(spec)):
        return
    place = "{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}"
    named = re.match(r"[^\W\d]\w*", name)
    right = named[0] if named else "name"
    raise ModelError(f"{where} has the place {place}, which the page cannot write; write one such as {{{right}}}, "
                     f"{{{right}:.2f}}, {{{right}:,.0f}} or {{{right}:.1%}}.")


def changed(model, edits):
    """A model of the book with each text of `edits` replaced by another in its source: {old text: new text, ...}.

    The model of the book stays as it is, and the changed one is known to nobody but the caller. Raises ModelError for
    an old text that does not occur exactly once, so that no edit misses its place, and whatever the new text raises.
    """
    model = models.find(model)
    source = inspect.getsource(model.module)
    for old, new in edits.items():
        if source.count(old) != 1:
            raise ModelError(f"{model.id}: {old!r} occurs {source.count(old)} times in its source; give a text that "
                             "occurs once.")
        source = source.replace(old, new)
    digest = hashlib.sha256(source.encode()).hexdigest()[:8]
    return models.Model(executed(model.id, source, f"<changed {model.id} {digest}>"))


def executed(name, source, file):
    """The text as a module beside the book's own models, whose lines tracebacks and `equations` find as `file`."""
    module = types.ModuleType(f"widgets.models.{name}")
    module.__dict__.update(OPTIONAL)
    module.__package__, module.__file__ = "widgets.models", file
    linecache.cache[module.__file__] = (len(source), None, source.splitlines(keepends=True), module.__file__)
    exec(compile(source, module.__file__, "exec"), module.__dict__)
    return module


def load_ipython_extension(shell):
    """Give a notebook the `%%model` magic, which leaves the model in a variable of its name."""

    def model_magic(line, cell):
        name = line.strip()
        if not name.isidentifier():
            raise ModelError(f"{name!r} is no name for a model: write for example %%model word_of_mouth.")
        shell.user_ns[name] = own_model(name, cell)

    shell.register_magic_function(model_magic, "cell", "model")
