"""Shared by all tests: the built book, served on a local port, a browser, and a copy of the data."""

import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from tests import waiting
from tests.book import ROOT
from tests.built import read
from widgets.frameworks.loading import DATA
from widgets.site import browser as chromium
from widgets.site import serve

# The same examples each time: a failure then speaks of the change and not of luck. To search for new ones:
# pytest --hypothesis-profile=searching
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("repeatable")


waiting.follow_the_policy()


@pytest.fixture(scope="session")
def pages() -> Path:
    """The folder of the built book, built anew unless `make test` has just done so."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        subprocess.run(["make", "--no-print-directory", "book"], cwd=ROOT, check=True)
    assert (serve.SITE / "index.html").exists(), "The book is not built: run `make book` first."
    return serve.SITE


@pytest.fixture(scope="session")
def built(pages):
    """Every page of the built book, by its path."""
    return read(pages)


@pytest.fixture(scope="session")
def site(pages):
    """The address of the built book, e.g. http://127.0.0.1:40123."""
    server = serve.server(folder=pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def playwright():
    """Playwright, of which a process can have one."""
    with sync_playwright() as instance:
        yield instance


@pytest.fixture(scope="session")
def browser(playwright):
    """Chromium, driven by Playwright."""
    instance = chromium.launch(playwright)
    yield instance
    instance.close()


@pytest.fixture
def page(browser):
    """A fresh tab with no memory of others."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def copy(tmp_path):
    """A copy of the data that a test may damage."""
    return shutil.copytree(DATA, tmp_path / "data")
