"""What `make check` runs: the same before a commit, every kind of source read by something, every fault named."""

import subprocess

import pytest
import yaml

from tests import tidy
from tests.book import ROOT
from tests.makefile import rules

FAULTY = "const unused = 1;\nmissing();\n"
TOOLS = ("widgets.compiler widgets/models/*.py", "ruff check .", "eslint .", "tests.tidy")


def test_one_command_checks_models_python_javascript_and_other_files():
    assert all(tool in rules()["check"].recipe for tool in TOOLS)
    assert "check" in rules()["test"].needs


def test_a_commit_is_checked_by_the_same_command():
    """And by nothing that brings a version of its own."""
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (hook,) = repository["hooks"]
    assert repository["repo"] == "local" and hook["language"] == "system"
    assert hook["entry"] == "make --no-print-directory check" and not hook["pass_filenames"]


@pytest.mark.parametrize(("name", "text", "fault"), [
    ("a.md", "One.\nTwo. \n", (2, "ends with blanks")),
    ("a.css", "a {}\n\n", (3, "the file does not end with one line end")),
    ("a.csv", "id", (1, "the file does not end with one line end")),
    ("a.txt", "<" * 7 + " ours\n", (1, "is left from a merge")),
    ("a.json", '{\n"a": 1,\nb\n}\n', (3, "cannot be read")),
    ("a.ipynb", "{\n", (2, "cannot be read")),
    ("a.yml", "a: 1\nb: [\n", (3, "cannot be read")),
    ("a.toml", "a = \n", (1, "cannot be read")),
])
def test_an_untidy_file_is_named(tmp_path, name, text, fault):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = [(line, words[:len(fault[1])]) for line, words in tidy.faults(path)]
    assert fault in found


def test_files_not_yet_added_are_checked_and_ignored_ones_are_not(tmp_path, capsys):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text("made\n", encoding="utf-8")
    for name in ("made", "new.md"):
        (tmp_path / name).write_text("word \n", encoding="utf-8")
    assert tidy.main(tmp_path) == 1
    assert capsys.readouterr().out == "new.md:1: ends with blanks\n"


def linted(text):
    """What ESLint says of a module of the front end, with the book's own settings."""
    return subprocess.run(["node", ROOT / "node_modules" / "eslint" / "bin" / "eslint.js", "--stdin",
                           "--stdin-filename", "widgets/explorer/a.js"], input=text, cwd=ROOT, capture_output=True,
                          encoding="utf-8")


@pytest.mark.parametrize(("lines", "refused"), [(60, False), (61, True)])
def test_a_function_of_the_front_end_that_is_too_long_is_refused(lines, refused):
    body = "\n".join(["  document.title += 1;"] * (lines - 2))
    lint = linted(f"export function long() {{\n{body}\n}}\n")
    assert ("max-lines-per-function" in lint.stdout) == refused and lint.returncode == int(refused), lint.stdout


def test_a_fault_in_javascript_is_refused():
    """An unused name, one that nobody has defined."""
    lint = linted(FAULTY)
    assert lint.returncode == 1 and "no-unused-vars" in lint.stdout and "no-undef" in lint.stdout
