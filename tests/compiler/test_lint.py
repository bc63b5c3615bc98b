"""The lint refuses what the engines do not share, at the right line, and says what to write instead."""

import subprocess
import sys

import pytest

from tests.book import ROOT
from widgets.compiler import CompileError, compile_file, compile_source, micropython_gaps
from widgets.compiler.__main__ import main

MODEL = '''"""A model."""
import math

RATE = 0.5


def simulate(*, months):
    """One run."""
    trust = 0.8
    series = {"month": [], "trust": []}
    for month in range(months):
        trust = trust * math.exp(-RATE)
        series["month"].append(month)
        series["trust"].append(trust)
    return series
'''
PLANTED = {
    "    trust = 0.8": {
        "    trust = yield 0.8": "`yield`",
        "    global RATE": "`global`",
        "    trust = f'{months}'": "an f-string",
        "    trust = (level := 0.8)": "`:=`",
        "    print(months)": "print()",
        "    trust = {1, 2}": "a set",
        "    trust = ressources": "the unknown name `ressources`",
        "    trust = months << 2": "a bit operation",
        "    trust = [1, 2][::-1]": "a slice with a step",
        "    trust = [1, 2][months / 2]": "an index that may be a float",
        "    trust = math.gamma(3.0)": "math.gamma()",
        "    trust = PARAMETERS": "`PARAMETERS`",
        "    trust = isinstance(months, int)": "isinstance()",
        "    del months": "`del`",
        "    trust = str(months)": "str()",
        "    trust = max": "`max` as a value",
        "    trust = simulate(month=3)": "the argument `month=`",
        "    trust = 'a' < 2 or {1: 2}": "a dict key that is not a text",
        "    trust = naïveté = 1": "`naïveté`",
        "    with months: pass": "`with`",
    },
    "RATE = 0.5": {
        "RATE = simulate(months=3)": "`simulate` before its definition",
        "print(3)": "this statement outside functions",
        "import random": "this import",
        "from math import exp": "this import",
        "from .stream import draw": "the import of .stream",
        "class Rate(dict): pass": "inheritance",
    },
    "def simulate(*, months):": {
        "def simulate(*months):": "`*arguments`",
        "def simulate(**months):": "`*arguments`",
        "@staticmethod\ndef simulate(months):": "a decorator",
    },
}
CASES = [(old, new, what) for old, faults in PLANTED.items() for new, what in faults.items()]


@pytest.mark.parametrize(("old", "new", "what"), CASES, ids=[new.strip() for _, new, _ in CASES])
def test_a_planted_fault_is_refused_at_its_line(old, new, what):
    line = MODEL.split("\n").index(old) + 1 + new.count("\n")
    with pytest.raises(CompileError) as caught:
        compile_source(MODEL.replace(old, new), "trust.py")
    error = caught.value
    assert (error.filename, error.line) == ("trust.py", line)
    assert error.message.startswith(what) or what in error.message
    assert str(error) == f"trust.py:{line}: {error.message}"
    assert ";" in error.message or "add" in error.message  # what to write instead


def test_module_level_code_calls_no_functions():
    with pytest.raises(CompileError, match="trust.py:3: a call of `f` outside functions"):
        compile_source("def f():\n    return 1\nX = f()", "trust.py")


def test_text_that_is_not_python_is_refused():
    with pytest.raises(CompileError, match=r"trust.py:2: this is not Python"):
        compile_source("x = 1\ndef f(:", "trust.py")
    with pytest.raises(CompileError, match="not Python"):
        compile_source("return 1")


GAPS = {
    "import dataclasses": "dataclasses",
    "from typing import Any": "typing",
    "from enum import Enum": "enum",
    "import bisect": "bisect",
    "import statistics": "statistics",
    "from math import comb": "math.comb",
    "x = math.hypot(3, 4)": "math.hypot",
    "x = math.fsum([1])": "math.fsum",
    "x = math.prod([1])": "math.prod",
    "x = math.log1p(1)": "math.log1p",
    "match x:\n    case 1: pass": "match",
    "def f(a, /): pass": "positional-only",
    "x = [*a, *b]": "[*a, *b]",
    "x = {**a}": "{**a}",
    "x = zip(a, b, strict=True)": "zip(strict=",
    "x = f.__doc__": "__doc__",
    "for k in {'a': 1}: pass": "keep no order",
    "d = {'a': 1}\nx = [k for k in d]": "keep no order",
    "d = dict(a=1)\nfor k, v in d.items(): pass": "keep no order",
    "x = list({'a': 1})": "keep no order",
    "x = sorted(a, key=g)": "not stable",
    "a.sort(key=g)": "not stable",
    "x = round(y, 2)": "rounds",
}


@pytest.mark.parametrize(("code", "what"), GAPS.items(), ids=GAPS)
def test_gaps_of_micropython_are_found(code, what):
    found = micropython_gaps("import math\n\n" + code, "trust.py")
    assert [line for line, message in found if what in message] == [3 + code.count("\n") * ("d = " in code)]


def test_the_shared_subset_has_no_gaps():
    assert micropython_gaps(MODEL) == []
    assert micropython_gaps("for name in sorted({'a': 1}):\n    pass\nfor name in ['a']:\n    pass\n") == []


def test_files_are_linked_once(tmp_path):
    stream = "BASE = 3\ndef draw(x):\n    return BASE / x\ndef other(x):\n    return x\n"
    (tmp_path / "stream.py").write_text(stream)
    model = tmp_path / "trust.py"
    model.write_text(
        "from .core import Parameter\nfrom .stream import draw, other as same\nBASE = 5\n"
        "def f():\n    return [draw(2.0), same(BASE)]\n"
    )
    code = compile_file(model)
    assert code.count("function stream$draw") == 1 and "stream.py:3" in code


def test_a_fault_in_a_linked_file_names_that_file(tmp_path, capsys):
    (tmp_path / "stream.py").write_text("def draw(x):\n    return f'{x}'\n")
    (tmp_path / "trust.py").write_text("from .stream import draw\ndef f():\n    return draw(2.0)\n")
    assert main([str(tmp_path / "trust.py")]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'stream.py'}:2: an f-string")


def test_the_command_names_every_fault_and_fails(tmp_path):
    good, bad = tmp_path / "good.py", tmp_path / "bad.py"
    good.write_text(MODEL)
    bad.write_text("import enum\ndef f():\n    return f'{1}'\n")
    run = [sys.executable, "-m", "widgets.compiler"]
    done = subprocess.run([*run, str(good), str(bad)], cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0] == f"{good}: runs in CPython and MicroPython, compiles."
    assert lines[1].startswith(f"{bad}:1: ") and all(line.startswith(str(bad)) for line in lines[1:])
    assert subprocess.run([*run, str(good)], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_a_file_that_is_missing_is_named(tmp_path, capsys):
    good = tmp_path / "good.py"
    good.write_text(MODEL)
    assert main([str(good), str(tmp_path / "nosuch.py"), str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == "" and [line.partition(": ")[0] for line in told.err.splitlines()] == [
        str(tmp_path / "nosuch.py"), str(tmp_path)]
    assert "no such file" in told.err and "widgets/models/trust.py" in told.err


def test_the_models_of_the_book_pass():
    assert main([str(path) for path in sorted((ROOT / "widgets" / "models").glob("*.py"))]) == 0
