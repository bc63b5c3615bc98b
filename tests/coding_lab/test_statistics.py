"""What the front end computes equals widgets/analysis, and does what the lab says of it."""

import random
from itertools import permutations

import pytest

from tests.book import ROOT
from tests.engines import run_node
from widgets.analysis import cohens_kappa

STATISTICS = ROOT / "widgets" / "coding_lab" / "statistics.js"
LABELS = ["a", "b", "c", "d", "e", "f"]
RUN = """
import { readFileSync } from "node:fs";
const statistics = await import(process.argv[2]);
const jobs = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(jobs.map(([name, ...given]) => statistics[name](...given))));
"""


def run(*jobs):
    """The answers of the front end's functions: each job is a name and its arguments."""
    return run_node(RUN, STATISTICS, list(jobs))


def coders(source, units, top=0.3, accuracy=0.7):
    """Two coders' labels of random units, one label more common than the others."""
    truths = ["a" if source.random() < top else source.choice(LABELS) for _ in range(units)]
    return [[true if source.random() < accuracy else source.choice(LABELS) for true in truths] for _ in range(2)]


def contrary(source, units):
    """Two coders with two labels who differ on most units: an interval that would begin below -1."""
    first = [source.choice("ab") for _ in range(units)]
    return [first, [source.choice("ab" if source.random() < 0.3 else "ab".replace(label, "")) for label in first]]


@pytest.fixture(scope="module")
def codings():
    """Random codings of 2 to 60 units, from one-sided to even, from blind to perfect; two labels at least."""
    source = random.Random(1)
    drawn = [coders(source, source.randint(2, 60), source.random(), source.random()) for _ in range(300)]
    drawn += [coders(source, 24, 0.95, 0.97) for _ in range(50)]
    drawn += [contrary(source, 8) for _ in range(50)]
    return [coding for coding in drawn if len(set(coding[0] + coding[1])) > 1]


@pytest.fixture(scope="module")
def tables(codings):
    return run(*[("crossTable", *coding, LABELS) for coding in codings])


def test_tables_count_the_units(codings, tables):
    for (first, second), table in zip(codings, tables, strict=True):
        pairs = list(zip(first, second, strict=True))
        assert table == [[pairs.count((row, column)) for column in LABELS] for row in LABELS]


def test_kappa_and_its_interval_equal_the_analysis(codings, tables):
    for coding, found in zip(codings, run(*[("agreementOf", table) for table in tables]), strict=True):
        expected = cohens_kappa(*coding)
        assert (found["kappa"], found["low"], found["high"]) == pytest.approx(
            (expected.estimate, expected.low, expected.high), rel=1e-9, abs=1e-7)
        assert found["n"] == expected.n
        assert found["agreed"] == sum(one == other for one, other in zip(*coding, strict=True))
        assert found["observed"] == pytest.approx(found["agreed"] / found["n"])


def test_one_label_has_no_kappa_in_either():
    (found,) = run(("agreementOf", [[7, 0], [0, 0]]))
    assert (found["kappa"], found["low"], found["high"], found["observed"]) == (None, None, None, 1)
    with pytest.raises(ValueError, match="chance explains everything"):
        cohens_kappa(["a"] * 7, ["a"] * 7)


# ------------------------------------------------------------------------------- the paradox

def movable(table, top):
    """Agreed units that do not have the commonest label yet."""
    return sum(row[i] for i, row in enumerate(table) if i != top)


def test_one_sided_text_leaves_agreement_and_lowers_kappa(tables):
    """Each agreed unit that changes to the commonest label lowers kappa, unless all agree."""
    tops = run(*[("commonest", table) for table in tables])
    steps = [(number, moved) for number, (table, top) in enumerate(zip(tables, tops, strict=True))
             for moved in range(movable(table, top) + 1)]
    changed = run(*[("oneSided", tables[number], moved) for number, moved in steps])
    found = run(*[("agreementOf", table) for table in changed])
    assert all(table == tables[number] for (number, moved), table in zip(steps, changed, strict=True) if moved == 0)
    compared = [(one, other) for (_, moved), one, other in zip(steps[1:], found[:-1], found[1:], strict=True) if moved]
    assert all(one["agreed"] == other["agreed"] and one["n"] == other["n"] for one, other in compared)
    falling = [(one["kappa"], other["kappa"]) for one, other in compared if one["agreed"] < one["n"]]
    assert len(falling) > 1000 and all(other < one for one, other in falling)


def test_disagreements_stay_where_they_are(tables):
    table = max(tables, key=lambda each: sum(map(sum, each)))
    (changed,) = run(("oneSided", table, 3))
    off = [[count for j, count in enumerate(row) if j != i] for i, row in enumerate(table)]
    assert [[count for j, count in enumerate(row) if j != i] for i, row in enumerate(changed)] == off


def test_more_units_than_there_are_cannot_change():
    with pytest.raises(RuntimeError, match="only 2 agreed units have another label, not 3"):
        run(("oneSided", [[5, 1], [0, 2]], 3))


# ------------------------------------------------------------------------------- saturation

def test_discovery_counts_different_labels():
    assert run(("discovery", list("aabac")), ("discovery", [])) == [[0, 1, 1, 2, 2, 3], [0]]


@pytest.mark.parametrize("labels", ["aabbc", "aaaa", "abcd", "abacad", "a"])
def test_the_mean_curve_is_the_mean_over_all_orders(labels):
    orders = [[len(set(order[:drawn])) for drawn in range(len(labels) + 1)] for order in permutations(labels)]
    mean = [sum(column) / len(orders) for column in zip(*orders, strict=True)]
    assert run(("meanDiscovery", list(labels)))[0] == pytest.approx(mean)


def test_labels_that_occur_once_are_counted():
    assert run(("onceOnly", list("aabbcd")), ("onceOnly", list("aabb")), ("onceOnly", [])) == [2, 0, 0]


def test_a_shuffle_keeps_all_and_is_repeatable():
    items = list(range(24))
    orders = run(*[("shuffled", items, seed) for seed in range(1, 201)])
    assert all(sorted(order) == items for order in orders)
    assert len({tuple(order) for order in orders}) == len(orders)
    assert run(("shuffled", items, 7))[0] == orders[6]
    first = [order[0] for order in orders]
    assert all(first.count(item) < 25 for item in items), "every item comes first about once in 24 shuffles"
