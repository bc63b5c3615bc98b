"""A notebook as it is committed: what a reader of a diff needs, the same on every machine, and nothing else."""

import json
import re
from copy import deepcopy

import nbformat
import pytest

from tests.book import NOTEBOOKS
from tests.outputs import KEPT, METADATA

OF_ONE_MACHINE = re.compile(r"\bat 0x[0-9a-fA-F]+|(?<![\w.<])/(?:home|root|tmp|usr|Users|private|var)/|\b[A-Z]:\\\\"
                            r"|\b\d\d:\d\d:\d\d\b|\bTraceback\b")
TAGS = {"hide-cell", "hide-input", "hide-output", "remove-cell", "remove-input", "remove-output",
        "nbval-ignore-output"}


def faults(notebook):
    """What a committed notebook must not hold, in words."""
    if notebook["metadata"] != METADATA or (notebook["nbformat"], notebook["nbformat_minor"]) != (4, 5):
        yield "metadata of the notebook"
    ids = [cell["id"] for cell in notebook["cells"]]
    yield from (f"{name}: not a stable id" for name in ids if not re.fullmatch(r"cell-\d{3}[a-z]?", name))
    yield from (f"{name}: twice" for name in set(ids) if ids.count(name) > 1)
    for cell in notebook["cells"]:
        yield from (f"{cell['id']}: {fault}" for fault in faults_of(cell))


def faults_of(cell):
    """What a committed cell must not hold."""
    named = cell["metadata"].get("mystnb", {})        # what a folded cell is called on the page
    if (set(cell["metadata"]) - {"tags", "mystnb"} or set(named) - {"code_prompt_show", "code_prompt_hide"}
            or set(cell["metadata"].get("tags", [])) - TAGS):
        yield "metadata"
    if cell.get("attachments"):
        yield "a picture in the text"
    for output in cell.get("outputs", []):
        if output["output_type"] == "error" or output.get("name") == "stderr":
            yield "an error or a warning"
        if set(output.get("data", {})) - set(KEPT):
            yield f"output as {', '.join(set(output['data']) - set(KEPT))}"
        text = "".join(output.get("text", "")) + "".join(map("".join, output.get("data", {}).values()))
        if found := OF_ONE_MACHINE.search(text):
            yield f"of one machine or moment: {found[0]}"
    if cell.get("execution_count") or any(output.get("execution_count") for output in cell.get("outputs", [])):
        yield "a count that every new cell before it changes"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_nothing_that_clutters_a_diff(path):
    text = path.read_text(encoding="utf-8")
    assert list(faults(json.loads(text))) == [], "`make notebooks` writes them anew"
    assert text == nbformat.writes(nbformat.reads(text, as_version=4)) + "\n", "laid out as no tool writes it"


# ------------------------------------------------------------------------------- the gate sees what it is for

CLEAN = {"nbformat": 4, "nbformat_minor": 5, "metadata": METADATA, "cells": [
    {"id": "cell-000", "cell_type": "code", "metadata": {"tags": ["hide-cell"]}, "execution_count": None, "source": "1",
     "outputs": [{"output_type": "execute_result", "data": {"text/plain": "1"}, "execution_count": None}]}]}


def plant(part, **changed):
    """The clean notebook with one part changed."""
    notebook = deepcopy(CLEAN)
    cell = notebook["cells"][0]
    {"notebook": notebook, "cell": cell, "output": cell["outputs"][0]}[part].update(changed)
    return notebook


def test_a_clean_notebook_passes():
    assert list(faults(CLEAN)) == []


@pytest.mark.parametrize("notebook", [
    plant("notebook", metadata={**METADATA, "widgets": {"state": {}}}),
    plant("notebook", cells=CLEAN["cells"] * 2),
    plant("cell", id="3f9a1c07"),
    plant("cell", execution_count=7),
    plant("cell", metadata={"collapsed": True}),
    plant("cell", metadata={"tags": ["hide_cell"]}),
    plant("cell", attachments={"a.png": {}}),
    plant("output", execution_count=7),
    plant("output", data={"image/png": "iVBOR"}),
    plant("output", data={"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}),
    plant("output", data={"text/plain": "<Model object at 0x7f41a0>"}),
    plant("output", data={"text/plain": "PosixPath('/tmp/book/data')"}),
    plant("output", data={"text/plain": "2026-11-22 22:15:01"}),
    plant("output", output_type="stream", name="stderr", text="FutureWarning: soon"),
    plant("output", output_type="error"),
], ids=str)
def test_a_planted_fault_is_seen(notebook):
    assert list(faults(notebook)) != []
