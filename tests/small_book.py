"""A small book made of the real one's machinery, to be changed and built again by tests and benchmarks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.book import ROOT

JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
MODEL = Path("widgets", "models", "trust.py")
PROBE = "\nPROBE = {!r}\n"  # a constant that the notebooks print


class Book:
    """A copy of the book's machinery with chapters of its own."""

    def __init__(self, folder: Path, chapters):
        self.folder = folder
        shutil.copytree(ROOT / "widgets", folder / "widgets", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "data", folder / "data")
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        for name in ("_config.yml", "requirements.txt", "CITATION.cff", "CHANGELOG.md"):
            shutil.copy(ROOT / name, folder)
        (folder / "references.bib").touch()
        contents = "".join(f"  - file: {name}\n" for name in chapters)
        (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{contents}")
        (folder / "index.md").write_text("# Book\n\nA book that is built again and again.\n")
        self.probe("first")
        for name in chapters:
            self.write(name, "words")

    def write(self, name, words, code="0"):
        cells = [
            new_markdown_cell(f"# Chapter {name}\n\nThis chapter has {words}."),
            new_code_cell(f"from widgets.models import trust\ntrust.PROBE, {name!r}, {code}"),
            new_code_cell("from widgets.explorer import explore\nexplore('trust')"),
        ]
        for number, cell in enumerate(cells):
            cell.id = f"cell-{number}"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
        nbformat.write(notebook, self.folder / f"{name}.ipynb")

    def probe(self, value):
        text = (ROOT / MODEL).read_text(encoding="utf-8")
        (self.folder / MODEL).write_text(text + PROBE.format(value), encoding="utf-8")

    def build(self, succeeds=True):
        """Build as `make book` does; the output."""
        done = subprocess.run(
            [JUPYTER_BOOK, "build", ".", "-W", "-n", "--keep-going"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert (done.returncode == 0) is succeeds, done.stdout
        return done.stdout

    def html(self, name):
        return (self.folder / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8")
