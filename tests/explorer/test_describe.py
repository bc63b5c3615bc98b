"""The picture in words says what the data say: every number is in them, and lines cross in words as in the data."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.explorer.stand import caller, tab
from tests.models.ranges import values_of
from widgets.explorer import WORDS, compute, describe, front_end, shown
from widgets.figures import rung
from widgets.models import CATALOGUE

MODELS = pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
FIELDS = ("line", "other", "across", "first", "last", "high", "high_at", "low", "low_at", "count")
# Words that name what they are given, so that a test can take a sentence apart.
MEETING, COURSE = {"other", "count"}, {"high", "high_at", "low", "low_at"}      # only the one or the other is given
PLAIN = {key: "|".join([key.removeprefix("describe_"), *(
    "undefined" if field in (COURSE if "goes" in key or "crosses" in key else MEETING) else f"{{{field}}}"
    for field in FIELDS)]) for key in WORDS if key.startswith("describe_")}


@pytest.fixture(scope="module")
def say(browser):
    """The front end's description of a run: pairs of a panel's title and its sentences."""
    with tab(browser, front_end(), "described", "liveFigure") as page:
        page.evaluate("""() => { front.say = (template, data, run, words) => {
          const figure = front.liveFigure(template, "test");
          figure.draw(data);
          const panels = front.described(template, figure.scales(), data, run, words);
          return panels.map(({ title, sentences }) => [title, sentences]);
        } }""")
        say = caller(page)
        yield lambda model, answer, words=PLAIN: say("say", describe(model)["figures"]["wide"], shown(answer),
                                                     answer["run"], words)


def limits_of(axis, data):
    """The ends of a panel's upright axis."""
    if "ladder" not in axis["y"]:
        return axis["y"]["limits"]
    values = [data[name] for name in axis["y"]["shows"]]
    flat = [each for value in values for each in (value if isinstance(value, list) else [value]) if each is not None]
    return [0, rung(axis["y"]["ladder"], flat)]


def rounded(value, limits, unit=1):
    """A number as the description writes it."""
    digits = max(0, 2 - math.floor(math.log10((limits[1] - limits[0]) / unit)))
    return f"{value / unit:,.{digits}f}"


def sides(ones, others, small):
    """On which side of the other a line clearly is, one after the other, each once."""
    clear = [math.copysign(1, one - other) for one, other in zip(ones, others, strict=True) if abs(one - other) > small]
    return [side for i, side in enumerate(clear) if i == 0 or side != clear[i - 1]]


@MODELS
@settings(max_examples=8)
@given(data=st.data())
def test_what_is_said_is_in_the_data(say, model, data):
    answer = compute(model, data.draw(values_of(model)))
    values, template = shown(answer), describe(model)["figures"]["wide"]
    panels = dict(map(tuple, say(model, answer)))
    assert panels
    for index, axis in enumerate(template["axes"]):
        lines = {line["label"] or axis["title"]: line for line in template["artists"]
                 if line["kind"] == "line" and line["axes"] == index}
        levels = {rule["label"]: rule["value"] for rule in template["artists"]
                  if rule["kind"] == "level" and rule["axes"] == index and rule["label"]}
        limits, unit = limits_of(axis, values), axis["y"].get("unit", 1)
        small = 0.01 * (limits[1] - limits[0])
        met, told = {}, []
        for sentence in panels.get(axis["title"], []):
            kind, *rest = sentence.split("|")
            said = dict(zip(FIELDS, rest, strict=True))
            line = lines[said["line"]]
            xs, ys = values[line["x"]], values[line["y"]]
            if said["other"] != "undefined":
                met[said["line"], said["other"]] = (kind, said)
                continue
            told.append((said["line"], line))
            assert said["across"] == axis["across"]
            assert (said["first"], said["last"]) == (rounded(ys[0], limits, unit), rounded(ys[-1], limits, unit))
            assert said["high"] == rounded(max(ys), limits, unit) and said["low"] == rounded(min(ys), limits, unit)
            assert said["high_at"] == rounded(xs[ys.index(max(ys))], axis["x"]["limits"])
            assert said["low_at"] == rounded(xs[ys.index(min(ys))], axis["x"]["limits"])
            assert (kind in ("peaks", "swings")) == (max(ys) > max(ys[0], ys[-1]) + small)
            assert (kind in ("dips", "swings")) == (min(ys) < min(ys[0], ys[-1]) - small)
            assert kind != "rises" or ys[-1] > ys[0]
            assert kind != "falls" or ys[-1] < ys[0]
        pairs = [(one, two, values[line["y"]], values[other["y"]])
                 for (one, line), (two, other) in combinations(told, 2) if line["x"] == other["x"]]
        pairs += [(one, name, values[line["y"]], [values.get(level, level)] * len(values[line["y"]]))
                  for one, line in told for name, level in levels.items() if values.get(level, level) is not None]
        crossing = {(one, two): sides(ys, others, small) for one, two, ys, others in pairs}
        assert set(met) == {pair for pair, found in crossing.items() if len(found) > 1}
        for pair, (kind, said) in met.items():
            assert int(said["count"]) == len(crossing[pair]) - 1
            assert kind.startswith("goes") == (len(crossing[pair]) == 2)
            assert kind.endswith("above") == (crossing[pair][-1] > 0)


def test_a_known_run_in_words(say):
    trust = CATALOGUE["trust"]
    panels = dict(map(tuple, say(trust, compute(trust, trust.settings("over_commercialised")), WORDS)))
    assert panels["Trust and sharers"][0] == "“trust” falls from 0.62 to 0.16."
    assert panels["Income"] == [
        "“income” begins at 0.166, is highest with 0.291 (month: 1) and ends at 0.015.",
        "“income” is above “before the change” at first and below it in the end; they cross once (month: 22)."]
