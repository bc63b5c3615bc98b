"""Explorers moved at random, thousands of times: no uncaught error, no stale picture, no growing memory."""

from pathlib import Path

import pytest

from tests.pages.tabs import PATIENT, read, watch
from widgets.explorer import sentence
from widgets.explorer.links import from_link
from widgets.models import CATALOGUE

FUZZER = Path(__file__).with_name("fuzzer.js").read_text(encoding="utf-8")
MOVES = 300                 # of each model
SETTLED = "figure => figure.dataset.state !== 'running' && figure.dataset.state !== 'static'"
MEMORY = ("Nodes", "JSEventListeners")


@pytest.fixture
def fuzzed(site, watched):
    """A function: open a model's page, with moves made ready."""
    def go(model_id):
        watched.page.add_init_script(PATIENT + FUZZER)
        read(watched.page, f"{site}/chapters/models/{model_id}.html")
        return watched.page.locator(f"#explorer-{model_id}")
    return go


def fuzz(explorer, seed, moves):
    log = explorer.evaluate("(figure, [seed, moves]) => fuzz(figure, seed, moves)", [seed, moves])
    explorer.evaluate("figure => calm(figure)")
    settle(explorer)
    return log


def settle(explorer):
    """Wait until nothing is computed and every pinned run of a link has arrived."""
    explorer.page.wait_for_function(SETTLED, arg=explorer.element_handle())


def link_of(explorer):
    """The link to the state of now, of which the rest of the page knows nothing."""
    explorer.locator("button[name=link]").dispatch_event("click")
    return explorer.locator(".explorer-text").input_value()


def drawn(explorer):
    return explorer.evaluate("figure => drawn(figure)")


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_after_random_moves_the_picture_is_that_of_its_values(fuzzed, watched, model_id):
    """What is drawn in the end is what a new page draws that follows the link, and says what Python says."""
    explorer = fuzzed(model_id)
    log = fuzz(explorer, seed=20261122 + len(model_id), moves=MOVES)
    last = "\n".join(log[-25:])
    link = link_of(explorer)
    model, values, _ = from_link(link)
    assert explorer.locator(".explorer-reading").text_content() == sentence(model, values), last
    fresh = watch(watched.page.context.new_page())
    fresh.page.add_init_script(PATIENT + FUZZER)
    read(fresh.page, link)
    again = fresh.page.locator(f"#explorer-{model_id}")
    pins = explorer.locator(".explorer-pins li").count()
    fresh.page.wait_for_function("([figure, pins]) => figure.querySelectorAll('.explorer-pins li').length === pins",
                                 arg=[again.element_handle(), pins])
    settle(again)
    assert drawn(explorer) == drawn(again), last
    assert watched.complaints == fresh.complaints == [] and watched.foreign == [], last


def test_random_moves_leave_no_memory_behind(fuzzed, watched):
    """After a warm-up, as many elements and listeners as before, and hardly more memory, however many moves follow."""
    explorer = fuzzed("trust")
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Performance.enable")

    def measured(seed):
        fuzz(explorer, seed, MOVES)
        watched.page.evaluate("location.hash = ''")
        explorer.locator("button[name=drop]").evaluate_all("all => all.reverse().forEach(each => each.click())")
        explorer.locator("button[name=reset]").dispatch_event("click")
        settle(explorer)
        session.send("HeapProfiler.collectGarbage")
        found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        return {name: found[name] for name in (*MEMORY, "JSHeapUsedSize")}

    explorer.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    explorer.locator("button[name=source_change]").click()
    explorer.locator(".cm-content").wait_for()
    measured(1)                     # what is made once: layouts, the map, the editor
    before = measured(2)
    after = [measured(seed) for seed in (3, 4, 5)][-1]
    for name in MEMORY:
        assert after[name] <= before[name] * 1.05, (name, before, after)
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] * 1.15 + 500_000, (before, after)
