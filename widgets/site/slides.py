"""Makes a deck of slides of each chapter, from the chapter itself: the same nodes, numbers and live explorers.

Nothing has to be written for it. Every bet opens a slide; what is shown after it, and the first words of the
answer, follow on slides of their own. Map, gaps, every explorer and the class discussion have theirs. Decks are
rendered while their chapters are written, so a chapter that has not changed keeps its deck; they are written to
`slides/`, at the depth of the chapters, so that addresses of images hold.
"""

import re
from dataclasses import dataclass, field
from html import escape

from docutils import nodes

FOLDER, CHAPTERS = "slides", "chapters"
TEXT = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.math_block, nodes.definition_list)
ANSWER = 2                # blocks of text that a bet is answered with; the chapter says more
ROOM = 650                # characters that a slide can hold before it gets small or has to be scrolled
GAPS, CLASS = "What it does not state", "In class"


def setup(app):
    decks = Decks()
    app.connect("html-page-context", decks.collect)
    app.connect("html-collect-pages", decks.pages)
    app.connect("html-page-context", dress)


@dataclass
class Slide:
    """One screen: its kind (title, bet, explorer, map, shown, answer or class), heading and content."""

    kind: str
    heading: str
    content: list = field(default_factory=list)


# ------------------------------------------------------------------------------- what stands on which slide

def slides(doctree):
    """The slides of a chapter in its own order, or none if it has no bet."""
    chapter = next(doctree.findall(nodes.section), None)
    if chapter is None or not any(is_bet(node) for node in chapter.findall(nodes.admonition)):
        return []
    deck, lead, owed, place, formulas = [Slide("title", title_of(chapter))], [], 0, chapter, False
    for section, node in blocks(chapter):
        if section is not place:
            lead, owed, place = [], 0, section
        # What explains formulas stays with them in the chapter.
        heading, text, html = title_of(section), isinstance(node, TEXT) and not formulas, shown_html(node)
        formulas = shows_formulas(node)
        if is_bet(node):
            deck += [Slide("shown", heading, outputs(each)) for each in lead if shown_html(each)]
            words = [each for each in lead if not shown_html(each)]
            if len(deck) == 1 or section is chapter:
                # What leads to a table or to the bet itself stands with it, and does not give it away on the title.
                deck[0].content, words = words[:max(1, len(words) - 1)], words[max(1, len(words) - 1):]
            deck.append(Slide("bet", heading, [*words[-1:], node]))
            lead, owed = [], ANSWER
        elif 'data-explorer="' in html:
            deck.append(Slide("explorer", heading, outputs(node)))
            lead, owed = [], max(owed, 1)
        elif "framework-map" in html:
            deck.append(Slide("map", heading, outputs(node)))
        elif heading.startswith(CLASS) and (text or html):
            add(deck, "class", heading, outputs(node))
        elif html and (owed or heading == GAPS):
            deck.append(Slide("shown", heading, outputs(node)))
        elif text and owed:
            add(deck, "answer", heading, [node])
            owed -= 1
        elif text or html:
            lead = [*lead[-1:], node] if section is not chapter else [*lead, node]
    return deck


def blocks(section):
    """Every paragraph, cell and box of a section and of those in it, with the section it stands in."""
    for node in section.children:
        if isinstance(node, nodes.section):
            yield from blocks(node)
        elif not isinstance(node, nodes.title):
            yield section, node


def is_bet(node):
    """Whether a node asks for a prediction."""
    return isinstance(node, nodes.admonition) and "bet" in node["classes"]


def title_of(section):
    """The words of a section's heading."""
    return section.next_node(nodes.title).astext()


def shown_html(node):
    """The HTML that a cell shows: a figure, a table, an explorer; empty for text and for folded cells."""
    if not isinstance(node, nodes.container) or any(name.startswith("tag_hide") for name in node["classes"]):
        return ""
    html = "".join(raw.astext() for raw in node.findall(nodes.raw) if raw.get("format") == "html")
    return html if re.search(r"<(figure|table)\b", html) and "data-coding-lab" not in html else ""


def shows_formulas(node):
    """Whether a node is a cell that shows equations, which no slide has."""
    return "cell" in node.get("classes", ()) and next(node.findall(nodes.math_block), None) is not None


def outputs(node):
    """What of a block is put on a slide: of a cell what it shows and not its code."""
    if "cell" not in node.get("classes", ()):
        return [node]
    return [part for part in node.children if "cell_output" in part["classes"]]


def add(deck, kind, heading, content):
    """Put content on the last slide if it is of this kind and has room, else on a new one."""
    size = sum(len(node.astext()) for node in [*deck[-1].content, *content])
    if deck[-1].kind != kind or size > ROOM:
        deck.append(Slide(kind, heading))
    deck[-1].content += content


# ------------------------------------------------------------------------------- pages

class Decks:
    """The decks of the chapters that this build writes."""

    def __init__(self):
        self.waiting = {}

    def collect(self, app, pagename, templatename, context, doctree):
        """Render the slides of a chapter while its page is written and its images are known."""
        folder, _, name = pagename.rpartition("/")
        deck = slides(doctree) if doctree is not None and folder == CHAPTERS else []
        if deck:
            context["deck"] = f"{FOLDER}/{name}"
            parts = [html_of(app.builder, slide, number) for number, slide in enumerate(deck, 1)]
            self.waiting[name] = {
                "title": f"Slides: {deck[0].heading}", "chapter": pagename, "headings": [each.heading for each in deck],
                "body": relinked("\n".join(parts), f"../{pagename}.html"),
                "metatags": f'<meta name="description" content="{escape(describe(deck))}" />',
            }

    def pages(self, app):
        """The pages that Sphinx writes after the chapters."""
        for name, context in self.waiting.items():
            yield f"{FOLDER}/{name}", context, "deck.html"
        self.waiting = {}


def describe(deck):
    """A deck in a sentence, for search engines."""
    bets = sum(slide.kind == "bet" for slide in deck)
    live = sum(slide.kind == "explorer" for slide in deck)
    return f"{deck[0].heading}: the chapter's key moments as {len(deck)} slides, {bets} bets and {live} live explorers."


def html_of(builder, slide, number):
    """A slide as HTML."""
    content = "".join(builder.render_partial(node)["fragment"] for node in slide.content)
    level = "h1" if slide.kind == "title" else "h2"
    return (f'<section class="slide slide-{slide.kind}" id="slide-{number}" tabindex="0"><div class="slide-body">'
            f"<{level}>{escape(slide.heading)}</{level}>{content}</div></section>")


def relinked(html, chapter):
    """Slides whose links to what stands on no slide lead into the chapter, at the same place."""
    here = set(re.findall(r'\bid="([^"]+)"', html))
    folder = chapter.rpartition("/")[0]

    def place(link):
        address = link[1]
        if address.startswith("#"):
            return link[0] if address[1:] in here else f'href="{chapter}{address}"'
        return link[0] if re.match(r"[a-z]+:|\.\./|/", address) else f'href="{folder}/{address}"'

    return re.sub(r'href="([^"]+)"', place, html)


def dress(app, pagename, templatename, context, doctree):
    """Give a deck its own style and script; of the others its template takes what explorers need."""
    if templatename == "deck.html":
        app.add_css_file("deck.css", priority=900)
        app.add_js_file("deck.js", priority=900)
