"""How long a book of a hundred chapters takes to build, in seconds: cold, and after some of them have changed.

Every chapter is a notebook with a line of code that is its own and an explorer. Notebooks that are not in the
cache are executed side by side; the others, and the pages that did not change, are left as they are.
"""

import tempfile
import time
from pathlib import Path

from tests.small_book import Book

from .report import Result

CHAPTERS = [f"chapter{number:03}" for number in range(100)]
CHANGED = (0, 1, 10, 50)
RUNS = 3


def built(book):
    start = time.perf_counter()
    book.build()
    return time.perf_counter() - start


def measure():
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder), CHAPTERS)
        results = [Result("a book of 100 chapters", "cold", "s", (built(book),))]
        for changed in CHANGED:
            times = []
            for run in range(RUNS):
                for name in CHAPTERS[:changed]:
                    book.write(name, "words", code=f"{changed} + {run}")
                times.append(built(book))
            results.append(Result("a book of 100 chapters", f"{changed} of them changed", "s", tuple(times)))
    return results
