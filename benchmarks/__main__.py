"""Runs the measurements named on the command line, or all of them, and compares them with the stored run.

Prints one table, and writes it as Markdown to _build/benchmarks.md. A measurement that looks worse than the
stored run is repeated; what stays worse by more than a quarter is reported, and the program ends with 1.
`--keep` stores this run as the one to compare with and writes it into README.md.
"""

import argparse
import os
import platform
import subprocess
import sys

from tests.book import ROOT
from widgets.site import browser
from widgets.site.node import node

from . import build, engines, lab, lite, load, many, memory, peer, redraw, scaling, summary, weight, yardstick
from .report import Baseline, better, markdown, row, text

BENCHMARKS = {"load": load, "many": many, "redraw": redraw, "lab": lab, "lite": lite, "weight": weight,
              "memory": memory, "build": build, "scaling": scaling, "engines": engines, "peer": peer}
IN_BROWSER = {"load", "many", "redraw", "lab", "lite", "weight", "memory"}
AGAIN = 2            # times that a measurement is repeated when it looks worse than before
MARKDOWN = ROOT / "_build" / "benchmarks.md"


def arguments():
    """The names of the measurements to run, in the order of the table, and whether to keep the run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the book.")
    known = ", ".join(BENCHMARKS)
    parser.add_argument("names", nargs="*", metavar="name", help=f"one of {known}; none means all")
    parser.add_argument("--keep", action="store_true", help="store this run as the baseline")
    given = parser.parse_args()
    for name in given.names:
        if name not in BENCHMARKS:
            parser.error(f"there is no measurement {name!r}; there are {known}.")
    return [name for name in BENCHMARKS if name in (given.names or BENCHMARKS)], given.keep


def machine():
    """What was measured on, in a line."""
    of_node = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    parts = [f"{os.cpu_count()} cores", platform.system(), f"Chromium {browser.works() or 'missing'}",
             f"Python {platform.python_version()}", f"node {of_node.lstrip('v')}"]
    return ", ".join(parts)


def measured(name, baseline, pace):
    """The results of a measurement, repeated while one of them looks worse than the baseline."""
    results = BENCHMARKS[name].measure()
    for _ in range(AGAIN):
        if not any(baseline.regressed(result, pace) for result in results):
            break
        print(f"Measuring {name} again: it looks slower or heavier than before.", file=sys.stderr, flush=True)
        results = better(results, BENCHMARKS[name].measure())
    return results


def main():
    names, keep = arguments()
    if IN_BROWSER.intersection(names):
        browser.main()  # finds a browser or installs one, or ends with a sentence that says what to install
    baseline, pace, results = Baseline.read(), yardstick.measure(), []
    for name in names:
        print(f"Measuring {name} ...", file=sys.stderr, flush=True)
        results += measured(name, baseline if not keep else Baseline(), pace)
    rows = [row(result, baseline, pace) for result in results]
    print(f"{machine()}.\n\n{text(rows)}")
    MARKDOWN.parent.mkdir(exist_ok=True)
    MARKDOWN.write_text(f"{machine()}.\n\n{markdown(rows)}\n", encoding="utf-8")
    print(f"\nWritten as Markdown to {MARKDOWN.relative_to(ROOT)}.")
    if keep:
        kept = baseline.updated(results, pace, machine())
        kept.write()
        summary.write(kept)
        return
    worse = [result.key for result in results if baseline.regressed(result, pace)]
    if worse:
        sys.exit("Worse than the baseline by more than a quarter, each time it was measured:\n" + "\n".join(worse))


if __name__ == "__main__":
    main()
