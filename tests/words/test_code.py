"""Code and commands in the text work: Python runs, targets and modules and files that are named exist.

Shell commands are not executed: their first word has to be known, and what they name has to be there.
"""

import doctest
import importlib
import re
import shlex
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

import pytest

from tests.book import ROOT
from tests.makefile import rules
from tests.tidy import sources
from tests.words.prose import FENCED, blanked, cells

FILES = sources(ROOT)
PAGES = [path for path in FILES if path.suffix in (".md", ".ipynb")]
MODULES = [path for path in FILES if path.suffix == ".py" and "\n    >>> " in path.read_text(encoding="utf-8")]
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<language>\w*)\n(?P<fenced>.*?)^(?P=fence)"
                   r"|(?<=\n\n)(?P<set>(?: {4}[^\n]*\n?)+)", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<![`}])`([^`\n]+)`(?!`)")
COMMANDS = {"cd", "git", "jupyter", "make", "npm", "pip", "pre-commit", "pytest", "python", "python3", "ruff"}
SHELLS = {"", "bash", "sh", "shell", "console"}
FILE = re.compile(r"(?:[\w.*-]+/)+[\w.*-]*|[\w*-]+\.(?:py|js|css|md|ipynb|csv|json|bib|yml|txt|toml|cff)")
MADE = (".venv", "_build", "node_modules", "slides")                     # there once `make book` has run


def text_of(path):
    """The text of a page with its markup."""
    return "\n\n".join("".join(cell["source"]) for cell in cells(path) if cell["cell_type"] == "markdown") + "\n"


def blocks(text):
    """(Language, code) of every block that is set as code; "" where no language is named."""
    for found in BLOCK.finditer(text):
        yield found["language"] or "", dedent(found["fenced"] or found["set"])


def commands(text):
    """Shell commands in blocks and in the line; what follows a # is a remark, an address is no command."""
    lines = [line for language, code in blocks(text) if language in SHELLS for line in code.splitlines()]
    lines += [span for span in SPAN.findall(blanked(text, FENCED)) if " " in span]
    words = [shlex.split(line, comments=True) for line in lines if line.count('"') % 2 == line.count("'") % 2 == 0]
    yield from (each for each in words if each and Path(each[0]).name in COMMANDS)


def amiss(words, folder):
    """What a command names that is not there: a target of the Makefile, a module, a file."""
    tool, rest = Path(words[0]).name, words[1:]
    plain = [word for word in rest if not word.startswith("-") and "=" not in word and word != "..."]
    if tool == "make":
        yield from (word for word in plain if word not in rules())
    elif "-m" in rest and tool.startswith("python"):
        module = rest[rest.index("-m") + 1]
        yield from [module] * (find_spec(module) is None)
    yield from (word for word in plain if FILE.fullmatch(word) and not there(word, folder))


# the repository, the package, and what `make model` and `make chapter` write into it
BASES = [ROOT, ROOT / "widgets", ROOT / "templates" / "model", ROOT / "templates" / "chapter"]


def there(name, folder):
    """Whether a file or folder is in the repository, as seen from a page's folder, from one of BASES, or by its name.

    <id> and * stand for any name; what `make` makes need not be there.
    """
    pattern = re.sub(r"<[\w-]+>", "*", name).rstrip("/")
    if name.split("/")[0] in MADE or name.startswith("/"):
        return True
    return any(any(base.glob(pattern)) for base in (folder, *BASES)) or "/" not in name and any(
        path.match(pattern) for path in FILES)


def lost(text, folder):
    """Files that a text names as code and that are not there."""
    spans = [re.sub(r"<[\w-]+>", "*", span) for span in SPAN.findall(blanked(text, FENCED))]
    return [span for span in spans if FILE.fullmatch(span) and not there(span, folder)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_and_files_that_a_page_names_are_there(path):
    text = text_of(path)
    assert [(words, fault) for words in commands(text) for fault in amiss(words, path.parent)] == []
    assert lost(text, path.parent) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_python_in_the_text_runs(path, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for language, code in blocks(text_of(path)):
        if language in ("python", "py"):
            exec(compile(code, str(path), "exec"), {"__name__": "text"})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_in_docstrings_run(path):
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert doctest.testmod(module).failed == 0


def test_code_is_found_where_it_stands():
    assert ["make", "book"] in list(commands(text_of(ROOT / "README.md")))
    assert ["make", "lab"] in list(commands(text_of(ROOT / "chapters" / "instructors" / "running.md")))
    assert MODULES


@pytest.mark.parametrize(("text", "faults"), [
    ("Run `make book` or\n\n    make test   # all\n\nor\n\n```\npython -m widgets.frameworks\n```\n", []),
    ("See `widgets/models/<id>.py`, `trust.py`, `tests/` and `_build/html`.", []),
    ("Run `make boook`.", ["boook"]), ("\n\n    make tests\n", ["tests"]),
    ("```bash\npython -m widgets.framework data\n```\n", ["widgets.framework"]),
    ("`.venv/bin/python -m widgets.framwork`", ["widgets.framwork"]),
    ("`pytest tests/model`", ["tests/model"]), ("See `widgets/model/trust.py`.", ["widgets/model/trust.py"]),
    ("See `turst.py` and `trust.py`.", ["turst.py"]),
])
def test_a_command_that_fails_is_seen(text, faults):
    assert [fault for words in commands(text) for fault in amiss(words, ROOT)] + lost(text, ROOT) == faults
