"""Agreement statistics against textbook values, their formulas and their intervals' promise."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.analysis import cohens_kappa, krippendorff_alpha

LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=4, max_size=60).filter(
    lambda pairs: len({label for pair in pairs for label in pair}) > 1)


def coders_of(table):
    """Two lists of labels that give this table of counts."""
    pairs = [(row, column) for row, counts in enumerate(table) for column, count in enumerate(counts)
             for _ in range(count)]
    return [one for one, _ in pairs], [other for _, other in pairs]


# ------------------------------------------------------------------------------- textbook values

def test_kappa_of_fleiss_levin_and_paik():
    """Diagnoses of 100 subjects by two raters: Fleiss, Levin and Paik (2003), chapter 18."""
    found = cohens_kappa(*coders_of([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert found.estimate == pytest.approx(0.68, abs=5e-3)
    assert (found.low, found.high) == pytest.approx((0.51, 0.85), abs=6e-3)
    assert found.n == 100


def test_kappa_of_a_two_by_two_table():
    """20 and 15 of 50 agreed: observed 0.7, by chance 0.5."""
    assert cohens_kappa(*coders_of([[20, 5], [10, 15]])).estimate == pytest.approx(0.4)


ONE_MISSING = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


@pytest.mark.parametrize("coders, alpha, n", [
    ([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], 0.095, 10),
    (["aabbdcccedda", "babbbccceddd"], 0.692, 12),
    (ONE_MISSING, 0.743, 11),
])
def test_alpha_of_krippendorff(coders, alpha, n):
    """Krippendorff (2011), examples A (binary), B (nominal) and C (four coders, missing labels)."""
    found = krippendorff_alpha(coders, resamples=200)
    assert found.estimate == pytest.approx(alpha, abs=5e-4)
    assert found.n == n
    assert found.low <= found.estimate <= found.high


# ------------------------------------------------------------------------------- formulas

@given(LABELS)
def test_kappa_is_agreement_beyond_chance(pairs):
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    observed = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(first.count(label) * second.count(label) for label in "abc") / len(pairs) ** 2
    found = cohens_kappa(first, second)
    assert found.estimate == pytest.approx((observed - chance) / (1 - chance))
    assert -1 <= found.low <= found.estimate <= found.high <= 1
    assert cohens_kappa(second, first).estimate == pytest.approx(found.estimate)
    renamed = {"a": 7, "b": "x", "c": "c"}
    again = cohens_kappa([renamed[label] for label in first], [renamed[label] for label in second])
    assert (again.estimate, again.low) == pytest.approx((found.estimate, found.low))


@settings(deadline=None, max_examples=40)
@given(LABELS)
def test_alpha_of_two_coders_is_scotts_pi_corrected_for_few_units(pairs):
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    observed = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(((first + second).count(label) / (2 * len(pairs))) ** 2 for label in "abc")
    scott = (observed - chance) / (1 - chance)
    expected = 1 - (1 - scott) * (2 * len(pairs) - 1) / (2 * len(pairs))
    assert krippendorff_alpha([first, second], resamples=20).estimate == pytest.approx(expected)


def test_perfect_agreement_is_one():
    labels = list("abcabcabca")
    assert cohens_kappa(labels, labels).estimate == pytest.approx(1)
    assert krippendorff_alpha([labels] * 3, resamples=50).low == pytest.approx(1)


# ------------------------------------------------------------------------------- intervals

def coded(source, accuracy, units, codes=5):
    """Two coders who find the true code of five with this accuracy and else one of the others by chance."""
    def label(true):
        return true if source.random() < accuracy else source.choice([code for code in range(codes) if code != true])

    truths = [source.randrange(codes) for _ in range(units)]
    return [label(true) for true in truths], [label(true) for true in truths]


def test_the_interval_of_kappa_holds_the_truth_as_often_as_it_says():
    source, true = random.Random(1), ((5 * 0.8 - 1) / 4) ** 2       # 0.5625: two coders right in 80 %
    found = [cohens_kappa(*coded(source, 0.8, 100)) for _ in range(300)]
    held = sum(one.low <= true <= one.high for one in found) / len(found)
    assert 0.91 <= held <= 0.985                                     # 95 %, three standard errors about
    assert sum(one.estimate for one in found) / len(found) == pytest.approx(true, abs=0.02)


def test_the_interval_of_alpha_holds_the_truth_as_often_as_it_says():
    source, true = random.Random(2), ((5 * 0.8 - 1) / 4) ** 2
    found = [krippendorff_alpha(coded(source, 0.8, 100), level=0.9, resamples=200) for _ in range(80)]
    held = sum(one.low <= true <= one.high for one in found) / len(found)
    assert 0.79 <= held <= 0.98


def test_more_units_and_less_confidence_make_it_narrower():
    first, second = coded(random.Random(3), 0.8, 50)
    for statistic in (cohens_kappa, lambda one, other, level=0.95: krippendorff_alpha([one, other], level)):
        wide, many, unsure = statistic(first, second), statistic(first * 4, second * 4), statistic(first, second, 0.8)
        assert many.high - many.low < 0.6 * (wide.high - wide.low)
        assert unsure.high - unsure.low < wide.high - wide.low


def test_the_same_seed_gives_the_same_interval():
    coders = coded(random.Random(4), 0.7, 40)
    assert krippendorff_alpha(coders, seed=5) == krippendorff_alpha(coders, seed=5)
    assert krippendorff_alpha(coders, seed=5).low != krippendorff_alpha(coders, seed=6).low


def test_it_reads_as_a_sentence():
    words = str(cohens_kappa(*coders_of([[20, 5], [10, 15]])))
    assert words == "Cohen's kappa 0.40 (95% interval 0.15 to 0.65, n = 50)"


# ------------------------------------------------------------------------------- refusals

@pytest.mark.parametrize("first, second, words", [
    (["a", "b"], ["a"], "2 and 1 units"),
    (["a", None], ["a", "b"], "label is missing"),
    (["a", float("nan")], ["a", "b"], "label is missing"),
    (["a", "a"], ["a", "a"], r"labels used are \['a'\]"),
    ([], [], r"labels used are \[\]"),
])
def test_kappa_refuses_what_has_no_kappa(first, second, words):
    with pytest.raises(ValueError, match=words):
        cohens_kappa(first, second)


@pytest.mark.parametrize("coders, words", [
    ([["a", "b"]], "1 coders"),
    ([["a", "b"], ["a"]], r"labelled \[1, 2\] units"),
    ([["a", None], [None, "b"]], "fewer than two"),
    ([["a", "a"], ["a", "a"]], "fewer than two"),
])
def test_alpha_refuses_what_has_no_alpha(coders, words):
    with pytest.raises(ValueError, match=words):
        krippendorff_alpha(coders)


def test_a_level_is_between_none_and_certain():
    with pytest.raises(ValueError, match="level = 95"):
        cohens_kappa(["a", "b"], ["a", "b"], level=95)
