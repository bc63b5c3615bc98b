"""A second build does what is needed: a small book of two notebooks, changed in one place after another."""

import re

import pytest

from tests.small_book import Book


def executed(output):
    """The notebooks that a build executed, side by side or, were they not ready by then, in their turn."""
    together = re.findall(r"executing notebooks side by side: (.*)", output)
    alone = re.findall(r"(\w+)\.ipynb.*Executed notebook", output)
    return sorted([name for names in together for name in names.split(", ")] + alone)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("book"), ("one", "two"))
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
