"""A model over a grid of parameters and seeds, on all cores, as one tidy table."""

import math
import warnings
from itertools import product

import joblib
import pandas as pd

from ..models import find

try:
    from tqdm import tqdm
except ImportError:              # the bar is a comfort: without tqdm joblib reports in its own words
    tqdm = None

SILENT_SECONDS = 1.0             # a sweep that is done sooner shows no progress bar


def sweep(model, grid, seeds=None, jobs=None, *, curves=False, progress=True):
    """Every combination of the grid and the seeds as a DataFrame, one row a run.

    model: an id such as "trust", a model module or a model. grid: parameter name -> values to try (or a single
    one); all others keep their defaults. seeds: whole numbers, for a random model only. jobs: processes at the
    same time, all cores if left out; the table is the same for any number. curves: also compute what the figure
    shows beside the run. progress: show a bar if it takes longer than a second.

    A row holds all parameters, the seed, and every single number of the run (None becomes NaN). Rows come in the
    order of the grid, its last name and then the seeds changing fastest. All values are checked before the first
    run: ParameterError names the parameter, the value and the range. Stopped by the keyboard, it warns and
    returns the rows that are finished; `attrs["complete"]` says which it is.

    Runs go through joblib's current backend: inside `joblib.parallel_config(backend="dask")` they go to a
    cluster.
    """
    model = find(model)
    settings = combinations(model, grid, seeds)
    tasks = (joblib.delayed(single_numbers)(model, values, curves) for values in settings)
    rows = []
    try:
        for row in watched(workers(jobs, progress)(tasks), len(settings), progress):
            rows.append(row)
    except KeyboardInterrupt:
        warnings.warn(f"the sweep was stopped after {len(rows)} of {len(settings)} runs: these are returned.",
                      stacklevel=2)
    done = settings[:len(rows)]
    frame = pd.DataFrame([{**values, **row} for values, row in zip(done, rows, strict=True)])
    frame.attrs["complete"] = len(rows) == len(settings)
    return frame


def combinations(model, grid, seeds=None):
    """All parameter values of every run, checked, in the order of the table."""
    tried = {name: listed(name, values) for name, values in grid.items()}
    random = any(parameter.name == "seed" for parameter in model.parameters)
    if seeds is not None:
        if not random:
            raise ValueError(f"{model.id} has no chance in it: it takes no seeds, each run would be the same.")
        if "seed" in tried:
            raise ValueError("the seed is named twice: give it in the grid or as `seeds`, not in both.")
        tried["seed"] = listed("seeds", seeds)
    return [model.check(dict(zip(tried, values, strict=True))) for values in product(*tried.values())]


def listed(name, values):
    """The values to try as a list; a single number or text is a list of one."""
    values = list(values) if hasattr(values, "__iter__") and not isinstance(values, (str, bytes)) else [values]
    if not values:
        raise ValueError(f"{name} has no values to try: name at least one.")
    return values


def single_numbers(model, values, curves):
    """The single numbers of a run (and of its curves): what a row of the table holds beside the parameters."""
    try:
        found = model.simulate(**values)
        if curves:
            found = {**model.curves(**values), **found}
    except Exception as error:
        error.add_note(f"This was the run of {model.id} with {values}.")
        raise
    return {name: math.nan if value is None else value for name, value in found.items()
            if value is None or isinstance(value, (int, float))}


def workers(jobs, progress):
    """joblib's pool, which hands back the rows in order, each as soon as it and those before it are finished."""
    return joblib.Parallel(n_jobs=-1 if jobs is None else jobs, return_as="generator",
                           verbose=5 if progress and tqdm is None else 0)


def watched(rows, total, progress):
    """The same rows, with a progress bar that goes when all are there."""
    if tqdm is None or not progress:
        return rows
    return tqdm(rows, total=total, unit="run", delay=SILENT_SECONDS, leave=False)
