"""Sets the model reference into the book: `model-page` writes the page of a model, `model-index` their table.

A page's file holds its directive and nothing else, so that nothing of it can go stale; Sphinx is told what it was
written from. No notebooks, because each would start a kernel to show what this process knows already.
"""

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

USES = "uses of models"        # where a page keeps, among its metadata, which chapters it names


def setup(app):
    app.add_directive("model-page", ModelPage)
    app.add_directive("model-index", ModelIndex)
    app.connect("env-get-outdated", outdated)


def outdated(app, env, added, changed, removed):
    """The pages that name the wrong chapters, because one has begun or ceased to use a model."""
    named = {name: data[USES] for name, data in env.metadata.items() if USES in data}
    now = uses_in(env)
    return [name for name, uses in named.items() if uses != now]


def uses_in(env):
    """For each model the chapters of this book in which its explorer stands, the landing page left out."""
    from ..reference import uses

    files = {name: Path(env.doc2path(name)) for name in sorted(env.found_docs - {env.config.root_doc})}
    return uses({name: path for name, path in files.items() if path.suffix == ".ipynb"})


class Written(SphinxDirective):
    """A directive that stands for text which `write` makes of the models named and of where each is used."""

    def parsed(self, models, write):
        """The text as nodes of the page, headings included."""
        from ..reference import sources

        for path in [path for model in models for path in sources(model)]:
            self.env.note_dependency(str(path))
        self.env.metadata[self.env.docname][USES] = uses = uses_in(self.env)
        parent = nodes.Element()
        self.state.nested_parse(StringList(write(uses).splitlines()), self.content_offset, parent, match_titles=True)
        return parent.children


class ModelPage(Written):
    """The reference page of the model whose id is the argument."""

    required_arguments = 1

    def run(self):
        from ..reference import page

        try:
            return self.parsed(self.arguments, lambda uses: page(self.arguments[0], uses))
        except ValueError as error:
            raise self.error(str(error)) from error


class ModelIndex(Written):
    """The table of all models."""

    def run(self):
        from ..models import CATALOGUE
        from ..reference import index

        return self.parsed(CATALOGUE, index)
