"""The whole book as one HTML document: title page, contents, and the pages in the order of the book."""

from datetime import date
from html import escape
from pathlib import Path

import yaml

from ...book.imprint import imprint
from ..sources import address
from . import ROOT, parts
from .pages import Page, join

LEFT_OUT = ("chapters/copies",)                      # speaks of the copies themselves
PAPER = Path(__file__).with_name("book.css")
# The Chinese face comes with outlines that Chromium embeds as a font; those of most systems it draws letter by letter.
TYPE = [f"node_modules/@fontsource/{style}.css" for style in (
    *(f"source-serif-4/{style}" for style in ("400", "400-italic", "700", "700-italic")),
    *(f"noto-serif-sc/{style}" for style in ("400", "700")))]


def document(site: Path) -> str:
    """The document, with links to the stylesheets of the site. Raises pages.DeadLink."""
    book = [(caption, [Page(site, name, depth) for depth, name in listed if name not in LEFT_OUT])
            for caption, listed in contents()]
    pages = [page for _, listed in book for page in listed]
    for page in pages:
        parts.fit(page)
    join(pages)
    about = imprint()
    return "\n".join([
        '<!DOCTYPE html>\n<html lang="en" data-theme="light">',
        head(site, pages, about["title"].partition(":")[0]),
        '<body class="bd-article">', title_page(about), contents_page(book),
        *(part(caption, listed) for caption, listed in book), "</body></html>"])


def contents() -> list[tuple[str, list[tuple[int, str]]]]:
    """The parts of the book: the caption of each, and its pages with their depth; the first page has no caption."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    return [("", [(0, toc["root"])]), *((each["caption"], list(entries(each["chapters"]))) for each in toc["parts"])]


def entries(listed, depth=1):
    """Depth and name of every page of a list in the table of contents, those of its sections after each."""
    for each in listed:
        yield depth, each["file"]
        yield from entries(each.get("sections", []), depth + 1)


def head(site, pages, title):
    """Title and stylesheets; the foot of each page names its chapter."""
    styles = dict.fromkeys(style for page in pages for style in page.styles)
    sheets = [*(ROOT / style for style in TYPE), *(site / style for style in styles), PAPER]
    links = "".join(f'<link rel="stylesheet" href="{escape(sheet.as_uri())}">' for sheet in sheets)
    feet = "".join(f"@page {foot(page)} {{ @bottom-left {{ content: {quoted(page.title)} }} }}" for page in pages)
    return f'<head><meta charset="utf-8"><title>{escape(title)}</title>{links}<style>{feet}</style></head>'


def foot(page):
    """The name of the kind of paper that a page of the site is printed on."""
    return page.name.replace("/", "-")


def quoted(text):
    """Text as a string of a stylesheet."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def title_page(about):
    """Title, version and licence; where the live book is."""
    title, _, subtitle = about["title"].partition(": ")
    released = date.fromisoformat(str(about["date-released"]))
    where = (f'It is at <a href="{escape(address())}">{escape(address())}</a>.' if address()
             else "Its address was not known when this copy was made.")
    return f"""<header class="title-page">
<p class="title">{escape(title)}</p><p class="subtitle">{escape(subtitle)}</p>
<div><p>Version {about["version"]}, {released:%B %Y}. Text and figures are CC BY 4.0, code is MIT.</p>
<p>This is the book on paper. Its figures stand still, its quizzes want a pencil, and the solutions to the exercises
stand at the end of each chapter. In the book itself every figure with sliders moves. {where}</p></div></header>"""


def contents_page(book):
    """Parts, chapters and their sections, each with its page."""
    lines = []
    for caption, listed in book:
        lines += [f'<p class="contents-part">{escape(caption)}</p>'] if caption else []
        for page in listed:
            lines.append(entry(f"contents-{max(page.depth, 1)}", page.id(), page.title))
            lines += [entry("contents-section", page.id(own), title) for own, title in page.sections if page.depth < 2]
    return f'<nav class="printed-contents"><h1 class="level-1">Contents</h1>{"".join(lines)}</nav>'


def entry(kind, place, title):
    """A line of the contents; the page's number is put in when it is known (pdf.py)."""
    return f'<a class="{kind} to-page" href="#{escape(place)}"><span>{escape(title)}</span></a>'


def part(caption, pages):
    """A part of the book; its caption stands over its first page."""
    articles = []
    for number, page in enumerate(pages):
        heading = f'<h1 class="part">{escape(caption)}</h1>' if caption and number == 0 else ""
        articles.append(f'<div class="chapter" style="page: {foot(page)}">{heading}{page.article}</div>')
    return "\n".join(articles)
