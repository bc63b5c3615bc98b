"""The pre-sale model: the newsvendor and the closed form against brute force, and what fans do to the forecast."""

import math
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.models import CATALOGUE, presale
from widgets.models.stream import random_stream
from widgets.reference.entries import presale as insights

from .ranges import values_of

MODEL = CATALOGUE["presale"]
NORMAL = statistics.NormalDist()
profit = insights.profit


# ------------------------------------------------------------------------------- analytic results

@given(st.floats(-40.0, 40.0))
def test_the_normal_share_and_loss_agree_with_the_standard_library(z):
    assert presale.normal_share(z) == pytest.approx(NORMAL.cdf(z), abs=1e-14)
    expected = NORMAL.pdf(z) - z * 0.5 * math.erfc(z / 2**0.5)
    assert presale.normal_loss(z) == pytest.approx(expected, abs=1e-12)


@given(st.floats(45.0, 300.0), st.floats(0.0, 38.0))
def test_the_quantile_inverts_the_share(price, salvage):
    fractile = presale.critical_fractile(price, salvage)
    assert 0.1 < fractile < 0.995
    assert presale.normal_quantile(fractile) == pytest.approx(NORMAL.inv_cdf(fractile), abs=1e-9)


def test_stock_without_presale_is_the_critical_fractile():
    safety = presale.normal_quantile(presale.critical_fractile(100, 10))
    assert presale.critical_fractile(100, 10) == pytest.approx(0.667, abs=5e-4)
    assert 1000 + 300 * safety == pytest.approx(1129, abs=0.5)
    by_hand = 60 * 1000 - 90 * 300 * presale.normal_density(safety)
    assert profit(0.0) == pytest.approx(by_hand, rel=1e-12) == pytest.approx(50183, abs=0.5)


def test_no_other_stock_earns_more():
    """Brute force: expected profit of each stock, summed over demand."""
    demands = [1000 + 300 * NORMAL.inv_cdf((i + 0.5) / 2000) for i in range(2000)]

    def earned(stock):
        return statistics.mean(presale.season_profit(demand, stock, 0.0, 8.0, 100.0, 10.0) for demand in demands)

    assert max(range(1089, 1170, 2), key=earned) == pytest.approx(1129, abs=2)
    assert earned(1129) == pytest.approx(profit(0.0), rel=1e-3)


@pytest.mark.parametrize("share, bias", [(0.0, 0.0), (0.2, 0.0), (0.1, 250.0), (0.2, -200.0), (1.0, 300.0)])
def test_the_closed_form_agrees_with_many_seasons(share, bias):
    draw, seasons = random_stream(11), 60_000
    safety = presale.normal_quantile(presale.critical_fractile(100, 10))
    total = squares = 0.0
    for _ in range(seasons):
        demand, _, stock = presale.season(draw, share, 300.0, 60.0, bias, safety)
        # The profit beyond a proportional one varies far less: the mean of demand is known.
        extra = presale.season_profit(demand, stock, share, 8.0, 100.0, 10.0) - 60.0 * (demand - 1000.0)
        total += extra
        squares += extra * extra
    mean = total / seasons
    error = ((squares / seasons - mean * mean) / seasons) ** 0.5
    assert abs(mean - profit(share, bias=bias)) < 4 * error + 25.0      # 25 yuan: demand below zero counts as none
    assert mean == pytest.approx(profit(share, bias=bias), rel=1e-3)


@given(st.floats(0.01, 1.0), st.floats(20.0, 600.0), st.floats(5.0, 200.0))
def test_the_update_is_the_normal_one_of_bayes(share, uncertainty, noise):
    precision = 1 / uncertainty**2 + share / noise**2
    assert presale.posterior_doubt(share, uncertainty, noise) == pytest.approx(precision**-0.5, rel=1e-6)
    assert presale.trust_in_signal(share, uncertainty, noise) == pytest.approx(share / noise**2 / precision)


# ------------------------------------------------------------------------------- properties

@settings(max_examples=60, deadline=None)
@given(values_of(MODEL))
def test_bounds_over_the_whole_ranges(values):
    run, curves = MODEL.simulate(**values), MODEL.curves(**values)
    for values_shown in list(run.values()) + list(curves.values()):
        numbers = values_shown if isinstance(values_shown, list) else [values_shown]
        assert all(math.isfinite(number) for number in numbers)
    most = (values["price"] - presale.UNIT_COST) * presale.MEAN_DEMAND
    assert run["profit_here"] <= most and curves["profit_best"] <= most
    assert curves["profit_best"] >= run["profit_none"]
    assert all(0 <= cost <= 200_000 for cost in curves["forgone"])
    assert all(0 <= units <= 12_000 for name in ("demand", "made") for units in run[name])
    assert all(0 <= density <= 1.0001 for density in curves["before_density"] + curves["after_density"])
    assert 0 < curves["plan"] < presale.LARGEST_DEMAND


@settings(max_examples=40, deadline=None)
@given(values_of(MODEL))
def test_units_are_conserved(values):
    run = MODEL.simulate(**values)
    for demand, made, over, short in zip(run["demand"], run["made"], run["left_over"], run["short"], strict=True):
        assert made - over + short == pytest.approx(demand, abs=1e-6)
        assert over == 0 or short == 0
    curves = MODEL.curves(**values)
    assert len(curves["over_season"]) + len(curves["short_season"]) == 2 * presale.SEASONS


@given(st.floats(0.0, 0.9), st.floats(0.0, 0.1), st.floats(20.0, 600.0), st.floats(5.0, 200.0),
       st.floats(-300.0, 600.0))
def test_early_orders_lower_doubt_and_raise_the_error_of_biased_fans(share, more, uncertainty, noise, bias):
    doubts = [presale.posterior_doubt(level, uncertainty, noise) for level in (share, share + more)]
    errors = [abs(bias) * presale.trust_in_signal(level, uncertainty, noise) for level in (share, share + more)]
    assert doubts[1] <= doubts[0] + 1e-9 and errors[1] >= errors[0] - 1e-9


@given(st.floats(0.0, 1.0), st.floats(-300.0, 600.0), st.floats(45.0, 300.0), st.floats(0.0, 38.0))
def test_bias_never_pays(share, bias, price, salvage):
    setting = {"price": price, "salvage": salvage}
    assert profit(share, bias=bias, **setting) <= profit(share, **setting) + 1e-6


@given(st.floats(45.0, 300.0), st.floats(0.0, 30.0), st.floats(-300.0, 600.0))
def test_all_sold_early_leaves_only_the_discount(price, discount, bias):
    sure = (price - discount - presale.UNIT_COST) * presale.MEAN_DEMAND
    assert profit(1.0, price=price, discount=discount, bias=bias) == pytest.approx(sure)


@settings(max_examples=20, deadline=None)
@given(values_of(MODEL))
def test_without_early_orders_fans_do_not_matter(values):
    none = {**values, "share": 0.0}
    other = {**none, "bias": 0.0, "noise": 5.0, "discount": 0.0}
    assert MODEL.simulate(**none)["made"] == pytest.approx(MODEL.simulate(**other)["made"])
    assert MODEL.simulate(**none)["profit_here"] == pytest.approx(MODEL.simulate(**other)["profit_here"])


# ------------------------------------------------------------------------------- insights

def test_the_first_orders_bring_most_of_the_value():
    assert insights.first_orders() == pytest.approx({"none": 50183, "some": 53382, "most": 55267}, abs=0.5)
    assert profit(0.05) - profit(0.0) > 0.6 * (profit(0.26) - profit(0.0))


def test_the_best_share_lies_inside():
    assert insights.inside() == pytest.approx({"cheap": 0.26, "dear": 0.11}, abs=2e-3)
    assert [MODEL.curves(discount=discount, seed=1)["best_share"] for discount in (8, 20)] == [0.26, 0.11]


def test_more_data_is_more_wrong_if_fans_are_biased():
    found = {"little": 51555, "much": 51115, "worse": 49132, "none": 50183}
    assert insights.biased_fans() == pytest.approx(found, abs=0.5)


def test_staples_lose_from_presale():
    assert insights.staples() == pytest.approx({"early": 57884, "none": 59250}, abs=0.5)


def test_a_low_margin_suffers_most_from_uncertainty():
    assert insights.low_margin() == pytest.approx({"low": 0.475, "high": 0.06}, abs=5e-3)


def test_attachment_makes_presale_cheap():
    found = {"none": 0.18, "some": 0.25, "much": 0.41, "most": 1.0}
    assert insights.attachment() == pytest.approx(found, abs=5e-3)


def test_thirty_per_cent_means_two_things():
    orders = [presale.orders_per_customer(chance) for chance in (0.4, 0.4 * 1.3, 0.7, 0.6 * 1.3, 0.9)]
    assert orders == pytest.approx([1.67, 2.08, 3.33, 4.55, 10], abs=5e-3)


# ------------------------------------------------------------------------------- golden values

# What a later run of a preset is held to (test_core.py).
def golden(run, curves):
    return run["profit_here"], run["profit_mean"]


GOLDEN = {
    "no_presale": (50182.80608376642, 45795.3136360671),
    "some_presale": (55193.717893236324, 51422.79192716503),
    "core_fans_only": (52169.85723936221, 47738.38031208471),
    "deep_discount": (48664.0491221818, 45172.26435068732),
    "fast_fashion": (54395.01060623544, 47811.88891607371),
    "staple": (57884.37564301262, 56830.668895559655),
}


# ------------------------------------------------------------------------------- outcomes

def saved(a):
    """What early orders save in yuan, the discounts not yet paid."""
    return a["forgone_none"] - a["mismatch_here"]


# What the reasons claim beyond the numbers that they quote: a fact of every run with this outcome.
CLAIMS = {
    "none": lambda a: a["share"] == 0.0 and a["mismatch_here"] == a["forgone_none"],
    "helps": lambda a: saved(a) >= a["discounts_here"] - 1e-6,
    "dear": lambda a: saved(a) < a["discounts_here"],
    "misled": lambda a: a["bias"] > 0.0 and a["profit_unbiased"] > a["profit_here"],
    "misled_low": lambda a: a["bias"] < 0.0 and a["profit_unbiased"] > a["profit_here"],
}
