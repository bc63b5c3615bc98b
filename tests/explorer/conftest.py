"""Shared by the tests of the front end: a page that can draw figures."""

import pytest

from tests.explorer.easel import Easel
from tests.explorer.stand import tab
from widgets.explorer import HERE


@pytest.fixture(scope="module")
def easel(browser):
    """A page that can draw with figure.js, and nothing else on it."""
    script = (HERE / "figure.js").read_text(encoding="utf-8")
    with tab(browser, script, "liveFigure", content="<body style='margin: 0; background: white'><div id='easel'></div>",
             viewport={"width": 760, "height": 760}) as page:
        yield Easel(page)
