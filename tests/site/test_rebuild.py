"""A second build does what is needed: a small book of two notebooks, changed in one place after another."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[2]
JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
MODEL = Path("widgets", "models", "trust.py")
PROBE = "\nPROBE = {!r}\n"  # a constant that the notebooks print
TOC = """
format: jb-book
root: index
chapters:
  - file: one
  - file: two
"""


class Book:
    """A copy of the book's machinery with two pages of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(ROOT / "widgets", folder / "widgets", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "data", folder / "data")
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        for name in ("_config.yml", "requirements.txt", "CITATION.cff"):
            shutil.copy(ROOT / name, folder)
        (folder / "references.bib").touch()
        (folder / "_toc.yml").write_text(TOC)
        (folder / "index.md").write_text("# Book\n\nA book that is built again and again.\n")
        self.probe("first")
        for name in ("one", "two"):
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


def executed(output):
    return sorted(re.findall(r"(\w+)\.ipynb.*Executed notebook", output))


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("book"))
    assert executed(book.build()) == ["one", "two"]
    return book


def test_nothing_changed_nothing_done(book):
    output = book.build()
    assert executed(output) == []
    assert "0 added, 0 changed, 0 removed" in output


def test_changed_chapter_is_run_and_written_alone(book):
    other = book.folder / "_build" / "html" / "two.html"
    before = other.stat().st_mtime_ns
    book.write("one", "other words", code="40 + 2")
    output = book.build()
    assert "0 added, 1 changed, 0 removed" in output
    assert executed(output) == ["one"]
    assert "other words" in book.html("one") and "42" in book.html("one")
    assert other.stat().st_mtime_ns == before


def test_changed_words_run_nothing(book):
    book.write("one", "second words", code="40 + 2")
    book.build()
    book.write("one", "third words", code="40 + 2")
    assert executed(book.build()) == []
    assert "third words" in book.html("one")


def test_changed_model_runs_every_notebook_again(book):
    book.probe("second")
    assert executed(book.build()) == ["one", "two"]
    for name in ("one", "two"):
        assert "second" in book.html(name) and "first" not in book.html(name)


def test_changed_front_end_reaches_every_page_without_running_notebooks(book):
    folder = re.search(r"explorer-\w{12}", book.html("one"))[0]
    with (book.folder / "widgets" / "explorer" / "explorer.css").open("a") as css:
        css.write("\n.explorer { --changed: 1 }\n")
    assert executed(book.build()) == []
    for name in ("one", "two"):
        assert folder not in book.html(name)
    assert not (book.folder / "_build" / "html" / "_static" / folder).exists()


def test_unknown_explorer_and_wrong_formula_fail_the_build(book):
    page = book.folder / "index.md"
    text = page.read_text()
    page.write_text(text + '\n<div data-explorer="nosuch"></div>\n\n$\\nosuchsign$\n')
    output = book.build(succeeds=False)
    page.write_text(text)
    assert "no model is called 'nosuch'" in output
    assert "\\nosuchsign" in output and "index.md:" in output


def test_failing_notebook_fails_the_build(book):
    path = book.folder / "two.ipynb"
    text = path.read_text()
    path.write_text(text.replace("trust.PROBE", "1 / 0"))
    output = book.build(succeeds=False)
    path.write_text(text)
    assert "ZeroDivisionError" in output
