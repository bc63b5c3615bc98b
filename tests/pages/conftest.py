"""A page that is watched: what it asks for and what it complains about."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest


@pytest.fixture
def watched(page):
    """A tab, the addresses it asked other hosts for, and the complaints in its console."""
    foreign, complaints = [], []

    def asked(request):
        host = urlsplit(request.url).hostname
        if host not in (None, "127.0.0.1", "localhost"):
            foreign.append(request.url)

    page.on("request", asked)
    def said(message):
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    return SimpleNamespace(page=page, foreign=foreign, complaints=complaints)


@pytest.fixture
def open_page(site, watched):
    """Open a page of the book and wait until every explorer on it is live."""

    def go(name, **viewport):
        page = watched.page
        if viewport:
            page.set_viewport_size(viewport)
        page.goto(f"{site}/{name}")
        page.wait_for_load_state("load")
        page.wait_for_function(
            "[...document.querySelectorAll('[data-explorer]')].every(each => each.dataset.state === 'live')")
        return page

    return go
