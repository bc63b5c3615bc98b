"""How the notebooks are compared; it stands here because they lie outside `tests/`."""


def pytest_collectstart(collector):
    """Notebooks are compared by their text: pictures and widgets are not stored (see tests/outputs.py)."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html", "text/latex", "image/svg+xml", "application/javascript")


def pytest_itemcollected(item):
    """Notebooks are kept without counts, which nbval takes for not having been run."""
    if hasattr(item, "cell"):
        item.cell.execution_count = 0
