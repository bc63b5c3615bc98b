"""Runs f() of small programs in CPython and, compiled, in one node process, and compares the outcomes."""

import json
import math
import subprocess
import tempfile
from pathlib import Path

from tests.engines import RUNTIME
from widgets.compiler import CompileError, compile_source

# Values JSON lacks are named; dicts are marked so that {"number": ...} cannot be mistaken for one.
NODE = """
import { createInterface } from "node:readline";
const { py } = await import(process.argv[2]);
const named = (x) => (Object.is(x, -0) ? "-0" : String(x));
const sent = (x) => {
  if (Array.isArray(x)) return x.map(sent);
  if (x !== null && typeof x === "object") return { dict: Object.entries(x).map(([k, v]) => [k, sent(v)]) };
  return typeof x === "number" && (!Number.isFinite(x) || Object.is(x, -0)) ? { number: named(x) } : x;
};
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { value: sent(py.toJs((0, eval)(JSON.parse(line))(py).f())) };
  } catch (error) {
    answer = { error: error.kind ?? `JavaScript ${error.name}: ${error.message}`, line: error.line };
  }
  console.log(JSON.stringify(answer));
}
"""


class Node:
    """A node process that answers one compiled program after the other."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        script = Path(self.folder.name, "sandbox.mjs")
        script.write_text(NODE, encoding="utf-8")
        self.process = subprocess.Popen(
            ["node", str(script), RUNTIME.as_uri()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_):
        self.process.communicate()
        self.folder.cleanup()

    def run(self, code):
        """{"value": ...} or {"error": kind, "line": ...} of a JavaScript text from compile_source."""
        self.process.stdin.write(json.dumps(code) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline(), object_hook=received)


def received(found):
    if "number" in found:
        return {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf, "-0": -0.0}[found["number"]]
    return dict(found["dict"]) if "dict" in found else found


def in_cpython(source):
    namespace = {}
    try:
        exec(compile(source, "<snippet>", "exec", dont_inherit=True), namespace)
        return {"value": namespace["f"]()}
    except Exception as error:
        return {"error": type(error).__name__}


def verdict(node, source, sign_of_zero=True):
    """Is a program "equal", "refused" when built, "stopped" by a SubsetError? Else what differs."""
    try:
        code = compile_source(source)
    except CompileError:
        return "refused"
    here, there = in_cpython(source), node.run(code)
    if there.get("error") == "SubsetError":
        return "stopped"
    if "error" in here or "error" in there:
        equal = here.get("error") == there.get("error")
    else:
        equal = same(here["value"], there["value"], sign_of_zero)
    return "equal" if equal else f"CPython gives {here}, JavaScript gives {there}:\n{source}"


def same(here, there, sign_of_zero):
    """Equal values: floats to 1e-12, bools only to bools."""
    if isinstance(here, dict):
        alike = isinstance(there, dict) and set(here) == set(there)
        return alike and all(same(here[key], there[key], sign_of_zero) for key in here)
    if isinstance(here, (list, tuple)):
        return (
            isinstance(there, list)
            and len(here) == len(there)
            and all(same(a, b, sign_of_zero) for a, b in zip(here, there, strict=True))
        )
    if isinstance(here, (bool, str)) or here is None:
        return type(here) is type(there) and here == there
    if isinstance(there, (bool, str, dict, list)) or there is None:
        return False
    if here == 0 and isinstance(here, float) and sign_of_zero:
        return there == 0 and math.copysign(1, here) == math.copysign(1, there)
    if math.isnan(here):
        return math.isnan(there)
    return here == there or math.isclose(here, there, rel_tol=1e-12)
