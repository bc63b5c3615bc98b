"""A tab that is watched: what its page asks for and what it complains about; and a page that is touched all over."""

from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

ALL_LIVE = "[...document.querySelectorAll('[data-explorer]')].every(each => each.dataset.state === 'live')"
AT_REST = "!document.querySelector('[data-state=running]')"
# A busy machine is no fault of a model: a run that the page would stop after two seconds may take a minute.
PATIENT = """const timer = setTimeout;
globalThis.setTimeout = (then, after, ...rest) => timer(then, after > 1000 ? 60000 : after, ...rest);"""
TOUCH = Path(__file__).with_name("touch.js").read_text(encoding="utf-8")


def watch(page):
    """The tab, the addresses it asks other hosts for, and the complaints in its console."""
    foreign, complaints = [], []

    def asked(request):
        host = urlsplit(request.url).hostname
        if host not in (None, "127.0.0.1", "localhost"):
            foreign.append(request.url)

    def said(message):
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    return SimpleNamespace(page=page, foreign=foreign, complaints=complaints)


def read(page, address):
    """Open a page and wait until every explorer on it is live."""
    page.goto(address)
    page.wait_for_load_state("load")
    page.wait_for_function(ALL_LIVE)


def touch(page):
    """Touch everything on a page that a reader could, and wait for what it starts. Returns how much there was."""
    count = page.evaluate(TOUCH)
    page.wait_for_function(AT_REST)
    return count
