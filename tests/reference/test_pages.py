"""The reference: every model has its page, nothing is missing on it, and what is missing is refused."""

import ast
import inspect
import re
from functools import cache
from string import Formatter

import pytest

from tests import book
from tests.book import ROOT
from widgets.models import CATALOGUE, trust
from widgets.reference import SECTIONS, index, page, sources, statements, uses
from widgets.reference import pages as writing
from widgets.reference.checks import checks, path_of, shared_checks
from widgets.reference.entries import PARTS, entry

NOBODY = {model: [] for model in CATALOGUE}
MODELS = pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
INSIGHTS = pytest.mark.parametrize("model, insight", [(model, each) for model in CATALOGUE
                                                      for each in entry(model).INSIGHTS])


def parts_of(text):
    """Heading -> what stands under it."""
    pieces = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


@cache
def page_of(model):
    """The page of a model that no chapter uses."""
    return page(model.id, NOBODY)


# ------------------------------------------------------------------------------- pages in the book

def test_every_model_has_its_page_under_the_library():
    pages = book.sources()
    first = pages.index("chapters/models") + 1
    assert pages[first:first + len(CATALOGUE)] == [f"chapters/models/{model}" for model in CATALOGUE]


@MODELS
def test_a_pages_file_says_whose_page_it_is_and_no_more(model):
    """So that nothing of it can be older than the model."""
    text = (ROOT / "chapters" / "models" / f"{model.id}.md").read_text(encoding="utf-8")
    assert text == f"```{{model-page}} {model.id}\n```\n"


def test_the_index_links_every_page_and_every_use():
    text = index({**NOBODY, "trust": ["[A chapter](/chapters/one.ipynb)"]})
    for model in CATALOGUE.values():
        assert text.count(f"[{model.title}](/chapters/models/{model.id}.md)") == 1 and model.question in text
    assert text.count("[A chapter](/chapters/one.ipynb)") == 1


# ------------------------------------------------------------------------------- sections

@MODELS
def test_every_section_stands_there_with_something_under_it(model):
    parts = parts_of(page_of(model))
    assert list(parts) == list(SECTIONS)
    assert all(len(text.strip()) > 40 for text in parts.values())
    assert page_of(model).startswith(f"# {model.title}\n\n**{model.question}**\n")
    assert f'id="explorer-{model.id}" data-explorer="{model.id}"' in page_of(model)


@MODELS
def test_every_parameter_and_every_preset_is_told(model):
    parts = parts_of(page_of(model))
    for parameter in model.parameters:
        row = next(line for line in parts["Parameters"].splitlines() if line.startswith(f"| ${parameter.symbol}$ |"))
        assert all(words in row for words in (parameter.label, parameter.zh, parameter.unit, parameter.provenance))
        assert f"| {parameter.default:,.10g} |" in row
    for preset in model.presets:
        line = next(line for line in parts["Presets"].splitlines() if f'"{model.id}:{preset.name}"' in line)
        assert preset.sentence in line
        assert all(model.parameter(name).label in line for name in preset.values)


@MODELS
def test_links_load_presets_that_there_are_into_the_pages_own_explorer(model):
    links = re.findall(r'href="#explorer-([a-z_]+)" data-preset="([a-z_]+):([a-z_0-9]+)"', page_of(model))
    assert len(links) >= len(model.presets) + len(entry(model).EXPERIMENTS)
    assert {(place, name) for place, name, _ in links} == {(model.id, model.id)}
    assert {preset for *_, preset in links} <= {preset.name for preset in model.presets}


@MODELS
def test_a_map_is_something_to_try(model):
    assert ("Open the map" in page_of(model)) == (model.map is not None)


@MODELS
def test_code_and_tests_are_the_files_themselves(model):
    text = page_of(model)
    for file in (f"widgets/models/{model.id}.py", f"widgets/figures/{model.id}.py", f"tests/models/test_{model.id}.py"):
        assert f"(/{file})" in text and (ROOT / file).exists()
    assert f"literalinclude}} /widgets/models/{model.id}.py" in text


@MODELS
def test_a_check_speaks_for_itself(model):
    """No exercise, whose number may change, no other file, no publication that is not cited."""
    said = " ".join(why for group in checks(model.id).values() for _, why in group)
    assert not re.search(r"(?i)\bexercise \d|\bpublished\b|\.md\b", said)


@MODELS
def test_every_symbol_of_the_equations_is_explained(model):
    """Parameters and constants have their rows, functions their own equations; the rest is listed."""
    module = model.module
    shown = writing.parameters(model) + writing.equations(model).rpartition("Other symbols:")[2]
    for name in entry(model).EQUATIONS:
        for node in ast.walk(ast.parse(inspect.getsource(getattr(module, name)))):
            if isinstance(node, ast.Name) and node.id in model.symbols and not hasattr(module, node.id):
                assert f"${model.symbols[node.id]}$" in shown, (name, node.id)


def test_constants_come_with_their_comments():
    rows = {row[1]: row for row in writing.constants(CATALOGUE["trust"])}
    assert rows["`PULL`"] == ("$k$", "`PULL`", "6", "steepness of the decision to share")


def test_claims_are_those_of_the_tables():
    text = writing.claims(CATALOGUE["trust"])
    assert text.count("<tr") > 8 and 'data-preset="trust:' in text and "funnel:" not in text
    assert "No claim in the book's tables leads to this model." in writing.claims(CATALOGUE["integrated"])


def test_uses_are_found_in_the_code_of_notebooks():
    found = uses({"chapters/trust-logic": ROOT / "chapters" / "trust-logic.ipynb"})
    assert {model for model, links in found.items() if links} == {"trust", "funnel", "archipelago"}
    assert found["trust"] == ["[The trust logic of Xiaohongshu](/chapters/trust-logic.ipynb)"]


# ------------------------------------------------------------------------------- what is missing is refused

def planted(monkeypatch, model, **changes):
    """The model's entry with some of its parts replaced."""
    for part, value in changes.items():
        monkeypatch.setattr(entry(model), part, value)


@pytest.mark.parametrize("part", PARTS)
def test_an_entry_that_lacks_a_part_is_refused(monkeypatch, part):
    planted(monkeypatch, "trust", **{part: ()})
    with pytest.raises(ValueError, match=f"trust: its entry lacks {part}"):
        page("trust", NOBODY)


@pytest.mark.parametrize("part", ["Purpose", "Source claims", "Where it misleads"])
def test_a_docstring_that_lacks_a_part_is_refused(monkeypatch, part):
    monkeypatch.setattr(trust, "__doc__", trust.__doc__.replace(f"{part}.", ""))
    with pytest.raises(ValueError, match=f"trust: its docstring lacks {part}"):
        page("trust", NOBODY)


@pytest.mark.parametrize("heading", SECTIONS)
def test_a_section_with_nothing_under_it_is_refused(monkeypatch, heading):
    monkeypatch.setitem(SECTIONS, heading, lambda model: " \n")
    with pytest.raises(ValueError, match=f"trust: its page has nothing under '{heading}'"):
        page("trust", NOBODY)


def test_an_experiment_with_an_unknown_parameter_or_preset_is_refused(monkeypatch):
    planted(monkeypatch, "trust", EXPERIMENTS=(("sincere_community", "Raise {volum}."),))
    with pytest.raises(ValueError, match="volum"):
        page("trust", NOBODY)
    planted(monkeypatch, "trust", EXPERIMENTS=(("sincere", "Raise it."),))
    with pytest.raises(ValueError, match="no preset 'sincere'"):
        page("trust", NOBODY)


# ------------------------------------------------------------------------------- things to notice

@INSIGHTS
def test_an_insight_is_a_sentence_whose_gaps_are_its_numbers(model, insight):
    words = inspect.getdoc(insight)
    gaps = {name for _, name, _, _ in Formatter().parse(words) if name}
    assert gaps == set(insight()), insight.__name__
    assert words.startswith("**") and words.endswith(".")


def compares(test, call):
    """Whether a test asserts something of what this call returns, at once or under the name it gives it."""
    nodes = list(ast.walk(test))
    named = [ast.unparse(node.targets[0]) for node in nodes
             if isinstance(node, ast.Assign) and call in ast.unparse(node.value)]
    return any(word in ast.unparse(node.test) for node in nodes if isinstance(node, ast.Assert)
               for word in [call, *named])


def test_an_insight_that_is_called_and_not_compared_counts_as_not_asserted():
    assert compares(ast.parse("def test_x():\n    found = insights.x()\n    assert found == 1"), "insights.x(")
    assert not compares(ast.parse("def test_x():\n    found = insights.x()\n    assert True"), "insights.x(")


@INSIGHTS
def test_the_numbers_of_an_insight_are_asserted(model, insight):
    """Its function is called in the model's tests, and what it returns is compared there."""
    tests = ast.parse(path_of(model).read_text(encoding="utf-8")).body
    assert any(compares(test, f"insights.{insight.__name__}(") for test in tests), insight.__name__


def test_numbers_are_computed_anew(monkeypatch):
    before = statements("trust")
    monkeypatch.setattr(trust, "PULL", 5.0)
    changed = [old != new for old, new in zip(before, statements("trust"), strict=True)]
    assert changed == [False, False, True, True, True, True, True]


# ------------------------------------------------------------------------------- checks

SOURCE = '''
def test_first():
    pass

# ------------------------ properties

@given(1)
def test_a_sum_is_a_sum(values):
    """Of any
    numbers."""

def helper():
    pass
'''


def test_checks_are_read_from_names_docstrings_and_ruled_comments(monkeypatch, tmp_path):
    (tmp_path / "test_sums.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr("widgets.reference.checks.TESTS", tmp_path)
    assert checks("sums") == {"What holds": [("First.", "")],
                              "properties": [("A sum is a sum.", "Of any numbers.")]}


@MODELS
def test_every_model_has_analytic_checks_and_insights(model):
    found = checks(model.id)
    assert {"analytic results", "properties", "insights"} <= set(found)
    assert all(tests for tests in found.values())


def test_what_every_model_is_checked_for_is_told():
    assert ("Every preset is valid and has words.", "") in shared_checks()
    assert not any("unknown name" in words for words, _ in shared_checks())


@MODELS
def test_sources_are_files(model):
    assert all(path.exists() for path in sources(model))
    assert entry(model).__file__ in map(str, sources(model))
