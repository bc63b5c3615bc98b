"""The coding lab: a reader codes real segments and sees how far another reading agrees, in Jupyter and on the page.

`coding_lab()` in a notebook returns an ipywidgets widget; `lab.codes` is what was coded so far, as a DataFrame.

    records.py      the segments, the codes, and what a reader coded, as tables
    paper.py        the lab without scripts
    statistics.js   kappa, its interval, discovery: pure functions
    coding.js       the state of a lab and its export, without looks
    segment.js      the stage on which segments are coded
    results.js      the stage that compares: agreement, paradox, disputes, saturation, export
    lab.js lab.css  the whole, and its looks; elements.js and chart.js are what it is made of
    page.js         the lab without a kernel: the codes stay in the reader's browser
    words.json      every word of it
"""

import json
from pathlib import Path

import pandas as pd
import traitlets

from ..explorer import StillWidget, front_end
from .paper import paper
from .records import CodingError, agreement, checked, codes, read_codes, rounds, rows, segments

HERE = Path(__file__).parent
WORDS = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
MODULES = ("../explorer/words.js", "../explorer/values.js", "../explorer/controls.js", "../explorer/save.js",
           "statistics.js", "coding.js", "elements.js", "chart.js", "segment.js", "results.js", "lab.js")
FRESH = {"stage": "coding", "at": 0, "guess": None, "rounds": [[]]}


def describe():
    """Everything the front end shows, ready for JSON."""
    return {"segments": segments().to_dict("records"), "codes": codes().to_dict("records"), "words": WORDS}


class CodingLab(StillWidget):
    """The lab as a widget. `state` is what the front end keeps (see coding.js); `codes` reads it as a table."""

    _esm = front_end([HERE / name for name in MODULES])
    _css = HERE / "lab.css"
    description = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, anchor):
        self.anchor = anchor
        super().__init__(description=describe(), state=FRESH)

    @property
    def codes(self):
        """What was coded, one row for each round and segment, in the order in which it was coded."""
        return rows(self.state)

    def load(self, source):
        """Take over codes: the path of a file exported by a lab, or a DataFrame such as `codes`."""
        frame = checked(source) if isinstance(source, pd.DataFrame) else read_codes(source)
        self.state = {**FRESH, "rounds": rounds(frame)}

    @traitlets.validate("state")
    def _check_state(self, proposal):
        rows(proposal["value"])
        return proposal["value"]

    def __repr__(self):
        done = len(self.state["rounds"][-1])
        coded = f"{done} coded in round {len(self.state['rounds'])}" if done else "none coded"
        return f"{WORDS['title']}: {len(self.description['segments'])} segments, {coded}."

    def _still(self):
        return paper(self.anchor, WORDS)


def coding_lab(anchor="coding-lab"):
    """A coding lab. anchor: the id that other parts of the page link to; the browser keeps the codes under it."""
    return CodingLab(anchor)


__all__ = ["CodingError", "CodingLab", "agreement", "coding_lab", "codes", "describe", "read_codes", "segments"]
