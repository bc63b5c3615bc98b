"""The chapters of the book as their sources are: which there are, what they are called, what their code calls."""

import ast
import re
from pathlib import Path

import yaml

from ..book.notebook import Notebook

ROOT = Path(__file__).parents[2]
CONTENTS = ROOT / "_toc.yml"


def chapters():
    """The notebooks of the table of contents, in the order of the book, the landing page left out."""
    contents = yaml.safe_load(CONTENTS.read_text(encoding="utf-8"))
    paths = [(ROOT / name).with_suffix(".ipynb") for name in files(contents.get("parts", [contents]))]
    return [path for path in paths if path.exists()]


def files(entries):
    """The files of a list of entries of the table of contents, those below an entry after it."""
    for entry in entries:
        if "file" in entry:
            yield entry["file"]
        yield from files([*entry.get("chapters", []), *entry.get("sections", [])])


def sources():
    """The files that say what chapters there are and what is in them."""
    return [CONTENTS, *chapters()]


def short_title(path):
    """The chapter's title up to its colon: Ecosystem."""
    return Notebook(path).title.split(":")[0]


def address(path, anchor=""):
    """The address of a chapter's page as seen from a page beside it."""
    return f"{path.stem}.html{anchor and '#'}{anchor}"


def link(path, anchor="", words=""):
    """A link to a chapter, as HTML."""
    return f'<a href="{address(path, anchor)}">{words or short_title(path)}</a>'


def prose(path):
    """All text of a chapter, without its code."""
    return "\n".join(Notebook(path).sources("markdown"))


def syntax(path):
    """Every node of a chapter's code, without the lines that speak to the notebook."""
    for cell in Notebook(path).sources("code"):
        yield from ast.walk(ast.parse(re.sub(r"^[%!].*", "", cell, flags=re.MULTILINE)))


def calls(path):
    """(function, its first argument or None where it is no constant) for every call by name in a chapter's code."""
    for node in syntax(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            yield node.func.id, first.value if isinstance(first, ast.Constant) else None


def strings(path):
    """Every text that stands in a chapter's code."""
    return {node.value for node in syntax(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
