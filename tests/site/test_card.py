"""A shared link shows the page's own title, and the book's picture if the site knows its address."""

import re
from types import SimpleNamespace

import matplotlib.image
import pytest

from tests.book import PAGES
from widgets.site import card, sources


def tags(text):
    """The card's tags in a page: property to content."""
    return dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)"', text))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_title_and_its_place_if_that_is_known(pages, name):
    said = tags(text := (pages / name).read_text(encoding="utf-8"))
    assert said["og:title"] == card.plain(re.search("<h1>([^<]*)", text)[1]).replace("&", "&amp;")
    place = {"og:url": sources.address() + name, "og:image": sources.address() + "_static/card.png"}
    assert {key: said[key] for key in place if key in said} == (place if sources.address() else {})


def test_the_picture_has_the_shape_that_cards_have(pages):
    assert matplotlib.image.imread(pages / "_static" / card.NAME).shape[1::-1] == card.SIZE


def test_a_site_that_knows_its_address_names_page_and_picture():
    config = SimpleNamespace(html_title="A <b>book</b>", html_baseurl="https://name.example/book/")
    context = {"title": 'Trust &amp; "more"'}
    card.describe(SimpleNamespace(config=config), "chapters/one", "page.html", context, None)
    assert tags(context["metatags"]) == {
        "og:type": "article", "og:site_name": "A book", "og:title": "Trust &amp; &quot;more&quot;",
        "og:url": "https://name.example/book/chapters/one.html",
        "og:image": "https://name.example/book/_static/card.png"}
