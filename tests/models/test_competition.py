"""The competition model: where two forms rest, who stays, and when speed, a head start or a window decide."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from widgets.models import CATALOGUE, competition
from widgets.reference.entries import competition as insights

from .ranges import values_of

MODEL = CATALOGUE["competition"]
RIVALS, long_run, community_wins = insights.RIVALS, insights.long_run, insights.community_wins
MARKETS, OVERLAPS = st.floats(0.2, 2.0), st.floats(0.0, 1.6)


# ------------------------------------------------------------------------------- analytic results

@given(MARKETS, OVERLAPS, OVERLAPS)
def test_coexistence_needs_both_overlaps_below_their_bounds(market, harm_x, harm_y):
    both = competition.regime(market, harm_x, harm_y) == 0
    assert both == (harm_x * market < 1 and harm_y < market)


@given(MARKETS, OVERLAPS, OVERLAPS, st.floats(0.1, 2.0))
def test_nothing_grows_at_the_interior_point(market, harm_x, harm_y, speed):
    assume(abs(harm_x * harm_y - 1) > 1e-3)
    x = competition.shared_traditional(market, harm_x, harm_y)
    y = competition.shared_community(market, harm_x, harm_y)
    scale = 1e-9 * (1 + abs(x) + abs(y)) ** 2
    assert competition.growth_traditional(x, y, harm_x) == pytest.approx(0, abs=scale)
    assert competition.growth_community(x, y, speed, market, harm_y) == pytest.approx(0, abs=scale * 10)
    if competition.regime(market, harm_x, harm_y) == 0:
        assert x > 0 and y > 0


@given(OVERLAPS, st.floats(0.1, 2.0), st.floats(0.001, 0.2))
def test_the_newcomer_enters_above_the_least_market(harm_y, speed, margin):
    least = competition.least_market(harm_y)
    assert competition.invasion_speed(speed, least + margin, harm_y) > 0
    assert competition.growth_community(1.0, 1e-6, speed, least + margin, harm_y) > 0
    if least > margin:
        assert competition.invasion_speed(speed, least - margin, harm_y) < 0


@pytest.mark.parametrize("market, enters", [(0.49, False), (0.51, True)])
def test_a_run_is_invaded_just_above_the_least_market(market, enters):
    values = {**MODEL.defaults(), "community_market": market, "incumbent_start": 1.0, "head_start": 0.001}
    assert (long_run(values, 1500.0)[1] > 0.005) == enters


@settings(max_examples=20, deadline=None)
@given(values_of(MODEL))
def test_the_long_run_is_the_one_of_the_regime(values):
    market, harm_x, harm_y = (values[k] for k in ("community_market", "harm_to_traditional", "harm_to_community"))
    assume(abs(harm_x * market - 1) > 0.2 and abs(harm_y / market - 1) > 0.2)
    x, y = long_run({**values, "newcomer_speed": max(0.3, values["newcomer_speed"])})
    kind = competition.regime(market, harm_x, harm_y)
    if kind == 0:
        rest = (competition.shared_traditional(market, harm_x, harm_y),
                competition.shared_community(market, harm_x, harm_y))
        assert (x, y) == pytest.approx(rest, abs=1e-3)
    elif kind == 1:
        assert (x, y) == pytest.approx((1.0, 0.0), abs=1e-3)
    elif kind == 2:
        assert (x, y) == pytest.approx((0.0, market), abs=1e-3)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.8, 1.2), st.floats(1.5, 1.6), st.floats(1.5, 1.6), st.floats(0.3, 1.5), st.integers(1, 1000))
def test_the_divide_parts_the_starts(market, harm_x, harm_y, speed, place):
    values = {**RIVALS, "community_market": market, "harm_to_traditional": harm_x, "harm_to_community": harm_y,
              "newcomer_speed": speed}
    curves = MODEL.curves(**values)
    points = [point for point in zip(curves["divide_x"], curves["divide_y"], strict=True) if min(point) > 0.08]
    x, y = points[place % len(points)]
    for shift, wins in ((0.02, True), (-0.02, False)):
        final = long_run({**values, "incumbent_start": x - shift, "head_start": y + shift}, 300.0)
        assert (final[1] > final[0]) == wins


# ------------------------------------------------------------------------------- properties

@settings(max_examples=60, deadline=None)
@given(values_of(MODEL))
def test_sizes_stay_within_their_markets(values):
    run, curves = MODEL.simulate(**values), MODEL.curves(**values)
    assert all(0 <= x <= 1 + 1e-9 for x in run["traditional"])
    assert all(0 <= y <= max(values["community_market"], values["head_start"]) + 1e-9 for y in run["community"])
    assert len({len(series) for series in run.values() if isinstance(series, list)}) == 1
    numbers = [value for result in (run, curves) for found in result.values()
               for value in (found if isinstance(found, list) else [found]) if value is not None]
    assert all(math.isfinite(number) for number in numbers)
    assert all(-1e-9 <= y <= 2.4 for name in curves if name.endswith("_still_y") for y in curves[name])


@settings(max_examples=40, deadline=None)
@given(values_of(MODEL), st.floats(0.0, 0.3), st.integers(0, 6))
def test_head_starts_and_windows_help_the_newcomer_and_hurt_the_other(values, more, years):
    helped = {**values, "head_start": min(0.5, values["head_start"] + more),
              "window_years": min(12, values["window_years"] + years)}
    before, after = MODEL.simulate(**values), MODEL.simulate(**helped)
    assert all(b >= a - 1e-6 for a, b in zip(before["community"], after["community"], strict=True))
    assert all(b <= a + 1e-6 for a, b in zip(before["traditional"], after["traditional"], strict=True))


@settings(max_examples=30, deadline=None)
@given(values_of(MODEL))
def test_without_overlap_each_form_grows_by_itself(values):
    apart = {**values, "harm_to_traditional": 0.0, "harm_to_community": 0.0}
    run = MODEL.simulate(**apart)

    def logistic(start, speed, limit, year):
        return limit / (1 + (limit / start - 1) * math.exp(-speed * year))

    for index in (4, 40, 320):
        year = run["year"][index]
        assert run["traditional"][index] == pytest.approx(logistic(values["incumbent_start"], 0.3, 1.0, year), rel=1e-3)
        assert run["community"][index] == pytest.approx(
            logistic(values["head_start"], values["newcomer_speed"], values["community_market"], year), rel=2e-2)


def test_the_neutral_line_is_no_error():
    """Equal markets and full overlap: every point of a line rests, and there is no interior point to compute."""
    perfect = {"community_market": 1.0, "harm_to_traditional": 1.0, "harm_to_community": 1.0}
    assert MODEL.curves(**perfect)["divide_x"] == []
    run = MODEL.simulate(**perfect)
    assert run["total"][-1] == pytest.approx(1.0, abs=1e-3) and run["regime"] == 3


# ------------------------------------------------------------------------------- insights

@pytest.mark.parametrize("speed, wait", [(0.2, 48), (0.6, 13), (2.0, 2.7)])
def test_speed_changes_the_wait_and_not_the_share(speed, wait):
    run = MODEL.simulate(newcomer_speed=speed)
    assert run["rest_community"] == pytest.approx(0.133, abs=5e-4)
    assert long_run({**MODEL.defaults(), "newcomer_speed": speed})[1] == pytest.approx(0.133, abs=5e-4)
    assert run["half_year"] == pytest.approx(wait, abs=0.5)


def test_the_waits_told_are_those_of_the_runs():
    assert insights.speed() == pytest.approx({"share": 2 / 15, "slow": 48.5, "usual": 13.25, "fast": 2.75})


def test_reach_and_overlap_change_the_share():
    assert insights.reach_and_overlap() == pytest.approx({"reach": 0.60, "overlap": 0.45}, abs=5e-3)


def test_under_rivalry_speed_decides():
    assert not community_wins(newcomer_speed=0.6)
    assert community_wins(newcomer_speed=0.8)


def test_under_rivalry_a_head_start_decides():
    assert not community_wins(head_start=0.05)
    assert community_wins(head_start=0.08)


def test_the_winner_changes_at_one_speed_and_at_one_head_start():
    assert insights.history() == pytest.approx({"speed": 0.63, "start": 0.055})


def test_against_a_grown_incumbent_neither_does():
    """The two tests above hold for two small forms; beside a full market the same newcomer is shut out."""
    assert not community_wins(incumbent_start=0.8, newcomer_speed=2.0)
    assert not community_wins(incumbent_start=0.8, head_start=0.5)


def test_differentiation_enlarges_the_total():
    assert insights.difference() == pytest.approx({"alike": 1.03, "different": 1.60}, abs=5e-3)


@pytest.mark.parametrize("start, years", [(0.05, 8), (0.15, 6)])
def test_a_long_window_changes_the_winner_where_history_decides(start, years):
    """Beside an incumbent at 0.8 the winner changes between the years given and half a year more."""
    rivals = {"incumbent_start": 0.8, "head_start": start}
    assert not community_wins(**rivals, window_years=years)
    assert community_wins(**rivals, window_years=years + 0.5)
    assert insights.shortest_window(start) == years + 0.5


def test_in_coexistence_even_a_long_window_leaves_no_trace():
    assert long_run({**MODEL.defaults(), "window_years": 8}) == pytest.approx(long_run(MODEL.defaults()), abs=1e-6)
    assert insights.windows() == pytest.approx({"small": 8.5, "large": 6.5, "trace": 0.0}, abs=1e-6)
    assert MODEL.simulate(window_years=8)["community"][32] > 2 * MODEL.simulate()["community"][32]


# ------------------------------------------------------------------------------- golden values

# What a later run of a preset is held to (test_core.py).
def golden(run, curves):
    return run["community"][40], run["traditional_end"]


GOLDEN = {
    "niche": (0.05588056620318632, 0.9335983648516862),
    "complement": (0.31572374968377304, 0.9166666684184724),
    "copycat": (0.001819929466513098, 0.9999999999598186),
    "disruption": (0.5665862967046704, 0.001645202019266241),
    "rivals": (0.44241650098553437, 0.9674102235190093),
}


def test_every_preset_has_golden_values():
    assert set(GOLDEN) == {preset.name for preset in MODEL.presets}


# ------------------------------------------------------------------------------- outcomes

def both_enter(a):
    return a["least_market"] < a["community_market"] and a["taken"] < 1.0


# What the reasons claim beyond the numbers that they quote: a fact of every run with this outcome.
CLAIMS = {
    "coexist": both_enter,
    "slow": both_enter,
    "full": both_enter,
    "traditional": lambda a: a["least_market"] >= a["community_market"] and a["taken"] < 1.0,
    "community": lambda a: a["least_market"] < a["community_market"] and a["taken"] >= 1.0,
    "history": lambda a: a["least_market"] >= a["community_market"] and a["taken"] >= 1.0,
}
