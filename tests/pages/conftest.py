"""A page of the book in a tab that is watched."""

import pytest

from tests.pages.tabs import read, watch


@pytest.fixture
def watched(page):
    """A tab of this test alone, watched."""
    return watch(page)


@pytest.fixture
def open_page(site, watched):
    """Open a page of the book and wait until every explorer on it is live."""

    def go(name, **viewport):
        if viewport:
            watched.page.set_viewport_size(viewport)
        read(watched.page, f"{site}/{name}")
        return watched.page

    return go
