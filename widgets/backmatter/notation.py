"""The symbols of all models: what each stands for, its unit, and which letters change their meaning between models."""

import inspect
import re
from collections import namedtuple
from pathlib import Path

from ..book.markdown import table
from ..models import CATALOGUE
from ..reference.pages import bilingual, constants

Symbol = namedtuple("Symbol", "tex meaning unit")


def sources():
    """The files in which symbols are defined."""
    return [Path(model.module.__file__) for model in CATALOGUE.values()]


def symbols_of(model):
    """What stands for something in a model: parameters first, then constants, quantities and functions.

    A name whose "symbol" is a number (the twelve topics of a ritual) stands for that number and is left out. A name
    that nothing explains says something only where its symbol has no other meaning.
    """
    fixed = {name.strip("`"): words for _, name, _, words in constants(model)}
    found = [Symbol(each.symbol, each.label, each.unit) for each in model.parameters]
    others = [(name, tex) for name, tex in model.module.SYMBOLS.items() if not tex.isdigit()]
    found += [Symbol(tex, *meaning(model, name, fixed)) for name, tex in others if explained(model, name, fixed)]
    known = {symbol.tex for symbol in found}
    return found + [Symbol(tex, name.lower().replace("_", " "), "") for name, tex in others if tex not in known]


def explained(model, name, fixed):
    """Whether the model says what a name is, as it does of functions and constants."""
    return name in fixed or inspect.isfunction(getattr(model.module, name, None))


def meaning(model, name, fixed):
    """(What a name stands for, its unit): the comment beside a constant, or what a function says of itself."""
    if name in fixed:
        return fixed[name], ""
    sentence = inspect.getdoc(getattr(model.module, name)).split("\n\n")[0].replace("\n", " ").rstrip(".")
    words, unit = re.fullmatch(r"(.+?)(?: \(([^()]+)\))?(?:[,:].*)?", sentence).groups()
    return words, unit or ""


def merged(model):
    """Symbol -> its meanings and units in a model, each once."""
    found = {}
    for tex, words, unit in symbols_of(model):
        said = found.setdefault(tex, {})
        said.setdefault(words.casefold(), (words, unit))
    return {tex: list(said.values()) for tex, said in found.items()}


def said(meanings):
    """Several meanings as one cell."""
    text = "; ".join(words for words, _ in meanings)
    return text[0].upper() + text[1:]


def units(meanings):
    """The units of several meanings, each once."""
    return "; ".join(dict.fromkeys(unit for _, unit in meanings if unit))


def symbols():
    """Model by model, a table of its symbols."""
    parts = []
    for model in CATALOGUE.values():
        rows = [(f"${tex}$", bilingual(said(meanings)), units(meanings)) for tex, meanings in merged(model).items()]
        parts += [f"### {model.title}", f"Equations: [{model.title}](/chapters/models/{model.id}.md)",
                  table(("Symbol", "Meaning", "Unit"), rows)]
    return "\n\n".join(parts)


def ambiguous():
    """A table of the letters that are a slider in one model and something else in others."""
    rows = [(f"${tex}$", "<br>".join(f"{words} <small>({model.title})</small>" for model, words in uses))
            for tex, uses in changing().items()]
    return table(("Letter", "What it stands for"), rows)


def changing():
    """Symbol of a parameter -> [(model, meaning)], if parameters of several models share it and are not the same."""
    found = {}
    for model in CATALOGUE.values():
        for parameter in model.parameters:
            if parameter.name != "seed":
                found.setdefault(parameter.symbol, []).append((model, parameter.label))
    return {tex: found[tex] for tex in sorted(found) if len({words for _, words in found[tex]}) > 1}
