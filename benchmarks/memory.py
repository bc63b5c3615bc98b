"""Memory that a page's scripts hold: once it is live, and after many moves of a slider. build.py has the build's."""

from .pages import CHAPTER, browser, open_live, site
from .redraw import move_sliders
from .report import Result

MOVES = 300
RUNS = 3


def heap(page):
    """Megabytes that the page's scripts hold once what is no longer used is thrown away."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return found["JSHeapUsedSize"] / 1e6


def measure():
    live, moved = [], []
    with site() as address, browser() as instance:
        for _ in range(RUNS):
            context = instance.new_context()
            page = open_live(context, f"{address}/{CHAPTER}")
            live.append(heap(page))
            move_sliders(page.locator("[data-explorer]").first, MOVES, pause=5)
            moved.append(heap(page))
            context.close()
    what = "memory of a chapter's scripts"
    return [Result(what, "live", "MB", tuple(live)), Result(what, f"after {MOVES} moves", "MB", tuple(moved))]
