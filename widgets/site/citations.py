"""The bibliography: entries carry the labels that the text uses, author and year, and form a list for every reader."""

from docutils import nodes
from pybtex.plugin import register_plugin
from sphinx.writers.html5 import HTML5Translator

from ..backmatter.labels import Style

NAME = "author_year"


def visit_citation(translator, node):
    """As docutils does, but as a list item: it gives a list whose children are none, which screen readers skip."""
    HTML5Translator.visit_citation(translator, node)
    translator.body[-1] = translator.body[-1].replace('role="doc-biblioentry"', 'role="listitem"')


def depart_citation(translator, node):
    HTML5Translator.depart_citation(translator, node)


def setup(app):
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    register_plugin("pybtex.style.formatting", NAME, Style)
    app.connect("config-inited", lambda app, config: setattr(config, "bibtex_default_style", NAME))
