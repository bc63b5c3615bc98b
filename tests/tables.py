"""Damages copies of tables and finds the damage, for tests that must see both."""

import csv

import frictionless


def plant(data, path, row, column, value):
    """Put a value into one cell; rows are counted from the header, which is row 1."""
    with open(data / path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[row - 2][column] = value
    with open(data / path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def faults(data):
    """What frictionless finds wrong, as "file, row, column: message"."""
    report = frictionless.Package(str(data / "datapackage.json")).validate()
    found = [f"datapackage.json: {error.message}" for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            row, column = getattr(error, "row_number", "-"), getattr(error, "field_name", "-")
            found.append(f"{task.place}, row {row}, column {column}: {error.message}")
    return found
