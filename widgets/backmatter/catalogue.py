"""The catalogue of `data/`: what each table holds, where it comes from, how sure it is, and the table itself.

The site carries a copy of the folder (see `widgets.site.backmatter`), so that every link here is one within the book.
"""

from collections import Counter
from html import escape

from ..frameworks import load_table
from ..frameworks.describing import DESCRIPTIONS
from ..frameworks.loading import DATA, TABLES, framework_names, read_package, read_schema, resource_at
from ..frameworks.tables import Html, Table
from ..reference.pages import bilingual
from . import chapters
from .glossary import html_block

FOLDER = "../data"                   # the copy, as seen from the catalogue's page
PREVIEW = 4                          # rows shown
GRADES = ("confidence", "voice")     # columns that say how sure a row is, or who says so
# Tables that a call in a notebook reads, beside those it names.
READS = {"series_table": ["platform_series.csv"], "events_table": ["case_events.csv"], "figures_table": ["series.csv"],
         "coding_lab": ["coding_segments.csv", "coding_codes.csv"]}


def sources():
    """The files from which the catalogue is written."""
    return [*chapters.sources(), *(path for path in DATA.rglob("*") if path.is_file())]


def resources():
    """The descriptions of all tables."""
    return read_package()["resources"]


# ---------------------------------------------------------------------------------------- where a table is used

def uses():
    """Path of a table -> the chapters whose code reads it, by itself or with what it calls."""
    found = {resource["path"]: [] for resource in resources()}
    for chapter in chapters.chapters():
        for path in found.keys() & tables_of(chapter):
            found[path].append(chapter)
    return found


def tables_of(chapter):
    """The tables that a chapter's code reads; where it puts their names together, those whose name stands there."""
    calls = set(chapters.calls(chapter))
    read = {path for function, argument in calls for path in tables_read(function, argument)}
    composed = chapters.strings(chapter) if ("load_table", None) in calls else set()
    return read | {f"{name}.csv" for name in composed}


def tables_read(function, argument):
    """The tables that one call reads."""
    if function == "load_table":
        return [argument]
    if function == "load_framework":
        names = framework_names() if argument is None else [argument]
        return [f"frameworks/{name}/{table}.csv" for name in names for table in TABLES]
    named = {row["series"]: row["table"] for _, row in load_table("series.csv").iterrows()}
    also = [named[argument]] if function == "figures_table" and argument in named else []
    return READS.get(function, []) + also


def links(readers):
    """Links to the chapters that use a table."""
    return ", ".join(map(chapters.link, readers)) or "no chapter"


# ---------------------------------------------------------------------------------------- pieces

def linked(about):
    """The name of a source or a licence, linked where it has an address."""
    words = bilingual(about["title"])
    return f'<a href="{escape(about["path"])}">{words}</a>' if "path" in about else words


def download(path, words=""):
    """A link that fetches a file of the data package."""
    return f'<a href="{FOLDER}/{path}" download>{words or escape(path)}</a>'


def checksum(resource):
    """The table's SHA-256, which may break anywhere."""
    return f'<code class="checksum">{resource["hash"].removeprefix("sha256:")}</code>'


def grades(frame):
    """How many rows have each grade of confidence, or are in each voice, e.g. "A 66, B 70, C 2"; or nothing."""
    for column in GRADES:
        if column in frame:
            counts = Counter(frame[column])
            return ", ".join(f"{grade} {counts[grade]}" for grade in sorted(counts))
    return ""


def columns(path):
    """The columns of a table, folded: what each means, and what it may hold, its unit among it."""
    fields = read_schema(resource_at(path, read_package()))["fields"]
    rows = tuple((field["name"], Html(bilingual(field["description"])), Html(bilingual(allowed(field))))
                 for field in fields)
    shown = Table(f"Columns of {path}", ("Column", "Meaning", "Allowed"), rows, "columns")
    return folded(f"Its {len(rows)} columns", shown)


def allowed(field):
    """What a column may hold, in words."""
    rules = field.get("constraints", {})
    limits = f"{rules.get('minimum', '')} to {rules.get('maximum', 'any')}" if "minimum" in rules else ""
    parts = [{"string": "text"}.get(field["type"], field["type"]), "never blank" if rules.get("required") else "",
             "never twice" if rules.get("unique") else "", limits, ", ".join(rules.get("enum", []))]
    return "; ".join(filter(None, parts))


def preview(path, frame, of="Its"):
    """The first rows of a table as they stand in the file, folded."""
    rows = tuple(tuple(Html(bilingual(words(cell))) for cell in row)
                 for row in frame.head(PREVIEW).itertuples(index=False))
    return folded(f"{of} first {len(rows)} rows", Table(f"First rows of {path}", tuple(frame.columns), rows, "preview"))


def words(cell):
    """A cell as the file has it: 668 and not 668.0, and a blank where there is no number."""
    return ("" if cell != cell else f"{cell:.15g}") if isinstance(cell, float) else str(cell)


def folded(summary, shown):
    """A table that a reader opens."""
    return f'<details class="more"><summary>{escape(summary)}</summary>{shown._repr_html_()}</details>'


def facts(pairs):
    """A list of names and what is said under each; what is empty is left out."""
    rows = "".join(f"<dt>{name}</dt><dd>{html}</dd>" for name, html in pairs if html)
    return f'<dl class="facts">{rows}</dl>'


# ---------------------------------------------------------------------------------------- parts

def figures():
    """One after the other, the tables that are no framework: figures, events, and the excerpts of the coding lab."""
    found = uses()
    parts = []
    for resource in resources():
        if not resource["path"].startswith("frameworks/"):
            parts += [f"### {resource['title']}", html_block(table_html(resource, found))]
    return "\n\n".join(parts)


def table_html(resource, found):
    """All about one table."""
    path, frame = resource["path"], load_table(resource["path"])
    sure = grades(frame)
    about = facts([("File", f"{download(path)}, {len(frame)} rows, {resource['bytes'] / 1000:,.1f} KB"),
                   *origin(resource),
                   ("Confidence", f"rows of each grade: {sure}" if sure else ""),
                   ("Used in", links(found[path])),
                   ("SHA-256", checksum(resource))])
    return f"<p>{bilingual(resource['description'])}</p>{about}{columns(path)}{preview(path, frame)}"


def origin(resource):
    """Where a table comes from, and on what terms it may be used."""
    return [("Source", "; ".join(map(linked, resource["sources"]))),
            ("Licence", ", ".join(map(linked, resource["licenses"])))]


def kinds_of_table():
    """What the five tables of a framework hold; their columns are the same for all papers."""
    first = framework_names()[0]
    return html_block("".join(f"<p><b>{heading(table)}.</b> {bilingual(DESCRIPTIONS[table])}</p>"
                              f"{columns(f'frameworks/{first}/{table}.csv')}" for table in TABLES))


def framework_tables():
    """Paper by paper, the five tables of its framework."""
    found = uses()
    parts = []
    for entry in read_package()["frameworks"]:
        paths = [f"frameworks/{entry['name']}/{table}.csv" for table in TABLES]
        readers = [chapter for chapter in chapters.chapters() if any(chapter in found[path] for path in paths)]
        about = facts([*origin(resource_at(paths[0], read_package())), ("Used in", links(readers))])
        tables = "".join(map(framework_table, TABLES, paths))
        parts += [f"### {entry['citation'][0].upper()}{entry['citation'][1:]}", html_block(about + tables)]
    return "\n\n".join(parts)


def framework_table(table, path):
    """One of the five: where it is, how long, who speaks in it, how it begins."""
    resource, frame = resource_at(path, read_package()), load_table(path)
    voices = f" ({grades(frame)})" if "voice" in frame else ""
    return (f"<p>{download(path, bilingual(resource['title']))}: {len(frame)} rows{voices}<br>"
            f"SHA-256 {checksum(resource)}</p>{preview(path, frame, f'{heading(table)}: the')}")


def heading(table):
    """The name of a kind of table in words."""
    return table.replace("_", " ").capitalize()


COUNTS = {"tables": lambda: len(resources()),
          "rows": lambda: sum(len(load_table(resource["path"])) for resource in resources())}
