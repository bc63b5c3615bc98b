"""The parts of the package: each imports what ARCHITECTURE.md says and nothing else, and imports run one way."""

import ast
import re

import pytest

from tests.book import ROOT

PACKAGE = ROOT / "widgets"
ROW = re.compile(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)*) ?\|$", re.MULTILINE)
PARTS = sorted({path.stem for path in PACKAGE.iterdir()
                if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"})


def table():
    """Part -> the parts that it may import, in the order of the table."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return {part: set(re.findall(r"\w+", others)) for part, others in ROW.findall(text)}


def imported(source, package):
    """Every module that a source names in an import, in full; `package` is the one it belongs to."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[:len(package) - node.level + 1] if node.level else []
            module = [*above, *(node.module.split(".") if node.module else [])]
            yield from ([*module, name.name] for name in node.names)


def imports_of(part):
    """First two names of all that the files of a part import, itself left out: ("widgets", "models"), ("math", "")."""
    paths = [PACKAGE / f"{part}.py"] if (PACKAGE / f"{part}.py").exists() else (PACKAGE / part).rglob("*.py")
    found = {tuple([*name, ""][:2]) for path in paths
             for name in imported(path.read_text(encoding="utf-8"), list(path.relative_to(ROOT).parent.parts))}
    return found - {("widgets", part)}


def test_imports_are_found_however_they_are_written():
    source = "import math\nfrom .. import figures\nfrom ..models.core import Model\ndef f():\n    from .live import g"
    assert list(imported(source, ["widgets", "site"])) == [
        ["math"], ["widgets", "figures"], ["widgets", "models", "core", "Model"], ["widgets", "site", "live", "g"]]


def test_every_part_is_in_the_table():
    assert sorted(table()) == PARTS


@pytest.mark.parametrize("part", PARTS)
def test_a_part_imports_what_the_table_says(part):
    assert {name for first, name in imports_of(part) if first == "widgets"} == table()[part]


def test_no_part_imports_one_below_it():
    above = set()
    for part, others in table().items():
        assert others <= above, f"{part} imports {others - above}, which the table has below it"
        above.add(part)


@pytest.mark.parametrize("part", PARTS)
def test_no_part_imports_tests_benchmarks_or_templates(part):
    assert not {first for first, _ in imports_of(part)} & {"tests", "benchmarks", "templates", "chapters"}
