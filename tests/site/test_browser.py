"""The browser of the tests and the PDF: which one is tried first, and that one which does not start is passed over."""

from pathlib import Path

import pytest
from playwright.sync_api import Error

from widgets.site import browser


@pytest.fixture
def broken(tmp_path):
    """A program that ends at once."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_playwright_s_own_comes_first_unless_the_system_s_can_be_installed(monkeypatch, broken):
    monkeypatch.setattr(browser, "SYSTEM", [broken, Path("/no/such/program")])
    monkeypatch.setattr(browser, "root", lambda: False)
    assert browser.programs() == [None, str(broken)]
    monkeypatch.setattr(browser, "root", lambda: True)
    assert browser.programs() == [str(broken), None]


def test_one_that_does_not_start_is_passed_over(monkeypatch, playwright, broken):
    known = browser.programs()
    monkeypatch.setattr(browser, "programs", lambda: [str(broken), *known])
    started = browser.launch(playwright)
    assert started.is_connected()
    started.close()


def test_where_none_starts_playwright_says_so(monkeypatch, playwright, broken):
    monkeypatch.setattr(browser, "programs", lambda: [str(broken), str(broken)])
    with pytest.raises(Error):
        browser.launch(playwright)


def test_the_reader_of_the_message_learns_what_to_install(monkeypatch):
    monkeypatch.setattr(browser, "works", lambda: "")
    monkeypatch.setattr(browser, "install", lambda: None)
    with pytest.raises(SystemExit, match="playwright install --with-deps chromium"):
        browser.main()
