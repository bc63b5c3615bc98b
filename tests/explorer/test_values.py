"""What several parts of the front end need stands in one place, and says what Python says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines import ROOT, run_node
from tests.models.ranges import values_of
from widgets.coding_lab import CodingLab
from widgets.explorer import HERE, Explorer, describe
from widgets.models import CATALOGUE

RUNNER = """
import { readFileSync } from "node:fs";
const { defaultsOf, same } = await import(process.argv[2]);
const { models, pairs } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify([models.map(defaultsOf), pairs.map((pair) => same(...pair))]));
"""


def test_the_defaults_are_those_of_python():
    described = [describe(model)["parameters"] for model in CATALOGUE.values()]
    found, _ = run_node(RUNNER, HERE / "values.js", {"models": described, "pairs": []})
    assert found == [model.defaults() for model in CATALOGUE.values()]


@settings(max_examples=5)
@given(st.lists(st.tuples(values_of(CATALOGUE["trust"]), values_of(CATALOGUE["trust"])), min_size=1))
def test_values_are_the_same_where_all_that_are_named_are(pairs):
    pairs = [[one, other] for one, other in pairs] + [[one, one] for one, _ in pairs] + [[{}, one] for one, _ in pairs]
    _, found = run_node(RUNNER, HERE / "values.js", {"models": [], "pairs": pairs})
    assert found == [all(other[name] == value for name, value in one.items()) for one, other in pairs]


@pytest.mark.parametrize(("what", "sign"), [
    ("the defaults of parameters", "default: usual }) => [name, usual]"), ("a file to save", "download: name"),
    ("the output of a widget", "def _repr_mimebundle_")])
def test_it_is_made_in_one_place(what, sign):
    texts = [path.read_text(encoding="utf-8") for kind in ("*.js", "*.py") for path in (ROOT / "widgets").rglob(kind)]
    assert sum(text.count(sign) for text in texts) == 1, what
    old = ("p.default])", "parameter.default])", ".download =", "download: description")
    assert not any(sign in text for text in texts for sign in old)


def test_all_widgets_leave_the_same_things_behind():
    assert Explorer._repr_mimebundle_ is CodingLab._repr_mimebundle_
