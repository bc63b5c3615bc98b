"""The trust model: its analytic results, its bounds, and the insights that the chapter teaches."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from widgets.models import CATALOGUE, trust
from widgets.reference.entries import trust as insights

from .ranges import values_of

MODEL = CATALOGUE["trust"]


# ------------------------------------------------------------------------------- analytic results

@given(st.floats(0.0, 0.99), st.floats(1.0, 9.0), st.floats(0.5, 0.98))
def test_constant_harm_rests_at_the_formula(harm, negativity, memory):
    good, bad = 1.0, 1.0
    for _ in range(2000):
        good = trust.faded_good(good, harm, memory)
        bad = trust.faded_bad(bad, harm, memory, negativity)
    assert trust.trust_level(good, bad) == pytest.approx(trust.resting_trust(harm, negativity), abs=1e-9)


@given(st.floats(1.0, 9.0))
def test_the_best_share_maximises_income_and_equals_its_trust(negativity):
    best = trust.best_commercial_share(negativity)
    income = trust.share_income(best, negativity)
    assert trust.resting_trust(best, negativity) == pytest.approx(best)
    assert all(trust.share_income(best + step, negativity) <= income + 1e-12 for step in (-0.05, -0.001, 0.001, 0.05))


@given(st.floats(1.0, 9.0))
def test_a_single_creator_chooses_the_best_share(negativity):
    assert trust.commons_share(1, negativity) == pytest.approx(trust.best_commercial_share(negativity))


@given(st.integers(1, 50), st.floats(1.0, 9.0))
def test_commons_share_solves_its_equation(creators, negativity):
    y = trust.commons_share(creators, negativity)
    assert 0 < y < 1
    assert (1 - y) * (1 + (negativity - 1) * y) == pytest.approx(negativity * y / creators, abs=1e-9)


@given(st.floats(0.2, 0.99), st.floats(1.0, 9.0), st.floats(0.1, 1.0), st.floats(0.0, 0.9), st.floats(0.2, 0.7))
def test_the_resting_volume_keeps_trust_where_it_is(level, negativity, distortion, governance, threshold):
    volume = trust.resting_volume(level, negativity, distortion, governance, threshold)
    if volume is None:
        return
    sharers = trust.willing_share(level, threshold)
    harm = trust.harmful_share(volume, sharers, governance, distortion)
    assert trust.resting_trust(harm, negativity) == pytest.approx(level, abs=1e-6)


# ------------------------------------------------------------------------------- properties

@settings(max_examples=60, deadline=None)
@given(values_of(MODEL))
def test_shares_stay_shares_and_income_is_not_negative(values):
    run = MODEL.simulate(**values)
    assert all(0 <= level <= 1 for name in ("trust", "sharers") for level in run[name])
    assert all(0 <= income <= 1.2 * volume for income, volume in zip(run["income"], run["volume"], strict=True))
    curves = MODEL.curves(**values)
    if curves["recovery_volume"] is not None:
        assert curves["recovery_volume"] <= curves["collapse_volume"]


@settings(max_examples=40, deadline=None)
@given(values_of(MODEL), st.floats(0.0, 0.3))
def test_more_governance_never_lowers_trust(values, more):
    stricter = {**values, "governance": min(0.9, values["governance"] + more)}
    pairs = zip(MODEL.simulate(**values)["trust"], MODEL.simulate(**stricter)["trust"], strict=True)
    assert all(strict >= loose - 1e-9 for loose, strict in pairs)


@settings(max_examples=40, deadline=None)
@given(values_of(MODEL))
def test_without_a_change_nothing_changes(values):
    still = {**values, "commercial_volume": values["starting_volume"], "governance": 0.0, "scandal": 0.0}
    edge = MODEL.curves(**still)["collapse_volume"]
    assume(edge is None or abs(edge - still["starting_volume"]) > 0.02)     # at the edge rest takes for ever
    run = MODEL.simulate(**still)
    assert max(run["trust"]) - min(run["trust"]) < 2e-3


@settings(max_examples=60, deadline=None)
@given(values_of(MODEL))
def test_the_sentence_says_what_the_run_does(values):
    run = MODEL.simulate(**values)
    before, end = run["income_before"], run["income_end"]
    said = trust.reading(run, MODEL.curves(**values))
    assert (run["regret_month"] is None) == (said in ("gain", "steady")) or said == "steady"
    if said in ("late_loss", "loss"):
        assert end <= before
    if said == "late_loss":
        assert run["income_first"] > before
    if said == "late_gain":
        assert end > before
    if said == "recovery":
        assert abs(end / before - 1) < 0.02 and min(run["income"]) < end


@given(st.floats(0.02, 0.8), st.floats(0.0, 1.0))
def test_perfect_governance_means_no_harm(volume, sharers):
    assert trust.harmful_share(volume, sharers, 1.0, 0.6) == 0.0


# ------------------------------------------------------------------------------- insights

def test_asymmetry_lowers_the_best_share():
    shares = {"one": 0.5, "two": 0.414, "four": 0.333, "nine": 0.25}
    assert insights.best_shares() == pytest.approx(shares, abs=5e-4)


def test_creators_on_their_own_spend_the_common_trust():
    assert insights.commons() == pytest.approx({"one": 0.111, "five": 0.045, "twenty": 0.012}, abs=5e-4)


def test_the_way_down_and_the_way_up_differ():
    assert insights.two_edges() == pytest.approx({"collapse": 0.335, "recovery": 0.144}, abs=5e-4)


def test_simulation_falls_and_recovers_where_the_curve_says():
    collapse, recovery = MODEL.curves()["collapse_volume"], MODEL.curves()["recovery_volume"]
    assert insights.ends_healthy(commercial_volume=collapse - 0.01)
    assert not insights.ends_healthy(commercial_volume=collapse + 0.01)
    fallen = {"starting_volume": 0.8}
    assert insights.ends_healthy(commercial_volume=recovery - 0.01, **fallen)
    assert not insights.ends_healthy(commercial_volume=recovery + 0.01, **fallen)


def test_income_rises_first_and_falls_later():
    assert insights.delayed_loss() == pytest.approx({"first": 1.75, "regret": 22, "lost": 0.91}, abs=0.005)
    assert MODEL.simulate(commercial_volume=0.45)["income"][120] == pytest.approx(0.015, abs=5e-4)


def test_one_month_more_is_not_forgiven():
    assert insights.longest_push() == {"survived": 23, "fatal": 24}


def test_prevention_is_cheaper_than_cure():
    found = {"prevents": 0.16, "cures": 0.24, "prevents_more": 0.274, "cures_more": 0.290}
    assert insights.prevention_and_cure() == pytest.approx(found, abs=3e-3)


def test_from_a_memory_of_eight_tenths_up_a_longer_one_survives_more_and_recovers_more_slowly():
    assert insights.memory_cuts_both_ways() == {"shortest_size": 100, "short_size": 50, "usual_size": 70,
                                                "long_size": 120, "short_wait": 47, "usual_wait": 59, "long_wait": 81}
    levels = MODEL.simulate(scandal=60.0)["trust"]
    assert min(levels) < 0.8 * levels[0] and levels.index(min(levels)) <= trust.SCANDAL_MONTH + 12


# ------------------------------------------------------------------------------- golden values

# What a later run of a preset is held to (test_core.py).
def golden(run, curves):
    return run["trust_end"], run["income_end"]


GOLDEN = {
    "sincere_community": (0.8932765302403813, 0.05287834332322219),
    "careful_monetising": (0.558917199232592, 0.16531481632305636),
    "over_commercialised": (0.16427446196888282, 0.014959244074578649),
    "governed_growth": (0.594217805756064, 0.27844359953949077),
    "compliance_scandal": (0.18296499061879273, 0.009353972843931408),
    "forgiving_users": (0.8101705510542824, 0.42709202610956903),
}


# ------------------------------------------------------------------------------- outcomes

def income_times(a):
    return a["volume_times"] * a["trust_times"] * a["audience_times"]


# What the reasons claim beyond the numbers that they quote: a fact of every run with this outcome.
CLAIMS = {
    "steady": lambda a: max(a["trust"]) - min(a["trust"]) < 1e-3,
    "gain": lambda a: min(a["income"]) >= a["income_before"] * (1.0 - 1e-3),
    "late_loss": lambda a: a["income_first"] > a["income_before"] and income_times(a) < 1.0,
    "late_loss_cliff": lambda a: a["volume_end"] > a["collapse_volume"] and a["trust_times"] < 1.0
    and a["audience_times"] < 1.0,
    "loss": lambda a: a["income_first"] <= a["income_before"] and income_times(a) < 1.0,
    "loss_cliff": lambda a: a["volume_end"] > a["collapse_volume"] and income_times(a) < 1.0,
    "late_gain": lambda a: income_times(a) > 1.0,
    "late_loss_past": lambda a: a["volume_end"] <= a["collapse_volume"] and a["trust_times"] < 1.0
    and a["income_first"] > a["income_before"],
    "loss_past": lambda a: a["volume_end"] <= a["collapse_volume"] and a["trust_times"] < 1.0,
    "recovery": lambda a: a["lowest_times"] < 1.0,
    "recovery_volume": lambda a: a["lowest_times"] < 1.0 and min(a["trust"]) > 0.99 * a["trust"][0],
}
