"""What is read from a notebook: its title, its cells of a kind, its exercises with the code below each."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from widgets.book.notebook import Notebook


@pytest.fixture
def notebook(tmp_path):
    """Writes cells into a notebook, text and code by turns, and reads it."""
    def write(*sources):
        cells = [(new_code_cell if number % 2 else new_markdown_cell)(text) for number, text in enumerate(sources)]
        nbformat.write(new_notebook(cells=cells), tmp_path / "one.ipynb")
        return Notebook(tmp_path / "one.ipynb")
    return write


def test_the_title_is_the_first_heading(notebook):
    found = notebook("Words.", "# a comment\n0", "## A section\n\n# Trust: what it is\n\n# Another")
    assert found.title == "Trust: what it is"
    assert found.sources("code") == ["# a comment\n0"] and len(found.sources("markdown")) == 2


def test_a_notebook_without_a_title_is_named(notebook):
    with pytest.raises(ValueError, match=r"one\.ipynb has no title: a line of its text should begin with '# '"):
        _ = notebook("## Only a section", "# a comment").title


def test_exercises_have_title_kind_and_the_code_up_to_the_next(notebook):
    found = notebook("# T\n\n**1. Not yet. (code)**", "0",
                     "## Exercises\n\n**1. Does it pay? (code, 20 minutes)** Try.", "1", "More.", "2",
                     "**2. Why not. (discussion)**\n\n**3. Or (paper).** Draw.", "3",
                     "## In class\n\n**4. Not here (code)**", "4").exercises
    assert [(each.number, each.title, each.kind) for each in found] == [
        (1, "Does it pay?", "code, 20 minutes"), (2, "Why not", "discussion"), (3, "Or", "paper")]
    assert [[cell.source for cell in each.cells] for each in found] == [["1", "2"], [], ["3"]]


def test_a_notebook_that_has_changed_is_read_again(notebook):
    assert [notebook(f"# {title}").title for title in ("One", "Two")] == ["One", "Two"]
