"""Which parts of a chapter become slides, and where links from slides lead."""

from types import SimpleNamespace

import pytest
from docutils import nodes

from widgets.site import slides


def bet(words):
    return nodes.admonition("", nodes.title("", "Place your bet"), nodes.paragraph("", words), classes=["bet"])


def words(text):
    return nodes.paragraph("", text)


def cell(html, code="secret = 1", **attributes):
    return nodes.container("", nodes.container("", nodes.literal_block("", code), classes=["cell_input"]),
                           nodes.container("", nodes.raw("", html, format="html"), classes=["cell_output"]),
                           classes=["cell", *attributes.get("classes", ())])


def section(title, *content):
    return nodes.section("", nodes.title("", title), *content)


def document(*content):
    return nodes.Element("", section("A chapter", *content))


EXPLORER = cell('<figure id="explorer-x" data-explorer="x"></figure>')


def kinds(deck):
    return [slide.kind for slide in deck]


def test_a_page_without_a_bet_has_no_deck():
    assert slides.slides(document(words("Only words."), EXPLORER)) == []


def test_a_bet_its_explorer_and_the_first_words_of_the_answer():
    answer = (words("Ten."), words("So."), words("More."))
    deck = slides.slides(document(words("Why."), bet("How many?"), EXPLORER, *answer))
    assert kinds(deck) == ["title", "bet", "explorer", "answer"]
    assert deck[0].content[0].astext() == "Why."
    assert [node.astext() for node in deck[3].content] == ["Ten.", "So."]


def test_every_bet_and_every_explorer_has_a_slide():
    deck = slides.slides(document(bet("One?"), section("A part", EXPLORER, words("Thus.")), section("B", bet("Two?"))))
    assert kinds(deck) == ["title", "bet", "explorer", "answer", "bet"]


def test_a_long_answer_is_divided():
    long = "word " * (slides.ROOM // 6)
    deck = slides.slides(document(bet("One?"), words(long), words(long)))
    assert kinds(deck) == ["title", "bet", "answer", "answer"]


def test_what_leads_to_the_bet_stands_with_it_and_not_on_the_title():
    """A table between the two is seen first: on the title its reading would have nothing to point at."""
    table = cell("<table></table>")
    deck = slides.slides(document(words("A story."), table, words("Look at its last row."), bet("What next?")))
    assert kinds(deck) == ["title", "shown", "bet"]
    assert [[node.astext() for node in slide.content] for slide in (deck[0], deck[2])] == [
        ["A story."], ["Look at its last row.", deck[2].content[1].astext()]]


def test_what_explains_formulas_stays_with_them_in_the_chapter():
    formulas = nodes.container("", nodes.container("", nodes.math_block("", "a = b"), classes=["cell_output"]),
                               classes=["cell"])
    deck = slides.slides(document(bet("One?"), formulas, words("a is b."), words("Ten.")))
    assert [node.astext() for slide in deck for node in slide.content if slide.kind == "answer"] == ["Ten."]
    deck = slides.slides(document(bet("One?"), section("A", words("Look."), formulas, words("a is b."), bet("2?"))))
    assert [node.astext() for node in deck[2].content][0] == "Look."


def test_an_answer_ends_with_its_section():
    deck = slides.slides(document(bet("One?"), words("Ten."), section("Another", words("Something else."))))
    assert [node.astext() for slide in deck for node in slide.content if slide.kind == "answer"] == ["Ten."]


def test_what_has_to_be_seen_before_a_bet_is_seen_before_it():
    table = cell("<table></table>")
    deck = slides.slides(document(bet("One?"), section("A part", words("Look."), table, bet("Two?"))))
    assert kinds(deck) == ["title", "bet", "shown", "bet"]


def test_map_gaps_and_discussion_have_slides():
    deck = slides.slides(document(
        bet("One?"),
        section("The paper", cell('<figure class="framework-map"></figure>')),
        section(slides.GAPS, words("Read."), cell("<table></table>")),
        section("Exercises", words("1."), cell("<table></table>")),
        section("In class: whose?", words("Talk."))))
    assert kinds(deck) == ["title", "bet", "map", "shown", "class"]


def test_code_and_folded_cells_stay_in_the_chapter():
    deck = slides.slides(document(bet("One?"), EXPLORER, cell("<table></table>", classes=["tag_hide-cell"])))
    assert kinds(deck) == ["title", "bet", "explorer"]
    assert "secret" not in "".join(node.astext() for node in deck[2].content)


def test_a_slides_html_is_that_of_its_nodes_under_its_heading():
    builder = SimpleNamespace(render_partial=lambda node: {"fragment": f"<p>{node.astext()}</p>"})
    html = slides.html_of(builder, slides.Slide("bet", "A & B", [words("How many?")]), 2)
    assert 'id="slide-2"' in html and "<h2>A &amp; B</h2><p>How many?</p>" in html


@pytest.mark.parametrize("address, expected", [
    ("#here", "#here"),
    ("#term-trust", "../chapters/one.html#term-trust"),
    ("two.html#place", "../chapters/two.html#place"),
    ("../index.html", "../index.html"),
    ("https://doi.org/1", "https://doi.org/1"),
])
def test_links_lead_to_a_slide_or_into_the_book(address, expected):
    html = f'<p id="here"><a class="x" href="{address}">x</a></p>'
    assert slides.relinked(html, "../chapters/one.html") == html.replace(address, expected)
