"""The source of a model as the panel "The model in Python" shows it, and what a reader's change of it must keep."""

import ast
import inspect
from html import escape
from string import Formatter

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String

LISTS = {"PARAMETERS", "PRESETS", "MAP", "SYMBOLS", "SENTENCES"}     # folded: the rules are what a reader looks for
COLOURED = {Keyword: "keyword", Operator.Word: "keyword", String: "string", Number: "number", Comment: "comment",
            Name.Function: "definition"}


def source_entry(model, figures, words, equations=None):
    """What the panel shows of a model, ready for JSON, and what a change of it needs.

    figures: the templates of its figure. words: those that are needed only here. equations: for functions that have
    one, its HTML.
    """
    code = inspect.getsource(model.module)
    return {"code": code, "pieces": pieces(code, equations or {}), "expects": expects(model, figures), "words": words}


def pieces(code, equations):
    """The source in pieces, in order: each its coloured HTML, the equation it computes if any and the name of its
    function, and whether it is folded."""
    lines, found, last = coloured(code), [], 0

    def take(end, **marks):
        nonlocal last
        html = "\n".join(lines[last:end]).strip("\n")
        if html:
            found.append({"html": html, "equation": "", "name": "", "folded": False, **marks})
        last = end

    for node in ast.parse(code).body:
        name = getattr(node, "name", "")
        equation = equations.get(name, "")
        folded = isinstance(node, ast.Assign) and node.targets[0].id in LISTS
        if equation or folded:
            take(node.lineno - 1)
            take(node.end_lineno, equation=equation, name=name, folded=folded)
    take(len(lines))
    return joined(found)


def joined(found):
    """Folded pieces that follow one another as one."""
    rows = []
    for piece in found:
        if rows and piece["folded"] and rows[-1]["folded"]:
            rows[-1]["html"] += "\n\n" + piece["html"]
        else:
            rows.append(piece)
    return rows


def coloured(code):
    """The lines of the code as HTML, with the class names that the editor gives the same parts."""
    html = ""
    for kind, text in PythonLexer(stripnl=False).get_tokens(code):
        name = next((name for part, name in COLOURED.items() if kind in part), None)
        parts = escape(text).split("\n")
        html += "\n".join(f'<span class="tok-{name}">{part}</span>' if name and part else part for part in parts)
    return html.split("\n")


def expects(model, figures):
    """What a changed model must still give, so that figure and sentences can show it.

    drawn: names the figure draws; numbers: those that are one number; positive: those on a logarithmic axis;
    together: series as long as each other, and their least length; whole: parameters that are whole numbers.
    """
    values = model.defaults()
    needs = {"drawn": set(), "numbers": set(), "positive": set(), "together": {}}
    for template in figures:
        for artist in template["artists"]:
            add_needs(needs, artist, template["axes"][artist["axes"]])
        needs["drawn"].update(name for axis in template["axes"] for name in axis["y"].get("shows", ()))
    return {
        **{name: sorted(needs[name]) for name in ("drawn", "numbers", "positive")},
        "together": [[*pair, least] for pair, least in sorted(needs["together"].items())],
        "sentences": {name: places(text) for name, text in model.sentences.items()},
        "whole": [parameter.name for parameter in model.parameters if parameter.whole],
        "run": list(model.simulate(**values)),
        "curves": list(model.curves(**values)),
    }


def add_needs(needs, artist, axis):
    """What one artist of a figure draws, added to what the figure needs."""
    named = {part: artist[part] for part in ("x", "y", "low", "high", "value") if isinstance(artist.get(part), str)}
    needs["drawn"].update(named.values())
    if artist["kind"] in ("note", "upright", "level"):
        needs["numbers"].update(named.values())
    for part, name in named.items():
        upright = part == "x" or artist["kind"] == "upright"
        if axis["x" if upright else "y"]["log"]:
            needs["positive"].add(name)
    if artist["kind"] not in ("note", "upright", "level"):
        for part in ("y", "low", "high"):
            if part in named:
                pair, least = (named["x"], named[part]), artist.get("index", -1) + 1
                needs["together"][pair] = max(least, needs["together"].get(pair, 0))


def places(sentence):
    """The names that a sentence has places for."""
    return sorted({name for _, name, _, _ in Formatter().parse(sentence) if name})
