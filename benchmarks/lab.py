"""From a slider's move to the new picture in JupyterLab, in milliseconds, measured inside the page.

The explorer (the kernel computes, the front end draws) beside what ipywidgets offers: `interact` with a
Matplotlib output of the same figure. Moves go over all sliders, until the figure is updated or its image is decoded.
"""

import tempfile
from pathlib import Path

from tests.jupyterlab import KERNEL_READY, RUN_LIMIT, jupyterlab, run_notebook, write_notebook
from widgets.models import CATALOGUE

from .pages import browser
from .redraw import move_sliders
from .report import Result

MOVES = 30
PAUSE = 150          # ms between moves: the kernel is idle again

EXPLORER = """
from widgets.explorer import explore
explore({model!r})
"""
INTERACT = """
%matplotlib inline
from IPython.display import display
from ipywidgets import interact
from widgets import figures
from widgets.explorer import compute, shown
from widgets.models import CATALOGUE

model = CATALOGUE[{model!r}]
def draw(**values):
    display(figures.figure(model.id, shown(compute(model, values))).figure)
interact(draw, **{{p.name: (p.low, p.high, p.step) for p in model.parameters}});
"""

# Moves the sliders of an `interact` in turn by an arrow key's step, to the right while there is room.
MOVE_INTERACT = """
async (output, { moves, pause }) => {
    const handles = [...output.querySelectorAll(".noUi-handle")];
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    const redrawn = (old, name) => new Promise((done, fail) => {
        const limit = setTimeout(() => fail(new Error(`no new picture within 10 s of ${name}`)), 10000);
        const observer = new MutationObserver(async () => {
            const image = output.querySelector("img");
            if (!image || image === old) return;
            observer.disconnect();
            await image.decode().catch(fail);
            clearTimeout(limit);
            done(performance.now());
        });
        observer.observe(output, { subtree: true, childList: true });
    });
    const times = [];
    for (let move = 0; move < moves; move++) {
        const handle = handles[move % handles.length];
        const key = Number(handle.ariaValueNow) < Number(handle.ariaValueMax) ? "ArrowRight" : "ArrowLeft";
        const name = `${key} on ${handle.closest(".widget-hslider").innerText}`;
        const drawn = redrawn(output.querySelector("img"), name);
        const start = performance.now();
        handle.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
        times.push((await drawn) - start);
        await wait(pause);
    }
    return times;
}
"""


def time_explorer(context, address):
    """Times of moves of an explorer's sliders, in ms."""
    output = run_notebook(context, address)
    explorer = output.locator("[data-explorer][data-state=live]").first
    explorer.wait_for(timeout=RUN_LIMIT)
    return [each["script"] for each in move_sliders(explorer, MOVES, PAUSE)]


def time_interact(context, address):
    """Times of moves of an `interact`'s sliders, in ms."""
    output = run_notebook(context, address).first
    output.locator("img").wait_for(timeout=RUN_LIMIT)
    output.page.wait_for_function(KERNEL_READY, timeout=RUN_LIMIT)
    output.evaluate(MOVE_INTERACT, {"moves": 5, "pause": PAUSE})
    return output.evaluate(MOVE_INTERACT, {"moves": MOVES, "pause": PAUSE})


def measure():
    kinds = {"explorer": (EXPLORER, time_explorer), "interact": (INTERACT, time_interact)}
    times = {(kind, model): () for kind in kinds for model in CATALOGUE}
    with tempfile.TemporaryDirectory() as folder:
        notebooks = Path(folder, "notebooks")
        notebooks.mkdir()
        with jupyterlab(notebooks, folder) as address, browser() as instance:
            for kind, model in times:
                code, time_moves = kinds[kind]
                name = f"{model}-{kind}.ipynb"
                write_notebook(notebooks / name, code.format(model=model))
                context = instance.new_context(viewport={"width": 1280, "height": 1400})
                times[kind, model] = tuple(time_moves(context, address.format(name)))
                context.close()
    return [Result(f"slider to picture, JupyterLab, {kind}", model, "ms", each)
            for (kind, model), each in times.items()]
