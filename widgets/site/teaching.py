"""What the instructor guide takes from the chapters, so that nothing in it can go stale.

A page of the guide, `chapters/instructors/NAME.md`, belongs to the chapter NAME. On it

    {at}`words <place>`   links to a place in the chapter: bet-2, exercise-3, explorer-trust, quiz, or nothing
    {deck}`words`         links to the chapter's slides
    {stored}`name`        is a number of the chapter, from the outputs that its tests compare

and the directives `plan`, `bets`, `misconceptions`, `answers` and `quiz-key` set timetables, prompts and keys. On
other pages `guide-index` lists the chapters; `question-form` and `question-key` set the questions before and after.
"""

import json
import re
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ..book import markdown, notebook
from ..book.markdown import table
from . import lessons
from .lessons import Lesson, tables
from .slides import CHAPTERS, FOLDER, is_bet

GUIDE = "instructors"
QUESTIONS = "questions.json"
LETTERS = "abcdef"
CODE = (__file__, *(each.__file__ for each in (lessons, markdown, notebook)))  # pages of the guide are written by it
PLACED = re.compile(r"(.+?)\s*<(.*)>", re.DOTALL)
NUMBERED = re.compile(r"^(\d+)\.\s+(.*?)(?=^\d+\.\s|\Z)", re.MULTILINE | re.DOTALL)


def setup(app):
    app.connect("doctree-read", give_places)
    for name, role in (("at", At), ("deck", Deck), ("stored", Stored)):
        app.add_role(name, role())
    for name, directive in (("plan", Plan), ("bets", Bets), ("misconceptions", Misconceptions), ("answers", Answers),
                            ("quiz-key", QuizKey), ("guide-index", Index), ("question-form", Form),
                            ("question-key", FormKey)):
        app.add_directive(name, directive)


def give_places(app, doctree):
    """Give the bets of a chapter the ids bet-1, bet-2 ... for others to link to (exercises: backmatter.py)."""
    if re.fullmatch(rf"{CHAPTERS}/[\w-]+", app.env.docname):
        for number, bet in enumerate(filter(is_bet, doctree.findall(nodes.admonition)), 1):
            bet["ids"].append(f"bet-{number}")


class OfChapter:
    """What knows the chapter that its page of the guide belongs to."""

    def lesson(self, name=None):
        """A chapter, the page's own unless another is named; the page is read anew when it or its quiz changes."""
        lesson = Lesson(Path(self.env.srcdir, CHAPTERS, f"{name or self.name_of_chapter()}.ipynb"))
        for path in (lesson.path, lesson.quiz_path, *CODE):
            self.env.note_dependency(str(path))
        return lesson

    def name_of_chapter(self):
        return self.env.docname.rpartition("/")[2]


# ------------------------------------------------------------------------------- in a line

class At(OfChapter, SphinxRole):
    """A link to a place in the chapter, `words <place>`."""

    def run(self):
        words, place = PLACED.fullmatch(self.text).groups()
        return [link(words, f"../{self.name_of_chapter()}.html{place and '#'}{place}")], []


class Deck(OfChapter, SphinxRole):
    """A link to the chapter's slides."""

    def run(self):
        return [link(self.text, f"../../{FOLDER}/{self.name_of_chapter()}.html")], []


class Stored(OfChapter, SphinxRole):
    """A number of the chapter, as the chapter prints it."""

    def run(self):
        numbers = self.lesson().numbers
        if self.text not in numbers:
            message = self.inliner.reporter.error(f"the chapter stores no number {self.text!r}", line=self.lineno)
            return [], [message]
        return [nodes.inline("", numbers[self.text], classes=["pasted-text"])], []


def link(words, address):
    return nodes.reference("", words, refuri=address, internal=True)


# ------------------------------------------------------------------------------- as a block

class Written(OfChapter, SphinxDirective):
    """A directive that stands for the text which its `written` gives."""

    has_content = True

    def run(self):
        try:
            text = self.written()
        except (ValueError, KeyError) as error:
            raise self.error(f"{self.name}: {error}") from error
        parent = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines()), self.content_offset, parent)
        return parent.children

    def remarks(self, count, things):
        """Number -> the remark that the directive's text makes on it; every number has one, and no other."""
        found = {int(number): words.strip() for number, words in NUMBERED.findall("\n".join(self.content))}
        if list(found) != list(range(1, count + 1)):
            raise ValueError(f"the chapter has {count} {things}, and there are remarks on {list(found)}.")
        return found


class Plan(Written):
    """A timetable: each line `minutes | what | how`; the minutes add up to the argument."""

    required_arguments = 1

    def written(self):
        rows = [[cell.strip() for cell in line.split("|")] for line in self.content if line.strip()]
        total, lines = 0, []
        for minutes, what, how in rows:
            lines.append((str(total), f"{minutes}\u00a0min", what, how))
            total += int(minutes)
        if total != int(self.arguments[0]):
            raise ValueError(f"the minutes add up to {total}, not to {self.arguments[0]}.")
        return table(("Minute", "For", "What", "How"), lines)


class Bets(Written):
    """The chapter's bets in its own words, each with what the hands in the class tell."""

    def written(self):
        lesson = self.lesson()
        remarks = self.remarks(len(lesson.bets), "bets")
        return "\n\n".join(self.prompt(number, bet, remarks[number]) for number, bet in enumerate(lesson.bets, 1))

    def prompt(self, number, bet, remark):
        chapter = f"../{self.name_of_chapter()}.html"
        words = " ".join(re.sub(r"</?a\b[^>]*>", "", bet.words).split())
        figure = f" {{at}}`Explorer <{bet.explorer}>`." if bet.explorer else ""
        return (f'<p class="prompt-place"><a href="{chapter}#bet-{number}"><strong>Bet {number}</strong></a> '
                f"({bet.section})</p>\n\n> {words}\n\n{remark}{figure}")


class Misconceptions(Written):
    """The wrong answers of the quiz: what each would mean, and the reply that the quiz gives."""

    def written(self):
        parts = []
        for number, question in enumerate(self.lesson().quiz, 1):
            parts.append(f"**Question {number}.** {question['question']}")
            parts += [f"- “{answer['answer']}” Reply: {answer['feedback']}"
                      for answer in question["answers"] if not answer["correct"]]
            parts.append("")
        return "\n".join(line if line.startswith("-") else f"\n{line}\n" for line in parts)


class QuizKey(Written):
    """The right answers of the quiz."""

    def written(self):
        lines = []
        for number, question in enumerate(self.lesson().quiz, 1):
            places = [place for place, answer in enumerate(question["answers"]) if answer["correct"]]
            lines += [f"{number}. **{LETTERS[place]}**: {question['answers'][place]['answer']}" for place in places]
        return "\n".join(lines)


class Answers(Written):
    """The key to the exercises: an answer in a line or two, and the tables that the tested solution prints."""

    def written(self):
        exercises = self.lesson().exercises
        remarks = self.remarks(len(exercises), "exercises")
        return "\n\n".join(self.answer(each, remarks[each.number]) for each in exercises)

    def answer(self, exercise, remark):
        shown = "\n\n".join(f"*{title}*\n\n{table(headings, rows)}" for title, headings, rows in tables(exercise))
        words = f"{exercise.number}. {exercise.title} ({exercise.kind})"
        return f"{{at}}`{words} <exercise-{exercise.number}>` {remark}\n\n{shown}"


class Index(Written):
    """The chapters named, one a line, each with its plans, slides and number of bets."""

    def written(self):
        rows = [self.row(name.strip()) for name in self.content if name.strip()]
        return table(("Chapter", "Plans, prompts and keys", "Slides", "Bets"), rows)

    def row(self, name):
        lesson = self.lesson(name)
        return (f"{{doc}}`{lesson.title} <{name}>`", f"{{doc}}`{GUIDE}/{name}`",
                f'<a href="../{FOLDER}/{name}.html">Slides</a>', str(len(lesson.bets)))


# ------------------------------------------------------------------------------- questions before and after

class Questions(Written):
    """What is made of the questions before and after."""

    def items(self):
        path = Path(self.env.srcdir, CHAPTERS, GUIDE, QUESTIONS)
        for each in (path, __file__):
            self.env.note_dependency(str(each))
        return json.loads(path.read_text(encoding="utf-8"))


class Form(Questions):
    """One of the two forms, to be printed and filled in."""

    required_arguments = 1

    def written(self):
        parts = []
        for number, item in enumerate(self.items(), 1):
            question = item[self.arguments[0]]
            choices = [f"- ☐ {letter}) {answer}" for letter, answer in zip(LETTERS, question["answers"], strict=False)]
            parts += [f"**{number}.** {question['question']}", "\n".join(choices)]
        return "\n\n".join(parts)


class FormKey(Questions):
    """The right answers of both forms, the misconception behind each item, and the chapter that speaks of it."""

    def written(self):
        rows = []
        for number, item in enumerate(self.items(), 1):
            right = [LETTERS[item[form]["correct"]] for form in "AB"]
            rows.append((str(number), *right, item["misconception"], f"{{doc}}`../{item['chapter']}`"))
        return table(("Item", "Form A", "Form B", "The misconception it stands for", "Chapter"), rows)
