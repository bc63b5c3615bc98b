"""What every model promises: checked input, readable refusals, runs that go straight into a DataFrame."""

import inspect
import math
import re
from importlib import import_module
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.book import ROOT
from widgets.models import CATALOGUE, Model, ParameterError, find
from widgets.models.stream import random_stream
from widgets.own import executed

MODELS = pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
TEMPLATE = ROOT / "templates" / "model" / "widgets" / "models" / "word_of_mouth.py"
EXPLAINED = re.compile(r"^ {4}(\w+(?:, \w+)*): (.+(?:\n {5,}.+)*)", re.MULTILINE)


@MODELS
def test_every_preset_is_valid_and_has_words(model):
    for preset in model.presets:
        model.check(model.settings(preset.name))
        assert preset.sentence.endswith(".") and preset.label


@MODELS
def test_every_parameter_explains_itself(model):
    for parameter in model.parameters:
        assert parameter.low <= parameter.default <= parameter.high
        assert 0 < parameter.step <= parameter.high - parameter.low
        words = [getattr(parameter, name)
                 for name in ("symbol", "label", "zh", "unit", "construct", "provenance")]
        assert all(words), parameter.name


@MODELS
def test_a_run_is_a_dataframe_of_equal_series(model):
    run = model.simulate(**model.defaults())
    frame = pd.DataFrame(run)
    lengths = {len(series) for series in run.values() if isinstance(series, list)}
    assert lengths == {len(frame)}
    steps = next(series for series in run.values() if isinstance(series, list))    # the first series is the time
    assert all(after > before for before, after in pairwise(steps))


def explained(function):
    """[(key, what is said of it)] of the block below "Returns:" in a function's docstring."""
    block = inspect.getdoc(function).partition("\nReturns:\n")[2]
    return [(key, words) for keys, words in EXPLAINED.findall(block) for key in keys.split(", ")]


def returned(model, name):
    """Key -> whether it is ever None, of what `simulate` or `curves` returns under the defaults and all presets."""
    settings = [model.defaults(), *(model.settings(preset.name) for preset in model.presets)]
    found = {}
    for key, value in (item for values in settings for item in getattr(model, name)(**values).items()):
        found[key] = found.get(key, False) or value is None
    return found


def assert_explained(model):
    """Hold the docstrings of `simulate` and `curves` to what they return."""
    for name in ("simulate", "curves"):
        said, found = explained(getattr(model.module, name)), returned(model, name)
        assert sorted(key for key, _ in said) == sorted(found), name
        assert [key for key, words in said if found[key] and "None" not in words] == [], name


@MODELS
def test_every_key_of_a_run_and_of_its_curves_is_explained_where_it_is_returned(model):
    assert_explained(model)


def test_the_template_explains_its_keys_and_a_key_too_many_or_too_few_is_seen():
    source = TEMPLATE.read_text(encoding="utf-8")
    assert_explained(Model(executed("word_of_mouth", source, "<template>")))
    for old, new in (("share_end: ", "share_last: "), ("week, share: ", "week, share, people: ")):
        with pytest.raises(AssertionError):
            assert_explained(Model(executed("word_of_mouth", source.replace(old, new), "<template>")))


@MODELS
def test_the_reading_of_every_preset_has_its_sentence(model):
    for preset in model.presets:
        values = model.settings(preset.name)
        run, curves = model.simulate(**values), model.curves(**values)
        words = model.sentences[model.module.reading(run, curves)].format(**{**values, **curves, **run})
        assert words.endswith(".") and "{" not in words


@MODELS
def test_every_preset_gives_the_numbers_on_record(model):
    """No change of code changes in silence what a chapter shows; where a change is meant, it changes the record too."""
    tests = import_module(f"tests.models.test_{model.id}")
    found = {}
    for preset in model.presets:
        values = model.settings(preset.name)
        found[preset.name] = tests.golden(model.simulate(**values), model.curves(**values))
    assert found == {name: pytest.approx(numbers, rel=1e-9, abs=1e-15) for name, numbers in tests.GOLDEN.items()}


@MODELS
def test_the_same_values_give_the_same_run(model):
    values = model.defaults()
    assert model.simulate(**values) == model.simulate(**values)


@pytest.mark.parametrize("value", [1.5, -0.1, math.nan, math.inf, -math.inf, "0.3", "high", None, True, [0.3]])
def test_a_bad_value_is_refused_with_name_value_and_range(value):
    with pytest.raises(ParameterError) as caught:
        CATALOGUE["trust"].simulate(commercial_volume=value)
    words = str(caught.value)
    assert "commercial_volume" in words and repr(value) in words and "0.02" in words and "0.8" in words


@pytest.mark.parametrize("value", [10**400, -(10**400), 10**5000], ids=["large", "low", "beyond what is written"])
def test_a_number_too_large_for_a_float_is_out_of_range_and_not_told_in_full(value):
    with pytest.raises(ParameterError, match="memory = .* is out of range: it must be from 0.5 to 0.98") as caught:
        CATALOGUE["trust"].check({"memory": value})
    assert len(str(caught.value)) < 150


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(ParameterError, match="volum = 0.3 is not a parameter.*commercial_volume"):
        CATALOGUE["trust"].simulate(volum=0.3)
    with pytest.raises(ParameterError, match="^'volum' is not a parameter of this model: .*commercial_volume"):
        CATALOGUE["trust"].parameter("volum")


def test_a_part_of_a_whole_is_refused():
    with pytest.raises(ParameterError, match=r"push_months = 2\.5 is not a whole number.*0 to 240"):
        CATALOGUE["trust"].simulate(push_months=2.5)


def test_a_random_model_asks_for_its_seed():
    with pytest.raises(ParameterError, match="seed is missing.*1 to 1000000"):
        CATALOGUE["funnel"].simulate(closed=1)


def test_models_are_found_by_id_module_or_model():
    model = CATALOGUE["trust"]
    assert find("trust") is find(model.module) is find(model) is model
    with pytest.raises(ValueError, match="no model 'trst'.*trust, funnel, archipelago, integrated"):
        find("trst")


@given(st.integers(1, 1_000_000))
def test_the_stream_stays_inside_and_repeats(seed):
    first, second = random_stream(seed), random_stream(seed)
    draws = [first() for _ in range(50)]
    assert draws == [second() for _ in range(50)]
    assert all(0.0 < draw < 1.0 for draw in draws)


def test_neighbouring_seeds_are_far_apart():
    """First draws of the seeds 1 to 2000 look like independent uniform numbers."""
    firsts = [random_stream(seed)() for seed in range(1, 2001)]
    mean = sum(firsts) / len(firsts)
    covariance = sum((a - mean) * (b - mean) for a, b in pairwise(firsts)) / (len(firsts) - 1)
    assert abs(mean - 0.5) < 0.03
    assert abs(covariance * 12) < 0.08          # correlation of neighbours: 12 is one over the variance
    assert max(firsts) > 0.99 and min(firsts) < 0.01
