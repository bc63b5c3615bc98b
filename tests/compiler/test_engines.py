"""Every model gives the same numbers in CPython, in compiled JavaScript and in MicroPython."""

import math
import random

import pytest

from tests.engines import difference, run_javascript, run_micropython
from widgets.models import CATALOGUE

DRAWS = 50
SLOW_DRAWS = 10         # in MicroPython, which takes a hundred times as long
FUNCTIONS = ("simulate", "curves")


def on_grid(parameter, source):
    steps = int((parameter.high - parameter.low) / parameter.step + 1e-9)
    return min(parameter.low + source.randint(0, steps) * parameter.step, parameter.high)


def vectors(model, draws):
    """Name -> parameter values: presets, corners of the ranges, random draws on the grid of the sliders."""
    defaults = {parameter.name: parameter.default for parameter in model.parameters}
    found = {f"preset {preset.name}": {**defaults, **preset.values} for preset in model.presets}
    for end in ("low", "high"):
        found[f"all {end}"] = {parameter.name: getattr(parameter, end) for parameter in model.parameters}
        for parameter in model.parameters:
            found[f"{parameter.name} {end}"] = {**defaults, parameter.name: getattr(parameter, end)}
    source = random.Random(20251)
    for number in range(draws):
        draw = {parameter.name: on_grid(parameter, source) for parameter in model.parameters}
        found[f"draw {number}"] = draw
    return {name: model.check(values) for name, values in found.items()}


def run_cpython(jobs):
    def answer(job):
        try:
            return getattr(CATALOGUE[job["model"]], job["function"])(**job["parameters"])
        except Exception as error:
            return {"error": type(error).__name__, "message": str(error)}

    return [answer(job) for job in jobs]


@pytest.mark.parametrize("run", [run_javascript, run_micropython])
@pytest.mark.parametrize("model", CATALOGUE)
def test_engines_agree(model, run):
    named = vectors(CATALOGUE[model], DRAWS if run is run_javascript else SLOW_DRAWS)
    jobs = [
        {"model": model, "function": function, "parameters": values}
        for function in FUNCTIONS
        for values in named.values()
    ]
    names = [f"{function}, {name}" for function in FUNCTIONS for name in named]
    results = zip(names, run_cpython(jobs), run(jobs), strict=True)
    found = [f"{name}: {problem}" for name, here, there in results if (problem := difference(here, there))]
    assert not found, "\n".join(found[:10])


def test_a_difference_is_seen():
    assert difference({"x": [1.0, 2.0]}, {"x": [1.0, 2.0 + 1e-6]}) == ".x[1]: 2.0 and 2.000001"
    assert difference({"x": math.nan}, {"x": 0.0}) and difference({"x": None}, {"x": 0.0})
    assert difference({"x": [math.nan, 1]}, {"x": [math.nan, 1.0]}) is None
