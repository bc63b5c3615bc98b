"""Sets the model reference into the book: `model-page` writes the page of a model, `model-index` their table.

A page's file holds its directive and nothing else, so that nothing of it can go stale. Why no notebooks: they would
cost a kernel each, twelve for a change of one model, to show what this process knows already.
"""

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective


def setup(app):
    app.add_directive("model-page", ModelPage)
    app.add_directive("model-index", ModelIndex)


class Written(SphinxDirective):
    """A directive that stands for MyST text, headings included."""

    def parsed(self, text):
        """The text as nodes of the page."""
        parent = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines()), self.content_offset, parent, match_titles=True)
        return parent.children


class ModelPage(Written):
    """The reference page of the model whose id is the argument."""

    required_arguments = 1

    def run(self):
        from ..reference import checks, page

        model = self.arguments[0]
        pages = [Path(self.env.doc2path(name)) for name in sorted(self.env.found_docs)]
        notebooks = [path for path in pages if path.suffix == ".ipynb"]
        for path in (checks.path_of(model), checks.path_of("core"), *notebooks):
            self.env.note_dependency(str(path))
        try:
            return self.parsed(page(model, notebooks))
        except ValueError as error:
            raise self.error(str(error)) from error


class ModelIndex(Written):
    """The table of all models."""

    def run(self):
        from ..reference import index

        return self.parsed(index())
