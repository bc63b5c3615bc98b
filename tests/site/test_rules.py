"""Exercises that change a rule: what the words tell the reader to type is what the cell computes, and it can be run."""

import inspect
import shutil

import pytest

from tests.engines import MODELS, difference, run_javascript, run_micropython
from tests.lessons import KNOWN_MODELS, LESSONS
from tests.rules import RULES, anchors_of, edits_in, links_of, rules_of
from widgets import figures
from widgets.own import ModelError, changed
from widgets.site.lessons import GLUED

EACH = pytest.mark.parametrize("rule", RULES, ids=map(str, RULES))
WITH_MODELS = ("ecosystem", "evolution", "live-streaming", "community", "trust-logic", "synthesis",
               "methods")


def settings_of(model):
    """Values of all parameters: the defaults and every preset."""
    seed = {"seed": 1} if "seed" in model.defaults() else {}
    return [{**model.defaults(), **seed}, *({**model.settings(preset.name), **seed} for preset in model.presets)]


@pytest.mark.parametrize("chapter", WITH_MODELS)
def test_a_chapter_with_models_closes_with_three_changes_of_a_rule(chapter):
    rules = rules_of(LESSONS[chapter])
    assert [rule.number for rule in rules] == [7, 8, 9]
    assert [rule.to_find for rule in rules] == [False, False, True]


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_every_link_to_a_rule_leads_to_a_function_of_the_explorer_at_its_anchor(lesson):
    anchors = anchors_of(lesson)
    for model, function, anchor in links_of(lesson):
        assert anchors[anchor] == model
        assert inspect.isfunction(getattr(KNOWN_MODELS[model].module, function))


@EACH
def test_the_words_give_the_edit_that_the_cell_computes(rule):
    assert rule.edited == rule.model
    for old, new in rule.edits.items():
        given = [] if rule.to_find else old.splitlines()
        added = [line for line in new.splitlines() if line not in old.splitlines()]
        assert all(f"`{line.strip()}`" in rule.told for line in given + added), (old, new)


@EACH
def test_a_line_that_is_given_stands_in_the_function_that_is_opened(rule):
    opened = inspect.getsource(getattr(rule.book.module, rule.function))
    for old in rule.edits:
        constant = old.partition(" = ")[0].isupper()
        assert old.partition(" = ")[0] in opened if constant else old in opened


@EACH
def test_a_rule_bets_first_says_whose_it_is_and_solves_with_computed_numbers(rule):
    task, _, solution = rule.text.partition(":::{dropdown} Solution in words")
    assert "efore you change it, say" in task or "efore you change it, make two bets" in task
    assert task.count(":class: voice-") == 1
    stored = set(LESSONS[rule.chapter].numbers)
    assert set(GLUED.findall(rule.text)) <= stored
    own = {name for name in stored if name.startswith(f"r{rule.number}_")}
    assert own and own <= set(GLUED.findall(solution))          # one that is not used was typed instead


@EACH
def test_a_changed_model_says_what_it_does_and_fits_its_figure(rule):
    book, model = rule.book, changed(rule.model, rule.edits)
    for values in settings_of(book):
        run, curves = model.simulate(**values), model.curves(**values)
        assert set(run) == set(book.simulate(**values)) and set(curves) == set(book.curves(**values))
        shown = {**values, **curves, **run}
        assert "nan" not in model.sentences[model.module.reading(run, curves)].format(**shown)
        for ax in figures.figure(rule.model, shown).figure.axes:
            for line in (line for line in ax.lines if line.get_transform() == ax.transData):
                heights = [height for height in line.get_ydata() if height is not None]
                assert not heights or ax.get_ylim()[0] <= min(heights) and max(heights) <= ax.get_ylim()[1] * 1.0001


@pytest.fixture(scope="module")
def changes():
    """Name of a file -> the changed model that would stand in it."""
    return {f"{rule.model}_{rule.number}": changed(rule.model, rule.edits) for rule in RULES}


@pytest.fixture(scope="module")
def folder(changes, tmp_path_factory):
    """The changed models as files, beside what models import."""
    path = tmp_path_factory.mktemp("models")
    for neighbour in ("core.py", "stream.py"):
        shutil.copy(MODELS / neighbour, path)
    for name, model in changes.items():
        (path / f"{name}.py").write_text(inspect.getsource(model.module), encoding="utf-8")
    return path


@pytest.mark.parametrize("run", [run_javascript, run_micropython])
def test_a_changed_model_is_the_same_in_every_engine(changes, folder, run):
    jobs = [{"model": name, "function": function, "parameters": values} for name, model in changes.items()
            for function in ("simulate", "curves") for values in settings_of(KNOWN_MODELS[model.id])]
    for job, there in zip(jobs, run(jobs, folder), strict=True):
        here = getattr(changes[job["model"]], job["function"])(**job["parameters"])
        assert not difference(here, there), job


def test_an_edit_is_read_from_its_cell_and_refused_where_it_has_no_place():
    code = 'rule_7 = changed("trust", {"no such line": "b"})\nother = changed("trust", {"a": f"{1}"})'
    assert edits_in(code) == {"rule_7": ("trust", {"no such line": "b"})}
    with pytest.raises(ModelError, match="occurs 0 times"):
        changed(*edits_in(code)["rule_7"])
