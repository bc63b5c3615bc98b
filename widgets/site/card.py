"""What a link to a page shows where it is shared: title, description and a picture of the book.

Those who fetch the picture need a whole address. The site does not know its own until it is published: set
BOOK_ADDRESS (for example https://name.example/book/) when building for a server, and pages name it.
"""

import html
from pathlib import Path

from matplotlib.figure import Figure

from . import sources

STAGING = Path("_build", "staged", "card")
NAME = "card.png"
SIZE = (1200, 630)  # pixels, the shape that those who show cards expect


def setup(app):
    app.connect("config-inited", stage)
    app.connect("html-page-context", describe, priority=910)  # after the page has its description


def stage(app, config):
    """Draw the picture, unless it is there for the same sources, and take the site's address."""
    config.html_baseurl = sources.address()
    root = Path(app.srcdir)
    folder = root / STAGING / sources.digest(root, sources.files(root, "widgets/**/*.py", "_config.yml"))
    if not (folder / NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        draw(config.html_title, folder / NAME)
    config.html_static_path.append(str(folder))


def draw(title, path):
    """The book's name over the curve of its best known model: where trust can rest, and where it flees."""
    from ..figures import COLOURS
    from ..models import CATALOGUE

    curves = CATALOGUE["trust"].curves()
    figure = Figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100, facecolor="white")
    axes = figure.add_axes((0.58, 0, 0.42, 1), xlim=(0, 0.6), ylim=(-0.05, 1.05))
    axes.set_axis_off()
    for branch, dash in (("safe", "-"), ("edge", (0, (2, 2))), ("fallen", "-")):
        colour = COLOURS["danger"] if branch == "edge" else COLOURS["trust"]
        axes.plot(curves[f"{branch}_volume"], curves[f"{branch}_trust"], color=colour, linestyle=dash, linewidth=10)
    for line, text in enumerate(title.split(" and ", 1)):
        figure.text(0.06, 0.62 - 0.13 * line, text if line == 0 else f"and {text}", fontsize=44, fontweight="bold")
    about = "An interactive book of five frameworks\nand twelve toy models"
    figure.text(0.06, 0.3, about, fontsize=24, color="#444444")
    figure.savefig(path)


def describe(app, pagename, templatename, context, doctree):
    """Add what a card shows of this page."""
    title = context.get("title") or app.config.html_title
    tags = {"og:type": "article", "og:site_name": app.config.html_title, "og:title": title}
    if address := app.config.html_baseurl:
        tags |= {"og:url": f"{address}{pagename}.html", "og:image": f"{address}_static/{NAME}"}
    lines = [f'<meta property="{name}" content="{html.escape(plain(value))}" />' for name, value in tags.items()]
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *lines])


def plain(text):
    """Text without the tags that Sphinx leaves in titles."""
    return html.unescape("".join(part.rpartition(">")[2] for part in str(text).split("<")))
