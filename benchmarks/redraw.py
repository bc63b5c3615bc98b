"""From a slider's move to the new picture on the page, in milliseconds, measured inside the page.

Compute and update: from the input event until the explorer is live again, that is message to the worker, run
of the model, message back and update of the figure. Painted frame: until the browser has painted it.
"""

from .pages import MODELS, browser, open_live, site
from .report import Result

WARM_UP, MOVES = 20, 100
PAUSE = 37  # ms between moves: not a multiple of a frame, so that moves meet frames at any phase

# Moves the sliders of an explorer in turn, to places spread over their ranges (steps of the golden ratio).
MOVE_SLIDERS = """
async (figure, { moves, pause }) => {
    const sliders = [...figure.querySelectorAll(".explorer-control input[type=range]")];
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    const settled = (name) => new Promise((done, fail) => {
        const limit = setTimeout(() => fail(new Error(`no new picture within 10 s of moving ${name}`)), 10000);
        const observer = new MutationObserver(() => {
            if (figure.dataset.state === "running") return;
            observer.disconnect();
            clearTimeout(limit);
            const trouble = figure.querySelector(".explorer-trouble").textContent;
            figure.dataset.state === "live" ? done(performance.now()) : fail(new Error(trouble));
        });
        observer.observe(figure, { attributeFilter: ["data-state"] });
    });
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel(); // its message comes after the frame in progress
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
    }));
    let place = 0;
    const moveTo = (slider) => {
        const [low, high, before] = [Number(slider.min), Number(slider.max), slider.value];
        do {
            place = (place + 0.6180339887) % 1;
            slider.value = low + place * (high - low);
        } while (slider.value === before);
    };
    const times = [];
    for (let move = 0; move < moves; move++) {
        const slider = sliders[move % sliders.length];
        moveTo(slider);
        const drawn = settled(slider.name);
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const script = (await drawn) - start;
        times.push({ script, frame: (await painted()) - start });
        await wait(pause);
    }
    return times;
}
"""


def move_sliders(explorer, moves, pause=PAUSE):
    """Times of so many moves after some to warm up: a list of {"script": ms, "frame": ms}."""
    explorer.evaluate("figure => figure.scrollIntoView({ block: 'center', behavior: 'instant' })")
    explorer.evaluate(MOVE_SLIDERS, {"moves": WARM_UP, "pause": pause})
    return explorer.evaluate(MOVE_SLIDERS, {"moves": moves, "pause": pause})


def measure():
    results = []
    with site() as address, browser() as instance:
        for name in MODELS:
            page = open_live(instance.new_context(), f"{address}/{name}")
            explorer = page.locator("[data-explorer]")
            times = move_sliders(explorer, MOVES)
            model = explorer.get_attribute("data-explorer")
            results += [Result(f"slider to {what}, page", model, "ms", tuple(each[part] for each in times))
                        for part, what in (("script", "picture updated"), ("frame", "painted frame"))]
    return sorted(results, key=lambda result: result.what)
