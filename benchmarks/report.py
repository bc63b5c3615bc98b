"""Results, the one table that shows them, and their comparison with a stored run."""

import csv
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import median, quantiles

BASELINE = Path(__file__).with_name("baseline.csv")
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


@dataclass(frozen=True)
class Stored:
    """A result of an earlier run: its numbers to four digits, the yardstick of that run in ms, and the machine."""

    what: str
    case: str
    unit: str
    median: float
    high: float
    least: float
    greatest: float
    runs: int
    yardstick: float
    machine: str

    @classmethod
    def of(cls, result, yardstick, machine):
        numbers = (result.median, result.high, min(result.samples), max(result.samples))
        *short, pace = (float(f"{each:.4g}") for each in (*numbers, yardstick))
        return cls(result.what, result.case, result.unit, *short, len(result.samples), pace, machine)

    @classmethod
    def read(cls, cells):
        """From a row of the file, a dict of texts."""
        return cls(**{each.name: each.type(cells[each.name]) for each in fields(cls)})


class Baseline:
    """The last run of each measurement. A result is compared as a multiple of the yardstick, a fixed piece of work
    timed in each run, so that a slower machine is not taken for a slower book."""

    def __init__(self, stored=()):
        self.stored = {(each.what, each.case, each.unit): each for each in stored}

    @classmethod
    def read(cls, path=BASELINE):
        """What the file holds; nothing where there is none."""
        if not path.exists():
            return cls()
        with path.open(encoding="utf-8", newline="") as file:
            return cls(Stored.read(cells) for cells in csv.DictReader(file))

    def write(self, path=BASELINE):
        """Store it, one row for each measurement."""
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, [each.name for each in fields(Stored)], lineterminator="\n")
            table.writeheader()
            table.writerows(map(asdict, self.stored.values()))

    def updated(self, results, yardstick, machine):
        """A baseline of these results; what was not measured now keeps its row."""
        return Baseline([*self.stored.values(), *(Stored.of(result, yardstick, machine) for result in results)])

    def expected(self, result, yardstick):
        """What the result would be on this machine if nothing had changed, or None if it is new."""
        before = self.stored.get((result.what, result.case, result.unit))
        if before is None:
            return None
        return before.median * (yardstick / before.yardstick if result.unit in TIMES else 1)

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
                               for place, (cell, width) in enumerate(zip(said, widths, strict=True))).rstrip())
    return "\n".join(lines)


def markdown(rows):
    """The table in Markdown."""
    rule = ["---"] * 3 + ["---:"] * (len(COLUMNS) - 3)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (COLUMNS, rule, *rows))
