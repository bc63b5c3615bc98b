"""The same models in a JupyterLite page that serves itself: `interact` computed by Python in the reader's browser.

Measured are the wait until the slider can be moved, from navigation to a computed picture, and from a slider's move
to the new picture. The picture is a plain line of SVG, not Matplotlib: its build for the browser is in no package
registry, only on a host of its own. With Matplotlib both would take longer.

What this measurement alone needs is locked beside this file and installed into _build/lite.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.book import ROOT
from tests.jupyterlab import RUN_LIMIT, run_notebook, write_notebook

from ..lab import time_interact
from ..pages import browser, site
from ..report import Result

HERE = Path(__file__).parent
WORK = ROOT / "_build" / "lite"
MODELS = ("trust", "ritual")     # a quick one, and the slowest: agents
WIDGETS = ("comm", "ipywidgets", "jupyterlab_widgets")      # what %pip finds on the site
RUNS = 3                         # visits
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
SETTINGS = {"pyodideUrl": "./static/pyodide/pyodide.mjs", "disablePyPIFallback": True}
NOTEBOOK = """
%pip install -q ipywidgets
import os, sys
os.makedirs("/models", exist_ok=True)
for name, text in {files!r}.items():
    with open("/models/" + name, "w") as file:
        file.write(text)
sys.path.insert(0, "/")
from IPython.display import SVG, display
from ipywidgets import interact
from models import {model} as module

def draw(**values):
    run = {{**module.simulate(**values), **module.curves(**values)}}
    ys = next(series for series in list(run.values())[1:] if isinstance(series, list))
    points = " ".join(f"{{500 * i / len(ys)}},{{200 - 200 * y / (max(ys) or 1)}}" for i, y in enumerate(ys))
    display(SVG(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 200"><polyline points="{{points}}" '
                'fill="none" stroke="black"/></svg>'))

interact(draw, **{{p.name: (p.low, p.high, p.step) for p in module.PARAMETERS}});
"""


def run(*command):
    """Run a command of the set-up; its output is shown if it fails."""
    done = subprocess.run(list(map(str, command)), cwd=WORK, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed while JupyterLite was set up:\n{done.stdout}")


def set_up():
    """Install JupyterLite and Pyodide into _build/lite, once."""
    ready = WORK / "ready"
    if ready.exists():
        return
    print("Setting up JupyterLite in _build/lite (once, a minute).", file=sys.stderr, flush=True)
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(HERE, WORK, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(ROOT / ".npmrc", WORK)
    run(sys.executable, "-m", "venv", "venv")
    run("venv/bin/pip", "install", "--require-hashes", "-r", "requirements.txt")
    run("venv/bin/pip", "download", "--require-hashes", "--no-deps", "--python-version", "3.14",
        "--only-binary", ":all:", "-d", "wheels", "-r", "wheels.txt")
    run(Path(sys.executable).with_name("npm"), "ci")
    ready.touch()


def write_site(notebooks, out):
    """Build the JupyterLite site with these notebooks: nothing in it asks another host."""
    widgets = [f"--piplite-wheels={next((WORK / 'wheels').glob(f'{name}-*.whl'))}" for name in WIDGETS]
    run("venv/bin/jupyter", "lite", "build", "--lite-dir=.", f"--output-dir={out}", f"--contents={notebooks}",
        "--apps=lab", "--no-unused-shared-packages", *widgets)
    pyodide = out / "static" / "pyodide"
    shutil.copytree(WORK / "node_modules" / "pyodide", pyodide)
    shutil.copytree(WORK / "wheels", pyodide, dirs_exist_ok=True)
    restrict(pyodide)
    keep_at_home(out / "jupyter-lite.json")


def keep_at_home(path):
    """Have the kernel take Pyodide and packages from this site alone. A build in a folder such as _build does not read
    settings of its own, so they are written into the built ones."""
    site = json.loads(path.read_text(encoding="utf-8"))
    site["jupyter-config-data"].setdefault("litePluginSettings", {}).setdefault(KERNEL, {}).update(SETTINGS)
    path.write_text(json.dumps(site), encoding="utf-8")


def restrict(pyodide):
    """Let Pyodide know of the packages that are here, with the checksums of these files."""
    path = pyodide / "pyodide-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    lock["packages"] = {name: {**package, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
                        for name, package in lock["packages"].items()
                        if (wheel := pyodide / package["file_name"]).exists()}
    path.write_text(json.dumps(lock), encoding="utf-8")


def write_notebooks(folder):
    """A notebook for each model, which brings the models' files along."""
    files = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "widgets" / "models").glob("*.py")}
    files["__init__.py"] = ""
    for model in MODELS:
        write_notebook(folder / f"{model}.ipynb", NOTEBOOK.format(files=files, model=model), kernel="python")


def wait_for_slider(context, address):
    """Seconds from navigation until there is a slider and a picture, nothing cached."""
    start = time.perf_counter()
    run_notebook(context, address).locator("img").first.wait_for(timeout=3 * RUN_LIMIT)
    return time.perf_counter() - start


def measure():
    set_up()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        notebooks, out = Path(folder, "notebooks"), Path(folder, "site")
        notebooks.mkdir()
        write_notebooks(notebooks)
        write_site(notebooks, out)
        with site(out) as home, browser() as instance:
            for model in MODELS:
                address = f"{home}/lab/index.html?path={model}.ipynb"
                waits = []
                for _ in range(RUNS):
                    context = instance.new_context(viewport={"width": 1280, "height": 1400})
                    waits.append(wait_for_slider(context, address))
                    context.close()
                context = instance.new_context(viewport={"width": 1280, "height": 1400})
                moves = time_interact(context, address)
                context.close()
                results += [Result("navigation to a moving slider, JupyterLite", model, "s", tuple(waits)),
                            Result("slider to picture, JupyterLite, interact", model, "ms", tuple(moves))]
    return sorted(results, key=lambda result: result.what)
