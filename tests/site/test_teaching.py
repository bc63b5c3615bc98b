"""The instructor guide: every chapter has its plans, prompts and keys, and the keys are those of the chapter."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from posixpath import normpath
from types import SimpleNamespace

import pytest

from tests.book import ROOT, sources
from tests.lessons import LESSONS
from tests.rules import rules_of
from widgets.site.lessons import stored_table, tables
from widgets.site.teaching import LETTERS, FormKey, Plan, Written

GUIDE = ROOT / "chapters" / "instructors"
CHAPTERS = pytest.mark.parametrize("name", LESSONS)
QUESTIONS = json.loads((GUIDE / "questions.json").read_text(encoding="utf-8"))
FORMS = [(number, form) for number in range(len(QUESTIONS)) for form in "AB"]


def guide(name):
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


def folded(text):
    """Words without what typesetting changes: marks, quotes, spaces."""
    return re.sub(r"[\W_]+", "", text)


# ------------------------------------------------------------------------------- chapters

def test_the_book_has_chapters_to_teach():
    assert {"methods", "ecosystem", "evolution", "live-streaming", "community", "trust-logic"} <= set(LESSONS)


@CHAPTERS
def test_a_chapter_has_bets_six_exercises_and_a_quiz_of_five(name):
    """After the six come those that change a rule, which `test_rules` counts."""
    lesson = LESSONS[name]
    assert [exercise.number for exercise in lesson.exercises] == list(range(1, 7 + len(rules_of(lesson))))
    assert len(lesson.quiz) == 5 and lesson.title and all(bet.words for bet in lesson.bets)
    assert not any("glue" in bet.words for bet in lesson.bets)


def test_the_guide_has_a_page_for_each_chapter_in_the_order_of_the_book():
    listed = re.search(r"```\{guide-index\}\n(.*?)\n```", (GUIDE.parent / "instructors.md").read_text("utf-8"), re.S)[1]
    assert listed.split() == list(LESSONS)
    assert {f"chapters/instructors/{name}" for name in LESSONS} < set(sources())


@CHAPTERS
def test_a_page_has_both_plans_and_their_minutes_add_up(name):
    plans = dict(re.findall(r"```\{plan\} (\d+)\n(.*?)```", guide(name), re.S))
    assert set(plans) == {"90", "45"}
    for total, lines in plans.items():
        assert sum(int(line.split("|")[0]) for line in lines.splitlines()) == int(total)


@CHAPTERS
def test_a_page_has_every_part(name):
    headings = re.findall(r"^## (.+)$", guide(name), re.M)
    assert headings == ["90 minutes", "45 minutes", "Prompts: ask, count hands, then show",
                        "What the wrong answers of the quiz test", "On the board", "Discussion",
                        "Key to the exercises", "Key to the quiz"]
    (board,) = re.findall(r"```text\n(.*?)```", guide(name), re.S)
    assert max(map(len, board.splitlines())) <= 76          # the board fits its box
    assert len(re.findall(r"^\d\. ", guide(name).split("## Discussion")[1].split("## ")[0], re.M)) >= 2


@CHAPTERS
def test_the_long_plan_uses_every_bet_or_says_where_it_is_left(name):
    text = guide(name).split("## 45 minutes")[0]
    used = {int(number) for number in re.findall(r"<bet-(\d+)>", text)}
    for first, last in re.findall(r"Bets (\d+) (?:to|and) (\d+)", text):
        used |= set(range(int(first), int(last) + 1)) if f"{first} to" in text else {int(first), int(last)}
    used |= {int(number) for number in re.findall(r"Bet (\d+) is left", text)}
    assert used == set(range(1, len(LESSONS[name].bets) + 1))


@CHAPTERS
def test_every_number_is_one_that_the_chapter_stores(name):
    asked = re.findall(r"\{stored\}`(\w+)`", guide(name))
    assert set(asked) <= set(LESSONS[name].numbers)


def test_stored_tables_are_read():
    code = 'x = 1\nTable("A title", ("One", "Two"), rows, "numbers")'
    assert stored_table("A title: 1 | 2; 3 | 4", code) == ("A title", ("One", "Two"), (("1", "2"), ("3", "4")))
    longer = code.replace("A title", "A title: and more")
    assert stored_table("A title: and more: 1 | 2", longer) == ("A title: and more", ("One", "Two"), (("1", "2"),))


# ------------------------------------------------------------------------------- what is refused

def plan(*lines):
    """A timetable of 90 minutes."""
    return Plan.written(SimpleNamespace(content=lines, arguments=["90"]))


def test_a_plan_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="add up to 80, not to 90"):
        plan("50 | one | a", "30 | two | b")
    assert "| 50 | 40\u00a0min | two | b |" in plan("50 | one | a", "40 | two | b")


def test_a_remark_too_few_is_refused():
    made = SimpleNamespace(content=["1. One", "   goes on.", "2. Two."])
    assert Written.remarks(made, 2, "bets") == {1: "One\n   goes on.", 2: "Two."}
    with pytest.raises(ValueError, match="3 bets"):
        Written.remarks(made, 3, "bets")


# ------------------------------------------------------------------------------- built pages

@CHAPTERS
def test_links_of_the_guide_lead_to_places_that_exist(built, name):
    links = [link["href"] for link in built[f"chapters/instructors/{name}.html"].all("a") if "href" in link]
    leading = [link for link in links if f"{name}.html" in link and "://" not in link]
    assert len(leading) > len(LESSONS[name].bets) + len(LESSONS[name].exercises)
    for link in leading:
        file, _, place = link.partition("#")
        target = normpath(f"chapters/instructors/{file}")
        assert target in built and (not place or place in built[target].ids), link


@CHAPTERS
def test_keys_are_those_of_the_quiz(built, name):
    words = folded(built[f"chapters/instructors/{name}.html"].words)
    for question in LESSONS[name].quiz:
        for place, answer in enumerate(question["answers"]):
            key = folded(f"{LETTERS[place]}: {answer['answer']}")
            assert (key in words) == answer["correct"] or folded(answer["answer"]) == ""
            assert answer["correct"] or folded(answer["answer"] + " Reply: " + answer["feedback"]) in words


@CHAPTERS
def test_prompts_and_tables_are_those_of_the_chapter(built, name):
    words = folded(built[f"chapters/instructors/{name}.html"].words)
    for number in range(1, len(LESSONS[name].bets) + 1):
        assert f"Bet{number}" in words
    for exercise in LESSONS[name].exercises:
        for title, headings, rows in tables(exercise):
            assert folded(title) in words and all(folded(cell) in words for row in (headings, *rows) for cell in row)


# ------------------------------------------------------------------------------- questions before and after

def test_a_bar_in_a_misconception_does_not_add_a_column():
    item = {"A": {"correct": 0}, "B": {"correct": 1}, "misconception": "P(a|b) is P(b|a)", "chapter": "methods"}
    key = FormKey.written(SimpleNamespace(items=lambda: [item]))
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in key.splitlines()] == [6, 6, 6]


def test_there_are_ten_items_in_two_forms_from_every_framework():
    assert len(QUESTIONS) == 10
    assert {item["chapter"] for item in QUESTIONS} <= set(LESSONS)
    assert {"ecosystem", "evolution", "live-streaming", "community", "trust-logic"} <= \
        {item["chapter"] for item in QUESTIONS}


@pytest.mark.parametrize("number, form", FORMS)
def test_an_item_has_one_right_answer_of_three_and_is_in_no_quiz(number, form):
    item = QUESTIONS[number][form]
    assert len(set(item["answers"])) == 3 and 0 <= item["correct"] < 3
    quizzes = [question["question"] for lesson in LESSONS.values() for question in lesson.quiz]
    assert item["question"] not in quizzes and item["question"] != QUESTIONS[number]["AB".replace(form, "")]["question"]


def test_no_letter_gives_the_answer_away():
    for form in "AB":
        places = [item[form]["correct"] for item in QUESTIONS]
        assert all(2 <= places.count(place) <= 5 for place in range(3))


def test_item_four_is_right_by_arithmetic():
    asked = QUESTIONS[3]["A"]
    first, second, months, later = map(int, re.findall(r"\d+", asked["question"]))
    fell = (1 + second / 100) ** (12 / later) < (1 + first / 100) ** (12 / months)
    assert asked["answers"][asked["correct"]] == ("It fell." if fell else "It did not fall.")


def test_the_key_is_printed_with_the_forms(built):
    words = built["chapters/instructors/questions.html"].words
    assert all(item["misconception"] in words for item in QUESTIONS)
    for item in QUESTIONS:
        for form in "AB":
            assert folded(item[form]["question"]) in folded(words)


# ------------------------------------------------------------------------------- repo2docker

def test_binder_installs_the_lock_with_its_hashes():
    (line,) = (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").split("\n")[:-1]
    assert line == "-r ../requirements.txt"
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.M | re.I)[1:]
    assert len(packages) > 100 and all("==" in each and "--hash=sha256:" in each for each in packages)


def test_binder_has_a_python_for_which_the_lock_is_made():
    version = (ROOT / ".binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    target = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["target-version"]
    assert version == "python-" + re.sub(r"py3(\d+)", r"3.\1", target)


def test_after_the_step_of_binder_notebooks_in_chapters_find_the_widgets(tmp_path):
    """In an environment that does not know the book, and a copy of the repository in another place."""
    copy = tmp_path / "book"
    shutil.copytree(ROOT / ".binder", copy / ".binder")
    (copy / "widgets").mkdir()
    (copy / "widgets" / "__init__.py").write_text("WHERE = __file__\n", encoding="utf-8")
    (copy / "chapters").mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "env"], check=True)
    programs = tmp_path / "env" / "bin"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PATH"] = f"{programs}{os.pathsep}{environment['PATH']}"
    ask = [programs / "python", "-c", "import widgets; print(widgets.WHERE)"]
    assert subprocess.run(ask, cwd=copy / "chapters", env=environment, capture_output=True).returncode != 0
    assert os.access(copy / ".binder" / "postBuild", os.X_OK)
    subprocess.run([Path(".binder") / "postBuild"], cwd=copy, env=environment, check=True)
    answer = subprocess.run(ask, cwd=copy / "chapters", env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(copy / "widgets" / "__init__.py")
