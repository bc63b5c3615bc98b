"""The copies of the built book, as `make offline` leaves them."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.book import ROOT
from widgets.site import copies


@pytest.fixture(scope="session")
def shelf(pages) -> Path:
    """The folder of the copies, made anew unless `make test` has just done so."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        subprocess.run(["make", "--no-print-directory", "offline"], cwd=ROOT, check=True)
    assert set(copies.made(ROOT)) == set(copies.COPIES), "A copy is missing: run `make offline` first."
    return copies.folder()
