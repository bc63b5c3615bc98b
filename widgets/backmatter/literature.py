"""The works of `references.bib`, grouped by the comments that head them there, and who cites them.

Written here and not by sphinxcontrib-bibtex: a list of all works would take over the citations of every chapter,
which lead to the chapter's own list.
"""

import re
import unicodedata
from collections import namedtuple
from html import escape

from pybtex.backends.html import Backend
from pybtex.database import parse_string

from ..frameworks.tables import chinese
from ..models import CATALOGUE
from ..reference.pages import CHINESE, odd
from . import chapters, notation
from .chapters import ROOT
from .glossary import html_block
from .labels import Style

WORKS = ROOT / "references.bib"
GROUP = re.compile(r"^% -{10,} (.+)$", re.MULTILINE)
CITED = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
PAPERS, REFERENCES, LITERATURE = ("The five papers", "Works cited by Zhao and Jin (2025)",
                                  "The literature behind models and methods")

Work = namedtuple("Work", "key group entry")


def sources():
    """The files from which the bibliography is written."""
    return [WORKS, *chapters.sources(), *notation.sources()]


def works():
    """All works, each with the comment that heads its group."""
    pieces = GROUP.split(WORKS.read_text(encoding="utf-8"))
    return [Work(key, heading, entry) for heading, text in zip(pieces[1::2], pieces[2::2], strict=True)
            for key, entry in parse_string(text, "bibtex").entries.items()]


def part_of(work):
    """Which of the three parts of the list a work belongs to."""
    if work.group.startswith("the paper"):
        return PAPERS
    return REFERENCES if work.group.startswith("works cited") else LITERATURE


def citing():
    """Key -> the chapters that cite the work."""
    found = {}
    for chapter in chapters.chapters():
        keys = [key.strip() for keys in CITED.findall(chapters.prose(chapter)) for key in keys.split(",")]
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(chapter)
    return found


def built_on(entry):
    """The models that say of themselves that they go back to a work: its first author, and its year after that."""
    name = plain(" ".join(entry.persons["author"][0].last_names))
    mention = re.compile(rf"\b{re.escape(name)}\b[^;.]*\b{entry.fields['year']}\b")
    return [model for model in CATALOGUE.values() if mention.search(plain(odd(model)["Grounded in"]))]


def plain(text):
    """Text without accents and braces, as it is typed in code."""
    letters = unicodedata.normalize("NFD", re.sub(r"\\o\b|[{}]", lambda sign: "o" if sign[0] == "\\o" else "", text))
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).replace("ø", "o")


def bibliography():
    """All works, part by part."""
    found, texts = works(), formatted()
    users = citing()
    parts = []
    for part in (PAPERS, REFERENCES, LITERATURE):
        items = [work_html(work, texts[work.key], users.get(work.key, [])) for work in found if part_of(work) == part]
        parts += [f"## {part}", html_block(f'<ul class="works">{"".join(items)}</ul>')]
    return "\n\n".join(parts)


def formatted():
    """Key -> the work as chapters print it, as HTML."""
    entries = parse_string(WORKS.read_text(encoding="utf-8"), "bibtex").entries
    return {each.key: CHINESE.sub(lambda found: chinese(found[0]), each.text.render(Backend("utf-8")))
            for each in Style().format_entries(entries.values())}


def work_html(work, text, users):
    """One work: as chapters print it, who cites it, which models go back to it."""
    links = [chapters.link(chapter) for chapter in users]
    links += [f'<a href="models/{model.id}.html">{escape(model.title)}</a> (model)' for model in built_on(work.entry)]
    return f'<li id="work-{work.key}">{text} <small>{", ".join(links) or "Cited by no chapter."}</small></li>'


COUNTS = {"works": lambda: len(works())}
