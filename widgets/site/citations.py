"""The bibliography: entries carry the labels that the text uses, author and year, and form a list for every reader."""

from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.labels import BaseLabelStyle
from sphinx.writers.html5 import HTML5Translator

NAME = "author_year"


class AuthorYearLabels(BaseLabelStyle):
    """Slovic, 1993; Jøsang and Ismail, 2002; Wang et al., 2025."""

    def format_labels(self, sorted_entries):
        return [f"{authors(entry)}, {entry.fields['year']}" for entry in sorted_entries]


def authors(entry) -> str:
    """The family names as a citation in the text gives them."""
    names = [" ".join(person.rich_last_names[0].render_as("text").split()) for person in entry.persons["author"]]
    if len(names) > 2 or names[-1] == "others":
        return f"{names[0]} et al."
    return " and ".join(names)


class Style(Plain):
    default_label_style = AuthorYearLabels


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
