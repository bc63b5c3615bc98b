"""How long a model runs in each engine, in milliseconds: simulation and curves, warm, with default parameters.

CPython runs the model's functions themselves, without the checks of Model; JavaScript is what the page runs;
MicroPython reads the model's unmodified file. The two others run in node.
"""

import time

from tests.engines import MICROPYTHON, MODELS, RUNTIME, run_node
from widgets.compiler import compile_file
from widgets.models import CATALOGUE

from .report import Result

FUNCTIONS = ("simulate", "curves")
RUNS = 200
WARM_UP = 50
LIMIT = 2000     # ms for one function in one engine

TIMING = """
const timed = (run) => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
// Warm runs, then measured ones; a slow model gets fewer of both.
const series = (run) => {
  const end = performance.now() + limit;
  for (let count = 0; count < warmUp && (count < 1 || performance.now() < end - limit / 2); count++) run();
  const measured = [];
  while (measured.length < 3 || (measured.length < runs && performance.now() < end)) measured.push(timed(run));
  return measured;
};
"""

JAVASCRIPT = """
import { readFileSync } from "node:fs";
const { py } = await import(process.argv[2]);
const { codes, parameters, functions, warmUp, runs, limit } = JSON.parse(readFileSync(0, "utf8"));
const times = {};
for (const [id, code] of Object.entries(codes)) {
  const model = (0, eval)(code)(py);
  for (const name of functions) {
    const run = () => model[name](parameters[id]);
    times[`${id} ${name}`] = series(run);
  }
}
console.log(JSON.stringify(times));
"""

MICROPYTHON_RUNNER = """
import { readFileSync } from "node:fs";
const { loadMicroPython } = await import(process.argv[2]);
const { files, parameters, functions, warmUp, runs, limit } = JSON.parse(readFileSync(0, "utf8"));
const micropython = await loadMicroPython({ heapsize: 32 * 1024 * 1024 });
micropython.FS.mkdir("/models");
for (const [name, text] of Object.entries(files)) micropython.FS.writeFile("/models/" + name, text);
micropython.runPython(`import json, sys\\nsys.path.insert(0, "/")`);
const times = {};
for (const [id, values] of Object.entries(parameters)) {
  micropython.globals.set("given", JSON.stringify(values));
  for (const name of functions) {
    micropython.runPython(`
from models import ${id} as model
values = json.loads(given)
def run():
    model.${name}(**values)
`);
    const run = micropython.globals.get("run");
    times[`${id} ${name}`] = series(run);
  }
}
console.log(JSON.stringify(times));
"""


def given(**more):
    """What a node script is told: the parameters of every model, and how often to run what."""
    parameters = {model.id: model.defaults() for model in CATALOGUE.values()}
    return {"parameters": parameters, "functions": FUNCTIONS, "warmUp": WARM_UP, "runs": RUNS, "limit": LIMIT, **more}


def timed(run):
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


def time_cpython():
    """Times by "<model> <function>", in ms."""
    times = {}
    for model in CATALOGUE.values():
        values = model.defaults()
        for name in FUNCTIONS:
            function = getattr(model.module, name)
            runs = [timed(lambda: function(**values)) for _ in range(WARM_UP + RUNS)]  # noqa: B023 (run at once)
            times[f"{model.id} {name}"] = runs[WARM_UP:]
    return times


def time_javascript():
    """Times by "<model> <function>", in ms."""
    codes = {model: compile_file(MODELS / f"{model}.py") for model in CATALOGUE}
    return run_node(TIMING + JAVASCRIPT, RUNTIME, given(codes=codes))


def time_micropython():
    """Times by "<model> <function>", in ms."""
    files = {path.name: path.read_text(encoding="utf-8") for path in MODELS.glob("*.py")}
    files["__init__.py"] = ""  # the catalogue imports every model; one is enough
    return run_node(TIMING + MICROPYTHON_RUNNER, MICROPYTHON, given(files=files))


def both(times, model):
    """Simulation and curves together, run by run: as many as there is time for both."""
    return tuple(map(sum, zip(*(times[f"{model} {name}"] for name in FUNCTIONS), strict=False)))


def measure():
    engines = {"CPython": time_cpython(), "JavaScript": time_javascript(), "MicroPython": time_micropython()}
    return [Result(f"a run with default parameters, {engine}", model, "ms", both(times, model))
            for engine, times in engines.items() for model in CATALOGUE]
