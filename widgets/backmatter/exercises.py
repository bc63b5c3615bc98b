"""The exercises of all chapters, each a link to its place."""

from html import escape

from ..book.notebook import Notebook
from . import chapters
from .glossary import html_block


def sources():
    """The files in which exercises stand."""
    return chapters.sources()


def all_exercises():
    """(file of the chapter, its exercises) for every chapter of the book that has any, in the order of the book."""
    return [(path, found) for path in chapters.chapters() if (found := Notebook(path).exercises)]


def exercises():
    """Chapter by chapter, a list of its exercises, each a link to it."""
    return "\n\n".join(f"## {Notebook(path).title}\n\n{html_block(listed(path, found))}"
                       for path, found in all_exercises())


def listed(path, found):
    """Exercises of a chapter as a list, which begins with the first one's number."""
    links = [chapters.link(path, anchor(each.number), escape(each.title)) for each in found]
    items = "\n".join(f'<li value="{each.number}">{link} <small>{escape(each.kind)}</small></li>'
                      for each, link in zip(found, links, strict=True))
    return f'<ol class="exercises">{items}</ol>'


def anchor(number):
    """The id of an exercise on its page, written by `widgets.site.backmatter`."""
    return f"exercise-{number}"


COUNTS = {"exercises": lambda: sum(len(found) for _, found in all_exercises())}
