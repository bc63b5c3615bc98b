"""What the tests check, in words: read from the test modules, so that the list cannot be older than the tests.

A test's name is a sentence; its docstring, if it has one, says more. Ruled comments part a module's tests.
"""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[2] / "tests" / "models"
RULE = re.compile(r"# -{10,} (.+)")
FIRST = "What holds"       # the part of tests that stand above the first ruled comment


def path_of(model_id):
    """The file that tests this model."""
    return TESTS / f"test_{model_id}.py"


def checks(model_id):
    """Part of the tests -> [(what a test checks, what its docstring adds)], in the order of the file."""
    source = path_of(model_id).read_text(encoding="utf-8")
    rules = [(number, rule[1]) for number, line in enumerate(source.splitlines(), 1) if (rule := RULE.match(line))]
    found = {}
    for test in tests_in(source):
        part = next((name for line, name in reversed(rules) if line < test.lineno), FIRST)
        found.setdefault(part, []).append(said_by(test))
    return found


def shared_checks():
    """What is checked of every model alike: the core's tests that run over the whole catalogue."""
    source = path_of("core").read_text(encoding="utf-8")
    return [said_by(test) for test in tests_in(source)
            if any(ast.unparse(mark) == "MODELS" for mark in test.decorator_list)]


def tests_in(source):
    """The test functions of a module's source."""
    return [node for node in ast.parse(source).body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def said_by(test):
    """(The test's name as a sentence, its docstring on one line or "")."""
    words = test.name.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:] + ".", " ".join((ast.get_docstring(test) or "").split())
