"""The model reference: one page a model, written from the sources and from nothing else.

    pages.py     the page of a model, section by section, as MyST text
    checks.py    what the tests say they check, read from the test modules
    entries/     what is said of a model on its page alone, one module each: which equations to show, what to
                 notice (each number computed by a function that the tests assert), what to try

`widgets.site.reference` sets a page into the book where a file says `model-page` and the model's id. Nothing is
written to disk, so no page can be older than the model it describes.
"""

from .pages import SECTIONS, index, page, sources, statements, uses

__all__ = ["SECTIONS", "index", "page", "sources", "statements", "uses"]
