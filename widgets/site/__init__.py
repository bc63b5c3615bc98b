"""The book's Sphinx extension: what Jupyter Book and its theme do not do by themselves.

    explorers.py  compiles the models, bundles the front end, stages both under a name made of their content
    pages.py      gives each page the scripts and styles it uses, and no others; its description
    policy.py     tells browsers what a page may load and run: the site's own files
    formulas.py   sets formulas with KaTeX while the book is built
    citations.py  labels the bibliography as the text cites, by author and year
    theme.py      cuts the theme's stylesheet and icon font down to the icons in use
    card.py       what a shared link shows: title, description, picture
    reference.py  writes the pages of the model reference from the models
    backmatter.py sets glossary, exercises, data, notation, bibliography and checks into their pages
    copies/       makes the PDF and the archive of the book, and links them where they are made
    tables.py     has a table of sentences stand as a list on a phone
    terms.py      says what a term means beside a link to it
    slides.py     makes a deck of slides of each chapter
    lessons.py    what a chapter holds for a class: bets, numbers, tables, quiz
    teaching.py   gives bets their addresses; keys and numbers for the instructor guide
    search.py     finds Chinese terms in English pages
    outside.py    how links to other sites are checked (`make links`)
    version.py    says on every page which version of the book it is
    notebooks.py  keys the cache of executed notebooks by what the notebooks depend on
    sources.py    tells whether what something was built from has changed
    node.py       runs the node that came with the Python packages
    serve.py      shows the built site in a browser (`make serve`)
    browser.py    finds or installs the browser of the tests and of the PDF

Nothing here rewrites HTML: pages differ from the theme's through templates/ and through Sphinx's events.
"""

from pathlib import Path

from . import (
    backmatter,
    card,
    citations,
    copies,
    explorers,
    formulas,
    notebooks,
    outside,
    pages,
    policy,
    reference,
    search,
    slides,
    tables,
    teaching,
    terms,
    theme,
    version,
)

HERE = Path(__file__).parent
PARTS = (backmatter, card, citations, copies, explorers, formulas, notebooks, outside, pages, policy, reference,
         search, slides, tables, teaching, terms, theme, version)


def setup(app):
    # In front of the theme's own templates, which ours extend.
    app.connect("config-inited", lambda app, config: config.templates_path.insert(0, str(HERE / "templates")))
    app.connect("config-inited", lambda app, config: config.html_static_path.append(str(HERE / "static")))
    app.connect("config-inited", lambda app, config: config.html_additional_pages.update({"404": "404.html"}))
    app.add_config_value("comments_config", None, "")  # Jupyter Book sets it for an extension left out here
    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": False}  # decks wait in memory until pages are written
