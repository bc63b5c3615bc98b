"""What a chapter holds for a class, read from its notebook: bets, exercises, numbers, tables and the quiz.

Numbers and tables are the notebook's stored outputs, which the tests compare with a fresh run.
"""

import ast
import json
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

BET = re.compile(r"^:::\{admonition\}[^\n]*\n:class: bet\n(.*?)^:::", re.MULTILINE | re.DOTALL)
PARTS = re.compile(rf"^#+ ([^\n]+)$|{BET.pattern}", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r'href="#(explorer-[\w-]+)"')
EXERCISE = re.compile(r"^\*\*(\d+)\. (.+?)\*\*", re.MULTILINE)
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


@dataclass(frozen=True)
class Exercise:
    """An exercise of a chapter: number, title with its kind, and the tables that its tested code shows."""

    number: int
    title: str
    tables: tuple


class Lesson:
    """A chapter as a notebook file."""

    def __init__(self, path: Path):
        self.path = path
        self.quiz_path = path.parent / "quizzes" / f"{path.stem}.json"
        self.cells = json.loads(path.read_text(encoding="utf-8"))["cells"]

    @cached_property
    def title(self):
        """The chapter's first heading."""
        return next(re.findall(r"^# (.+)$", source(cell), re.MULTILINE)[0] for cell in self.cells if is_text(cell))

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
                found[name] = ast.literal_eval(joined(output["data"][f"application/papermill.record/{PLAIN}"]))
        return found

    @cached_property
    def bets(self):
        """All predictions in the order of the chapter."""
        found, section = [], ""
        for cell in self.cells:
            for anchor in () if is_text(cell) else ANCHOR.findall(source(cell)):
                if found and found[-1].section == section and not found[-1].explorer:
                    found[-1] = replace(found[-1], explorer=anchor)
            for heading, words in PARTS.findall(source(cell)) if is_text(cell) else ():
                section = heading or section
                if words:
                    found.append(Bet(self.with_numbers(words.strip()), section, "".join(NAMED.findall(words)[:1])))
        return found

    @cached_property
    def exercises(self):
        """All exercises, each with the tables shown before the next begins."""
        found, here = [], False
        for cell in self.cells:
            if is_text(cell):
                for heading, number, title in re.findall(rf"^## (.+)$|{EXERCISE.pattern}", source(cell), re.MULTILINE):
                    here = heading == "Exercises" if heading else here
                    if here and number:
                        found.append(Exercise(int(number), title.rstrip("."), ()))
            elif here and found:
                tables = tuple(table(text, source(cell)) for text in map(shown, outputs([cell])) if is_table(text))
                found[-1] = Exercise(found[-1].number, found[-1].title, (*found[-1].tables, *tables))
        return found

    def with_numbers(self, text):
        """Text of the chapter with its computed numbers put in. Raises KeyError for one that is not stored."""
        return GLUED.sub(lambda name: self.numbers[name[1]], text)


def is_text(cell):
    return cell["cell_type"] == "markdown"


def source(cell):
    return joined(cell["source"])


def joined(text):
    """A notebook file holds long text as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def outputs(cells):
    return [output for cell in cells for output in cell.get("outputs", ())]


def shown(output):
    """The plain text of a cell's result, or nothing."""
    return joined(output["data"].get(PLAIN, "")) if output["output_type"] == "execute_result" else ""


def is_table(text):
    """Whether a result is one of the book's tables: `Title: cell | cell; cell | cell`."""
    return ": " in text and " | " in text


def table(text, code):
    """Title, headings and rows of a stored table; the headings stand in the code that made it."""
    title, _, rows = text.partition(": ")
    return title, headings(code), tuple(tuple(row.split(" | ")) for row in rows.split("; "))


def headings(code):
    """The headings that code gives its table, `Table("title", ("one", "two"), ...)`."""
    (call,) = [node for node in ast.walk(ast.parse(code))
               if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Table"]
    return ast.literal_eval(call.args[1])
