"""How far coders agree beyond chance: Cohen's kappa and Krippendorff's alpha, with their intervals."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import krippendorff
import numpy as np
import pandas as pd
from statsmodels.stats.inter_rater import cohens_kappa as kappa_of_table


@dataclass(frozen=True)
class Agreement:
    """An agreement statistic. estimate: 1 perfect, 0 as chance would have it. low, high: its interval.

    n: units that count, coded by at least two coders. level: confidence of the interval.
    """

    measure: str
    estimate: float
    low: float
    high: float
    n: int
    level: float

    def __str__(self):
        return (f"{self.measure} {self.estimate:.2f} ({self.level:.0%} interval {self.low:.2f} to {self.high:.2f}, "
                f"n = {self.n})")


def cohens_kappa(first, second, level=0.95):
    """Cohen's (1960) kappa of two coders who each gave one label to every unit.

    first, second: labels in the same order of units. The interval is the asymptotic one of Fleiss, Cohen and
    Everitt (1969), cut at 1 and -1; it is too narrow for few units, and of width 0 when all labels agree.
    """
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError(f"the coders labelled {len(first)} and {len(second)} units: they must be as many.")
    if any(missing(label) for label in first + second):
        raise ValueError("a label is missing: leave the unit out, or use krippendorff_alpha, which allows for it.")
    check_level(level)
    labels = different_labels(first + second)
    place = {label: index for index, label in enumerate(labels)}
    table = np.zeros((len(labels), len(labels)))
    for one, other in zip(first, second, strict=True):
        table[place[one], place[other]] += 1
    with np.errstate(divide="ignore", invalid="ignore"):       # of tests against zero, which are not used here
        found = kappa_of_table(table)
    kappa, variance = float(found.kappa), max(0.0, float(found.var_kappa))
    reach = NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(variance)
    return Agreement("Cohen's kappa", kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach), len(first), level)


def krippendorff_alpha(coders, level=0.95, resamples=2000, seed=1):
    """Krippendorff's alpha for nominal labels by any number of coders; None or NaN is a missing label.

    coders: for each coder the labels in the same order of units. The interval is the percentile bootstrap over
    units; a resample in which only one label occurs has no alpha and is left out. seed: the same seed gives the
    same interval.
    """
    coders = [list(labels) for labels in coders]
    lengths = sorted({len(labels) for labels in coders})
    if len(coders) < 2 or len(lengths) != 1:
        raise ValueError(f"{len(coders)} coders labelled {lengths} units: give two coders or more, "
                         "each with a label or None for every unit.")
    check_level(level)
    units = [[label for label in unit if not missing(label)] for unit in zip(*coders, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    labels = different_labels([label for unit in units for label in unit])
    counts = np.array([[unit.count(label) for label in labels] for unit in units])
    draw = np.random.default_rng(seed)
    samples = (counts[draw.integers(0, len(counts), len(counts))] for _ in range(resamples))
    alphas = [nominal_alpha(sample) for sample in samples if np.count_nonzero(sample.sum(axis=0)) > 1]
    low, high = np.quantile(alphas, [(1 - level) / 2, (1 + level) / 2])
    return Agreement("Krippendorff's alpha", nominal_alpha(counts), float(low), float(high), len(units), level)


def nominal_alpha(counts):
    """Alpha of a table that counts how often each unit (row) got each label (column)."""
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def different_labels(labels):
    """Each label once, in order of first appearance; ValueError if there are fewer than two."""
    found = list(dict.fromkeys(labels))
    if len(found) < 2:
        raise ValueError(f"the labels used are {found}: where fewer than two are used (by two coders on a unit), "
                         "chance explains everything and agreement has no value.")
    return found


def missing(label):
    """Whether a unit was left without a label."""
    return label is None or bool(pd.isna(label))


def check_level(level):
    """Refuse a confidence level outside 0 to 1."""
    if not 0 < level < 1:
        raise ValueError(f"level = {level!r} is no confidence level: it must be between 0 and 1, e.g. 0.95.")
