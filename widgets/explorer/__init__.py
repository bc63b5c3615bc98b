"""The Explorer: a model's figure with controls, the same in Jupyter and on the page.

`explore("trust")` in a notebook returns an ipywidgets widget. `describe` gives the front end everything it shows.
"""

import inspect
import json
import re
import time
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd
import traitlets

from .. import figures
from ..book.imprint import version
from ..compiler import compile_file
from ..figures.picture import image
from ..models import OWN, find
from ..models.core import REFUSALS
from . import links
from .source import source_entry
from .still import StillWidget

HERE = Path(__file__).parent
WORDS = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
VERSION = version()      # of the book, and so of its models
MODULES = ("words.js", "values.js", "figure.js", "controls.js", "describe.js", "link.js", "guess.js", "save.js",
           "keep.js", "map.js", "source.js", "play.js", "present.js", "explorer.js")
EDITING = "edit_"    # words that are needed only while a reader changes a model begin so, and come with its source
TURN = 0.04          # seconds after which the kernel reports the points of a map it has computed so far
SHOWN = ("name", "symbol", "label", "zh", "unit", "default", "low", "high", "step", "construct", "provenance",
         "whole", "scenario")


@cache
def describe(model):
    """Everything the front end shows of a model (a Model), ready for JSON: parameters, words and figures."""
    answer = compute(model, model.defaults())
    return {
        "id": model.id,
        "title": model.title,
        "version": VERSION,
        "source": source_of(model),
        "question": model.question,
        "caption": figures.caption(model.id),
        "parameters": [{name: getattr(parameter, name) for name in SHOWN} for parameter in model.parameters],
        "presets": [vars(preset) for preset in model.presets],
        "sentences": model.sentences,
        "outcomes": {name: vars(outcome) for name, outcome in model.outcomes.items()},
        "map": vars(model.map) if model.map else None,
        "words": {name: text for name, text in WORDS.items() if not name.startswith(EDITING)},
        "refusals": REFUSALS,
        "figures": {layout: figures.template(model.id, shown(answer), layout) for layout in figures.LAYOUTS},
    }


def source_of(model):
    """What the model's own file says of its sources, in one line; empty where it says nothing."""
    words = inspect.cleandoc(model.module.__doc__ or "")
    found = re.search(r"^Source claims\.(.*?)(?=^\S|\Z)", words, re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def compute(model, values):
    """A run as the front end expects it: values, series, the figure's curves, the ids of sentence and outcome."""
    run, curves = model.simulate(**values), model.curves(**values)
    return {"values": dict(values), "run": run, "curves": curves, "sentence": model.module.reading(run, curves),
            "outcome": model.outcome(run, curves)}


def shown(answer):
    """All named values of an answer in one dict: what figures and sentences draw on."""
    return {**answer["values"], **answer["curves"], **answer["run"]}


def sentence(model, values):
    """The sentence that says what a run with these values shows."""
    model = find(model)
    answer = compute(model, values)
    return model.sentences[answer["sentence"]].format(**shown(answer))


def compute_map(model, request):
    """Answer the front end's question for points of a map: as many cells as a turn allows, but at least one."""
    model = find(model)
    end, cells = time.monotonic() + TURN, []
    for x, y in request["points"]:
        if cells and time.monotonic() > end:
            break
        try:
            cells.append(model.simulate(**{**request["values"], model.map.x: x, model.map.y: y})[model.map.quantity])
        except Exception as error:       # whatever a reader's own model raises is told where it is looked at
            return {"survey": request["survey"], "error": failure(error)}
    return {"survey": request["survey"], "cells": cells}


def failure(error):
    """That a model failed, in the words of the page."""
    return WORDS["failed"].format(message=error)


def model_source(model, equations=None):
    """The source of a model as the front end asks for it; `equations`: HTML for the functions that have one."""
    model = find(model)
    words = {name: text for name, text in WORDS.items() if name.startswith(EDITING)}
    return source_entry(model, describe(model)["figures"].values(), words, equations)


def model_entry(model):
    """What a page needs to run a model without Python: its description and its compiled code, as JSON."""
    code = model.code if model.id in OWN else compile_file(Path(model.module.__file__))
    entry = {"description": describe(model), "code": code}
    if model.id in OWN:
        entry["source"] = model_source(model)     # a model of the book has a script for this, loaded when wanted
    return json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def front_end(files=tuple(HERE / name for name in MODULES)):
    """A front end as the one module that Jupyter takes: its files, each after those it imports from."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    return "\n".join(re.sub(r"^import .*\n|^export (?!default)", "", text, flags=re.MULTILINE) for text in texts)


class ParameterTrait(traitlets.TraitType):
    """A model parameter as a trait: assigning a value that the model cannot take raises ParameterError."""

    def __init__(self, parameter):
        super().__init__(parameter.default, help=f"{parameter.label} ({parameter.unit})")
        self.parameter = parameter

    def validate(self, _owner, value):
        return self.parameter.check(value)


class Explorer(StillWidget):
    """A model's figure and controls as a widget.

    Every parameter is a trait: read it, set it, observe it. `frame` is the current run as a DataFrame,
    `sentence` says what it shows. Make one with `explore`.

    A model that fails at some values raises its exception where Python has set them. The front end is told in words,
    whoever has set them; its picture stays that of the last run, which `_drawn` keeps.
    """

    _esm = front_end()
    _css = HERE / "explorer.css"
    description = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    link = traitlets.Unicode().tag(sync=True)

    def __init__(self, model, anchor=None, link="", **values):
        self.model = find(model)
        self.anchor = anchor
        self._failed, self._failures = None, 0      # the last exception of the model, and how many there were
        self.initial = self.model.check({"seed": 1, **values} if self._seeded() else values)
        self._drawn = compute(self.model, self.initial)
        super().__init__(description=describe(self.model), values=self.initial, link=link, answer=self._drawn)
        self.add_traits(**{p.name: ParameterTrait(p) for p in self.model.parameters})
        for name, value in self.initial.items():
            setattr(self, name, value)
        self.observe(self._follow_parameter, [p.name for p in self.model.parameters])
        self.observe(self._follow_values, "values")
        self.on_msg(self._answer)

    @property
    def run(self):
        """The current run: a dict of series and single numbers."""
        return self._current()["run"]

    @property
    def frame(self):
        """The current run as a DataFrame, one row a step."""
        return pd.DataFrame(self.run)

    @property
    def sentence(self):
        """What the current run shows, in a sentence."""
        return self._said(self._current())

    def start_from(self, preset):
        """Set all parameters to those of a preset."""
        self.values = self.model.settings(preset)

    def _seeded(self):
        return any(parameter.name == "seed" for parameter in self.model.parameters)

    @traitlets.validate("values")
    def _check_values(self, proposal):
        return self.model.check(proposal["value"])

    def _follow_parameter(self, change):
        if self.values[change["name"]] != change["new"]:
            self.values = {**self.values, change["name"]: change["new"]}

    def _follow_values(self, change):
        for name, value in change["new"].items():
            setattr(self, name, value)
        failed = self._compute()
        if failed:
            raise failed

    def set_state(self, sync_data):
        """Take over what the front end has set. There the reader is told of a model that fails: nobody waits here."""
        try:
            super().set_state(sync_data)
        except Exception as error:
            if error is not self._failed:
                raise

    def _compute(self):
        """Run the model; gives its exception if it fails."""
        try:
            self._drawn = compute(self.model, self.values)
        except Exception as error:
            self._failed, self._failures = error, self._failures + 1
            # With a number: an answer that is equal to the one before is not sent.
            self.answer = {"error": failure(error), "values": self.values, "failure": self._failures}
            return error
        self.answer = self._drawn
        return None

    def _current(self):
        """The answer to the present values, if there is one."""
        if "error" in self.answer:
            raise RuntimeError(f"{self.model.id} has no run with {self.values}: it failed with {self._failed!r}. Set "
                               "other values, or correct the model and explore it anew.")
        return self.answer

    def _said(self, answer):
        return self.model.sentences[answer["sentence"]].format(**shown(answer))

    def _answer(self, _widget, request, _buffers):
        if "again" in request:
            self._compute()
        elif "source" in request:
            self.send({"source": model_source(self.model)})
        else:
            self.send(compute_map(self.model, request))

    def __repr__(self):
        return f"Explorer of {self.model.id}: {self.answer.get('error') or self.sentence}"

    def _still(self):
        """The figure without its controls, for pages before they are live and for readers without scripts."""
        wide, narrow = (figures.snapshot(self.model.id, shown(self._drawn), layout) for layout in figures.LAYOUTS)
        alt = WORDS["copied"].format(title=self.model.title, sentence=self._said(self._drawn))
        anchor = f' id="{escape(self.anchor)}"' if self.anchor else ""
        values = escape(json.dumps(self._drawn["values"]))
        own = " data-own" if self.model.id in OWN else ""
        return (f'<figure class="explorer"{anchor} data-explorer="{self.model.id}"{own} data-state="static" '
                f'data-values="{values}">{image(alt, wide, narrow, "explorer-figure")}'
                f"<figcaption>{escape(figures.caption(self.model.id))}</figcaption>{self._own_code()}</figure>")

    def _own_code(self):
        """What the page needs of a notebook's own model, as inert text that cannot end the element it stands in."""
        if self.model.id not in OWN:
            return ""
        inert = model_entry(self.model).replace("</", r"<\/")
        return f'<script type="application/json">{inert}</script>'


def explore(model, preset=None, anchor=None, **values):
    """An explorer of a model: an id such as "trust", a model module or a model.

    preset: start from this preset's values. anchor: the id other parts of a page link to. values: single
    parameters by name. Raises ParameterError for a value that the model cannot take.
    """
    model = find(model)
    settings = model.settings(preset) if preset else {}
    return Explorer(model, anchor, **{**settings, **values})


def from_link(link):
    """The explorer that a shared link describes, pinned runs included: the whole address or its part from # on.

    Raises LinkError or ParameterError for a link that cannot be obeyed.
    """
    model, values, _ = links.from_link(link)
    return Explorer(model, link=links.fragment(link), **values)


explore.from_link = from_link

__all__ = ["Explorer", "StillWidget", "compute", "compute_map", "describe", "explore", "from_link", "front_end",
           "model_entry", "model_source", "sentence", "shown"]
