"""The word_of_mouth model: where it rests, how it starts, and what stays within its bounds (replace this)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.models import CATALOGUE, word_of_mouth
from widgets.reference.entries import word_of_mouth as insights

from .ranges import values_of

MODEL = CATALOGUE["word_of_mouth"]


# ------------------------------------------------------------------------------- analytic results

@given(st.floats(0.0, 0.5), st.floats(0.0, 0.5))
def test_at_the_resting_share_nothing_changes(telling, forgetting):
    rest = word_of_mouth.resting_share(telling, forgetting)
    assert word_of_mouth.next_share(rest, telling, forgetting) == pytest.approx(rest, abs=1e-12)


@pytest.mark.parametrize("start", [0.01, 0.5, 1.0])
def test_every_start_comes_to_the_same_rest(start):
    run = MODEL.simulate(telling=0.5, forgetting=0.1, starting_share=start)
    assert run["share_end"] == pytest.approx(1 - 0.1 / 0.5, abs=1e-6)


def test_the_first_few_multiply_by_one_plus_telling_less_forgetting():
    assert word_of_mouth.next_share(1e-9, 0.4, 0.2) / 1e-9 == pytest.approx(1.2)


# ------------------------------------------------------------------------------- properties

@given(values_of(MODEL))
def test_a_share_stays_a_share(values):
    assert all(0 <= share <= 1 for share in MODEL.simulate(**values)["share"])


@given(values_of(MODEL), st.floats(0.0, 0.3))
def test_more_telling_never_means_that_fewer_know(values, more):
    louder = {**values, "telling": min(0.5, values["telling"] + more)}
    pairs = zip(MODEL.simulate(**values)["share"], MODEL.simulate(**louder)["share"], strict=True)
    assert all(loud >= quiet - 1e-12 for quiet, loud in pairs)


# ------------------------------------------------------------------------------- insights

def test_a_little_less_telling_is_the_end():
    assert insights.threshold() == pytest.approx({"more": 0.25, "alive": 0.2, "less": 0.19, "dead": 0.0})
    assert MODEL.simulate(telling=0.19, starting_share=1.0)["share_end"] < 0.1


# ------------------------------------------------------------------------------- golden values

# What a later run of a preset is held to (test_core.py): choose numbers that a small change of the code would move.
def golden(run, curves):
    return run["share_end"], curves["resting"]


GOLDEN = {
    "stays_alive": (0.49992974337432583, 0.5),
    "dies_out": (0.06444158160541953, 0.0),
    "just_enough": (0.16372480260966557, 0.2),
}


# ------------------------------------------------------------------------------- outcomes

# What the reasons claim beyond the numbers that they quote: a fact of every run with this outcome.
CLAIMS = {
    "more": lambda a: a["starting_share"] < a["share_end"] <= a["resting"] + 1e-9,
    "same": lambda a: abs(a["share_end"] - a["starting_share"]) < 0.02,
    "fewer": lambda a: a["starting_share"] > a["share_end"] >= a["resting"] - 1e-9,
}
