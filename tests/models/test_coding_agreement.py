"""The coding model: kappa and discovery against their formulas, and what neither of them shows."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.models import CATALOGUE, coding_agreement
from widgets.models.stream import random_stream
from widgets.reference.entries import coding_agreement as insights

from .ranges import values_of

MODEL = CATALOGUE["coding_agreement"]
ACCURACY = st.floats(0.4, 1.0)
CODES = st.integers(2, 8)
PREVALENCE = st.floats(0.1, 0.95)
BIAS = st.floats(0.0, 0.5)
RUNS = insights.RUNS
mean = insights.mean


def interval(numbers, errors=4.0):
    """Mean of the numbers, less and plus four standard errors."""
    centre = mean(numbers)
    error = math.sqrt(sum((number - centre) ** 2 for number in numbers) / (len(numbers) - 1) / len(numbers))
    return centre - errors * error, centre + errors * error


def share_interval(count, total, errors=4.0):
    """A share, less and plus four standard errors."""
    share = count / total
    error = math.sqrt(share * (1 - share) / total)
    return share - errors * error, share + errors * error


@pytest.fixture(scope="module")
def runs():
    """Runs at the defaults with the seeds 1 to 600."""
    return insights.runs()


# ------------------------------------------------------------------------------- analytic results

@given(ACCURACY, CODES)
def test_equal_codes_give_the_uniform_formula(accuracy, codes):
    kappa = coding_agreement.expected_kappa(accuracy, codes, 1 / codes, 0.0)
    assert kappa == pytest.approx(((codes * accuracy - 1) / (codes - 1)) ** 2, abs=1e-12)
    assert coding_agreement.uniform_kappa(accuracy, codes) == pytest.approx(kappa, abs=1e-12)


def joint_table(accuracy, codes, prevalence, bias):
    """Chance of every pair of readings, and of a true one, summed over true and seen codes."""
    table, correct = [[0.0] * codes for _ in range(codes)], 0.0
    for true in range(codes):
        weight = prevalence if true == 0 else (1 - prevalence) / (codes - 1)
        for seen, chance in ((0, bias), (true, 1 - bias)):
            reads = [accuracy if code == seen else (1 - accuracy) / (codes - 1) for code in range(codes)]
            correct += weight * chance * reads[true]
            for one in range(codes):
                for two in range(codes):
                    table[one][two] += weight * chance * reads[one] * reads[two]
    return table, correct


@given(ACCURACY, CODES, PREVALENCE, BIAS)
def test_the_formulas_are_those_of_the_whole_table(accuracy, codes, prevalence, bias):
    table, correct = joint_table(accuracy, codes, prevalence, bias)
    agreement = sum(table[code][code] for code in range(codes))
    by_chance = sum(sum(row) * sum(other[code] for other in table) for code, row in enumerate(table))
    assert coding_agreement.raw_agreement(accuracy, codes) == pytest.approx(agreement)
    kappa = coding_agreement.expected_kappa(accuracy, codes, prevalence, bias)
    assert kappa == pytest.approx((agreement - by_chance) / (1 - by_chance), abs=1e-9)
    assert coding_agreement.true_share(prevalence, bias, accuracy, codes) == pytest.approx(correct)


@pytest.mark.parametrize("setting", [(0.8, 5, 0.2, 0.0), (0.9, 5, 0.9, 0.0), (0.9, 5, 0.2, 0.4), (0.6, 2, 0.7, 0.2)])
def test_a_large_sample_reaches_the_expectation(setting):
    accuracy, codes, prevalence, bias = setting
    agreement, kappa, truth = coding_agreement.coded_sample(random_stream(5), *setting, 40_000)
    expected = coding_agreement.raw_agreement(accuracy, codes)
    assert agreement == pytest.approx(expected, abs=4 * (expected * (1 - expected) / 40_000) ** 0.5)
    assert kappa == pytest.approx(coding_agreement.expected_kappa(*setting), abs=0.03)
    assert truth == pytest.approx(coding_agreement.true_share(prevalence, bias, accuracy, codes), abs=0.01)


def test_expected_discovery_at_the_defaults(runs):
    shares = coding_agreement.code_shares(8)
    assert coding_agreement.expected_found(shares, 60) == pytest.approx(19.60, abs=5e-3)
    low, high = interval([run["found_first"] for run in runs])
    assert low < coding_agreement.expected_found(shares, 60) < high
    assert MODEL.curves(seed=1)["expected"][20] == pytest.approx(19.60, abs=5e-3)
    low, high = interval([run["found_end"] for run in runs])
    assert low < MODEL.curves(seed=1)["expected"][-1] < high


def test_codes_met_once_estimate_the_unseen_mass(runs):
    unseen = sum(share * (1 - share) ** 60 for share in coding_agreement.code_shares(8))
    assert unseen == pytest.approx(0.116, abs=5e-4)
    low, high = interval([run["estimate"][60] for run in runs])
    assert low < 0.118 < high and low < unseen < high
    once = sum(share * (1 - share) ** 59 for share in coding_agreement.code_shares(8))     # its exact expectation
    assert once == pytest.approx(0.118, abs=5e-4)


# ------------------------------------------------------------------------------- properties

@settings(max_examples=40, deadline=None)
@given(values_of(MODEL))
def test_counts_chances_and_kappas_stay_within_their_bounds(values):
    run, curves = MODEL.simulate(**values), MODEL.curves(**values)
    assert len(run["segment"]) == 3 * values["segments"] + 1 and run["cases"][-1] == 3.0
    assert all(0 <= later - earlier <= 1 for earlier, later in pairwise(run["found"]))
    assert run["found_end"] <= curves["codes_total"]
    assert all(0 <= chance <= 1 for name in ("new_chance", "estimate") for chance in run[name])
    assert -1 <= run["kappa_sample"] <= run["agreement_sample"] <= 1
    assert 0 <= run["truth_sample"] <= 1
    assert all(-1e-12 <= kappa <= agreement + 1e-12
               for kappa, agreement in zip(curves["kappa_line"], curves["agreement_line"], strict=True))
    assert all(coding_agreement.LOWEST_KAPPA < low <= kappa <= high + 1e-12 <= 1 + 1e-9 for low, kappa, high in
               zip(curves["kappa_low"], curves["kappa_curve"], curves["kappa_high"], strict=True))


@settings(max_examples=40, deadline=None)
@given(values_of(MODEL))
def test_a_segment_is_new_with_the_chance_that_the_codes_not_met_have(values):
    """Found and unseen go together: with everything found nothing new can come."""
    run, curves = MODEL.simulate(**values), MODEL.curves(**values)
    if run["found_end"] == curves["codes_total"]:
        assert run["new_chance"][-1] == pytest.approx(0, abs=1e-12)
    for segment in range(1, values["segments"]):
        if run["found"][segment] == run["found"][segment - 1] and values["interleaved"] == 0:
            assert run["new_chance"][segment] == run["new_chance"][segment - 1]


@given(ACCURACY, CODES, PREVALENCE, BIAS, st.floats(0.0, 0.3))
def test_a_shared_bias_never_makes_readings_truer(accuracy, codes, prevalence, bias, more):
    if accuracy >= 1 / codes:
        truths = [coding_agreement.true_share(prevalence, b, accuracy, codes) for b in (bias, bias + more)]
        assert truths[1] <= truths[0] + 1e-12


@given(st.integers(0, 20), st.integers(20, 300))
def test_the_order_of_cases_does_not_change_what_is_expected_in_the_end(local_codes, segments):
    ends = [coding_agreement.expected_curve(segments, local_codes, order)[1] for order in (0, 1)]
    assert ends[0][-1] == pytest.approx(ends[1][-1])
    assert all(turns >= one - 1e-9 for one, turns in zip(*ends, strict=True))        # taking turns is never behind
    assert sum(coding_agreement.code_shares(local_codes)) == pytest.approx(1)


@settings(max_examples=30, deadline=None)
@given(values_of(MODEL))
def test_without_local_codes_the_order_of_cases_changes_nothing(values):
    same = {**values, "local_codes": 0}
    one, turns = (MODEL.simulate(**{**same, "interleaved": order}) for order in (0, 1))
    assert one["found"] == turns["found"] and one["kappa_sample"] == turns["kappa_sample"]
    assert one["new_chance"] == pytest.approx(turns["new_chance"], abs=1e-12)


@settings(max_examples=30, deadline=None)
@given(values_of(MODEL))
def test_perfect_coders_agree_on_everything(values):
    run = MODEL.simulate(**{**values, "accuracy": 1.0})
    assert run["agreement_sample"] == run["kappa_sample"] == 1.0
    assert MODEL.simulate(**{**values, "accuracy": 1.0, "bias": 0.0})["truth_sample"] == 1.0


@settings(max_examples=30, deadline=None)
@given(values_of(MODEL))
def test_coders_do_not_change_what_is_there_to_find(values):
    other = {**values, "accuracy": 0.5, "codes": 3, "bias": 0.1}
    assert MODEL.simulate(**values)["found"] == MODEL.simulate(**other)["found"]


def test_coders_who_all_write_the_same_agree_on_everything():
    _, kappa, _ = coding_agreement.coded_sample(lambda: 0.0, 1.0, 5, 0.95, 0.0, 20)
    assert kappa == 1.0


# ------------------------------------------------------------------------------- insights

def test_kappa_is_not_accuracy():
    assert insights.kappa_is_not_accuracy() == pytest.approx({"four": 0.56, "nine": 0.77}, abs=5e-3)


def test_the_kappa_paradox():
    plain, paradox = (MODEL.curves(accuracy=0.9, prevalence=top, seed=1) for top in (0.2, 0.9))
    assert plain["agreement_expected"] == paradox["agreement_expected"]
    assert insights.paradox() == pytest.approx({"agreement": 0.81, "plain": 0.77, "skewed": 0.43}, abs=5e-3)


def test_agreement_is_not_validity():
    assert insights.validity() == pytest.approx({"kappa": 0.73, "truth": 0.62}, abs=5e-3)


def test_saturation_is_local(runs):
    """A fifth of the runs or more look finished at the end of case 1; case 2 then brings twice as many new codes."""
    finished = [run for run in runs if run["new_at_end"] == 0]
    low, high = share_interval(len(finished), RUNS)
    assert low < 0.25 < high
    low, high = interval([run["new_after"] for run in finished])
    assert low < 4.3 < high
    low, high = interval([run["found"][60] - run["found"][45] for run in runs])
    assert low < 2.1 < high and low < 2.0 < high
    low, high = interval([run["found_first"] for run in runs])
    assert low < 19.5 < high
    found = insights.saturation()
    assert found == pytest.approx({"finished": 0.21, "after": 4.1, "found": 19.7, "codes": 42}, abs=0.05)
    assert found["finished"] == pytest.approx(0.21, abs=5e-3)


def test_the_chance_of_a_new_code_jumps_where_a_case_begins(runs):
    before, after = (mean([run["new_chance"][segment] for run in runs]) for segment in (59, 60))
    assert before < 0.13 and after > 0.3
    found = {"estimate": 0.120, "chance": 0.116, "next_case": 0.38}
    assert insights.unseen() == pytest.approx(found, abs=5e-3)
    estimate = [mean([run["estimate"][segment] for run in runs]) for segment in (59, 60)]
    assert abs(estimate[1] - estimate[0]) < 0.01                        # the estimate does not see it coming


def test_forty_segments_leave_kappa_open():
    kappas = sorted(MODEL.simulate(accuracy=0.9, segments=40, seed=seed)["kappa_sample"] for seed in range(1, 1001))
    assert insights.forty_segments() == pytest.approx({"low": 0.62, "high": 0.87, "centre": 0.76}, abs=5e-3)
    curves = MODEL.curves(accuracy=0.9, segments=40, seed=1)
    low, high = curves["kappa_low"][50], curves["kappa_high"][50]
    assert curves["accuracy_axis"][50] == pytest.approx(0.9)
    assert 0.85 < mean([low <= kappa <= high for kappa in kappas]) < 0.95


# ------------------------------------------------------------------------------- golden values

# What a later run of a preset is held to (test_core.py).
def golden(run, curves):
    return run["kappa_sample"], run["truth_sample"], run["found_first"], run["found_end"]


GOLDEN = {
    "two_good_coders": (0.5397489539748953, 0.7916666666666666, 20, 36),
    "kappa_paradox": (0.3796159527326441, 0.875, 20, 36),
    "shared_bias": (0.6848030018761725, 0.6083333333333333, 20, 36),
    "small_sample": (0.8081534772182254, 0.925, 20, 32),
    "local_saturation": (0.5793532556305319, 0.8041666666666667, 28, 47),
    "cases_in_turns": (0.5793532556305319, 0.8041666666666667, 37, 48),
}


# ------------------------------------------------------------------------------- outcomes

NEARLY = 1e-9


# What the reasons claim beyond the numbers that they quote: a fact of every run with this outcome.
CLAIMS = {
    "biased": lambda a: a["bias"] > 0.0 and a["truth_expected"] < a["agreement_expected"],
    "paradox": lambda a: a["kappa_expected"] < a["kappa_uniform"] and a["chance_expected"] > 1.0 / a["codes"],
    "false_saturation": lambda a: a["found_first"] < a["found_end"] <= a["codes_total"],
    "fair": lambda a: a["kappa_uniform"] - a["kappa_expected"] <= 0.15 + NEARLY,
}
