"""A model that a reader changes: MicroPython computes what Python does, and every fault is told at its line."""

import inspect
import math
import re
from html import unescape

import pytest

from tests.book import ROOT
from tests.engines import MICROPYTHON, MODELS, run_node
from widgets.explorer import compute, explore, model_source
from widgets.models import CATALOGUE, OWN, find
from widgets.own import changed, own_model

RUNNER = """
import { readFileSync } from "node:fs";
const { loadMicroPython } = await import(process.argv[2]);
const { driver, files, jobs, faults } = JSON.parse(readFileSync(0, "utf8"));
const { explained } = await import(faults);
const quiet = () => {};
const python = await loadMicroPython({ heapsize: 16 * 1024 * 1024, stdout: quiet, stderr: quiet });
python.FS.mkdir("/models");
for (const [name, text] of Object.entries(files)) python.FS.writeFile("/models/" + name, text);
python.runPython('import sys\\nsys.path.insert(0, "/")');
python.runPython(driver);
const told = (job) => {
  python.runPython("model.clear()");
  const { answer, error } = JSON.parse(python.globals.get("answer")(JSON.stringify(job)));
  return answer ?? { error: explained(error, job.code, job.words) };
};
console.log(JSON.stringify(jobs.map(told)));
"""


def answers(*jobs):
    """What the page's engine answers to jobs (model id, code, values)."""
    explorer = ROOT / "widgets" / "explorer"
    files = {f"{name}.py": (MODELS / f"{name}.py").read_text(encoding="utf-8") for name in ("core", "stream")}
    sources = {id: model_source(id) for id in {id for id, _, _ in jobs}}
    return run_node(RUNNER, MICROPYTHON, {
        "driver": (explorer / "driver.py").read_text(encoding="utf-8"),
        "faults": (explorer / "faults.js").as_uri(),
        "files": {"__init__.py": "", **files},
        "jobs": [{"code": code, "values": values, "expects": sources[id]["expects"], "words": sources[id]["words"]}
                 for id, code, values in jobs],
    })


def code_of(model_id, edits=()):
    code = inspect.getsource(CATALOGUE[model_id].module)
    for old, new in dict(edits).items():
        assert code.count(old) == 1, old
        code = code.replace(old, new)
    return code


def alike(one, other):
    """Equal to 1e-9, through dicts and lists."""
    if isinstance(one, dict):
        return list(one) == list(other) and all(alike(one[name], other[name]) for name in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_unchanged_every_model_gives_the_same_picture(model_id):
    model = find(model_id)
    settings = [model.defaults(), *(model.settings(preset.name) for preset in model.presets)]
    found = answers(*((model_id, code_of(model_id), values) for values in settings))
    for values, answer in zip(settings, found, strict=True):
        expected = compute(model, values)
        assert alike(expected["run"], answer["run"]) and answer["sentence"] == expected["sentence"]
        assert alike(dict(sorted(expected["curves"].items())), dict(sorted(answer["curves"].items())))


EDITS = [
    ("trust", {"ADJUSTMENT = 0.25 ": "ADJUSTMENT = 1.0 ", "sharers + AUDIENCE": "sharers + 2.0 * AUDIENCE"}),
    ("ritual", {"PARAMETERS = [": "PARAMETERS = list() + ["}),
    ("integrated", {"level if habit == 1 else level**2": "level if habit == 1 else level**4"}),
]


@pytest.mark.parametrize(("model_id", "edits"), EDITS)
def test_a_change_gives_what_it_gives_in_python(model_id, edits):
    model = changed(model_id, edits)
    values = CATALOGUE[model_id].settings(CATALOGUE[model_id].presets[1].name)
    (answer,) = answers((model_id, code_of(model_id, edits), values))
    assert alike(compute(model, values)["run"], answer["run"])


MORE = "    return good / (good + bad)"
FAULTS = {      # how a slip changes the trust model, the text at whose line it is told, and words of what is told
    "colon": ({"def trust_level(good, bad):": "def trust_level(good, bad)"}, "def trust_level", "a colon is missing"),
    "bracket": ({MORE: "    return good / (good + bad"}, "return good / (good + bad", "bracket ( that opens here"),
    "closing": ({MORE: MORE + ")"}, "(good + bad))", "the bracket ) closes nothing"),
    "quote": ({'TITLE = "Asymmetric': 'TITLE = Asymmetric'}, "TITLE =", "never closed"),
    "equals": ({"if month == SCANDAL_MONTH": "if month = SCANDAL_MONTH"}, "if month =", "write “==”"),
    "operator": ({MORE: "    return good && bad"}, "good && bad", "Python has no “&&”. Write and."),
    "sign": ({MORE: "    return good，bad"}, "good，bad", "“，” is not a sign of Python"),
    "body": ({MORE: MORE[4:],
              '    """Expected quality of the next experience (0 to 1): the mean of a beta belief."""\n': ""},
             "return good / (good + bad)", "indented by four spaces"),
    "syntax": ({MORE: "    return good bad"}, "return good bad", "does not understand this line"),
    "indentation": ({MORE: "  " + MORE}, "return good / (good", "does not begin where Python expects it"),
    "dedentation": ({MORE: MORE[2:]}, "return good / (good", "does not begin where Python expects it"),
    "name": ({MORE: "    return qqqqq"}, "return qqqqq", "nothing here is called “qqqqq”"),
    "near": ({MORE: "    return goood"}, "return goood", "Do you mean “good”?"),
    "unassigned": ({MORE: "    good += later\n    later = 1\n    return good"}, "good += later", "used before this"),
    "zero": ({MORE: "    return good / (bad - bad)"}, "bad - bad", "divides by zero"),
    "operands": ({MORE: "    return good + 'bad'"}, "good + 'bad'", "calculates with float and str"),
    "none": ({MORE: "    good / (good + bad)"}, "return trust**PULL", "A function without “return” gives None"),
    "callable": ({MORE: "    return good (good + bad)"}, "good (good", "is called like a function"),
    "arguments": ({"trust = trust_level(good, bad)\n    series": "trust = trust_level(good)\n    series"},
                  "trust_level(good)", "trust_level takes 2 values in its brackets, but was given 1"),
    "unexpected": ({"push_months, governance_month, scandal):\n    \"\"\"Twenty": "scandal):\n    \"\"\"Twenty"},
                None, "is given to a function that does not take it"),
    "type": ({MORE: "    return len(good)"}, "return len(good)", "of a kind that does not work here"),
    "key": ({'series["trust"].append': 'series["trst"].append'}, 'series["trst"]', "no entry “trst”"),
    "index": ({'"] = income[0]\n': '"] = income[999]\n'}, "income[999]", "The first is [0]"),
    "attribute": ({'series["trust"].append(': 'series["trust"].add('}, ".add(", "behind its dot"),
    "value": ({MORE: "    return int('x')"}, "int('x')", "a value does not fit"),
    "import": ({MORE: "    import numpy\n" + MORE}, "import numpy", "“numpy” cannot be imported"),
    "recursion": ({MORE: "    return trust_level(good, bad)"}, "return trust_level", "calls itself without end"),
    "end": ({MORE: "    raise SystemExit('bye')"}, "raise SystemExit", "the model ends with SystemExit"),
    "function": ({"def reading(": "def reads("}, None, "The model has no function “reading”"),
    "dict": ({"    return with_summary(series)": "    with_summary(series)"}, "def simulate", "returns NoneType"),
    "series": ({'"income": [income_from(starting_volume, trust, sharers)]': '"earned": []',
                'series["income"].append(income_from(volume, trust, sharers))': "pass",
                "return with_summary(series)": "return series"}, "def simulate", "“income” is missing"),
    "number": ({'series["income_before"] = income[0]': 'series["income_before"] = [1.0]'},
               "def simulate", "“income_before” must be one number"),
    "unequal": ({'series["trust"].append(trust)': "pass"}, "def simulate",
                "“month” has 241 values and “trust” has 1"),
    "text": ({'["income_first"] = income[1]': '["income_first"] = "high"'}, "def simulate",
             "income_first is 'high', which is no number"),
    "complex": ({MORE: "    return (-1.0) ** 0.5", "trust**PULL / (trust**PULL + threshold**PULL)": "0.5",
                 "volume * trust *": "volume *", 'min(series["trust"])': "0.0"}, "def simulate", "which is no number"),
    "infinite": ({MORE: "    return 1e308 * 10.0"}, "def simulate", "has left the range of numbers"),
    "sentence": ({'return "gain"': "return 7"}, "def reading", "reading returns 7. It must return"),
    "longer": ({'def reading(': 'def reading_of(run):\n    """Longer."""\n    return run\n\n\ndef reading(',
                'return "gain"': "return 7"}, "def reading(", "reading returns 7. It must return"),
    "place": ({'return "gain"': 'return "loss"'}, "def reading", "tells “regret_month”"),
    "memory": ({MORE: "    return [0.0] * 10**9"}, "10**9", "more memory than there is"),
    "hostile": ({MORE: "    raise ValueError('<img src=x onerror=alert(1)>')"}, "raise ValueError", "<img src=x"),
}


@pytest.fixture(scope="module")
def told():
    """Every fault's code and what is told of it; the values are those at which the sentence “gain” is read."""
    values = CATALOGUE["trust"].settings("forgiving_users")
    codes = {name: code_of("trust", edits) for name, (edits, _, _) in FAULTS.items()}
    found = answers(*(("trust", code, values) for code in codes.values()))
    return {name: (code, answer) for (name, code), answer in zip(codes.items(), found, strict=True)}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_line(told, name):
    _, text, words = FAULTS[name]
    code, answer = told[name]
    fault = answer["error"]
    assert words in fault["message"]
    lines = code.split("\n")
    if text is None:
        assert fault["line"] == 0 or "def " in lines[fault["line"] - 1] or "import" in lines[fault["line"] - 1]
    else:
        assert text in lines[fault["line"] - 1] and fault["message"].startswith(f"Line {fault['line']}: ")
    assert "{" not in fault["message"] and "undefined" not in fault["message"]


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_the_source_is_whole_and_in_order(model_id):
    entry = model_source(model_id, {"simulate": "<b>E</b>"})
    code = "".join(inspect.getsource(CATALOGUE[model_id].module).split())
    shown = "".join(unescape(re.sub("<[^>]*>", "", piece["html"])) for piece in entry["pieces"])
    assert "".join(shown.split()) == code and "".join(entry["code"].split()) == code
    (with_equation,) = [piece for piece in entry["pieces"] if piece["equation"]]
    assert with_equation["name"] == "simulate" and ">simulate<" in with_equation["html"].split("\n")[0]


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_the_text_to_copy_works_as_a_cell(model_id):
    """source.js puts two lines before the source: the magic with a name, and whose figure the cell's model has."""
    try:
        model = own_model(f"my_{model_id}", f'FIGURE = "{model_id}"\n{model_source(model_id)["code"]}')
        assert model.simulate(**model.defaults()) == CATALOGUE[model_id].simulate(**CATALOGUE[model_id].defaults())
        assert explore(f"my_{model_id}").sentence == explore(model_id).sentence
    finally:
        OWN.pop(f"my_{model_id}", None)


def test_the_kernel_sends_the_source_when_it_is_asked(monkeypatch):
    explorer, sent = explore("trust"), []
    monkeypatch.setattr(explorer, "send", sent.append)
    explorer._answer(explorer, {"source": True}, [])
    assert sent == [{"source": model_source("trust")}]
    assert not any(name.startswith("edit_") for name in explorer.description["words"])
