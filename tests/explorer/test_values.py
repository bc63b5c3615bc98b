"""What several parts of the front end need says what Python says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines import run_node
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


def test_all_widgets_leave_the_same_things_behind():
    assert Explorer._repr_mimebundle_ is CodingLab._repr_mimebundle_
