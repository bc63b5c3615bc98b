"""What a chapter holds for a class, read from its notebook: bets, numbers, the tables of exercises and the quiz.

Numbers and tables are the notebook's stored outputs, which the tests compare with a fresh run.
"""

import ast
import json
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..book.notebook import Notebook, is_text

BET = re.compile(r"^:::\{admonition\}[^\n]*\n:class: bet\n(.*?)^:::", re.MULTILINE | re.DOTALL)
PARTS = re.compile(rf"^#+ ([^\n]+)$|{BET.pattern}", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r'href="#(explorer-[\w-]+)"')
GLUED = re.compile(r"\{glue:text\}`([^`]+)`")
ANCHOR = re.compile(r'anchor="(explorer-[\w-]+)"')
PLAIN = "text/plain"


@dataclass(frozen=True)
class Bet:
    """A prediction that a chapter asks for: its words, its section, and the explorer that it names or that follows it
    in the section, if one does."""

    words: str
    section: str
    explorer: str


class Lesson(Notebook):
    """A chapter as it is taught: `title`, `cells` and `exercises` of its notebook, and what a class does with them."""

    def __init__(self, path: Path):
        super().__init__(path)
        self.quiz_path = path.parent / "quizzes" / f"{path.stem}.json"

    @cached_property
    def quiz(self):
        """The questions of the chapter's quiz, as its file has them."""
        return json.loads(self.quiz_path.read_text(encoding="utf-8"))

    @cached_property
    def numbers(self):
        """Name -> number as the chapter prints it, for all that the notebook hands to its text."""
        found = {}
        for output in outputs(self.cells):
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            if name:
                found[name] = ast.literal_eval(output["data"][f"application/papermill.record/{PLAIN}"])
        return found

    @cached_property
    def bets(self):
        """All predictions in the order of the chapter."""
        found, section = [], ""
        for cell in self.cells:
            for anchor in () if is_text(cell) else ANCHOR.findall(cell.source):
                if found and found[-1].section == section and not found[-1].explorer:
                    found[-1] = replace(found[-1], explorer=anchor)
            for heading, words in PARTS.findall(cell.source) if is_text(cell) else ():
                section = heading or section
                if words:
                    found.append(Bet(self.with_numbers(words.strip()), section, "".join(NAMED.findall(words)[:1])))
        return found

    def with_numbers(self, text):
        """Text of the chapter with its computed numbers put in. Raises KeyError for one that is not stored."""
        return GLUED.sub(lambda name: self.numbers[name[1]], text)


def tables(exercise):
    """The tables that an exercise's tested code shows, each as `stored_table` reads it."""
    return [stored_table(text, cell.source)
            for cell in exercise.cells for text in map(shown, outputs([cell])) if is_table(text)]


def outputs(cells):
    return [output for cell in cells for output in cell.get("outputs", ())]


def shown(output):
    """The plain text of a cell's result, or nothing."""
    return output["data"].get(PLAIN, "") if output["output_type"] == "execute_result" else ""


def is_table(text):
    """Whether a result is one of the book's tables: `Title: cell | cell; cell | cell`."""
    return ": " in text and " | " in text


def stored_table(text, code):
    """Title, headings and rows of a stored table; title and headings stand in the code that made it."""
    title, headings = title_and_headings(code)
    rows = text.removeprefix(f"{title}: ")
    return title, headings, tuple(tuple(row.split(" | ")) for row in rows.split("; "))


def title_and_headings(code):
    """What code gives its table first, `Table("title", ("one", "two"), ...)`."""
    (call,) = [node for node in ast.walk(ast.parse(code))
               if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Table"]
    return tuple(map(ast.literal_eval, call.args[:2]))
