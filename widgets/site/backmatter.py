"""Sets what stands at the back of the book into its pages.

    from-sources   a directive: the part of a page that `widgets.backmatter` writes under this name
    counted        a role: a number that the sources hold, say of tests, counted while the page is read

Exercises get the ids to which their index leads, and the site a copy of `data/`, to which the catalogue leads.
"""

import shutil
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ..book.notebook import EXERCISE


def setup(app):
    app.add_directive("from-sources", FromSources)
    app.add_role("counted", Counted())
    app.connect("doctree-read", name_exercises)
    app.connect("html-page-context", add_assets)
    app.connect("build-finished", copy_data)


class FromSources(SphinxDirective):
    """The part whose name is the argument."""

    required_arguments = 1

    def run(self):
        from ..backmatter import PARTS

        if self.arguments[0] not in PARTS:
            raise self.error(f"there is no part {self.arguments[0]!r}; there are: {', '.join(PARTS)}")
        part = PARTS[self.arguments[0]]
        depend(self.env, part.sources())
        parent = nodes.Element()
        self.state.nested_parse(StringList(part.write().splitlines()), self.content_offset, parent, match_titles=True)
        return parent.children


class Counted(SphinxRole):
    """The number whose name is the role's text, e.g. tests: 1,024."""

    def run(self):
        from ..backmatter import COUNTS, PARTS

        if self.text not in COUNTS:
            message = f"nothing called {self.text!r} is counted; there are: {', '.join(COUNTS)}"
            return [], [self.inliner.reporter.error(message, line=self.lineno)]
        for part in PARTS.values():
            depend(self.env, part.sources())
        return [nodes.Text(f"{COUNTS[self.text]():,}")], []


def depend(env, paths):
    """Have the page read anew when one of these files, or the code that writes from them, changes."""
    code = [path for part in ("backmatter", "book") for path in (Path(__file__).parents[1] / part).glob("*.py")]
    for path in [*paths, *code]:
        env.note_dependency(str(path))


def name_exercises(app, doctree):
    """Give the heading of every exercise, a paragraph that begins with it in bold, the id that the index links."""
    from ..backmatter.exercises import anchor

    for paragraph in doctree.findall(nodes.paragraph):
        first = next((child for child in paragraph.children if child.astext()), None)   # MyST begins with empty text
        if isinstance(first, nodes.strong) and (heading := EXERCISE.match(f"**{first.astext()}**")):
            paragraph["ids"].append(anchor(heading[1]))


def add_assets(app, pagename, templatename, context, doctree):
    """The style of the pages at the back, and the script of the glossary's field."""
    text = context.get("body", "")
    if any(f'class="{mark}"' in text for mark in ("glossary", "exercises", "facts", "works")):
        app.add_css_file("backmatter.css", priority=810)
    if 'id="glossary-filter"' in text:
        app.add_js_file("glossary.js")


def copy_data(app, exception):
    """Put the data package beside the pages, as it is."""
    if exception is None and app.builder.format == "html":
        from ..frameworks.loading import DATA

        shutil.copytree(DATA, Path(app.outdir, "data"), dirs_exist_ok=True)
