"""The worker of a page: every request has one answer, in its turn, and a model that fails is an answer as well."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.book import ROOT
from tests.engines import run_node
from tests.models.ranges import values_of
from widgets.compiler import compile_file
from widgets.explorer import compute
from widgets.models import CATALOGUE

TRUST = CATALOGUE["trust"]
RUNNER = """
import { readFileSync } from "node:fs";
const { code, map, requests } = JSON.parse(readFileSync(0, "utf8"));
const said = [];
globalThis.self = { postMessage: (message) => said.push(message) };
await import(process.argv[2]);
self.start((0, eval)(code), map);
for (const request of requests) self.onmessage({ data: request });
console.log(JSON.stringify(said));
"""


def said(requests):
    """All that the worker of the trust model says when it is asked this."""
    worker = ROOT / "widgets" / "explorer" / "worker.js"
    code = compile_file(ROOT / "widgets" / "models" / "trust.py")
    return run_node(RUNNER, worker, {"code": code, "map": vars(TRUST.map), "requests": requests})


@settings(max_examples=5)
@given(st.lists(values_of(TRUST) | st.just(None), min_size=1, max_size=6))
def test_each_request_has_one_answer_in_its_turn(asked):
    ready, *answers = said([{"values": values} for values in asked])
    assert ready == {"ready": True} and len(answers) == len(asked)
    for values, answer in zip(asked, answers, strict=True):
        assert list(answer) == (["error"] if values is None else ["answer"])
        if values is not None:
            expected = compute(TRUST, values)
            assert answer["answer"]["run"]["trust"] == pytest.approx(expected["run"]["trust"], rel=1e-9)
            assert answer["answer"]["sentence"] == expected["sentence"]


def test_points_of_a_map_are_answered_with_the_number_of_their_survey():
    values = TRUST.defaults()
    x, y = values[TRUST.map.x], values[TRUST.map.y]
    _, answer = said([{"survey": 4, "values": values, "points": [[x, y]]}])
    assert answer["answer"]["survey"] == 4
    assert answer["answer"]["cells"] == pytest.approx([TRUST.simulate(**values)[TRUST.map.quantity]], rel=1e-9)
