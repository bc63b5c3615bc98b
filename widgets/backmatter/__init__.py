"""What stands at the back of the book, written from the sources while it is built, so never older than they.

    chapters.py     the notebooks of the book, and what is read from them
    glossary.py     the terms of all frameworks, and the six words for kinds of business
    exercises.py    the exercises of all chapters
    catalogue.py    the tables of `data/`
    notation.py     the symbols of all models
    literature.py   the works of `references.bib`
    labels.py       how the text and the bibliography cite a work
    testing.py      what the tests check, counted
    notices.py      third-party software on the pages, with its terms

`widgets.site.backmatter` sets a part into the page that says `from-sources` and its name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import catalogue, exercises, glossary, literature, notation, notices, testing

__all__ = ["COUNTS", "PARTS", "Part"]


@dataclass(frozen=True)
class Part:
    """A part of a page: `write` gives its MyST text, `sources` the files it is written from."""
    write: Callable[[], str]
    sources: Callable[[], list]


PARTS = {
    "kinds-of-business": Part(glossary.kinds_of_business, glossary.sources),
    "glossary": Part(glossary.terms, glossary.sources),
    "exercises": Part(exercises.exercises, exercises.sources),
    "figures": Part(catalogue.figures, catalogue.sources),
    "kinds-of-table": Part(catalogue.kinds_of_table, catalogue.sources),
    "framework-tables": Part(catalogue.framework_tables, catalogue.sources),
    "ambiguous-symbols": Part(notation.ambiguous, notation.sources),
    "symbols": Part(notation.symbols, notation.sources),
    "bibliography": Part(literature.bibliography, literature.sources),
    "tests": Part(testing.tests, testing.sources),
    "model-checks": Part(testing.model_checks, testing.sources),
    "confidence": Part(testing.confidence, testing.sources),
    "notices": Part(notices.notices, notices.sources),
}

# What running text counts, by the name it is called there.
COUNTS = {**glossary.COUNTS, **exercises.COUNTS, **catalogue.COUNTS, **literature.COUNTS, **testing.COUNTS}
