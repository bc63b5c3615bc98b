"""What stands at the back of the book: complete, each thing once, and refused when it is not known."""

import re
from collections import Counter
from html import unescape

import nbformat
import pytest
from pybtex.database import Entry, parse_file

from tests.book import ROOT, sources
from widgets.backmatter import COUNTS, PARTS, catalogue, chapters, exercises, glossary, literature, notation, testing
from widgets.book.notebook import Notebook
from widgets.frameworks import load_framework, load_table
from widgets.frameworks.loading import framework_names, read_package
from widgets.models import CATALOGUE

FRAMEWORKS = framework_names()


@pytest.fixture(scope="module")
def written():
    """The text of every part, by name."""
    return {name: part.write() for name, part in PARTS.items()}


# ------------------------------------------------------------------------------- chapters

def test_chapters_are_the_notebooks_of_the_table_of_contents():
    known = {path.relative_to(ROOT).with_suffix("").as_posix() for path in chapters.chapters()}
    assert known == {name for name in sources() if (ROOT / f"{name}.ipynb").exists()} - {"index"}


def test_calls_are_read_from_code_with_their_first_argument():
    found = set(chapters.calls(ROOT / "chapters" / "evolution.ipynb"))
    assert {("load_framework", "evolution"), ("load_table", "cnnic_series.csv")} <= found


# ------------------------------------------------------------------------------- glossary

def test_every_construct_is_in_the_glossary_once(written):
    places = Counter(re.findall(r'href="([\w-]+)\.html#term-([\w-]+)"', written["glossary"]))
    expected = {(name, row) for name in FRAMEWORKS for row in load_framework(name).constructs["id"]}
    assert set(places) == expected and set(places.values()) == {1}


def test_an_entry_says_what_the_table_says(written):
    text = unescape(written["glossary"])
    for name in FRAMEWORKS:
        for _, row in load_framework(name).constructs.iterrows():
            for column in ("en", "zh", "pinyin", "paraphrase"):
                assert row[column] in text, (name, row["id"], column)


def test_terms_that_are_the_same_in_chinese_share_an_entry_with_each_papers_place():
    shared = {places[0][1]["zh"]: [name for name, _ in places] for places in glossary.entries() if len(places) > 1}
    assert shared["社群电商"] == ["ecosystem", "evolution"]
    assert all(len(set(names)) == len(names) for names in shared.values())


def test_entries_stand_in_the_order_of_their_english_names():
    names = [places[0][1]["en"] for places in glossary.entries()]
    assert names == sorted(names, key=glossary.sorting)


def test_a_word_is_looked_up_without_article_accents_capitals_and_punctuation():
    assert glossary.sorting("The “Platform” shèqún") == ["platform", "shequn"]


def test_every_letter_of_the_row_leads_to_its_terms(written):
    text = written["glossary"]
    letters = re.findall(r'href="#(letter-\w)"', text)
    assert letters == re.findall(r'h3 id="(letter-\w)"', text) and len(letters) > 15


def test_the_list_by_pinyin_leads_to_every_entry_once(written):
    text = written["glossary"]
    entries = re.findall(r'class="entry" id="(entry-[\w-]+)"', text)
    assert sorted(re.findall(r'href="#(entry-[\w-]+)"', text)) == sorted(entries)
    assert len(set(entries)) == len(entries)


def test_the_six_words_keep_their_names_and_their_papers(written):
    table = load_table("commerce_terms.csv")
    assert len(table["zh"].unique()) == len(table["en"].unique()) == 6
    assert "not interchangeable" in written["kinds-of-business"]
    for _, row in table.iterrows():
        paper = load_framework(row["framework"])
        assert row["section"] in set(paper.sections["section"]) | {"keywords"}
        assert not paper.construct(row["construct"]).empty
        assert written["kinds-of-business"].count(f'{row["framework"]}.html#term-{row["construct"]}"') == 1


# ------------------------------------------------------------------------------- exercises

@pytest.mark.parametrize("chapter", chapters.chapters(), ids=lambda path: path.stem)
def test_every_exercise_of_a_chapter_is_found(chapter):
    """Found another way: every bold number in the section on exercises is a heading that the index reads."""
    cells = nbformat.read(chapter, as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    section = re.search(r"^## Exercises$(.*?)(?=^## |\Z)", prose, re.MULTILINE | re.DOTALL)
    numbers = re.findall(r"^\*\*(\d+)\.", section[1], re.MULTILINE) if section else []
    assert [each.number for each in Notebook(chapter).exercises] == list(map(int, numbers))
    assert list(map(int, numbers)) == list(range(1, len(numbers) + 1))


def test_an_exercise_has_title_and_kind_and_is_linked_once(written):
    found = [(path, each) for path, listed in exercises.all_exercises() for each in listed]
    assert len(found) >= 36
    for path, each in found:
        assert each.title and each.kind and not re.search(r"[*$`{]", each.title), each
        assert written["exercises"].count(f'{path.stem}.html#exercise-{each.number}"') == 1


# ------------------------------------------------------------------------------- data

def test_every_table_is_in_the_catalogue_once_with_source_licence_and_checksum(written):
    text = unescape(written["figures"] + written["framework-tables"])
    for resource in read_package()["resources"]:
        assert text.count(f'href="../data/{resource["path"]}" download') == 1, resource["path"]
        assert resource["title"] in text and resource["hash"].removeprefix("sha256:") in text
        assert f"First rows of {resource['path']}" in text
        assert all(re.sub(r"<[^>]+>", "", source["title"]) in re.sub(r"<[^>]+>", "", text)
                   for source in resource["sources"])


def test_every_column_is_explained(written):
    text = unescape(written["figures"] + written["kinds-of-table"])
    plain = re.sub(r"<[^>]+>", "", text)
    for resource in read_package()["resources"]:
        for field in catalogue.read_schema(resource)["fields"]:
            assert field["description"] in plain, (resource["path"], field["name"])


def test_grades_are_counted():
    events = load_table("case_events.csv")
    counted = dict(pair.split() for pair in catalogue.grades(events).split(", "))
    assert sum(map(int, counted.values())) == len(events)
    assert int(counted["none"]) == sum(events["confidence"] == "none") > 0
    assert catalogue.grades(load_table("series.csv")) == ""


@pytest.mark.parametrize(("call", "tables"), [
    (("load_table", "case_events.csv"), ["case_events.csv"]),
    (("figures_table", "online shopping users"), ["series.csv", "cnnic_series.csv"]),
    (("series_table", "Kuaishou"), ["platform_series.csv"]),
    (("events_table", "Douyin"), ["case_events.csv"]),
    (("load_framework", "evolution"), [f"frameworks/evolution/{table}.csv" for table in catalogue.TABLES]),
    (("print", "case_events.csv"), []),
])
def test_what_a_call_reads(call, tables):
    assert catalogue.tables_read(*call) == tables


def test_uses_of_tables_are_found_in_the_code_of_chapters():
    found = {path: [chapter.stem for chapter in readers] for path, readers in catalogue.uses().items()}
    assert found["coding_codes.csv"] == ["ecosystem"]
    assert "landscape" in found["live_commerce.csv"], "its name is put together there"
    assert "evolution" in found["cnnic_series.csv"] and "trust-logic" not in found["nbs_online_retail.csv"]
    assert all(name in found[f"frameworks/{name}/claims.csv"] for name in FRAMEWORKS)


# ------------------------------------------------------------------------------- notation

@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_every_symbol_of_a_model_stands_in_its_table_once(written, model):
    part = written["symbols"].split(f"### {model.title}\n")[1].split("\n### ")[0]
    rows = re.findall(r"^\| \$(.+?)\$ \|", part, re.MULTILINE)
    expected = {tex for tex in model.symbols.values() if not tex.isdigit()}
    assert set(rows) == expected and len(rows) == len(expected)
    for parameter in model.parameters:
        row = next(line for line in part.splitlines() if line.startswith(f"| ${parameter.symbol}$ |"))
        assert parameter.label in row and parameter.unit in row


def test_every_symbol_has_a_meaning(written):
    rows = re.findall(r"^\| (\$.+?\$) \| (.*?) \|", written["symbols"], re.MULTILINE)
    assert len(rows) > 100 and [symbol for symbol, meaning in rows if not meaning.strip()] == []


def test_a_bare_name_stands_only_where_nothing_else_explains_the_symbol():
    found = {symbol.tex: symbol.meaning for symbol in notation.symbols_of(CATALOGUE["mechanism"])}
    assert found["T"] == "technology" and notation.merged(CATALOGUE["mechanism"])["D"] == [
        ("Driver injection", CATALOGUE["mechanism"].parameter("driver").unit)]


def test_letters_that_change_are_computed():
    found = {tex: {model.id for model, _ in uses} for tex, uses in notation.changing().items()}
    assert {"trust", "coding_agreement"} <= found["a"]
    assert r"\omega" not in found, "the weight of a bad experience means the same wherever it stands"


# ------------------------------------------------------------------------------- bibliography

def test_every_work_is_listed_once(written):
    keys = re.findall(r'<li id="work-([\w-]+)">', written["bibliography"])
    assert sorted(keys) == sorted(parse_file(ROOT / "references.bib", "bibtex").entries)


def test_works_stand_in_their_parts():
    parts = Counter(literature.part_of(work) for work in literature.works())
    assert parts[literature.PAPERS] == len(FRAMEWORKS)
    cited = [work for work in literature.works() if literature.part_of(work) == literature.REFERENCES]
    assert all("of Zhao and Jin (2025)" in work.entry.fields["note"] for work in cited)
    assert parts.total() == len(literature.works())


def test_every_citation_of_a_chapter_is_found():
    known = {work.key for work in literature.works()}
    users = literature.citing()
    assert set(users) <= known
    for chapter in chapters.chapters():
        for key in known:
            assert (key in chapters.prose(chapter)) == (chapter in users.get(key, [])), (chapter.stem, key)


def test_models_that_go_back_to_a_work_are_found_by_author_and_year():
    entries = {work.key: work.entry for work in literature.works()}
    found = {key: [model.id for model in literature.built_on(entries[key])]
             for key in ("bass1969", "cohen1960", "josang2002")}
    assert "diffusion" in found["bass1969"] and found["cohen1960"] == ["coding_agreement"]
    assert "trust" in found["josang2002"]
    another_year = Entry("article", {"year": "1973"}, entries["granovetter1978"].persons)
    assert literature.built_on(entries["granovetter1978"]) and literature.built_on(another_year) == []


# ------------------------------------------------------------------------------- tests and counts

def test_tests_are_counted(tmp_path, monkeypatch):
    (tmp_path / "sums").mkdir()
    (tmp_path / "sums" / "test_sums.py").write_text(
        '"""sums: they add up."""\n@given(1)\ndef test_one(): pass\ndef test_two(): pass\ndef helper(): pass\n',
        encoding="utf-8")
    monkeypatch.setattr(testing, "TESTS", tmp_path)
    assert testing.tests() == "- `tests/sums`, 2 tests\n  - Sums: they add up."
    assert COUNTS["tests"]() == 2 and COUNTS["properties"]() == 1 and COUNTS["test-modules"]() == 1


def test_a_module_that_says_nothing_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(testing, "ROOT", tmp_path)
    path = tmp_path / "test_sums.py"
    path.write_text("def test_nothing(): pass\n", encoding="utf-8")
    with pytest.raises(ValueError, match="test_sums.py has no docstring: begin it"):
        testing.first_sentence(path)


@pytest.mark.parametrize("path", testing.modules(), ids=lambda path: path.stem)
def test_every_module_says_what_must_hold(path):
    assert testing.first_sentence(path).endswith(".") and testing.tests_of(path)


def test_numbers_in_running_text_are_counted_and_every_part_stands_on_a_page():
    text = "".join((ROOT / "chapters" / f"{name}.md").read_text(encoding="utf-8")
                   for name in ("glossary", "exercises", "data", "notation", "bibliography", "checks", "notices"))
    assert set(re.findall(r"\{counted\}`([\w-]+)`", text)) <= set(COUNTS)
    assert sorted(re.findall(r"\{from-sources\} ([\w-]+)", text)) == sorted(PARTS)
    assert not re.findall(r"\b\d{2,} (?:tests|constructs|tables|rows|claims|works|exercises)", text)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_has_text_and_names_the_files_it_is_written_from(written, name):
    assert len(written[name]) > 50
    assert all(path.exists() for path in PARTS[name].sources())
