"""Damages copies of tables, for tests that must see the damage."""

import csv


def plant(data, path, row, column, value):
    """Put a value into one cell; rows are counted from the header, which is row 1."""
    with open(data / path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[row - 2][column] = value
    with open(data / path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
