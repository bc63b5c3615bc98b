"""Tables of results, as aligned text and as Markdown."""

from dataclasses import dataclass
from statistics import median, quantiles


@dataclass
class Table:
    """title: what was measured, with its unit. columns, rows: text, the first column names the case.

    note: how it was measured, as far as a reader of the numbers must know.
    """

    title: str
    columns: list
    rows: list
    note: str = ""

    def text(self):
        """The table for a terminal: the first column to the left, numbers to the right."""
        grid = [self.columns, *self.rows]
        widths = [max(len(row[place]) for row in grid) for place in range(len(self.columns))]
        lines = ["  ".join(cell.ljust(width) if place == 0 else cell.rjust(width)
                           for place, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in grid]
        return "\n".join([self.title, *lines, *([self.note] if self.note else [])])

    def markdown(self):
        """The same table in Markdown."""
        rule = ["---"] + ["---:"] * (len(self.columns) - 1)
        lines = [f"| {' | '.join(row)} |" for row in (self.columns, rule, *self.rows)]
        return "\n".join([f"**{self.title}**", "", *lines, *(["", self.note] if self.note else [])])


def spread(times):
    """Median with the least and the greatest, e.g. `310 (295-342)`."""
    return f"{median(times):.0f} ({min(times):.0f}-{max(times):.0f})"


def percentiles(times):
    """The 50th and the 95th percentile, e.g. `3.1 / 5.2`."""
    cuts = quantiles(times, n=20, method="inclusive")
    return f"{cuts[9]:.1f} / {cuts[18]:.1f}"
