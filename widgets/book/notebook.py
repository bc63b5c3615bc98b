"""A chapter as its notebook file holds it: title, cells and exercises."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import nbformat

TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
EXERCISE = re.compile(r"^\*\*(\d+)\. (.+?) \(([^()]+)\)\.?\*\*", re.MULTILINE)   # **3. Does it pay? (code)**
MARKS = re.compile(rf"^## (.+)$|{EXERCISE.pattern}", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """An exercise of a chapter: its number, its title, what kind it is ("code, 20 minutes"), and the code cells that
    stand between it and the next."""

    number: int
    title: str
    kind: str
    cells: list


class Notebook:
    """A notebook file. `cells`: its cells in order, each with `cell_type`, `source` and, where it is code, `outputs`.

    Raises `FileNotFoundError` where there is no such file, and `nbformat.reader.NotJSONError` for no notebook.
    """

    def __init__(self, path: Path):
        self.path = path
        self.cells = cells_of(path, path.stat().st_mtime_ns)

    @cached_property
    def title(self):
        """The first heading. Raises ValueError where no text begins a line with `# `."""
        found = TITLE.search("\n".join(self.sources("markdown")))
        if not found:
            raise ValueError(f"{self.path} has no title: a line of its text should begin with '# '.")
        return found[1]

    def sources(self, kind):
        """What is written in the cells of one kind, "markdown" or "code"."""
        return [cell.source for cell in self.cells if cell.cell_type == kind]

    @cached_property
    def exercises(self):
        """The exercises of the section that is called so."""
        found, here = [], False
        for cell in self.cells:
            if is_text(cell):
                for heading, number, title, kind in MARKS.findall(cell.source):
                    here = heading == "Exercises" if heading else here
                    if here and number:
                        found.append(Exercise(int(number), title.rstrip("."), kind, []))
            elif here and found:
                found[-1].cells.append(cell)
        return found


@cache
def cells_of(path, changed):
    """The cells of a notebook, read once for each time that it was changed: a build asks for them again and again."""
    return nbformat.read(path, as_version=4).cells


def is_text(cell):
    """Whether a cell is written for readers, and not code."""
    return cell.cell_type == "markdown"
