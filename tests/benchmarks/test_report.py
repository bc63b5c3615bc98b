"""The comparison with the stored run: it reports what became worse by more than a quarter, and no noise."""

import random

import pytest

from benchmarks import engines, summary
from benchmarks.report import COLUMNS, Baseline, Result, better, row

CASES = [f"case {number}" for number in range(40)]


def runs(pace=1.0, slow=(), noise=0.2, seed=1, unit="ms"):
    """A run of forty measurements of about 20 units; those named in `slow` take 1.5 times as long."""
    chance = random.Random(seed)
    return [Result("work", case, unit, tuple(pace * (30 if case in slow else 20) * (1 + noise * chance.random())
                                             for _ in range(15))) for case in CASES]


def baseline(yardstick=1.0, **run):
    return Baseline().updated(runs(**run), yardstick, "a machine")


def reported(stored, results, yardstick=1.0):
    return [result.case for result in results if stored.regressed(result, yardstick)]


@pytest.mark.parametrize("seed", range(2, 52))
def test_noise_is_not_reported_and_a_regression_is(seed):
    stored = baseline()
    assert reported(stored, runs(seed=seed)) == []
    assert reported(stored, runs(seed=seed, slow=["case 7", "case 31"])) == ["case 7", "case 31"]


def test_a_slow_machine_is_not_a_slow_book():
    """Twice as slow throughout, yardstick included: nothing; the same times at the old pace: everything."""
    stored = baseline()
    assert reported(stored, runs(pace=2.0, seed=3), yardstick=2.0) == []
    assert reported(stored, runs(pace=2.0, seed=3)) == CASES


def test_a_fast_machine_does_not_hide_a_regression():
    slow = ["case 12"]
    assert reported(baseline(), runs(pace=0.5, slow=slow, seed=4), yardstick=0.5) == slow


@pytest.mark.parametrize("unit", ["KB", "MB", "requests"])
def test_sizes_do_not_depend_on_the_machine(unit):
    stored = baseline(unit=unit, noise=0.0).updated([], 4.0, "a slow machine")
    assert reported(stored, runs(unit=unit, noise=0.0, slow=["case 5"]), yardstick=9.0) == ["case 5"]


def test_a_burst_of_noise_is_gone_when_measured_again():
    stored, burst = baseline(), runs(slow=["case 9"], seed=5)
    assert reported(stored, burst) == ["case 9"]
    assert reported(stored, better(burst, runs(seed=6))) == []
    assert reported(stored, better(burst, runs(slow=["case 9"], seed=6))) == ["case 9"]


def test_differences_below_the_resolution_mean_nothing():
    stored = Baseline().updated([Result("work", "tiny", "ms", (0.2, 0.2))], 1.0, "a machine")
    assert reported(stored, [Result("work", "tiny", "ms", (0.9, 0.9))]) == []


def test_what_was_not_measured_before_is_new_and_not_worse():
    assert reported(Baseline(), runs()) == []


def test_a_part_of_the_measurements_leaves_the_others_as_they_were(tmp_path):
    """Each keeps the numbers of its own run, and is expected at that run's pace."""
    stored = baseline()
    stored.updated([Result("work", "case 3", "ms", (99.0,))], 2.0, "a slow machine").write(tmp_path / "b.csv")
    again = Baseline.read(tmp_path / "b.csv")
    changed = {key for key in stored.stored if again.stored[key] != stored.stored[key]}
    assert changed == {("work", "case 3", "ms")} and set(again.stored) == set(stored.stored)
    new, old = Result("work", "case 3", "ms", (1.0,)), Result("work", "case 4", "ms", (1.0,))
    assert again.expected(new, 2.0) == 99.0 and again.expected(new, 1.0) == 49.5
    assert again.expected(old, 2.0) == 2.0 * stored.stored["work", "case 4", "ms"].median


def test_what_is_stored_can_be_read(tmp_path):
    """Numbers to four digits, so that the file can be read by people, and their spread."""
    result = Result("work", "a case, with a comma", "KB", (1.23456, 2.0, 3.0))
    Baseline().updated([result], 3.14159, "2 cores, Linux").write(tmp_path / "b.csv")
    [row] = Baseline.read(tmp_path / "b.csv").stored.values()
    assert (row.median, row.least, row.greatest, row.runs, row.yardstick) == (2.0, 1.235, 3.0, 3, 3.142)
    assert (row.case, row.machine) == (result.case, "2 cores, Linux")


def test_a_run_is_timed_where_one_of_its_two_parts_had_less_time():
    """A slow engine stops after some seconds, with more runs of `simulate` than of `curves`."""
    assert engines.both({"trust simulate": [1.0, 2.0, 3.0], "trust curves": [10.0, 20.0]}, "trust") == (11.0, 22.0)


def test_the_guide_says_what_was_stored():
    """The section on what was measured is written by `python -m benchmarks --keep`, and by nothing else."""
    assert summary.written() == summary.summary(Baseline.read())


def test_a_measurement_that_the_guide_needs_and_lacks_is_named():
    with pytest.raises(LookupError, match="no 'navigation to first explorer live'"):
        summary.summary(Baseline())


def test_a_row_says_median_spread_and_ratio():
    shown = row(Result("work", "case 3", "ms", (10.0, 20.0, 30.0)), baseline(noise=0.0), 1.0)
    cells = dict(zip(COLUMNS, shown, strict=True))
    assert cells["Median"] == "20.0" and cells["Least to greatest"] == "10.0 to 30.0" and cells["Runs"] == "3"
    assert cells["Baseline"] == "20.0" and cells["Now / baseline"] == "1.00"
