"""The map on a page: an image whose boxes lead to where the chapter teaches them, and the same in words."""
from dataclasses import dataclass
from html import escape

from ..figures.live import svg_text
from ..figures.picture import image
from ..figures.style import styled
from .drawing import layers_of
from .links import all_links, main_constructs, map_links
from .maps import framework_alt
from .narrow import NarrowMap
from .tables import chinese
from .wide import WideMap

LINK_NOTES = {"states": "", "implies": " (implied)", "ours": " (our assumption)"}
CAPTION = ("The framework of {}, drawn from the book's table of constructs and claims. Full line: the paper states the "
           "link; broken line: it implies it; dotted line: our assumption. A box leads to where it is explained.")


def show_map(framework):
    """The map of a framework for a page or notebook, in both layouts, with its text equivalent.

    A box leads to `#term-ID`, where ID is the construct's; the chapter marks the place with
    `<dfn id="term-ID">name</dfn>`.
    """
    return ShownMap(framework)


@dataclass(frozen=True)
class ShownMap:
    """HTML for pages and notebooks; its plain text is the alternative text, which tests can compare."""
    framework: object

    def __repr__(self):
        return framework_alt(self.framework)

    def _repr_html_(self):
        wide, narrow = WideMap(self.framework), NarrowMap(self.framework)
        with styled():
            pictures = svg_text(wide.figure()), svg_text(narrow.figure())
        caption = CAPTION.format(self.framework.citation) + self.left_out()
        return ('<figure class="picture framework-map">'
                # Notebooks outside the book have no style sheet: there the links lie on the wide layout.
                '<div class="map-frame" style="position: relative; width: fit-content; margin: 0 auto">'
                f"{image(framework_alt(self.framework), *pictures, 'picture-image')}"
                f'<div class="map-links">{box_links(wide)}</div>'
                f'<div class="map-links-narrow" hidden>{box_links(narrow)}</div></div>'
                f"<figcaption>{escape(caption)}</figcaption></figure>{in_words(self.framework)}")

    def left_out(self):
        """A sentence on the links that would be one too many for the eye, or nothing."""
        count = len(all_links(self.framework)) - len(map_links(self.framework))
        return f" Left out here are {count} of the weaker links; the list below has them all." if count else ""


def box_links(drawn):
    """Transparent links over the boxes of a map, placed in parts of the whole."""
    return "".join(box_link(box, drawn.width, drawn.height) for box in drawn.boxes.values())


def box_link(box, width, height):
    """One of them; its name is the construct's."""
    sides = {"left": box.left / width, "top": box.top / height, "width": box.width / width,
             "height": box.height / height}
    style = "; ".join(f"{side}: {part:.2%}" for side, part in sides.items())
    return (f'<a href="#term-{escape(box.row["id"])}" aria-label="{escape(box.row["en"])}" '
            f'style="position: absolute; {style}"></a>')


def in_words(framework):
    """The map as a folded list: the constructs of each layer, and what each does to others, with all links."""
    links, boxes = all_links(framework), main_constructs(framework)
    names = {row["id"]: row["en"] for row in boxes}
    parts = []
    for layer in layers_of(framework):
        items = "".join(f"<li>{construct_words(row, links, names)}</li>" for row in boxes if row["kind"] == layer.kind)
        heading = f"<b>{escape(layer.name)}</b> {chinese(layer.zh)}: {escape(layer.question)}"
        parts.append(f"<p>{heading}</p><ul>{items}</ul>")
    return f'<details class="map-words"><summary>The map in words</summary>{"".join(parts)}</details>'


def construct_words(row, links, names):
    """A construct, linked, and a clause for every line that leaves it."""
    clauses = "; ".join(link_words(link, names) for link in links if link.source == row["id"])
    return f'<a href="#term-{escape(row["id"])}">{escape(row["en"])}</a>' + (f": {clauses}" if clauses else "")


def link_words(link, names):
    """What a line says of its end, e.g. "requires Trust (implied)"."""
    verb = "competes with" if link.kind == "competes" else link.kind
    both = ", and the other way round" if link.mutual else ""
    return f"{verb} <i>{escape(names[link.target])}</i>{both}{LINK_NOTES[link.voice]}"
