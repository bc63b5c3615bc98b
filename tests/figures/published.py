"""Series of published figures to draw, read from the data."""

from widgets.figures import COLOURS
from widgets.figures.series import Line
from widgets.frameworks import load_table


def published(table, series):
    """The rows of one series of a table."""
    rows = load_table(table)
    return rows[rows["series"] == series]


def lines():
    """The series of CNNIC that the chapter shows."""
    shown = {"internet users": "people", "online shopping users": "money", "live streaming users": "technology"}
    return [Line(series, published("cnnic_series.csv", series), COLOURS[colour], narrow_label=series.replace(" ", "\n"))
            for series, colour in shown.items()]
