"""Prints the book: Chromium sets it, once to learn on which page everything stands, and again with those numbers."""

import io
import re
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from .. import browser
from .book import document

PASSES = 4                                           # two will do, unless the numbers themselves move a line
DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")
FILL = """numbers => {
  for (const link of document.querySelectorAll(".to-page")) {
    link.dataset.page = numbers[link.getAttribute("href").slice(1)] ?? "000";
  }
}"""


def write(site: Path, target: Path):
    """Print the built site to `target`; the document that is printed stays beside it, for those who mend it."""
    page = target.with_name("book.html")
    page.write_text(document(site), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        tab = chromium.new_page()
        tab.goto(page.as_uri())
        tab.evaluate("document.fonts.ready.then(() => null)")
        target.write_bytes(undated(printed(tab)))
        chromium.close()


def printed(tab) -> bytes:
    """The document as a PDF in which the contents name the right pages."""
    numbers = {}
    for _ in range(PASSES):
        tab.evaluate(FILL, numbers)
        pdf = tab.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
        found = places(PdfReader(io.BytesIO(pdf)))
        if found == numbers:
            return pdf
        numbers = found
    raise RuntimeError(f"The pages of the book did not come to rest in {PASSES} passes.")


def places(reader: PdfReader) -> dict[str, int]:
    """The page on which each place stands that a link leads to."""
    return {name.removeprefix("/"): reader.get_destination_page_number(place) + 1
            for name, place in reader.named_destinations.items()}


def undated(pdf: bytes) -> bytes:
    """The same without the time of printing, so that the same pages give the same file."""
    return DATE.sub(rb"\g<1>20000101000000", pdf)
