"""Fits of Bass's model to real series, and what they cannot tell.

    waves = pd.Series([467, 533, 610, 710, 782], ["2016-12", "2017-12", "2018-12", "2020-03", "2020-12"])
    fit_bass(waves, ceiling=1100)                     p, q and the error for one ceiling
    fit_ceilings(waves, [840, 1100, 2500], forecast=["2024-12"])
    bass_path(["2016-12", "2024-12"], start=467, p=0.0, q=0.28, ceiling=1100)

The time is taken from the months of the index, never from the number of rows: surveys are not evenly spaced.
Every path begins exactly at the first observation, which is therefore left out of the error.
"""

import numpy as np
import pandas as pd
from scipy.optimize import least_squares

BOUNDS = ([0.0, 1e-6], [1.0, 3.0])                       # p and q, a year; both 0 would say that nobody ever joins
STARTS = ((0.001, 0.2), (0.01, 0.5), (0.05, 1.0))        # the search begins at each of these; the best end counts


def bass_path(index, start, p, q, ceiling):
    """The exact path of Bass's model through `start` in the first month of the index, as a Series.

    p, q: rates a year, at least 0. start: at least 0. ceiling: all who may ever join, in the unit of `start`. Raises
    ValueError for a ceiling that is not above start, for rates by which nobody ever joins (p and q both 0, or p and
    start), and for an index of something else than months.
    """
    _check_ceiling(ceiling, start)
    _check_rates(p, q, start)
    months = _months(index)
    return pd.Series(ceiling * _share(_years(months), start / ceiling, p, q), index=index, name="users")


def fit_bass(series, ceiling):
    """p and q (a year) of the path through the first value that has the smallest error: a Series p, q, rmse.

    series: at least three values by month, in order of time. rmse: root mean square error, in their unit. Raises
    ValueError for a series that is not so, and for a ceiling that is not above its first value.
    """
    observed = _checked(series, ceiling)
    years, share = _years(_months(series.index)), observed[0] / ceiling

    def errors(rates):
        return _share(years[1:], share, *rates) - observed[1:] / ceiling

    searches = [least_squares(errors, start, bounds=BOUNDS, xtol=1e-14, ftol=1e-14, gtol=1e-14) for start in STARTS]
    best = min(searches, key=lambda search: search.cost)
    rmse = ceiling * (2 * best.cost / (len(observed) - 1)) ** 0.5
    return pd.Series({"p": best.x[0], "q": best.x[1], "rmse": rmse})


def fit_ceilings(series, ceilings, forecast=()):
    """The best fit for each fixed ceiling: a DataFrame by ceiling with p, q, rmse and the forecast months.

    A smaller error does not make a ceiling true: before the inflection the ceiling is not identified.
    """
    rows = {}
    for ceiling in ceilings:
        fit = fit_bass(series, ceiling)
        path = bass_path([series.index[0], *forecast], series.iloc[0], fit["p"], fit["q"], ceiling)
        rows[ceiling] = pd.concat([fit, path.iloc[1:]])
    return pd.DataFrame(rows).T.rename_axis("ceiling")


def _share(years, start, p, q):
    """Share of the ceiling reached after these years: (1 - n) / (p + q n) falls at the rate p + q."""
    left = (1 - start) / (p + q * start) * np.exp(-(p + q) * years)
    return (1 - p * left) / (1 + q * left)


def _months(index):
    """The index as months, or ValueError."""
    try:
        return pd.PeriodIndex(index, freq="M")
    except (TypeError, ValueError) as error:
        raise ValueError(f"the index must be months such as '2020-12', it begins with {index[0]!r}") from error


def _years(months):
    """Years since the first month."""
    counted = np.asarray(12 * months.year + months.month, dtype=float)
    return (counted - counted[0]) / 12


def _checked(series, ceiling):
    """The values of a series that can be fitted, as an array, or ValueError."""
    values = np.asarray(series, dtype=float)
    if len(values) < 3:
        raise ValueError(f"p and q cannot be fitted to {len(values)} values: at least 3 are needed")
    if not np.isfinite(values).all():
        raise ValueError("the series has missing values: drop them, the months of the others keep their distance")
    if not _months(series.index).is_monotonic_increasing or series.index.has_duplicates:
        raise ValueError("the months of the series must be in order and each there once")
    _check_ceiling(ceiling, values[0])
    return values


def _check_ceiling(ceiling, start):
    """ValueError unless the first value lies below the ceiling."""
    if not 0 <= start < ceiling:
        raise ValueError(f"ceiling = {ceiling} must be above the first value, which is {start} and at least 0")


def _check_rates(p, q, start):
    """ValueError unless somebody joins: by oneself (p), or by those who are there already (q and start)."""
    if not (p >= 0 and q >= 0 and (p > 0 or q > 0 and start > 0)):
        raise ValueError(f"p = {p}, q = {q}, start = {start}: nobody would join; p and q must be at least 0, and p "
                         "above 0 or both q and start above 0")
