"""What the tests check, read from the test modules and counted: each module says in its first line what must hold."""

import ast
from collections import Counter

from ..book.markdown import table
from ..frameworks import load_framework, load_table
from ..frameworks.loading import DATA, framework_names, read_package
from ..models import CATALOGUE
from ..reference.checks import checks, tests_in
from . import chapters
from .chapters import ROOT

TESTS = ROOT / "tests"
ENGINES = TESTS / "compiler" / "test_engines.py"


def sources():
    """The test modules, the tables and the chapters."""
    return [*modules(), *chapters.sources(), *(path for path in DATA.rglob("*") if path.is_file())]


def modules():
    """All modules that hold tests."""
    return sorted(TESTS.glob("**/test_*.py"))


def syntax(path):
    """A module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def tests_of(path):
    """The test functions of a module."""
    return tests_in(path.read_text(encoding="utf-8"))


def decorated(path, name):
    """The test functions of a module that carry a decorator whose name ends so: given, parametrize."""
    return [test for test in tests_of(path)
            if any(ast.unparse(mark).split("(")[0].endswith(name) for mark in test.decorator_list)]


def constant(path, name):
    """A number that a module gives a name."""
    return next(node.value.value for node in syntax(path).body
                if isinstance(node, ast.Assign) and node.targets[0].id == name)


def grades():
    """How many figures and events of the world have each grade of confidence."""
    frames = [load_table(resource["path"]) for resource in read_package()["resources"]]
    return Counter(grade for frame in frames if "confidence" in frame for grade in frame["confidence"])


def claims(modelled=False):
    """How many claims the frameworks make, or how many of them a model carries."""
    frames = [load_framework(name).claims for name in framework_names()]
    return sum(int((frame["model"] != "").sum()) if modelled else len(frame) for frame in frames)


# ---------------------------------------------------------------------------------------- parts

def tests():
    """Folder by folder: how many tests there are, and what each module says must hold."""
    folders = {}
    for path in modules():
        folders.setdefault(path.parent.relative_to(TESTS).as_posix(), []).append(path)
    return "\n".join(line for folder, paths in folders.items() for line in folder_lines(folder, paths))


def folder_lines(folder, paths):
    """A folder of tests as an item of a list, its modules as items below it."""
    yield f"- `tests/{folder}`, {sum(len(tests_of(path)) for path in paths)} tests"
    for path in paths:
        sentence = first_sentence(path)
        yield f"  - {sentence[0].upper()}{sentence[1:]}"


def first_sentence(path):
    """The first line of what a module says of itself; ValueError if it says nothing."""
    words = ast.get_docstring(syntax(path))
    if not words:
        raise ValueError(f"{path.relative_to(ROOT)} has no docstring: begin it with a line on what must hold.")
    return words.splitlines()[0]


def model_checks():
    """How many checks each model passes, with a link to what they say."""
    rows = [(f"[{model.title}](/chapters/models/{model.id}.md)", sum(map(len, checks(model.id).values())),
             ", ".join(part[0].lower() + part[1:] for part in checks(model.id))) for model in CATALOGUE.values()]
    return table(("Model", "Checks", "Of what sort"), rows)


def confidence():
    """How many figures and events have each grade."""
    found = grades()
    return table(("Grade", "Rows"), [(grade, found[grade]) for grade in sorted(found)])


COUNTS = {
    "tests": lambda: sum(len(tests_of(path)) for path in modules()),
    "test-modules": lambda: len(modules()),
    "properties": lambda: sum(len(decorated(path, "given")) for path in modules()),
    "parametrised": lambda: sum(len(decorated(path, "parametrize")) for path in modules()),
    "draws": lambda: constant(ENGINES, "DRAWS"),
    "slow-draws": lambda: constant(ENGINES, "SLOW_DRAWS"),
    "models": lambda: len(CATALOGUE),
    "model-checks": lambda: sum(len(found) for model in CATALOGUE for found in checks(model).values()),
    "claims": claims,
    "modelled-claims": lambda: claims(modelled=True),
    "notebooks": lambda: len(chapters.chapters()) + 1,      # and the landing page
    "graded": lambda: sum(grades().values()),
}
