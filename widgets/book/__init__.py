"""The book's own files, and text for its pages, for all parts that read the one or write the other.

    imprint.py    what CITATION.cff says of the book, its version among it
    notebook.py   a chapter as its notebook file holds it: title, cells, exercises
    markdown.py   a table of a page

Nothing here imports another part, so that each may import it.
"""
