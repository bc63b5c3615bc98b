"""The words of the repository, file by file: running text without code, markup and addresses.

What is left out is replaced by blanks, so that words stand where they stand in their file.
"""

import ast
import csv
import io
import json
import re
import tokenize
from pathlib import Path
from typing import NamedTuple

from tests.book import ROOT

FENCED = re.compile(r"^(`{3,})(?!\{)[^`\n]*\n.*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\{[\w:-]+\}`[^`]*`|(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
FORMULA = re.compile(r"(?<![\\$])(\$\$?)[^$]+?\1")
MARKUP = (
    re.compile(r"^[:`]{3,}(?:\{[\w-]+\})?|^:[\w-]+:.*$", re.MULTILINE),   # the fence of a directive, and its options
    re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL),
    re.compile(r"</?[a-zA-Z][^<>]*>"),
    re.compile(r"(?<=\])\([^)\s]*\)|\bhttps?://[^\s)>]+"),              # where a link leads
)


class Part(NamedTuple):
    """A part of a page: where it stands, the heading of its section ("" before the first), its kind and its text."""

    place: str
    section: str
    kind: str
    text: str


def blanked(text, *patterns):
    """The text with every match of the patterns replaced by blanks."""
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def plain(text):
    """Markdown without code, formulas and markup; what stands in a directive stays."""
    return blanked(text, FENCED, CODE, FORMULA, *MARKUP)


# ------------------------------------------------------------------------------- pages of the book

def cells(path: Path):
    """The cells of a notebook; a Markdown file is one."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text)["cells"] if path.suffix == ".ipynb" else [{"cell_type": "markdown", "source": [text]}]


def parts(path: Path):
    """The cells of a page in their order, those of text cut where a section begins."""
    section = ""
    for cell in cells(path):
        text, is_text = "".join(cell["source"]), cell["cell_type"] == "markdown"
        for part in re.split(r"^(?=## )", text, flags=re.MULTILINE) if is_text else [text]:
            section = part.partition("\n")[0][3:] if is_text and part.startswith("## ") else section
            place = path.relative_to(ROOT).as_posix() + (f", {cell['id']}" if "id" in cell else "")
            yield Part(place, section, cell["cell_type"], part)


# ------------------------------------------------------------------------------- any file

def of_markdown(text):
    """All of a Markdown file."""
    yield plain(text)


def of_notebook(text):
    """The text of a notebook, and what a reader of its code reads."""
    for cell in json.loads(text)["cells"]:
        yield from (of_markdown if cell["cell_type"] == "markdown" else of_python)("".join(cell["source"]))


def of_remarks(text):
    """Comments and docstrings of Python code."""
    tree, tokens = ast.parse(text), list(tokenize.generate_tokens(io.StringIO(text).readline))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    remarks = [token.string for token in tokens if token.type == tokenize.COMMENT]
    remarks += [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, documented)]
    names = [re.escape(token.string) for token in tokens if token.type == tokenize.NAME]
    named = re.compile(rf"\b(?:{'|'.join(names) or '(?!)'})\b")         # the code's own names need no dictionary
    yield from (blanked(plain(remark), named) for remark in remarks)


def of_python(text):
    """Comments and docstrings, and every other text of three words or more."""
    text = re.sub(r"^[%!].*", "", text, flags=re.MULTILINE)             # what speaks to the notebook
    yield from of_remarks(text)
    yield from (plain(node.value) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)
                and isinstance(node.value, str) and len(node.value.split()) > 2)


def of_json(text):
    """Every value that is more than a name."""
    def walk(value):
        if isinstance(value, str) and " " in value:
            yield plain(value)
        elif isinstance(value, (list, dict)):
            for each in value.values() if isinstance(value, dict) else value:
                yield from walk(each)
    yield from walk(json.loads(text))


def of_table(text):
    """Every cell that holds more than a name, pinyin left out."""
    for row in csv.DictReader(io.StringIO(text)):
        yield from (plain(cell) for column, cell in row.items() if column != "pinyin" and " " in cell)


def comments(pattern):
    """What reads the comments of a file."""
    return lambda text: map(plain, re.findall(pattern, text, re.MULTILINE | re.DOTALL))


OF_SCRIPT = comments(r"/\*.*?\*/|(?:^|\s)//[^\n]*")
OF_SETTINGS = comments(r"(?:^|\s)#[^\n]*")
READERS = {".md": of_markdown, ".ipynb": of_notebook, ".py": of_python, ".json": of_json, ".csv": of_table,
           ".js": OF_SCRIPT, ".mjs": OF_SCRIPT, ".css": OF_SCRIPT, ".yml": OF_SETTINGS, ".toml": OF_SETTINGS,
           ".in": OF_SETTINGS, "": OF_SETTINGS}


def pieces(path: Path):
    """The running text of any file of the repository, piece by piece. Texts in tests are often wrong on purpose."""
    reader = of_remarks if path.suffix == ".py" and ROOT / "widgets" not in path.parents else READERS[path.suffix]
    return reader(path.read_text(encoding="utf-8"))
