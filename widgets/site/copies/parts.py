"""What stands on paper for what is live or folded on a page: explorers, quizzes, solutions, formulas."""

import re
from itertools import takewhile
from urllib.parse import unquote

from bs4 import BeautifulSoup

from ..lessons import Lesson
from ..sources import address
from . import ROOT

HEADING = re.compile("^h[1-6]$")
ON_SCREEN = ("script, style, source, input, .switch > label, .glossary-filter, .map-links-narrow, "
             ".sd-summary-state-marker, details:has(.data-table-preview)")
LISTING = 60                                         # lines of folded code that are still printed
LETTERS = "abcdef"


def fit(page):
    """Change the article of a page for paper."""
    answers = solutions(page) + quiz(page)
    if answers:
        page.article.section.append(section := page.tag("section", id="solutions"))
        section.append(page.tag("h2", "Solutions"))
        section.extend(answers)
        page.sections.append(("solutions", "Solutions"))
    for each in page.article.select(ON_SCREEN):
        each.decompose()
    for explorer in page.article.select("figure[data-explorer]"):
        explorer.figcaption.append(live(page, explorer))
    for picture in page.article.select(".framework-map img"):
        open_up(picture)
    for formula in page.article.select(".katex"):
        name_formula(formula)
    for caption in page.article.select("caption"):   # Chromium parts a table from its caption, but not from a paragraph
        caption.parent.insert_before(caption.extract())
        caption.name, caption["class"] = "p", "caption"
    for folded in page.article.select("details"):
        unfold(page, folded)
    for heading in page.article.find_all(HEADING):
        heading["class"] = f"level-{heading.name[1]}"
        heading.name = f"h{int(heading.name[1]) + page.depth}"


# ------------------------------------------------------------------------------- solutions, at a chapter's end

def solutions(page):
    """Take the solutions out of their exercises, where they would be seen too soon, and leave a link to each."""
    found = []
    for number, exercise in enumerate(page.article.select('p[id^="exercise-"]'), 1):
        after = takewhile(lambda each: not each.get("id", "").startswith("exercise-"), exercise.find_next_siblings())
        folded = [each for each in after if each.name == "details" or "tag_hide-cell" in each.get("class", ())]
        if folded:
            found += [answer(page, f"solution-{number}", exercise.strong.get_text(), folded)]
    for reading in page.article.select(".lab-paper > details"):
        reading.summary.string = "Solution"
        found.append(answer(page, "solution-lab", "The coding lab", [reading]))
    return found


def answer(page, name, title, folded):
    """A part of the solutions; a link to it stands where it was folded."""
    folded[0].insert_before(leader := page.tag("p", **{"class": "to-solution"}))
    leader.append(page.tag("a", "Solution", href=f"#{name}", **{"class": "to-page"}))
    made = page.tag("div", id=name, **{"class": "solution"})
    made.append(page.tag("p", title, **{"class": "solution-title"}))
    made.extend(each.extract() for each in folded)
    return made


def quiz(page):
    """Print the questions with boxes to tick, and give the right answers, with the replies, as a solution."""
    place = page.article.select_one("[data-numquestions]")
    if place is None:
        return []
    questions, key = page.tag("ol", **{"class": "quiz"}), page.tag("ol")
    for each in Lesson(ROOT / f"{page.name}.ipynb").quiz:
        questions.append(question := page.tag("li", each["question"]))
        question.append(choices := page.tag("ul"))
        choices.extend(page.tag("li", f"☐ {letter}) {choice['answer']}")
                       for letter, choice in zip(LETTERS, each["answers"], strict=False))
        right = next(place for place, choice in enumerate(each["answers"]) if choice["correct"])
        key.append(page.tag("li", f"{LETTERS[right]}) {each['answers'][right]['feedback']}"))
    place.replace_with(questions)
    return [answer(page, "solution-quiz", "Quiz", [after(questions, key)])]


def after(element, other):
    """Put another element after one; the other."""
    element.insert_after(other)
    return other


# ------------------------------------------------------------------------------- single elements

def unfold(page, folded):
    """Show what is folded, under its summary; of long code only how long it is."""
    prompted = "hide" in folded.get("class", ())     # a cell that was folded by the chapter: "Show the code"
    folded.name = "div"
    folded["class"] = "unfolded"
    summary = folded.summary.extract()
    lines = max((len(code.get_text().splitlines()) for code in folded.select("pre")), default=0)
    title = " ".join(summary.get_text().split())
    if lines > LISTING:
        folded.clear()
        folded.append(page.tag("p", f"{title}: {lines} lines of Python, on the site and in its archive."))
    elif not prompted and title != "Solution":
        folded.insert(0, page.tag("p", title, **{"class": "unfolded-title"}))


def live(page, explorer):
    """Where the figure can be moved."""
    line = page.tag("span", "With sliders: ", **{"class": "live"})
    if address() and explorer.get("id"):
        place = f"{address()}{page.name}.html#{explorer['id']}"
        line.append(page.tag("a", place, href=place))
    else:
        line.string = "The site has this figure with sliders."
    return line


def open_up(picture):
    """Put the drawing of a map in place of its picture, which the fonts of the document do not reach."""
    drawing = BeautifulSoup(unquote(picture["src"].partition(",")[2]), "html.parser").svg
    for each in drawing.select("defs"):              # a style for the whole document, and frames that cut nothing off
        each.decompose()
    for each in drawing.find_all(True):
        del each["id"], each["clip-path"]
    drawing["role"], drawing["aria-label"] = "img", picture["alt"]
    picture.replace_with(drawing)


def name_formula(formula):
    """Leave the formula as it is drawn, and name it by its TeX for those who cannot see it."""
    formula["role"] = "math"
    formula["aria-label"] = formula.annotation.get_text()
    formula.select_one(".katex-mathml").decompose()
