"""Runs the measurements named on the command line, or all of them.

Prints one table after another as it is measured, and writes those of this run to _build/benchmarks.md.
"""

import argparse
import os
import platform
import subprocess
import sys

from widgets.site import browser
from widgets.site.node import node

from . import build, engines, lab, load, peer, redraw, weight
from .pages import ROOT

BENCHMARKS = {"load": load, "redraw": redraw, "lab": lab, "weight": weight, "build": build,
              "engines": engines, "peer": peer}
IN_BROWSER = {"load", "redraw", "lab", "weight"}
MARKDOWN = ROOT / "_build" / "benchmarks.md"


def chosen(arguments):
    """The names of the measurements to run, in the order of the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the book.")
    known = ", ".join(BENCHMARKS)
    parser.add_argument("names", nargs="*", metavar="name", help=f"one of {known}; none means all")
    names = parser.parse_args(arguments).names
    for name in names:
        if name not in BENCHMARKS:
            parser.error(f"there is no measurement {name!r}; there are {known}.")
    return [name for name in BENCHMARKS if name in names or not names]


def machine():
    """What was measured on, in a line."""
    of_node = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    parts = [f"{os.cpu_count()} cores", platform.system(), f"Python {platform.python_version()}",
             f"node {of_node.lstrip('v')}"]
    if hasattr(os, "getloadavg"):
        parts.append(f"load average at the start {os.getloadavg()[0]:.1f}")
    return ", ".join(parts) + "."


def main():
    names = chosen(sys.argv[1:])
    if IN_BROWSER.intersection(names):
        browser.main()  # finds a browser or installs one, or ends with a sentence that says what to install
    print(machine(), flush=True)
    written = [machine()]
    for name in names:
        print(f"\nMeasuring {name} ...", file=sys.stderr, flush=True)
        table = BENCHMARKS[name].measure()
        print(f"\n{table.text()}", flush=True)
        written.append(table.markdown())
    MARKDOWN.parent.mkdir(exist_ok=True)
    MARKDOWN.write_text("\n\n".join(written) + "\n", encoding="utf-8")
    print(f"\nWritten as Markdown to {MARKDOWN.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
