"""From navigation to live explorers, in milliseconds, measured inside the page.

The local server sends files uncompressed. Cold: a new browser context, whose cache is empty. Cached: a second visit
in the same context, in a new tab. The clock starts with the navigation; the first and the last explorer's
`data-state="live"` stop it.
"""

from .pages import PAGES, browser, open_live, site
from .report import Result

RUNS = 9
STOPWATCH = """
    globalThis.benchmark = {};
    new MutationObserver(() => {
        const live = document.querySelectorAll("[data-state=live]").length;
        if (live === 0) return;
        benchmark.first ??= performance.now();
        if (live === document.querySelectorAll("[data-explorer]").length) benchmark.all ??= performance.now();
    }).observe(document, { subtree: true, attributeFilter: ["data-state"] });
"""


def visit(context, address):
    """One visit: {"first": ms, "all": ms}."""
    page = open_live(context, address)
    times = page.evaluate("benchmark")
    page.close()
    return times


def visits(instance, address):
    """A cold visit and a cached one."""
    context = instance.new_context()
    context.add_init_script(STOPWATCH)
    times = visit(context, address), visit(context, address)
    context.close()
    return times


def measure():
    times = {(name, cache): [] for name in PAGES for cache in ("cold", "cached")}
    with site() as address, browser() as instance:
        visits(instance, f"{address}/{PAGES['landing page']}")  # the browser itself warms up
        for _ in range(RUNS):
            for name, path in PAGES.items():
                cold, cached = visits(instance, f"{address}/{path}")
                times[name, "cold"].append(cold)
                times[name, "cached"].append(cached)
    return [Result(f"navigation to {event} live", f"{name}, {cache}", "ms", tuple(each[key] for each in runs))
            for key, event in (("first", "first explorer"), ("all", "all explorers"))
            for (name, cache), runs in times.items()]
