"""Gives each page the scripts and styles it uses, and no others, and a description for search engines."""

import html
import re

from docutils import nodes
from sphinx.util import logging

from .formulas import STYLESHEET as FORMULAS
from .theme import STYLESHEET as THEME

LOGGER = logging.getLogger(__name__)
DESCRIPTION_LENGTH = 200  # characters; search engines show about 160

# Assets of Sphinx's extensions that a page needs only when its text holds this mark.
NEEDED_FOR = {
    "clipboard.min.js": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "copybutton.css": 'class="highlight',
    "pygments.css": 'class="highlight',
    "design-tabs.js": 'class="sd-tab-set',
    "sphinx-design.min.css": 'class="sd-',
    "quiz.js": "data-shufflequestions=",
}


def setup(app):
    app.add_css_file("basic.css", priority=100)
    app.add_css_file(THEME, priority=110)
    app.add_css_file("custom.css", priority=800)
    app.add_js_file("drawer.js")
    app.add_js_file("quiz.js")
    app.add_js_file("scripts/bootstrap.js", priority=700)
    app.add_js_file("scripts/pydata-sphinx-theme.js", priority=710)
    app.connect("html-page-context", choose_assets, priority=900)  # after all others have added theirs
    app.connect("html-page-context", describe)


def choose_assets(app, pagename, templatename, context, doctree):
    """Keep what the page uses, load scripts without holding up its drawing, add what explorers need."""
    text = context.get("body", "")
    for model in explorers_on(text):
        add_model(app, pagename, model)
    if 'data-explorer="' in text:
        app.add_css_file(f"{app.config.explorer_assets}/explorer.css")
        app.add_js_file(f"{app.config.explorer_assets}/explorer.js", priority=20)  # before all others
    if 'data-coding-lab=""' in text:
        app.add_css_file(f"{app.config.explorer_assets}/coding-lab.css")
        app.add_js_file(f"{app.config.explorer_assets}/coding-lab.js", priority=20)
    if 'class="katex' in text:
        app.add_css_file(FORMULAS)
    for kind in ("css_files", "script_files"):
        context[kind] = [each for each in context[kind] if needed(each, text)]
    if pagename != "search":  # its scripts need one another at once
        context["script_files"] = [deferred(each) for each in context["script_files"]]


def explorers_on(text: str) -> list[str]:
    """The book's models whose explorers stand on a page, each once, in order; a page's own bring their code."""
    return list(dict.fromkeys(re.findall(r'data-explorer="([^"]*)"(?! data-own)', text)))


def add_model(app, pagename, model):
    from ..models import CATALOGUE

    if model not in CATALOGUE:
        known = ", ".join(CATALOGUE)
        LOGGER.warning("no model is called %r; the catalogue has: %s", model, known, location=pagename)
    app.add_js_file(f"{app.config.explorer_assets}/model-{model}.js", priority=10)


def needed(asset, text: str) -> bool:
    """Whether a page with this text uses a script or style.

    Inline scripts are never needed: they hold the state of widgets that only a kernel could move (MyST-NB),
    and values that only the theme's version switcher and search-as-you-type read.
    """
    if not asset.filename:
        return False
    name = str(asset.filename).rpartition("/")[2]
    return NEEDED_FOR.get(name, "") in text


def deferred(script):
    """The same script, run once the page is read, in the order given."""
    return type(script)(script.filename, priority=script.priority, **{**script.attributes, "defer": "defer"})


def describe(app, pagename, templatename, context, doctree):
    """Add the page's first sentences as its description, unless its front matter gives one (`html_meta`)."""
    if 'name="description"' in context.get("metatags", ""):
        return
    text = opening(doctree) if doctree else f"Search all pages of “{app.config.html_title}”."
    tag = f'\n    <meta name="description" content="{html.escape(text)}" />'
    context["metatags"] = context.get("metatags", "") + tag


def opening(doctree) -> str:
    """The first paragraph of a page's running text, cut at a word when it is long."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            text = " ".join(paragraph.astext().split())
            if len(text) <= DESCRIPTION_LENGTH:
                return text
            return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + " …"
    return ""
