"""Fits of Bass's model: known parameters are found again, and an unknown ceiling is not."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.analysis import bass_path, fit_bass, fit_ceilings
from widgets.frameworks.loading import load_table
from widgets.models import CATALOGUE

# Online shopping users in units of 10,000 as CNNIC printed them (reports 39 to 47), by which the book's numbers
# were verified; data/cnnic_series.csv holds them rounded to a million.
WAVES = pd.Series([46670, 53332, 61011, 71027, 78241], ["2016-12", "2017-12", "2018-12", "2020-03", "2020-12"])
CEILINGS = [84000, 90000, 100000, 110000, 125000, 150000, 200000, 250000]


def months(first, periods, every):
    """Every so many months from the first on."""
    return [str(month) for month in pd.period_range(first, periods=periods * every, freq="M")[::every]]


def cnnic(series):
    """A CNNIC series by month."""
    table = load_table("cnnic_series.csv")
    return table[table["series"] == series].set_index("period")["value"]


# ------------------------------------------------------------------------------- synthetic data

@settings(max_examples=25, deadline=None)
@given(st.floats(0.001, 0.1), st.floats(0.1, 1.0), st.floats(0.01, 0.3), st.floats(10.0, 1e5))
def test_known_parameters_are_found_again(p, q, share, ceiling):
    path = bass_path(months("2010-03", 12, 7), share * ceiling, p, q, ceiling)
    fit = fit_bass(path, ceiling)
    assert (fit["p"], fit["q"]) == pytest.approx((p, q), abs=1e-5)
    assert fit["rmse"] < 1e-6 * ceiling


def test_the_path_is_the_models():
    run = CATALOGUE["diffusion"].simulate(window_height=0.0, starting_users=0.05)
    path = bass_path(months("2000-01", 26, 12), 0.05, 0.01, 0.5, 1.0)
    assert run["users"][::20] == pytest.approx(list(path), abs=1e-4)


@given(st.floats(0.0, 0.1), st.floats(0.1, 1.0), st.floats(0.0, 0.9))
def test_a_path_begins_at_its_start_and_rises_to_its_ceiling(p, q, share):
    path = bass_path(months("2000-01", 50, 12), 200 * share, p + 1e-3, q, 200.0)
    assert path.iloc[0] == pytest.approx(200 * share, abs=1e-9)
    assert path.is_monotonic_increasing and path.iloc[-1] <= 200 + 1e-9


def test_without_contact_the_gap_closes_exponentially():
    path = bass_path(["2000-01", "2010-01"], 20.0, 0.1, 0.0, 100.0)
    assert 100 - path.iloc[1] == pytest.approx(80 * 2.718281828459045 ** -1)


def test_beyond_the_inflection_the_ceiling_is_identified():
    path = bass_path(months("2000-01", 16, 12), 50.0, 0.01, 0.5, 1000.0)
    fits = fit_ceilings(path, [980, 990, 1000, 1010, 1020])
    assert fits["rmse"].idxmin() == 1000
    assert fits["rmse"].loc[1000] < 1e-3 * fits["rmse"].drop(1000).min()


# ------------------------------------------------------------------------------- the real series

@pytest.fixture(scope="module")
def fits():
    return fit_ceilings(WAVES, CEILINGS, forecast=["2024-12"])


def test_the_fit_gets_better_the_more_impossible_the_ceiling(fits):
    assert fits["rmse"].is_monotonic_decreasing
    found = fits["rmse"].loc[[84000, 110000, 250000]]
    assert list(found) == pytest.approx([2605, 1157, 203], abs=0.6)
    assert (fits["p"] < 1e-9).all()


def test_the_best_fit_is_the_worse_forecast(fits):
    observed = 97443
    best, modest = fits["2024-12"].loc[250000], fits["2024-12"].loc[110000]
    assert (best, modest) == pytest.approx((118000, 96600), abs=200)
    assert fits["rmse"].loc[110000] > 5 * fits["rmse"].loc[250000]
    assert abs(modest - observed) < 0.05 * abs(best - observed)


def test_rounded_figures_tell_the_same():
    shoppers = cnnic("online shopping users")
    fits = fit_ceilings(shoppers.loc[WAVES.index], [840, 1100, 2500], forecast=["2024-12"])
    assert list(fits["rmse"]) == pytest.approx([26.05, 11.57, 2.03], abs=0.3)
    assert list(fits["2024-12"]) == pytest.approx([823, 966, 1181], abs=2)
    assert shoppers["2024-12"] == 974


def test_it_holds_with_the_half_yearly_waves_too():
    """With all seven waves from December 2016 to December 2020 the errors are larger and their order the same."""
    waves = cnnic("online shopping users").loc["2016-12":"2020-12"]
    fits = fit_ceilings(waves, [840, 1100, 2500], forecast=["2024-12"])
    assert len(waves) == 7
    assert fits["rmse"].is_monotonic_decreasing and (fits["p"] < 1e-9).all()
    assert list(fits["2024-12"]) == pytest.approx([823, 966, 1186], abs=2)


def test_growth_by_the_calendar_does_not_slow():
    """From survey to survey 16.4 % and 10.2 %; the first span has 15 months and the second 9."""
    shoppers = cnnic("online shopping users")
    first, second = shoppers["2020-03"] / shoppers["2018-12"], shoppers["2020-12"] / shoppers["2020-03"]
    assert (first - 1, second - 1) == pytest.approx((0.164, 0.102), abs=1e-3)
    assert (first ** (12 / 15) - 1, second ** (12 / 9) - 1) == pytest.approx((0.129, 0.138), abs=1e-3)


def test_internet_users_are_in_the_table():
    users = cnnic("internet users")
    assert users["2020-12"] == 989 and users.index.is_monotonic_increasing
    shoppers = cnnic("online shopping users")
    both = users.index.intersection(shoppers.index)
    assert (shoppers[both] < users[both]).all()


# ------------------------------------------------------------------------------- refusals

@pytest.mark.parametrize("series, ceiling, words", [
    (WAVES, 40000, "ceiling = 40000 must be above the first value, which is 46670"),
    (WAVES.iloc[:2], 110000, "cannot be fitted to 2 values"),
    (WAVES.iloc[::-1], 110000, "in order"),
    (WAVES.where(WAVES != 61011), 110000, "missing values"),
    (WAVES.set_axis(list("abcde")), 110000, "months such as '2020-12', it begins with 'a'"),
])
def test_what_cannot_be_fitted_is_refused_in_words(series, ceiling, words):
    with pytest.raises(ValueError, match=words):
        fit_bass(series, ceiling)


@pytest.mark.parametrize("start, p, q", [(20.0, 0.0, 0.0), (0.0, 0.0, 0.5), (20.0, -0.1, 0.5), (20.0, 0.1, -0.5)])
def test_rates_by_which_nobody_joins_are_refused_with_their_values(start, p, q):
    with pytest.raises(ValueError, match=f"p = {p}, q = {q}, start = {start}: .* above 0"):
        bass_path(["2000-01", "2010-01"], start, p, q, 100.0)
