"""Waiting in a page that allows no `eval`, by which Playwright's own `wait_for_function` looks again and again."""

import time

from playwright.sync_api import Error, Page, TimeoutError


def wait_for_function(page, expression, *, arg=None, timeout=30_000):
    """Wait until JavaScript in a page says yes; `timeout` in ms."""
    end = time.monotonic() + timeout / 1000
    while not said(page, expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"{expression} was not true within {timeout} ms")
        page.wait_for_timeout(10)


def said(page, expression, arg):
    """The value of JavaScript in a page; nothing while the page gives way to another."""
    try:
        return page.evaluate(expression, arg)
    except Error as error:
        if "context was destroyed" in error.message:
            return None
        raise


def follow_the_policy():
    """Have every page wait in this way: the site's policy (widgets/site/policy.py) is in force in all tests."""
    Page.wait_for_function = wait_for_function
