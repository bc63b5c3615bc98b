"""The glossary: every construct of every framework once, by its English name and by its pinyin.

Terms that are the same in Chinese share an entry, with the place of each paper. What an entry says is data.
"""

import functools
import re
import unicodedata
from html import escape
from itertools import groupby

from ..frameworks import load_framework, load_table
from ..frameworks.loading import DATA, TABLES, framework_names, read_package, resource_at
from ..frameworks.tables import Html, chinese
from . import chapters
from .chapters import ROOT

KINDS_OF_BUSINESS = "commerce_terms.csv"
TERM_VOICES = {"states": "the paper says", "implies": "the paper implies", "ours": "our term"}


def sources():
    """The files from which the glossary is written, the titles of chapters included."""
    tables = [DATA / "frameworks" / name / f"{table}.csv" for name in framework_names() for table in TABLES]
    return [*chapters.sources(), DATA / "datapackage.json", DATA / KINDS_OF_BUSINESS, *tables]


@functools.cache
def constructs():
    """(Framework's name, row) for every construct, in the order of the book."""
    return [(name, row) for name in framework_names() for _, row in load_framework(name).constructs.iterrows()]


def entries():
    """Lists of (framework's name, row) that share one Chinese term, in the order of their English names."""
    shared = {}
    for name, row in constructs():
        shared.setdefault(row["zh"], []).append((name, row))
    return sorted(shared.values(), key=lambda places: sorting(places[0][1]["en"]))


def sorting(text):
    """Words as a reader looks them up: without article, accents, capitals and punctuation."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"[^\w\s]", "", re.sub(r"^(the|an?) ", "", plain)).split()


def letter(places):
    """The letter under which an entry stands; all digits are one."""
    first = sorting(places[0][1]["en"])[0][0].upper()
    return "0–9" if first.isdigit() else first


def anchor(places):
    """The id of an entry."""
    name, row = places[0]
    return f"entry-{name}-{row['id']}"


# ---------------------------------------------------------------------------------------- pieces

def pinyin(text):
    """Pinyin, marked as such for screen readers."""
    return Html(f'<i lang="zh-Latn-pinyin">{escape(text)}</i>')


def place(name, section, construct, words=""):
    """A link to where a framework's construct is taught: Evolution, s3.1."""
    path = ROOT / "chapters" / f"{name}.ipynb"
    section = f"s{section}" if section[0].isdigit() else section
    return chapters.link(path, f"term-{construct}", words or f"{chapters.short_title(path)}, {section}")


def names(english, row):
    """A term in English, Chinese and pinyin."""
    return f"{escape(english, quote=False)} {chinese(row['zh'])} {pinyin(row['pinyin'])}"


def entry_html(places):
    """An entry: the names of the term, then what each paper means by it, and where it is taught."""
    english = " / ".join(dict.fromkeys(row["en"] for _, row in places))
    meanings = "".join(meaning_html(name, row) for name, row in places)
    return f'<div class="entry" id="{anchor(places)}"><dt>{names(english, places[0][1])}</dt>{meanings}</div>'


def meaning_html(name, row):
    """What a paper means by a term, where the book teaches it, and whose word it is."""
    return (f'<dd><span class="meaning">{escape(row["paraphrase"], quote=False)}</span> '
            f"<small>{place(name, row['section'], row['id'])}, {TERM_VOICES[row['voice']]}</small></dd>")


def by_pinyin():
    """All entries in the order of their pinyin, each a link to it."""
    ordered = sorted(entries(), key=lambda places: sorting(places[0][1]["pinyin"]))
    items = "".join(f'<li><a href="#{anchor(places)}">{pinyin(places[0][1]["pinyin"])} {chinese(places[0][1]["zh"])}'
                    "</a></li>" for places in ordered)
    return ("<details><summary>The same terms in the order of their pinyin</summary>"
            f'<ul class="by-pinyin">{items}</ul></details>')


FILTER = """<p class="glossary-filter pst-js-only"><label for="glossary-filter">Show only terms with</label>
<input id="glossary-filter" type="search" autocomplete="off" spellcheck="false"> <output></output></p>"""


# ---------------------------------------------------------------------------------------- parts

def terms():
    """All terms, letter by letter, with a row of letters, a field that filters, and a list by pinyin."""
    letters = {each: list(places) for each, places in groupby(entries(), letter)}
    row = "".join(f'<a href="#letter-{each[0].lower()}">{each}</a>' for each in letters)
    blocks = "".join(f'<section class="letter"><h3 id="letter-{each[0].lower()}">{each}</h3>'
                     f"<dl>{''.join(map(entry_html, found))}</dl></section>\n" for each, found in letters.items())
    jump = f'<nav class="letters" aria-label="Terms by letter">{row}</nav>'
    return html_block(f'<div class="glossary">{FILTER}{jump}\n{blocks}{by_pinyin()}</div>')


def html_block(html):
    """HTML as a piece of MyST text."""
    return f"```{{raw}} html\n{html}\n```"


def kinds_of_business():
    """The six words for kinds of business, who uses each and how; the rule is the table's own description."""
    words = "".join(kind_html(found) for _, found in load_table(KINDS_OF_BUSINESS).groupby("zh", sort=False))
    rule = resource_at(KINDS_OF_BUSINESS, read_package())["description"]
    return f"{rule}\n\n{html_block(f'<dl>{words}</dl>')}"


def kind_html(found):
    """One of the six words: its names, then for what each document uses it."""
    first = found.iloc[0]
    uses = "".join(f"<dd>{escape(row['use'], quote=False)} "
                   f"<small>{place(row['framework'], row['section'], row['construct'])}</small></dd>"
                   for _, row in found.iterrows())
    return f'<div class="entry"><dt>{names(first["en"], first)}</dt>{uses}</div>'


COUNTS = {"constructs": lambda: len(constructs()), "terms": lambda: len(entries())}
