"""Copies of the book to keep, made from the built site: `python -m widgets.site.copies pdf`, and `... offline`.

    pages.py    the built pages as the chapters of one document: ids unique, links led on
    parts.py    what stands on paper for what is live or folded: explorers, quizzes, solutions, formulas
    book.py     that document: title page, contents, the pages in the order of the book; book.css is how it looks
    pdf.py      has Chromium print it, twice, so that the contents name the right pages
    archive.py  the site as one file, the same bytes whenever its files are the same

A copy lies in a folder named after all that the site is made of. The site links and carries what lies there and
nothing else: no link is dead, and no copy is older than the pages around it. The directive `copy-of-the-book` is
that link, or says how to make the copy; its page is written anew when a copy has come or gone.
"""

import shutil
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .. import sources

ROOT = Path(__file__).parents[3]
FOLDER = Path("_build", "copies")
NAME = "community-and-social-commerce"
COPIES = {"pdf": f"{NAME}.pdf", "offline": f"{NAME}.zip"}        # by the command that makes them
WORDS = {"pdf": "The book as one PDF", "offline": "The site as an archive"}
MADE_FROM = ("*.ipynb", "_*.yml", "*.bib", "*.cff", "chapters/**/*", "data/**/*", "widgets/**/*", "tests/**/*.py")
ON_SITE = "copies"                                   # below the site
LINKED = "copies of the book"                        # where a page keeps, among its metadata, which there were


def folder(root: Path = ROOT) -> Path:
    """Where the copies of these very sources lie, or will lie."""
    files = sources.files(root, *MADE_FROM, *sources.LOCKS)
    return root / FOLDER / sources.digest(root, files, sources.address())


def made(root: Path) -> dict[str, int]:
    """The copies that there are, by the command that makes them, with their size in bytes."""
    place = folder(root)
    return {kind: (place / name).stat().st_size for kind, name in COPIES.items() if (place / name).exists()}


# ------------------------------------------------------------------------------- on the site

def setup(app):
    app.add_directive("copy-of-the-book", Copy)
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", carry)


def outdated(app, env, added, changed, removed):
    """The pages that link other copies than there are."""
    now = made(Path(app.srcdir))
    return [name for name, data in env.metadata.items() if data.get(LINKED, now) != now]


class Copy(SphinxDirective):
    """The copy that the argument names: pdf or offline."""

    required_arguments = 1

    def run(self):
        kind = self.arguments[0]
        if kind not in COPIES:
            raise self.error(f"there is no copy {kind!r}; there are: {', '.join(COPIES)}")
        there = self.env.metadata[self.env.docname][LINKED] = made(Path(self.env.srcdir))
        if kind not in there:
            return [nodes.paragraph("", "", nodes.Text("This site was built without it. In a clone of the book, "),
                                    nodes.literal("", f"make {kind}"), nodes.Text(" makes it."))]
        place = "../" * self.env.docname.count("/") + f"{ON_SITE}/{COPIES[kind]}"
        link = nodes.reference("", WORDS[kind], refuri=place, internal=True)
        return [nodes.paragraph("", "", link, nodes.Text(f" ({there[kind] / 1e6:.0f} MB)"))]


def carry(app, exception):
    """Put the copies beside the pages that link them; take away those of other sources."""
    if exception is None and app.builder.format == "html":
        root, target = Path(app.srcdir), Path(app.outdir, ON_SITE)
        shutil.rmtree(target, ignore_errors=True)
        for kind in made(root):
            target.mkdir(exist_ok=True)
            shutil.copy(folder(root) / COPIES[kind], target)
