"""The PDF of the whole book: what a reader of it finds, follows, searches and copies."""

import re
from statistics import mode

import pypdfium2
import pytest
from pypdf import PdfReader

from widgets.site import copies
from widgets.site.copies import book, pdf
from widgets.site.copies.pages import Page

MM = 72 / 25.4                                       # points
LEFT, RIGHT, FOOT = 22 * MM, (210 - 22) * MM, 24 * MM            # the margins of book.css
ROOM = 14 * MM                                       # a heading and two lines
OVERHANG = 3                                         # a slanted letter leans out of its box
RADICAL = re.compile("[\u2e80-\u2fdf]")               # parts of Chinese characters that look like whole ones
TEXT = 10.2                                          # the size of running text
FULL, LAST = 300, 40                                 # characters on a page within a chapter, and on its last


@pytest.fixture(scope="module")
def reader(shelf):
    return PdfReader(shelf / copies.COPIES["pdf"])


@pytest.fixture(scope="module")
def sheets(shelf):
    """The pages as a program that shows PDFs reads them."""
    return pypdfium2.PdfDocument(shelf / copies.COPIES["pdf"])


@pytest.fixture(scope="module")
def texts(sheets):
    """The text of each page."""
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


@pytest.fixture(scope="module")
def chapters(pages):
    """The pages of the site that are chapters of the PDF, as they are on the site."""
    return [Page(pages, name, depth) for _, listed in book.contents() for depth, name in listed
            if name not in book.LEFT_OUT]


@pytest.fixture(scope="module")
def places(reader):
    return pdf.places(reader)


def close(text):
    """Text without its spaces: lines and formulas break anywhere."""
    return re.sub(r"\s|\u00ad|\ufffe|\u200b", "", text)


def tree(entries):
    """An outline as [(title, what is below it)]."""
    found = []
    for entry in entries:
        if isinstance(entry, list):
            found[-1] = (found[-1][0], tree(entry))
        else:
            found.append((" ".join(entry.title.split()), []))
    return found


def flat(entries):
    """All entries of an outline."""
    for entry in entries:
        yield from flat(entry) if isinstance(entry, list) else [entry]


def test_the_book_is_a_book(reader):
    assert 300 < len(reader.pages) < 700
    assert reader.metadata.title == "Community and Social Commerce"
    assert all(round(page.mediabox.width / MM) == 210 for page in reader.pages)


def test_the_outline_holds_every_chapter_and_its_sections(reader, chapters):
    outline = tree(reader.outline)
    assert [title for title, _ in outline] == ["Contents", chapters[0].title, *(c for c, _ in book.contents() if c)]
    held = [entry for _, part in outline[2:] for entry in part]
    held = [outline[1], *held, *(below for _, part in held for below in part)]
    for chapter in chapters:
        assert any(title == chapter.title and {words for _, words in chapter.sections} <= {each for each, _ in below}
                   for title, below in held), chapter.name


def test_links_within_the_book_have_a_destination(reader):
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    inner = [str(link["/Dest"]) for link in links if "/Dest" in link]
    outer = [link["/A"]["/URI"] for link in links if "/A" in link]
    assert len(inner) > 1000 and set(inner) <= set(reader.named_destinations)
    assert len(inner) + len(outer) == len(links) and all(re.match("https?://", each) for each in outer)


def test_the_contents_name_the_right_pages(texts, chapters, places):
    end = places[chapters[0].id()]
    lines = close("".join(texts[1:end - 1]))
    for chapter in chapters:
        assert f"{close(chapter.title)}{places[chapter.id()]}" in lines
        for own, title in chapter.sections if chapter.depth < 2 else ():
            assert f"{close(title)}{places[chapter.id(own)]}" in lines


def test_pages_are_numbered(texts):
    for number, text in list(enumerate(texts, 1))[1:]:
        assert re.search(rf"\b{number}\b", " ".join(text.splitlines()[:2] + text.splitlines()[-2:])), number
    assert not re.search(r"\b1\b", texts[0])


def test_the_first_words_of_every_chapter_are_on_its_page(texts, chapters, places):
    for chapter in chapters:
        first = chapter.article.select_one("h1 ~ p")
        page = places[chapter.id()]
        assert close(first.get_text()) in close("".join(texts[page - 1:page + 1])), chapter.name
        assert close(chapter.title) in close(texts[page - 1])


def test_chinese_is_found(texts):
    whole = close("".join(texts))
    for term in ("信任", "信任关系", "社群电商", "价值共创"):
        assert term in whole
    assert sum("信任" in text for text in texts) > 20
    assert not RADICAL.search(whole)                 # ⼒ looks like 力, and who looks for 力 would not find it


def test_every_font_is_in_the_file_and_says_its_letters(reader):
    fonts = {key.idnum: key.get_object() for page in reader.pages
             for key in page["/Resources"].get("/Font", {}).values()}
    assert len(fonts) > 10
    for font in fonts.values():
        assert font["/Subtype"] == "/Type0", font    # no Type 3, whose letters are drawings: Chromium's last resort
        assert "/ToUnicode" in font, font
        (below,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(below.get_object()["/FontDescriptor"].get_object())


def test_no_page_is_nearly_empty(texts, chapters, places):
    starts = {places[chapter.id()] for chapter in chapters} | {len(texts) + 1}
    thin = [(number, len(text)) for number, text in list(enumerate(texts, 1))[1:]
            if len(text) < (LAST if number + 1 in starts else FULL)]
    assert thin == []


def test_nothing_stands_in_the_margin(sheets):
    for number, sheet in enumerate(sheets, 1):
        text = sheet.get_textpage()
        for left, bottom, right, top in (text.get_rect(index) for index in range(text.count_rects())):
            assert LEFT - OVERHANG <= left and right <= RIGHT + OVERHANG, (number, left, bottom, right, top)


def test_nothing_is_shrunk(sheets):
    """Chromium makes the whole book smaller when one table is too wide: most letters have the size of the text."""
    sizes = [round(size(sheet.get_textpage(), index), 1) for sheet in (sheets[n] for n in range(20, len(sheets), 10))
             for index in range(0, 1000, 50)]
    assert mode(sizes) == pytest.approx(TEXT, abs=0.2)


def size(text, index):
    """The size of a letter on paper."""
    matrix = pypdfium2.raw.FS_MATRIX()
    pypdfium2.raw.FPDFText_GetMatrix(text, index, matrix)
    return pypdfium2.raw.FPDFText_GetFontSize(text, index) * matrix.a


def test_no_heading_stands_alone_at_the_foot_of_a_page(reader):
    headings = list(flat(reader.outline))
    assert len(headings) > 300
    assert [each.title for each in headings if each.top < FOOT + ROOM] == []
