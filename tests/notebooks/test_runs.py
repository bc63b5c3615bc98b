"""A notebook computes the same wherever and whenever it runs, and leaves nothing behind.

The build has executed every notebook once. Here each runs again in a fresh kernel that differs in all that a program
should not notice; every output has to be the same to the last sign, figures and explorers included.
"""

import json
import os
import re
import shutil

import nbformat
import pytest
from jupyter_cache import get_cache
from nbclient import NotebookClient

from tests.book import NOTEBOOKS, ROOT

ELSEWHERE = {"PYTHONHASHSEED": "2025", "TZ": "Asia/Kolkata", "LC_ALL": "C", "LANG": "C", "LANGUAGE": "",
             "COLUMNS": "40", "LINES": "10", "NO_COLOR": "1", "LOKY_MAX_CPU_COUNT": "1", "OMP_NUM_THREADS": "1",
             "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
DRAWN = re.compile(r'(?<="model_id": ")[0-9a-f]{32}')      # by lot in every run: a widget's name, which no page uses


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The home of a user without settings; Matplotlib keeps its list of fonts there."""
    return tmp_path_factory.mktemp("home")


def shown(notebook):
    """All that each cell of code shows, without what is drawn by lot."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    texts = [json.dumps([output.get("text") or output.data for output in cell.outputs], sort_keys=True)
             for cell in cells]
    return [DRAWN.sub("...", text) for text in texts]


def files(folder):
    """Every file below a folder with its content."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(notebook, folder, home, **environment):
    """Execute a notebook in a fresh kernel, in a folder, with the settings of an environment."""
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
    client.execute(env={**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), **environment})


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_second_run_elsewhere_shows_the_same_and_leaves_no_file(path, pages, home, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    cache = get_cache(next((ROOT / "_build" / "executed").iterdir()))
    first = cache.get_cache_bundle(cache.match_cache_notebook(notebook).pk).nb
    shutil.copytree(ROOT / "chapters" / "quizzes", tmp_path / "quizzes")
    before = files(tmp_path)
    run(notebook, tmp_path, home, **ELSEWHERE)
    assert shown(notebook) == shown(first)
    assert files(tmp_path) == before


def test_what_depends_on_the_machine_is_seen(home, tmp_path):
    cells = ["hash('a')", "import time; time.tzname", "import shutil; shutil.get_terminal_size().columns", "1 + 1",
             "open('left', 'w').close()"]
    here, there = (nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, cells)]) for _ in range(2))
    run(here, tmp_path, home, TZ="UTC", COLUMNS="80")
    run(there, tmp_path, home, **ELSEWHERE)
    pairs = zip(shown(here), shown(there), strict=True)
    assert [one == other for one, other in pairs] == [False, False, False, True, True]
    assert [path.name for path in files(tmp_path)] == ["left"]
