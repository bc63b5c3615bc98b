"""The exercises of all chapters, found by their headings: `**3. Does it pay? (code, 20 minutes)**`."""

import re
from dataclasses import dataclass
from html import escape

from . import chapters
from .glossary import html_block

HEADING = re.compile(r"^\*\*(\d+)\. (.+?) \(([^()]+)\)\.?\*\*", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """Where an exercise stands, what it is called and what one does: code, paper and pencil, discussion."""
    chapter: object
    number: int
    title: str
    kind: str


def sources():
    """The files in which exercises stand."""
    return chapters.sources()


def exercises_of(chapter):
    """The exercises of one chapter, in its order."""
    return [Exercise(chapter, int(number), title.rstrip("."), kind)
            for number, title, kind in HEADING.findall(chapters.prose(chapter))]


def all_exercises():
    """The exercises of the book."""
    return [each for chapter in chapters.chapters() for each in exercises_of(chapter)]


def exercises():
    """Chapter by chapter, a list of its exercises, each a link to it."""
    parts = []
    for chapter in chapters.chapters():
        found = exercises_of(chapter)
        if found:
            parts += [f"## {chapters.title_of(chapter)}", html_block(f'<ol class="exercises">{items(found)}</ol>')]
    return "\n\n".join(parts)


def items(found):
    """Exercises as items of a list, which begins with the first one's number."""
    links = [chapters.link(each.chapter, anchor(each.number), escape(each.title)) for each in found]
    return "\n".join(f'<li value="{each.number}">{link} <small>{escape(each.kind)}</small></li>'
                     for each, link in zip(found, links, strict=True))


def anchor(number):
    """The id of an exercise on its page, written by `widgets.site.backmatter`."""
    return f"exercise-{number}"


COUNTS = {"exercises": lambda: len(all_exercises())}
