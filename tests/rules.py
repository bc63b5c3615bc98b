"""The exercises in which a reader changes a model's rule, read from the chapters.

Each is told in words (the link to the editor, the old line and the new one) and computed in the cell below it by
`rule_7 = changed("trust", {"old": "new"})`. The tests hold the two together.
"""

import ast
import re
from dataclasses import dataclass

from tests.lessons import KNOWN_MODELS, LESSONS
from widgets.book.notebook import EXERCISE, is_text
from widgets.site.lessons import ANCHOR

KIND = "(change the rule"
LINK = re.compile(r'<a data-rule="(\w+):(\w+)" href="#(explorer-[\w-]+)">')
SOLUTION = ":::{dropdown} Solution"


@dataclass(frozen=True)
class Rule:
    """An exercise that changes a rule: its words, the model's function and explorer that its first link opens, the
    model that its cell changes, and how."""

    chapter: str
    number: int
    text: str
    model: str
    function: str
    anchor: str
    edited: str
    edits: dict

    def __str__(self):
        return f"{self.chapter}-{self.number}"

    @property
    def book(self):
        """The model as it is before the change."""
        return KNOWN_MODELS[self.model]

    @property
    def to_find(self):
        """Whether the task leaves the new line to the reader."""
        return "for you to find" in self.text

    @property
    def told(self):
        """The words that give the new line: the task, or the solution where it is to be found."""
        task, _, solution = self.text.partition(SOLUTION)
        return solution if self.to_find else task


def edits_in(code):
    """Name -> model and edits, for all that a cell calls `rule_7 = changed(...)`."""
    calls = {statement.targets[0].id: statement.value for statement in ast.parse(code).body
             if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call)
             and getattr(statement.value.func, "id", "") == "changed"}
    return {name: tuple(map(ast.literal_eval, call.args)) for name, call in calls.items() if name.startswith("rule_")}


def rules_of(lesson):
    """The exercises of a chapter that change a rule, in its order."""
    cells = [(is_text(cell), cell.source) for cell in lesson.cells]
    edits = {name: edit for text, code in cells if code.startswith("rule_") for name, edit in edits_in(code).items()}
    found = []
    for text in (words for text, words in cells if text and KIND in words):
        heading = EXERCISE.search(text)
        opened, edit = LINK.search(text).groups(), edits[f"rule_{heading[1]}"]
        found.append(Rule(lesson.path.stem, int(heading[1]), text[heading.start():], *opened, *edit))
    return found


def anchors_of(lesson):
    """The anchors of a chapter's explorers, and the model that each shows."""
    code = "\n".join(cell.source for cell in lesson.cells if not is_text(cell))
    return {anchor: model for model, anchor in re.findall(r'explore\("(\w+)"[^\n]*' + ANCHOR.pattern, code)}


def links_of(lesson):
    """Every link of a chapter to a rule: model, function, anchor."""
    return [link for cell in lesson.cells if is_text(cell) for link in LINK.findall(cell.source)]


RULES = [rule for lesson in LESSONS.values() for rule in rules_of(lesson)]
