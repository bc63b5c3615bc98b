"""Tables of the chapters, drawn from `data/`.

A table shows as HTML on the page and in a notebook, and prints as a stable line of text, so that a saved
notebook can be compared with a new run.
"""
import inspect
import re
from dataclasses import dataclass
from html import escape

from ..models import find
from .loading import load_table

VOICE_MARKS = {"states": "The paper says", "implies": "The paper implies", "ours": "We assume"}

TAG = re.compile("<[^>]*>")
DATE = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")          # 2016-12, 2020-10-09
TWO_LINES = 90          # characters that a phone shows in two lines; rows with more are squeezed in columns
GRADES = "Confidence A: several pages agree; B: one usable page; C: one weak source; none: no page found"


class Html(str):
    """Text that is HTML already; everything else is escaped."""


@dataclass(frozen=True)
class Table:
    """Caption, headings and rows; the first cell of a row is its heading.

    `name` chooses the look; a table called "numbers" prints its cells, so that tests compare them.
    """
    caption: str
    headings: tuple
    rows: tuple
    name: str

    def __repr__(self):
        if self.name == "numbers":  # short, and compared from run to run
            return f"{self.caption}: {'; '.join(' | '.join(map(str, row)) for row in self.rows)}"
        return f"{self.caption} ({len(self.rows)} rows: {', '.join(self.headings)})"

    def _repr_html_(self):
        head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in self.headings)
        stacked = stacks([[TAG.sub("", str(cell)) for cell in row] for row in self.rows])
        html_row = stacked_row if stacked else plain_row
        body = "\n".join(html_row(self.headings, tuple(map(html, row))) for row in self.rows)
        # A wide table scrolls inside its own frame, which therefore has to be reachable with the keyboard.
        frame = f'class="data-table data-table-{self.name}" role="region" aria-label="{escape(self.caption)}"'
        # Cells that are no longer laid out as cells would lose their meaning for a screen reader without the roles.
        look, role = (' class="stacks" role="table"', ' role="rowgroup"') if stacked else ("", "")
        return (f'<div {frame} tabindex="0">\n'
                f"<table{look}>\n<caption>{escape(self.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
                f"<tbody{role}>\n{body}\n</tbody>\n</table>\n</div>")


def stacks(rows):
    """Whether the cells of rows, texts without tags, stand under each other on a phone: their columns would be three
    or more, and too narrow for what stands in them."""
    columns = list(zip(*rows, strict=True))
    return len(columns) > 2 and sum(max(map(len, column)) for column in columns) > TWO_LINES


def html(cell):
    """A cell as HTML; a date in it is marked as one, which no line breaks."""
    return cell if isinstance(cell, Html) else DATE.sub(r"<time>\g<0></time>", escape(str(cell)))


def plain_row(headings, cells):
    """A row of a table that stays one on every screen. The first cell is the row's heading."""
    first, *rest = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def stacked_row(headings, cells):
    """A row whose cells, under each other, say what their column would: the front end shows `data-column`."""
    first, *rest = cells
    labelled = "".join(f'<td role="cell" data-column="{escape(heading)}">{cell}</td>'
                       for heading, cell in zip(headings[1:], rest, strict=True))
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{labelled}</tr>'


def chinese(text):
    """Chinese text, marked as such for screen readers and fonts."""
    return Html(f'<span lang="zh-Hans">{escape(text)}</span>')


def voice_mark(voice):
    """Who says so, in words; the class gives the look."""
    return Html(f'<span class="voice voice-{escape(voice)}">{escape(VOICE_MARKS[voice])}</span>')


def preset_link(preset):
    """A link to the explorer; the front end turns it into a button that loads the preset."""
    model, name = preset.split(":")
    words = find(model).preset(name).label
    return Html(f'<a href="#explorer-{escape(model)}" data-preset="{escape(preset)}">{escape(words)}</a>')


def with_labels(text, model):
    """Text whose names of parameters (those with an underscore) are said as the sliders say them."""
    for parameter in find(model).parameters:
        if "_" in parameter.name:
            text = text.replace(parameter.name, f"“{parameter.label}”")
    return text


def claim_table(framework, voice=None, model=None):
    """Every claim, who makes it, which model element carries it, what to try and what stays open.

    `voice` and `model` choose rows: voice "ours", model "trust", model "" for what is not modelled.
    """
    claims = framework.claims
    if voice is not None:
        claims = claims[claims["voice"] == voice]
    if model is not None:
        claims = claims[claims["model"] == model]
    rows = tuple(claim_row(claim) for _, claim in claims.iterrows())
    about = [f"Claims in the model “{find(model).title}”" if model else "Claims" if model is None
             else "Claims that no model tests"]
    if (claims["cited"] != "").any():
        about.append("Numbers in square brackets are references of the paper")
    return Table(". ".join(about), ("Claim", "Voice", "Try it", "Cannot show"), rows, "claims")


def claim_row(claim):
    """One row of the claim table."""
    where = f"s{claim['section']}" if claim["section"][0].isdigit() else claim["section"]
    statement = f"{claim['statement']} ({', '.join(filter(None, [where, claim['cited']]))})"
    attempt = "not modelled"
    if claim["model"]:
        experiment, element = (with_labels(claim[column], claim["model"]) for column in ("experiment", "element"))
        attempt = Html(f"{preset_link(claim['preset'])}: {escape(experiment)} "
                       f"<small>Element: {escape(element)}.</small>")
    return (statement, voice_mark(claim["voice"]), attempt, claim["cannot_show"])


def construct_table(framework, kind=None):
    """The paper's constructs with Chinese and English terms; `kind` chooses one kind, e.g. "feature"."""
    constructs = framework.constructs
    if kind is not None:
        constructs = constructs[constructs["kind"] == kind]
        if constructs.empty:
            raise unknown("construct of kind", kind, framework.constructs["kind"])
    rows = tuple((row["en"], Html(f"{chinese(row['zh'])} <i>{escape(row['pinyin'])}</i>"), row["section"],
                  voice_mark(row["voice"]), row["paraphrase"]) for _, row in constructs.iterrows())
    return Table(f"Constructs of the paper{f' ({kind})' if kind else ''}",
                 ("Construct", "Chinese", "Section", "Voice", "In one sentence"), rows, "constructs")


def not_stated_table(framework):
    """What the paper leaves open, and why that matters."""
    rows = tuple((row["item"], row["why_it_matters"]) for _, row in framework.not_stated.iterrows())
    return Table("What the paper does not state", ("Not stated", "Why it matters"), rows, "not-stated")


def unknown(what, name, known):
    """The error for a name that no row has."""
    return ValueError(f"no {what} {name!r}; there are: {', '.join(sorted(set(known)))}")


def source_cell(row):
    """The source, linked where the original publisher's page is known."""
    name = html(row["source"])
    if row["source_url"]:
        name = f'<a href="{escape(row["source_url"])}">{name}</a>'
    return Html(name + (f"; seen through: {html(row['seen_through'])}" if row["seen_through"] else ""))


def events_table(platform):
    """Dated events of one platform with source and confidence."""
    events = load_table("case_events.csv")
    chosen = events[events["platform"] == platform]
    if chosen.empty:
        raise unknown("events of", platform, events["platform"])
    rows = tuple((date_words(row), row["event"], source_cell(row), row["confidence"], row["note"])
                 for _, row in chosen.iterrows())
    return Table(f"{platform}: dated events. {GRADES}", ("Date", "Event", "Source", "Confidence", "Note"),
                 rows, "events")


def date_words(row):
    """The date, marked where nobody could be found to vouch for it."""
    date = row["date"].replace("/", " to ")
    return f"{date} (not verified)" if row["date_precision"] == "unverified" else date


def series_table(platform, series=None):
    """One published series of one platform; limits, estimates and disputes are said in words.

    `series` is needed where a platform has several, e.g. "e-commerce sales": series are never mixed.
    """
    table = load_table("platform_series.csv")
    chosen = table[table["platform"] == platform]
    if chosen.empty:
        raise unknown("series of", platform, table["platform"])
    known = chosen["series"].unique()
    if series is None and len(known) > 1:
        raise ValueError(f"{platform} has several series, choose one: {', '.join(known)}")
    series = known[0] if series is None else series
    if series not in known:
        raise unknown(f"series of {platform}", series, known)
    return figures(f"{platform}: {series}", chosen[chosen["series"] == series])


def figures_table(series):
    """One series of an institute, e.g. "social commerce sales (ISC)"; the caption says what to beware of.

    The names are those of `data/series.csv`; series of platforms are shown by `series_table`.
    """
    known = load_table("series.csv").set_index("series")
    known = known[known["table"] != "platform_series.csv"]
    if series not in known.index:
        raise unknown("series", series, known.index)
    about = known.loc[series]
    table = with_reports(load_table(about["table"]))
    name = f"{series[0].upper()}{series[1:]}, {about['publisher']}"
    return figures(". ".join(filter(None, [name, about["caution"]])), table[table["series"] == series])


def with_reports(table):
    """The table; rows from a CNNIC report name it in short and are linked to it."""
    if "report" not in table:
        return table
    reports = load_table("cnnic_reports.csv").set_index("report")
    addresses = reports["page_url"].where(reports["page_url"] != "", reports["pdf_url"])
    return table.assign(source="CNNIC report no. " + table["report"].astype(str),
                        source_url=table["report"].map(addresses))


def figures(caption, rows):
    """The table of some rows of one series."""
    cells = tuple((row["period"].replace("/", " to "), figure_words(row), row["kind"], source_cell(row),
                   row["confidence"], row["note"]) for _, row in rows.iterrows())
    return Table(f"{caption}. {GRADES}",
                 ("Period", "Figure", "Kind of figure", "Source", "Confidence", "Note"), cells, "series")


def figure_words(row):
    """The figure with its limit, and with its rival where it is disputed."""
    limit = f"{row['bound']} " if row["bound"] else ""
    rival = f" or {row['other_value']:.10g}" if row.get("other_value", 0) > 0 else ""
    return f"{limit}{row['value']:.10g}{rival} {row['unit']}"


ODD = ("Purpose", "State and scales", "Process and order", "Initialisation", "Source claims", "Grounded in",
       "Where it misleads")


def odd_table(model):
    """A model's own documentation, in condensed ODD order (Grimm and others 2020), from its source file.

    Raises ValueError when the docstring lacks one of the seven parts: a model that does not say where it
    misleads is not finished.
    """
    model = find(model)
    text = inspect.cleandoc(model.module.__doc__)
    parts = re.split(rf"^({'|'.join(ODD)})\.\s", text, flags=re.MULTILINE)
    found = {name: " ".join(words.split()) for name, words in zip(parts[1::2], parts[2::2], strict=True)}
    missing = [name for name in ODD if name not in found]
    if missing:
        raise ValueError(f"{model.id}: its docstring lacks {', '.join(missing)}; it needs {', '.join(ODD)}.")
    return Table(f"{model.title}: how it is built and where it misleads", ("Part", "What the model does"),
                 tuple((name, found[name]) for name in ODD), "odd")
