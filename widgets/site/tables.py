"""Tables written in Markdown: one with sentences in it stands on a phone as those of `widgets.frameworks` do.

There its cells stand under each other, and each says what its column would (`stacks` in custom.css).
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from ..frameworks.tables import DATE, stacks

ATTRIBUTES = "attributes"         # of the HTML element, which the writer would not give it by itself


def setup(app):
    app.add_post_transform(Stack)
    app.set_translator("html", Translator)          # the theme's translator extends it


class Stack(SphinxPostTransform):
    """Marks tables that stack, and tells each cell its column; marks cells that are a date, which no line breaks."""

    default_priority = 900                          # references are words by now
    formats = ("html",)

    def run(self, **kwargs):
        for table in self.document.findall(nodes.table):
            heads, bodies = list(table.findall(nodes.thead)), list(table.findall(nodes.tbody))
            if len(heads) == 1 and stacks(texts(bodies[0])):
                mark(table, texts(heads[0])[0], bodies[0])
            for entry in table.findall(nodes.entry):
                entry["classes"] += ["date"] * bool(DATE.fullmatch(entry.astext()))


def texts(part):
    """What stands in the rows of a table's head or body, cell by cell."""
    return [[entry.astext() for entry in row.findall(nodes.entry)] for row in part.findall(nodes.row)]


def mark(table, columns, body):
    """Give a table the look, and its parts the roles that they lose with the layout of a table."""
    table["classes"].append("stacks")
    table[ATTRIBUTES], body[ATTRIBUTES] = {"role": "table"}, {"role": "rowgroup"}
    for row in body.findall(nodes.row):
        row[ATTRIBUTES] = {"role": "row"}
        for entry, column in zip(row.findall(nodes.entry), columns, strict=True):
            labelled = column and entry.astext()
            entry[ATTRIBUTES] = {"role": "cell"} | ({"data-column": column} if labelled else {})


class Translator(HTML5Translator):
    """Writes the attributes of a part of such a table."""

    def starttag(self, node, tagname, suffix="\n", empty=False, **attributes):
        if isinstance(node, nodes.Element):
            attributes |= node.get(ATTRIBUTES, {})
        return super().starttag(node, tagname, suffix, empty, **attributes)
