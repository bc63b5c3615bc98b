"""Twenty explorers on one page, from navigation until all are live: every model, and some of them again.

The page is put together from the models' own pages as they were built, with their scripts and styles.
"""

import re

from widgets.models import CATALOGUE
from widgets.site import serve

from .load import STOPWATCH
from .pages import browser, open_live, site
from .report import Result

EXPLORERS = 20
RUNS = 9
FOLDER = "chapters/models"


def page():
    """The text of the page."""
    texts = [(serve.SITE / FOLDER / f"{model}.html").read_text(encoding="utf-8") for model in CATALOGUE]
    figures = [re.search(r'<figure class="explorer".*?</figure>', text, re.DOTALL)[0] for text in texts]
    asset = re.compile(r'<link rel="stylesheet"[^>]*>|<script [^>]*explorer-[^>]*></script>')
    once = dict.fromkeys(tag for text in texts for tag in asset.findall(text))
    # The front end comes after the models it runs.
    head = sorted(once, key=lambda tag: "/explorer.js" in tag)
    body = (figures * 2)[:EXPLORERS]
    return f"<!doctype html><meta charset='utf-8'><title>Many</title>{''.join(head)}<main>{''.join(body)}</main>"


def measure():
    text, times = page(), []
    with site() as address, browser() as instance:
        for _ in range(RUNS):
            context = instance.new_context()
            context.add_init_script(STOPWATCH)
            context.route("**/many.html", lambda route: route.fulfill(body=text, content_type="text/html"))
            tab = open_live(context, f"{address}/{FOLDER}/many.html")
            if tab.locator("[data-state=live]").count() != EXPLORERS:
                raise RuntimeError(f"Not all of the {EXPLORERS} explorers are live.")
            times.append(tab.evaluate("benchmark.all"))
            context.close()
    return [Result("navigation to all explorers live", f"{EXPLORERS} explorers on one page", "ms", tuple(times))]
