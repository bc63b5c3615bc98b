"""Markdown as the pages written from sources use it."""


def table(headings, rows):
    """A Markdown table, in which formulas are set; a `|` in a cell does not end it.

    headings: texts. rows: as many texts or numbers each, as there are headings; ValueError names a row that has not.
    """
    lines = [headings, ["---"] * len(headings), *rows]
    for line in lines:
        if len(line) != len(headings):
            raise ValueError(f"a table with the {len(headings)} headings {headings} has a row of {len(line)}: {line}")
    return "\n".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
