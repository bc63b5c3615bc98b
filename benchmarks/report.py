"""Results, the one table that shows them, and their comparison with a stored run."""

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

BASELINE = Path(__file__).with_name("baseline.json")
WORSE = 1.25         # times the baseline from which a result counts as a regression
TIMES = ("ms", "s")  # units that depend on how fast the machine is
RESOLUTION = {"ms": 1.5, "s": 0.5, "KB": 1.0, "MB": 2.0, "requests": 1.0}     # smaller differences mean nothing
COLUMNS = ("Measured", "Case", "Unit", "Median", "95 %", "Least to greatest", "Runs", "Baseline", "Now / baseline")


@dataclass(frozen=True)
class Result:
    """One thing measured: `what` of which `case`, in a unit of RESOLUTION, every number that was measured."""

    what: str
    case: str
    unit: str
    samples: tuple

    @property
    def key(self):
        return f"{self.what} | {self.case}"

    @property
    def median(self):
        return median(self.samples)

    @property
    def high(self):
        """The 95th percentile."""
        return quantiles(self.samples, n=20, method="inclusive")[18] if len(self.samples) > 1 else self.samples[0]


def better(results, again):
    """Of two runs of the same measurements, each result with the lower median: noise only ever adds."""
    others = {result.key: result for result in again}
    return [min(result, others.get(result.key, result), key=lambda each: each.median) for result in results]


class Baseline:
    """A stored run. A result is compared as a multiple of the yardstick, a fixed piece of work timed in each run,
    so that a slower machine is not taken for a slower book."""

    def __init__(self, yardstick, medians):
        self.yardstick = yardstick
        self.medians = medians

    @classmethod
    def read(cls, path=BASELINE):
        """The stored run; an empty one where none is stored."""
        if not path.exists():
            return cls(1.0, {})
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(stored["yardstick"], stored["medians"])

    def write(self, machine, path=BASELINE):
        """Store the run, with a line on the machine."""
        stored = {"machine": machine, "yardstick": self.yardstick, "medians": self.medians}
        path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def updated(self, results, yardstick):
        """A baseline of these results; those not measured now keep what they had, at this machine's pace."""
        pace = yardstick / self.yardstick
        kept = {name: value * pace if name.split(" | ")[-1] in TIMES else value
                for name, value in self.medians.items()}
        return Baseline(yardstick, {**kept, **{self.name(result): result.median for result in results}})

    @staticmethod
    def name(result):
        return f"{result.key} | {result.unit}"

    def expected(self, result, yardstick):
        """What the result would be on this machine if nothing had changed, or None if it is new."""
        stored = self.medians.get(self.name(result))
        if stored is None or result.unit not in TIMES:
            return stored
        return stored * yardstick / self.yardstick

    def regressed(self, result, yardstick):
        """Whether a result is worse than expected by more than a quarter, and by more than can be told apart."""
        expected = self.expected(result, yardstick)
        if expected is None:
            return False
        return result.median > WORSE * expected and result.median - expected > RESOLUTION[result.unit]


def row(result, baseline, yardstick):
    """A result as a row of the table."""
    expected = baseline.expected(result, yardstick)
    compared = (number(expected), f"{result.median / expected:.2f}") if expected else ("", "")
    extent = f"{number(min(result.samples))} to {number(max(result.samples))}" if len(result.samples) > 1 else ""
    return (result.what, result.case, result.unit, number(result.median), number(result.high), extent,
            str(len(result.samples)), *compared)


def number(value):
    """A number with about three digits."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def text(rows):
    """The table for a terminal: words to the left, numbers to the right; a name is said once."""
    grid = [COLUMNS, *rows]
    widths = [max(len(cells[place]) for cells in grid) for place in range(len(COLUMNS))]
    lines, before = [], None
    for cells in grid:
        said = ("", *cells[1:]) if cells[0] == before else cells
        before = cells[0]
        lines.append("  ".join(cell.ljust(width) if place < 3 else cell.rjust(width)
                               for place, (cell, width) in enumerate(zip(said, widths))).rstrip())
    return "\n".join(lines)


def markdown(rows):
    """The table in Markdown."""
    rule = ["---"] * 3 + ["---:"] * (len(COLUMNS) - 3)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (COLUMNS, rule, *rows))
