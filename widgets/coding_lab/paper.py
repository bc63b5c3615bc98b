"""The coding lab without scripts: tables to be filled in by hand, and the place where the front end comes alive."""

from html import escape

from ..frameworks import Table
from ..frameworks.tables import Html, chinese
from .records import codes, segments

DOI = "https://doi.org/10.12677/ecl.2025.14113750"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def paper(anchor, words):
    """The whole lab as HTML; the front end hides the tables and takes their place."""
    return (f'<div class="coding-lab" id="{escape(anchor)}" data-coding-lab="" data-state="static">'
            f'<div class="lab-paper"><p>{escape(words["paper_task"])}</p>'
            f"{code_table(words)._repr_html_()}{sheet(words)._repr_html_()}"
            f"<details><summary>{escape(words['paper_reading'])}</summary>{reading(words)._repr_html_()}</details></div>"
            f"{source_line(words)}</div>")


def code_table(words):
    """The codes and what they mean."""
    headings = words["column_code"], words["column_zh"], words["column_definition"]
    rows = tuple((code.name, chinese(code.zh), code.definition) for code in codes().itertuples(index=False))
    return Table(words["paper_codes"], headings, rows, "codes")


def sheet(words):
    """The segments, with an empty column for the reader's code."""
    headings = words["column_number"], words["column_section"], words["column_excerpt"], words["column_yours"]
    rows = tuple((number, each.section, Html(f"{chinese(each.zh)}<br>{escape(each.en)}"), "")
                 for number, each in enumerate(segments().itertuples(), start=1))
    return Table(words["paper_segments"], headings, rows, "segments")


def reading(words):
    """The book's codes, what else can be defended, and why."""
    names = codes().set_index("id")["name"]
    headings = words["column_number"], words["column_book"], words["column_second"], words["column_doubt"]
    rows = tuple((number, names[each.code], names[each.second], each.ambiguity)
                 for number, each in enumerate(segments().itertuples(), start=1))
    return Table(words["column_book"], headings, rows, "reading")


def source_line(words):
    """Whose words the excerpts are, as the licence asks."""
    links = " · ".join(f'<a href="{address}">{escape(words[name])}</a>'
                       for address, name in ((DOI, "source_link"), (LICENCE, "licence_link")))
    return f'<p class="lab-source">{escape(words["source"])} {links}. {escape(words["source_ours"])}</p>'
