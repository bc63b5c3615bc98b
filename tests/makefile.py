"""What the Makefile offers, read from its text: targets, what they need, what they run."""

import re
from typing import NamedTuple

from tests.book import ROOT

LINE = re.compile(r"^(\w[\w./$()-]*|\$\(VENV\)\S*):(?!=) ?([^#\n]*).*\n((?:\t.*\n)*)", re.MULTILINE)


class Rule(NamedTuple):
    """The names of what a target needs, and its commands as one text."""

    needs: list
    recipe: str


def rules():
    """A Rule for each target, the folder of the Python packages by its name."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {target.replace("$(VENV)", ".venv"): Rule(needs.replace("$(VENV)", ".venv").split(), recipe)
            for target, needs, recipe in LINE.findall(text)}
