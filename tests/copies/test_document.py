"""The document that is printed: unique ids, links that lead somewhere, nothing folded, nothing without scripts lost."""

import pytest
from bs4 import BeautifulSoup

from tests.lessons import LESSONS
from widgets.site.copies import book, parts
from widgets.site.copies.pages import DeadLink, Page, join

HTML = '<html><head><link rel="stylesheet" href="../_static/a.css?v=1"></head><body><article>{}</article></body></html>'
SECTION = '<section id="top"><h1>A title<a class="headerlink" href="#top">#</a></h1>{}</section>'


@pytest.fixture
def page(tmp_path):
    """Writes a small page of a site and reads it as the book does."""
    def write(body, name="chapters/one", depth=1):
        path = tmp_path / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HTML.format(SECTION.format(body)), encoding="utf-8")
        return Page(tmp_path, name, depth)

    return write


def links(page):
    return [link["href"] for link in page.article.select("a")]


def test_a_page_knows_its_title_sections_and_styles(page):
    one = page('<section id="s"><h2>A <em>section</em><a class="headerlink">#</a></h2></section>')
    assert (one.title, one.sections, one.styles) == ("A title", [("s", "A section")], ["_static/a.css"])


def test_ids_of_pages_are_kept_apart_and_links_follow(page):
    one = page('<p id="p"></p><a href="#p"></a><a href="two.html#p"></a><a href="two.html"></a>'
               '<a href="../x.html"></a>')
    two, three = page('<p id="p"></p><a href="one.html#top"></a>', "chapters/two"), page("", "x")
    join([one, two, three])
    assert links(one) == ["#chapters/one:p", "#chapters/two:p", "#chapters/two", "#x"]
    assert links(two) == ["#chapters/one:top"]
    assert two.article.p["id"] == "chapters/two:p" and two.article["id"] == "chapters/two"


@pytest.mark.parametrize("address", ["#nosuch", "one.html#nosuch", "two.html#nosuch"])
def test_a_link_that_leads_nowhere_is_refused(page, address):
    with pytest.raises(DeadLink, match="nosuch"):
        join([page(f'<a href="{address}"></a>'), page("", "chapters/two")])


def test_a_link_that_leaves_the_book_leads_to_the_site_if_its_address_is_known(page, monkeypatch):
    body = '<a href="../slides/one.html#slide-2">slides</a> <a href="https://doi.org/1">paper</a>'
    monkeypatch.setenv("BOOK_ADDRESS", "https://name.example/book")
    join([one := page(body)])
    assert links(one) == ["https://name.example/book/slides/one.html#slide-2", "https://doi.org/1"]
    monkeypatch.delenv("BOOK_ADDRESS")
    join([one := page(body)])
    assert links(one) == ["https://doi.org/1"] and "slides" in one.article.get_text()


def test_a_figure_says_where_it_is_live(page, monkeypatch):
    body = '<figure data-explorer="trust" id="explorer-trust"><img><figcaption>Caption.</figcaption></figure>'
    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    parts.fit(one := page(body))
    assert "The site has this figure with sliders." in one.article.figcaption.get_text()
    monkeypatch.setenv("BOOK_ADDRESS", "https://name.example/book/")
    parts.fit(one := page(body))
    assert one.article.figcaption.a["href"] == "https://name.example/book/chapters/one.html#explorer-trust"


def test_solutions_stand_at_the_end_in_order(page):
    fold = '<details class="sd-dropdown"><summary><span class="sd-summary-text">{}</span></summary>{}</details>'
    one = page('<section id="exercises"><h2>Exercises</h2><p id="exercise-1"><strong>1. First.</strong> Do.</p>'
               + fold.format("Solution", "<p>Done.</p>") + '<p id="exercise-2"><strong>2. Second.</strong></p>'
               + fold.format("What to expect", "<p>Much.</p>") + '<div class="cell tag_hide-cell"><p>Code.</p></div>'
               + '</section><section id="after"></section>')
    parts.fit(one)
    last = one.article.section.find_all("section", recursive=False)[-1]
    assert last["id"] == "solutions"
    assert last.get_text(" ", strip=True) == "Solutions 1. First. Done. 2. Second. What to expect Much. Code."
    assert [link["href"] for link in one.article.select("#exercises a.to-page")] == ["#solution-1", "#solution-2"]
    assert "Done." not in one.article.select_one("#exercises").get_text()


def test_long_code_is_counted_and_short_code_shown(page):
    fold = "<details><summary>The model</summary><pre>{}</pre></details>"
    parts.fit(one := page(fold.format("\n".join("x" * 100)) + fold.format("y = 1")))
    assert "The model: 100 lines of Python" in one.article.get_text() and "y = 1" in one.article.get_text()
    assert "x" not in [line.strip() for line in one.article.get_text().splitlines()]


def test_headings_sink_below_those_of_the_whole_book(page):
    parts.fit(one := page("<h2>Two</h2>", depth=2))
    assert [(each.name, each["class"]) for each in one.article.find_all(parts.HEADING)] == [("h3", "level-1"),
                                                                                            ("h4", "level-2")]


# ------------------------------------------------------------------------------- the whole book

@pytest.fixture(scope="module")
def whole(pages):
    return BeautifulSoup(book.document(pages), "html.parser")


def test_every_page_of_the_book_is_there_once(whole):
    names = [name for _, listed in book.contents() for _, name in listed if name not in book.LEFT_OUT]
    assert [article["id"] for article in whole.select("article")] == names


def test_ids_are_unique_and_links_lead_to_them(whole):
    ids = [each["id"] for each in whole.select("[id]")]
    assert len(ids) == len(set(ids))
    addresses = {link["href"] for link in whole.select("a[href]")}
    assert {each for each in addresses if not each.startswith(("#", "http"))} == set()
    assert {each[1:] for each in addresses if each.startswith("#")} <= set(ids)


def test_nothing_is_folded_and_nothing_waits_for_a_script(whole):
    assert whole.select("details, script, input, button, source") == []


def test_every_explorer_says_where_it_is_live(whole):
    figures = whole.select("figure[data-explorer]")
    assert len(figures) > 20 and all(figure.select(".live") for figure in figures)


def test_quizzes_can_be_answered_and_are_answered(whole):
    for name, lesson in LESSONS.items():
        chapter = whole.find(id=f"chapters/{name}")
        asked, key = chapter.select(".quiz > li"), chapter.find(id=f"chapters/{name}:solution-quiz").select("li")
        assert len(asked) == len(key) == len(lesson.quiz)
        for item, printed, right in zip(lesson.quiz, asked, key, strict=True):
            assert item["question"] in printed.get_text()
            assert printed.get_text().count("☐") == len(item["answers"])
            (answer,) = [each for each in item["answers"] if each["correct"]]
            assert answer["feedback"] in right.get_text()


def test_every_exercise_has_its_solution_at_the_end(whole):
    for name, lesson in LESSONS.items():
        for exercise in lesson.exercises:
            assert whole.find(id=f"chapters/{name}:solution-{exercise.number}"), (name, exercise.number)
