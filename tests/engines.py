"""Runs models in the other two engines: compiled JavaScript and MicroPython, each in one node process.

A job is {"model": id, "function": "simulate" or "curves", "parameters": {...}}. The answer to each job is its
plain result, or {"error": kind, "message": text}. JSON knows no nan and no infinity, so they travel as
{"number": text}.
"""

import json
import math
import subprocess
import tempfile
from pathlib import Path

from tests.book import ROOT
from widgets.compiler import compile_file

MODELS = ROOT / "widgets" / "models"
TOLERANCE = 1e-9        # by which engines may differ, of a number or absolutely
RUNTIME = ROOT / "widgets" / "compiler" / "runtime.js"
MICROPYTHON = ROOT / "node_modules" / "@micropython" / "micropython-webassembly-pyscript" / "micropython.mjs"

JAVASCRIPT = """
import { readFileSync } from "node:fs";
const { py } = await import(process.argv[2]);
const { codes, jobs } = JSON.parse(readFileSync(0, "utf8"));
const models = Object.fromEntries(Object.entries(codes).map(([id, code]) => [id, (0, eval)(code)(py)]));
const sent = (name, x) => (typeof x === "number" && !Number.isFinite(x) ? { number: String(x) } : x);
const answer = (job) => {
  try {
    return py.toJs(models[job.model][job.function](job.parameters));
  } catch (error) {
    return { error: error.kind ?? error.name, message: error.message };
  }
};
console.log(JSON.stringify(jobs.map(answer), sent));
"""

PYTHON = """
import json, sys
sys.path.insert(0, "/")

def sent(x):
    if isinstance(x, dict):
        return {key: sent(value) for key, value in x.items()}
    if isinstance(x, (list, tuple)):
        return [sent(value) for value in x]
    if isinstance(x, float) and x - x != 0:
        return {"number": "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"}
    return x

def answer(job):
    module = __import__("models." + job["model"], None, None, ["simulate"])
    try:
        return sent(getattr(module, job["function"])(**job["parameters"]))
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}

answers = json.dumps([answer(job) for job in json.loads(jobs)])
"""

MICROPYTHON_RUNNER = """
import { readFileSync } from "node:fs";
const { loadMicroPython } = await import(process.argv[2]);
const { files, jobs, python } = JSON.parse(readFileSync(0, "utf8"));
const micropython = await loadMicroPython({ heapsize: 32 * 1024 * 1024 });
micropython.FS.mkdir("/models");
for (const [name, text] of Object.entries(files)) micropython.FS.writeFile("/models/" + name, text);
micropython.globals.set("jobs", JSON.stringify(jobs));
micropython.runPython(python);
console.log(micropython.globals.get("answers"));
"""


def run_javascript(jobs, folder=MODELS):
    """The results of the jobs in compiled JavaScript."""
    codes = {model: compile_file(folder / f"{model}.py") for model in {job["model"] for job in jobs}}
    return run_node(JAVASCRIPT, RUNTIME, {"codes": codes, "jobs": jobs})


def run_micropython(jobs, folder=MODELS):
    """The results of the jobs in MicroPython, which reads the unmodified files of the models."""
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    files["__init__.py"] = ""  # the catalogue imports every model; a job needs one
    return run_node(MICROPYTHON_RUNNER, MICROPYTHON, {"files": files, "jobs": jobs, "python": PYTHON})


def run_node(script, module, given):
    """What a node script prints as JSON; it gets the address of a module, and `given` on its input."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "run.mjs")
        path.write_text(script, encoding="utf-8")
        done = subprocess.run(
            ["node", str(path), module.resolve().as_uri()],
            input=json.dumps(given),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
    if done.returncode != 0:
        raise RuntimeError(f"node failed:\n{done.stderr}")
    return json.loads(done.stdout, object_hook=received)


def received(value):
    """Undo the transport of nan and infinity."""
    if list(value) != ["number"]:
        return value
    return {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}[value["number"]]


def difference(left, right, path=""):
    """Where two results differ, or None."""
    if isinstance(left, dict) and isinstance(right, dict):
        if set(left) != set(right):
            return f"{path}: keys {sorted(left)} and {sorted(right)}"
        pairs = [(left[key], right[key], f"{path}.{key}") for key in left if key != "message"]
    elif isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        if len(left) != len(right):
            return f"{path}: {len(left)} and {len(right)} items"
        pairs = [(a, b, f"{path}[{place}]") for place, (a, b) in enumerate(zip(left, right, strict=True))]
    else:
        return None if same(left, right) else f"{path}: {left!r} and {right!r}"
    return next((found for found in (difference(*pair) for pair in pairs) if found), None)


def same(left, right):
    if isinstance(left, (bool, str)) or left is None or isinstance(right, (bool, str)) or right is None:
        return left is right or (isinstance(left, str) and left == right)
    if math.isnan(left) or math.isnan(right):
        return math.isnan(left) and math.isnan(right)
    return math.isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
