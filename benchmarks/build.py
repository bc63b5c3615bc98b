"""How long `make book` takes, in seconds, with the packages installed.

Measured in a copy of the book in a temporary folder, so that the working tree is left alone: cold (nothing
built), and after that with nothing, a word, or a line of code of one chapter changed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.book import ROOT

from .report import Result

INSTALLED = (".venv", "node_modules")
LEFT_OUT = shutil.ignore_patterns(*INSTALLED, "_build", ".git", ".*cache", ".hypothesis", "__pycache__")
CHAPTER = Path("chapters", "trust-logic.ipynb")
REPEATS = 3


def copy_book(folder):
    """A copy of the book that shares the installed packages."""
    book = Path(folder, "book")
    shutil.copytree(ROOT, book, ignore=LEFT_OUT)
    for name in INSTALLED:
        (book / name).symlink_to(ROOT / name)
    return book


def time_build(book):
    """Seconds of one `make book` and megabytes of its largest process.

    It must not install anything (-o) and imports the copy's own widgets.
    """
    installed = [part for name in INSTALLED for part in ("-o", f"{name}/.installed")]
    environment = {**os.environ, "PYTHONPATH": str(book)}
    start = time.perf_counter()
    with open(book / "build.log", "w+", encoding="utf-8") as log:
        process = subprocess.Popen(["make", "--no-print-directory", *installed, "book"], cwd=book, env=environment,
                                   stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise RuntimeError(f"A copy of the book could not be built:\n{log.read()}")
    unit = 1e6 if sys.platform == "darwin" else 1e3          # bytes there, kilobytes elsewhere
    return time.perf_counter() - start, usage.ru_maxrss / unit


def clear(book, _):
    """Remove everything built."""
    shutil.rmtree(book / "_build", ignore_errors=True)


def nothing(book, _):
    """Change nothing."""


def change_word(book, number):
    """Add a word to the chapter's first cell of text: its outputs are kept."""
    append(book / CHAPTER, "markdown", f"\n\nWord{number}.")


def change_code(book, number):
    """Add a line to the chapter's first cell of code: the chapter is executed again."""
    append(book / CHAPTER, "code", f"\n_ = {number}")


def append(path, kind, text):
    """Add text to the first cell of a notebook that is of this kind."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == kind)
    cell["source"] = "".join(cell["source"]) + text
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")


def measure():
    cases = {"cold": clear, "nothing changed": nothing, "one word of a chapter changed": change_word,
             "one line of code of a chapter changed": change_code}
    results, memory = [], []
    with tempfile.TemporaryDirectory() as folder:
        book = copy_book(folder)
        for name, change in cases.items():
            times = []
            for number in range(REPEATS):
                change(book, number)
                seconds, megabytes = time_build(book)
                times.append(seconds)
                memory.append(megabytes)
            results.append(Result("make book", name, "s", tuple(times)))
    return [*results, Result("memory of make book", "largest process", "MB", (max(memory),))]
