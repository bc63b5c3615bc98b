"""What the measurements on the page share: the pages, the site on a local port, the browser."""

import sys
import threading
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.waiting import wait_for_function
from widgets.models import CATALOGUE
from widgets.site import serve
from widgets.site.browser import launch

CHAPTER = "chapters/trust-logic.html"
MODELS = [f"chapters/models/{model}.html" for model in CATALOGUE]
PAGES = {"landing page": "index.html", "chapter page": CHAPTER, "model page": "chapters/models/ritual.html"}
ALL_LIVE = """
    document.querySelector("[data-state=live]") !== null &&
    document.querySelector("[data-explorer]:not([data-state=live])") === null
"""


@contextmanager
def site(folder=serve.SITE):
    """The address of a site, the built book, served by `make serve`'s server (files as they are, not compressed)."""
    if not (folder / "index.html").exists():
        sys.exit("The book is not built: run `make book` first.")
    server = serve.server(folder=folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser():
    """The browser of the tests, without a window."""
    with sync_playwright() as playwright:
        instance = launch(playwright)
        yield instance
        instance.close()


def open_live(context, address):
    """A new tab with the page, once all its explorers are live."""
    page = context.new_page()
    page.goto(address)
    wait_for_function(page, ALL_LIVE)
    return page
