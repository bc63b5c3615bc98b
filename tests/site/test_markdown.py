"""A table holds its cells, whatever stands in them, and as many as it has headings."""

import pytest

from widgets.book.markdown import table


def test_a_bar_in_a_cell_does_not_end_it():
    assert table(("One", "Two"), [("a|b", 1)]) == "| One | Two |\n| --- | --- |\n| a\\|b | 1 |"


def test_a_row_of_another_length_is_named():
    with pytest.raises(ValueError, match=r"2 headings \('One', 'Two'\) has a row of 1: \('a',\)"):
        table(("One", "Two"), [("a",)])
