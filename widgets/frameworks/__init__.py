"""The papers as data: load a framework, draw its map, show its tables.

    from widgets.frameworks import load_framework, framework_map, claim_table
    paper = load_framework("trust-logic")
    paper.constructs                      # a pandas DataFrame
    show_map(paper)                       # its map on the page, with links and the same in words
    framework_map(paper)                  # the map as a Matplotlib figure
    claim_table(paper)                    # a table on the page

Everything is read from `data/`; the schema it is checked against is `data/datapackage.json`.
After editing a table run `python -m widgets.frameworks` to check it and refresh its checksum.
"""
from .loading import DataError, Framework, load_framework, load_table
from .maps import framework_alt, framework_map
from .show import show_map
from .tables import (
    Table,
    claim_table,
    construct_table,
    events_table,
    figures_table,
    not_stated_table,
    odd_table,
    series_table,
)

__all__ = ["DataError", "Framework", "Table", "claim_table", "construct_table", "events_table", "figures_table",
           "framework_alt", "framework_map", "load_framework", "load_table", "not_stated_table",
           "odd_table", "series_table", "show_map"]
