"""Numbers in sentences read the same in Python and on the page, and every sentence stands in the one catalogue."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines import run_node
from tests.explorer.stand import tab
from widgets.explorer import HERE, WORDS
from widgets.own import FORMAT

SPECS = [".0f", ".1f", ".2f", ".3f", ",.0f", ",.4f", ".0%", ".1%"]
HALVES = [0.5, 1.5, 2.5, 7.25, 7.75, 0.125, 0.375, 2.675, 1.165, 1.005, 0.285, 0.005, 1234567.5, 0.0, -2.5, -7.25, 1e-9]


@pytest.fixture(scope="module")
def formatted(browser):
    """The front end's own formatting, as a function of many (number, format) pairs."""
    with tab(browser, (HERE / "words.js").read_text(encoding="utf-8"), "formatted") as page:
        yield lambda pairs: page.evaluate("pairs => pairs.map(([value, spec]) => front.formatted(value, spec))", pairs)


def test_every_format_agrees(formatted):
    draw = random.Random(1)
    numbers = HALVES + [draw.uniform(-1e4, 1e4) for _ in range(500)] + [k / 64 for k in range(500)]
    pairs = [[number, spec] for number in numbers for spec in SPECS]
    expected = [format(number, spec) for number, spec in pairs]
    answers = zip(pairs, formatted(pairs), expected, strict=True)
    wrong = [(pair, ours, theirs) for pair, ours, theirs in answers if ours != theirs]
    assert wrong == []


def told(name, *calls):
    """What a function of words.js gives for each of these arguments, or {"kind", "message"} of what it throws."""
    return run_node("""
    import { readFileSync } from "node:fs";
    const words = await import(process.argv[2]);
    const { name, calls } = JSON.parse(readFileSync(0, "utf8"));
    const told = (given) => {
      try { return words[name](...given); } catch (error) { return { kind: error.name, message: error.message }; }
    };
    console.log(JSON.stringify(calls.map(told)));
    """, HERE / "words.js", {"name": name, "calls": calls})


SPEC = st.from_regex(FORMAT, fullmatch=True) | st.text("0123456789,.f%ged<> +-", min_size=1, max_size=5)


@settings(max_examples=5)
@given(specs=st.lists(SPEC, min_size=50, max_size=50))
def test_the_page_takes_the_formats_that_a_model_may_have_and_refuses_others(specs):
    """Whoever writes a model is told of them by own.py; a format of the front end's own words is told here."""
    for spec, said in zip(specs, told("formatted", *([1234.25, spec] for spec in specs)), strict=True):
        if FORMAT.fullmatch(spec):
            assert said == format(1234.25, spec)
        else:
            assert said["kind"] == "RangeError" and f"“{spec}”" in said["message"] and ".2f" in said["message"]


def test_a_sentence_is_filled_or_its_missing_name_is_told():
    values = {"share": 0.5, "name": "A", "none": None}
    full, missing = told("filled", ["{name}: {share:.0%}, {none}", values], ["Of {many:.0f}.", values])
    assert full == "A: 50%, null"
    assert missing == {"kind": "RangeError", "message": "there is no value for {many:.0f} in “Of {many:.0f}.”"}


def asked_for():
    """Patterns of the words that the front end and its Python ask for; a part chosen on the way stands for any."""
    texts = [path.read_text(encoding="utf-8") for path in [*HERE.glob("*.js"), *HERE.glob("*.py")]]
    plain = [name for text in texts for name in re.findall(r"(?<![\"/])\bwords\.(?!js)(\w+)|WORDS\[\"(\w+)\"\]", text)]
    made = [name for text in texts for name in re.findall(r"words\[`([^`]+)`\]", text)]
    return {"".join(name) for name in plain}, [re.sub(r"\$\{[\w.]+\}", r"\\w+", name) for name in made]


def test_every_word_asked_for_is_there_and_every_word_there_is_asked_for():
    plain, made = asked_for()
    assert plain - set(WORDS) == set()
    assert [name for name in made if not any(re.fullmatch(name, word) for word in WORDS)] == []
    assert [word for word in WORDS if word not in plain and not any(re.fullmatch(name, word) for name in made)] == []
