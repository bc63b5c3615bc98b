"""A still figure on a page: an image with alternative text and a caption, readable wherever HTML is."""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from .live import svg_text
from .style import styled


def data_uri(svg):
    """SVG text as the address of an image.

    Percent-encoded, since that compresses better than base64, and without spaces, which `srcset` does not allow.
    """
    packed = re.sub(r' d="([^"]*)"', lambda path: f' d="{compact(path[1])}"', " ".join(svg.split()))
    return "data:image/svg+xml," + quote(packed, safe="/:;=,.()-_+*!@")


def compact(path):
    """Path data to a tenth of a unit and without needless spaces, which were half of a page's weight."""
    packed = re.sub(r" ?([A-Za-z]) ?", r"\1", path.strip()).replace(" ", ",")
    return re.sub(r"\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}", packed)


@dataclass(frozen=True)
class Picture:
    """HTML for pages and notebooks; its plain text is the alternative text, which tests can compare."""

    alt: str
    caption: str
    wide: str
    narrow: str | None = None

    def __repr__(self):
        return self.alt

    def _repr_html_(self):
        return (f'<figure class="picture">{image(self.alt, self.wide, self.narrow, "picture-image")}'
                f"<figcaption>{escape(self.caption)}</figcaption></figure>")


def image(alt, wide, narrow, css_class):
    """An `<img>` of SVG text, with another layout for narrow screens if there is one."""
    main = f'<img class="{css_class}" alt="{escape(alt)}" src="{data_uri(wide)}">'
    if narrow is None:
        return main
    return f'<picture><source media="(max-width: 600px)" srcset="{data_uri(narrow)}">{main}</picture>'


def picture(figure, *, alt, caption, narrow=None):
    """Show a Matplotlib figure (and a second one for narrow screens) with alt text and caption.

    Raises ValueError when the alt text or the caption is empty: a figure without words excludes readers.
    """
    if not alt.strip() or not caption.strip():
        raise ValueError("a picture needs alt text and a caption; one of them is empty")
    with styled():
        return Picture(alt, caption, svg_text(figure), None if narrow is None else svg_text(narrow))
