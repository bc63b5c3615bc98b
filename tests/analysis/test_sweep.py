"""Sweeps: every combination once, checked first, the same on one core as on many, stoppable."""

import math
import os
import signal
import subprocess
import sys

import pandas as pd
import pytest

from widgets.analysis import sweep
from widgets.models import CATALOGUE, Model, ParameterError

MODELS = pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
TRUST_GRID = {"commercial_volume": [0.1, 0.25, 0.45], "governance": [0.0, 0.3]}


class StandIn(Model):
    """The trust model, with another way to run."""

    def __init__(self, simulate):
        super().__init__(CATALOGUE["trust"].module)
        self.simulate = simulate


def test_a_row_is_a_run():
    frame = sweep("trust", TRUST_GRID, jobs=1)
    assert list(zip(frame["commercial_volume"], frame["governance"], strict=True)) == [
        (volume, governance) for volume in (0.1, 0.25, 0.45) for governance in (0.0, 0.3)]
    for row in frame.to_dict("records"):
        run = CATALOGUE["trust"].simulate(commercial_volume=row["commercial_volume"], governance=row["governance"])
        assert row["income_end"] == run["income_end"] and row["trust_end"] == run["trust_end"]
        assert row["regret_month"] == run["regret_month"] or math.isnan(row["regret_month"])
        assert row["memory"] == 0.9
    assert frame.attrs["complete"]


@MODELS
def test_every_model_can_be_swept_and_its_curves_with_it(model):
    name = model.parameters[0].name
    values = [model.parameters[0].low, model.parameters[0].high]
    seeds = [3] if any(parameter.name == "seed" for parameter in model.parameters) else None
    frame = sweep(model, {name: values}, seeds, jobs=1, curves=True)
    assert len(frame) == 2
    assert all(pd.api.types.is_numeric_dtype(kind) for kind in frame.dtypes)
    run = model.simulate(**{**model.defaults(), name: values[0], **({"seed": 3} if seeds else {})})
    numbers = [key for key, value in run.items() if not isinstance(value, list)]
    assert set(numbers) | set(model.defaults()) <= set(frame.columns)
    assert not set(numbers) & set(model.defaults()), "a number of the run would hide a parameter"


def test_one_core_and_many_give_the_same_table():
    grid = {"fulfilment": [0.5, 0.7, 0.9], "closed": [0, 1]}
    pd.testing.assert_frame_equal(sweep("funnel", grid, seeds=[5, 1, 9], jobs=1, curves=True),
                                  sweep("funnel", grid, seeds=[5, 1, 9], jobs=2, curves=True))


def test_seeds_change_fastest_and_repeat():
    frame = sweep("funnel", {"fulfilment": [0.5, 0.9]}, seeds=range(1, 4), jobs=1)
    assert list(frame["seed"]) == [1, 2, 3, 1, 2, 3]
    assert list(frame["fulfilment"]) == [0.5, 0.5, 0.5, 0.9, 0.9, 0.9]
    pd.testing.assert_frame_equal(frame, sweep("funnel", {"fulfilment": [0.5, 0.9]}, seeds=range(1, 4), jobs=1))


def test_a_single_value_is_a_grid_of_one():
    assert list(sweep("trust", {"commercial_volume": 0.3}, jobs=1)["commercial_volume"]) == [0.3]


@pytest.mark.parametrize("grid, seeds, error, words", [
    ({"commercial_volume": [0.3, 1.5]}, None, ParameterError, r"commercial_volume = 1\.5 is out of range.*to 0\.8"),
    ({"volum": [0.3]}, None, ParameterError, "volum = 0.3 is not a parameter"),
    ({"commercial_volume": "0.3"}, None, ParameterError, "'0.3' is not a number"),
    ({"commercial_volume": []}, None, ValueError, "commercial_volume has no values"),
    ({}, [1], ValueError, "trust has no chance in it"),
])
def test_what_cannot_run_is_refused_before_anything_runs(grid, seeds, error, words):
    def simulate(**values):
        raise AssertionError("a run was started")

    with pytest.raises(error, match=words):
        sweep(StandIn(simulate), grid, seeds, jobs=1)


def test_a_random_model_asks_for_seeds_once():
    with pytest.raises(ParameterError, match="seed is missing"):
        sweep("funnel", {"closed": [0, 1]}, jobs=1)
    with pytest.raises(ValueError, match="seed is named twice"):
        sweep("funnel", {"seed": [1]}, seeds=[1], jobs=1)


def test_an_error_in_a_run_says_which_run():
    def simulate(**values):
        raise ZeroDivisionError("nothing to divide")

    with pytest.raises(ZeroDivisionError) as caught:
        sweep(StandIn(simulate), {"commercial_volume": [0.3]}, jobs=1)
    (note,) = caught.value.__notes__
    assert "the run of trust with" in note and "'commercial_volume': 0.3" in note


def test_stopped_by_the_keyboard_it_returns_what_is_finished():
    def simulate(**values):
        if values["commercial_volume"] > 0.3:
            raise KeyboardInterrupt
        return {"income": [0.0], "volume_seen": values["commercial_volume"]}

    with pytest.warns(UserWarning, match="stopped after 2 of 4 runs"):
        frame = sweep(StandIn(simulate), {"commercial_volume": [0.1, 0.2, 0.4, 0.5]}, jobs=1)
    assert list(frame["volume_seen"]) == [0.1, 0.2]
    assert not frame.attrs["complete"]


STOPPED = """
import signal, time, warnings
from widgets.analysis import sweep
from widgets.models import CATALOGUE, Model

class Slow(Model):
    def simulate(self, **values):
        time.sleep(0.1)
        print("run", flush=True)
        return {"done": 1.0}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGINT, signal.default_int_handler)    # tests run in the background inherit a deaf one
    frame = sweep(Slow(CATALOGUE["trust"].module), {"push_months": range(200)}, jobs=2)
    print("rows", len(frame), frame.attrs["complete"], flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal")
def test_control_c_ends_all_processes_and_keeps_the_rows(tmp_path):
    script = tmp_path / "stopped.py"
    script.write_text(STOPPED, encoding="utf-8")
    process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               start_new_session=True, env={**os.environ, "PYTHONPATH": os.getcwd()})
    for line in process.stdout:
        if line.startswith("run"):
            break
    try:
        seen = sum(1 for _, line in zip(range(12), process.stdout, strict=False) if line.startswith("run"))
        os.killpg(process.pid, signal.SIGINT)        # Control-C reaches the whole group
        out, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert seen == 12
    last = out.strip().splitlines()[-1].split()
    assert last[0] == "rows" and 0 < int(last[1]) < 200 and last[2] == "False", (out, errors)
    assert process.returncode == 0


def test_a_short_sweep_is_silent_and_a_long_one_shows_its_progress(capfd, monkeypatch):
    sweep("trust", TRUST_GRID, jobs=1)
    assert capfd.readouterr().err == ""
    monkeypatch.setattr(sys.modules[sweep.__module__], "SILENT_SECONDS", 0.0)
    sweep("trust", TRUST_GRID, jobs=1)
    assert "/6" in capfd.readouterr().err
    sweep("trust", TRUST_GRID, jobs=1, progress=False)
    assert capfd.readouterr().err == ""


def test_without_tqdm_it_still_runs(monkeypatch):
    monkeypatch.setattr(sys.modules[sweep.__module__], "tqdm", None)
    assert len(sweep("trust", TRUST_GRID, jobs=1)) == 6
