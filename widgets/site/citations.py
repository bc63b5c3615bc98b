"""Writes the list of references with the roles that screen readers know: a list and its items.

docutils gives the entries a role that the standard has since withdrawn, inside a list that may not hold it.
"""

from docutils import nodes


def setup(app):
    app.add_node(nodes.citation, override=True, html=(visit, depart))


def visit(translator, entry):
    if not isinstance(entry.previous_sibling(), nodes.citation):
        translator.body.append('<div role="list" class="citation-list">\n')
    translator.body.append(translator.starttag(entry, "div", CLASS="citation", role="listitem"))


def depart(translator, entry):
    type(translator).depart_citation(translator, entry)
