"""The built pages as the chapters of one document: ids unique, links led on.

Every id carries the name of its page, `chapters/trust-logic:exercise-1`, so that none stands twice. A link to what
is not on paper (slides, notebooks, data) leads to the site, if its address is known.
"""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from ..sources import address


class DeadLink(ValueError):
    """A link within the book that leads nowhere."""


class Page:
    """A built page: its name, its depth in the table of contents, its stylesheets and its article."""

    def __init__(self, site: Path, name: str, depth: int):
        self.name, self.depth = name, depth
        whole = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        self.styles = [self.path(urlsplit(link["href"]).path) for link in whole.select('link[rel~="stylesheet"]')]
        self.article = whole.find("article")
        for sign in self.article.select(".headerlink"):
            sign.decompose()
        self.title = words(self.article.h1)
        self.sections = [(section["id"], words(section.h2))
                         for section in self.article.select("section[id] > section[id]") if section.h2]

    def path(self, relative: str) -> str:
        """A path as this page gives it, seen from the site's folder."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), unquote(relative)))

    def id(self, own: str = "") -> str:
        """What an id of this page, or the page itself, is called in the whole book."""
        return f"{self.name}:{own}" if own else self.name

    def tag(self, name: str, text: str = "", **attributes):
        """A new element for this page."""
        made = self.article.find_parent("html").parent.new_tag(name, attrs=attributes)
        made.string = text
        return made


def words(heading) -> str:
    """The text of a heading on one line."""
    return " ".join(heading.get_text().split())


def join(pages):
    """Make ids unique among all pages and lead their links to them. Raises DeadLink."""
    for page in pages:
        page.article["id"] = ""
        for each in [page.article, *page.article.select("[id]")]:
            each["id"] = page.id(each["id"])
    known = {each["id"] for page in pages for each in [page.article, *page.article.select("[id]")]}
    for page in pages:
        for link in page.article.select("a[href]"):
            relink(page, link, known)


def relink(page: Page, link, known: set):
    """Lead a link to its place in the book, to the site, or nowhere: then its words alone stay."""
    given = urlsplit(link["href"])
    if given.scheme:
        return
    path = page.path(given.path) if given.path else f"{page.name}.html"
    name, place = path.removesuffix(".html"), unquote(given.fragment)
    target = f"{name}:{place}" if place else name
    if target in known:
        link["href"] = f"#{target}"
    elif name in known:
        raise DeadLink(f"{page.name} links to {link['href']!r}, and nothing there is called {place!r}.")
    elif address():
        link["href"] = address() + path + (place and f"#{place}")
    else:
        link.unwrap()
