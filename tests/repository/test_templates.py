"""A model and a chapter as the templates give them: complete, built without a warning, and all their tests pass."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import templates.__main__ as templates
from tests import tidy
from tests.book import ROOT
from widgets.frameworks.checksums import stale_resources

MODEL, CHAPTER = "rumour_mill", "first-steps"
PAGES = f"""
format: jb-book
root: landing
chapters:
  - file: chapters/{CHAPTER}
  - file: chapters/models/{MODEL}
  - file: chapters/instructors/{CHAPTER}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A copy of the repository in which a model and a chapter have been begun."""
    folder = tmp_path_factory.mktemp("templates") / "book"
    for path in tidy.sources(ROOT):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    templates.begin("model", MODEL, folder)
    templates.begin("chapter", CHAPTER, folder)
    return folder


def run(book, program, *words):
    """Run one of the installed programs in the copy, on the copy's own package; its output is shown if it fails.

    To tests it says that they are a worker of pytest-xdist: those take the pages as they are, and build no whole book.
    """
    environment = {**os.environ, "PYTHONPATH": str(book), "PYTEST_XDIST_WORKER": "gw0"}
    done = subprocess.run([Path(sys.executable).with_name(program), *words], cwd=book, env=environment,
                          capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    return done.stdout


# ------------------------------------------------------------------------------- names

@pytest.mark.parametrize(("kind", "name", "why"), [
    ("model", "trust", "is there already"), ("model", "core", "is there already"), ("model", "lambda", "small letters"),
    ("model", "Gossip", "small letters"), ("model", "my-model", "such as word_of_mouth"),
    ("model", "", "small letters"),
    ("chapter", "synthesis", "is there already"), ("chapter", "my_paper", "such as trust-logic"),
    ("chapter", "../x", "small letters"),
])
def test_a_name_that_is_taken_or_is_none_is_refused_in_words(kind, name, why):
    with pytest.raises(templates.NameRefused, match=why):
        templates.begin(kind, name)


@pytest.mark.parametrize("words", [[], ["model"], ["model", ""], ["page", "x"]])
def test_without_a_name_the_command_says_how_it_is_called(words, capsys):
    assert templates.main(words) == 2
    assert "make model NAME=" in capsys.readouterr().err


# ------------------------------------------------------------------------------- what is written

def test_every_file_carries_the_new_name_says_what_to_replace_and_nothing_of_the_template_is_left(book):
    for kind, name in (("model", MODEL), ("chapter", CHAPTER)):
        paths = [book / path for _, path in templates.files(kind, name)]
        texts = {path: path.read_text(encoding="utf-8") for path in paths}
        assert len(paths) >= 5
        for path, text in texts.items():
            assert templates.KINDS[kind].template not in text and "My paper" not in text, path
            assert "eplace this" in text or "model-page" in text, path      # a page says the title of its model


def test_what_is_begun_stands_last_among_its_like(book):
    catalogue = (book / "widgets" / "models" / "__init__.py").read_text(encoding="utf-8")
    assert re.search(rf"integrated,\s+{MODEL}\)", catalogue)
    contents = (book / "_toc.yml").read_text(encoding="utf-8")
    for line, before in ((f"chapters/models/{MODEL}", "chapters/models/integrated"),
                         (f"chapters/{CHAPTER}", "chapters/trust-logic"),
                         (f"chapters/instructors/{CHAPTER}", "chapters/instructors/trust-logic")):
        assert re.search(rf"( +)- file: {before}\n\1- file: {line}\n", contents)


def test_a_second_of_each_follows_the_first(book, tmp_path):
    copy = shutil.copytree(book, tmp_path / "book", symlinks=True, ignore=shutil.ignore_patterns("_build"))
    templates.begin("model", "another_one", copy)
    templates.begin("chapter", "next-steps", copy)
    assert re.search(rf"{MODEL},\s+another_one\)", (copy / "widgets/models/__init__.py").read_text(encoding="utf-8"))
    assert f"{CHAPTER}\nnext-steps\nsynthesis\n" in (copy / "chapters" / "instructors.md").read_text(encoding="utf-8")
    assert stale_resources(copy / "data") == []


# ------------------------------------------------------------------------------- what it has to hold

def test_it_passes_the_check_of_code_and_files(book):
    subprocess.run(["git", "init", "--quiet"], cwd=book, check=True)
    run(book, "python", "-m", "widgets.compiler", f"widgets/models/{MODEL}.py")
    run(book, "ruff", "check", ".")
    run(book, "python", "-m", "tests.tidy")
    run(book, "python", "-m", "widgets.frameworks")


@pytest.fixture(scope="module")
def built(book):
    """The copy, with its new pages built as `make book` builds them: no warning is allowed."""
    (book / "landing.md").write_text("# Landing\n\nA book of what has just been begun.\n", encoding="utf-8")
    (book / "small.yml").write_text(PAGES, encoding="utf-8")
    run(book, "jupyter-book", "build", ".", "--toc", "small.yml", "-W", "-n", "--keep-going")
    return book


def test_its_own_tests_and_those_of_every_model_and_chapter_pass(built):
    """But for the one in JupyterLab, which opens every model of the book to try one."""
    said = run(built, "pytest", "-q", "-p", "no:cacheprovider", "-k", f"{MODEL} or {CHAPTER}", "tests",
               "--ignore=tests/repository", "--ignore=tests/explorer/test_jupyterlab.py")
    assert int(re.search(r"(\d+) passed", said)[1]) > 100


def test_the_outputs_that_the_chapter_stores_are_those_of_a_run(built):
    said = run(built, "pytest", "-q", "-p", "no:cacheprovider", "--nbval", f"chapters/{CHAPTER}.ipynb")
    assert " passed" in said and "failed" not in said


def test_its_pages_say_that_they_are_to_be_replaced(built):
    for page in (f"{CHAPTER}.html", f"models/{MODEL}.html", f"instructors/{CHAPTER}.html"):
        assert "(replace this)" in (Path(built) / "_build" / "html" / "chapters" / page).read_text(encoding="utf-8")
