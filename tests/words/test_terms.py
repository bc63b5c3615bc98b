"""Chinese terms stand beside the English that the glossary gives, and 社群, 社交 and 社区 are never confused.

Checked where both languages stand side by side: "term (中文)" and "中文 (*term*)" in the text, rows of tables, labels
of parameters. Whether a sentence in English alone means the right one of the three, no machine can say.
"""

import re

import pytest

from tests.book import FILES, ROOT
from tests.frameworks.chapters import chapter_of
from tests.words.prose import MARKUP, blanked, parts
from widgets.frameworks import load_framework, load_table
from widgets.frameworks.loading import framework_names
from widgets.models import CATALOGUE

# What each word may be in English, and what only the others are.
WORDS = {"社群": (r"communit|communal|group", r"social|neighbour"), "社交": (r"social", r"communit|communal|neighbour"),
         "社区": (r"communit|neighbour", r"social|group")}
SIGNS = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”+-]"
AFTER = re.compile(rf"({SIGNS}+) ?[(,] ?\*([^*]+)\*")                             # 社交电商 (*social commerce*)
BEFORE = re.compile(rf"((?:[\w’'\"*,-]+ ){{0,6}}[\w’'\"*,-]+) \(({SIGNS}+)")       # social commerce (社交电商)
TAUGHT = re.compile(r'<dfn id="term-([\w-]+)">([^<]+)</dfn>[”"*]*(?: \(([^()]*)\))?')


def misused(chinese, english):
    """Which of the three words stand beside English that belongs to another of them."""
    return [word for word, (own, others) in WORDS.items()
            if word in chinese and re.search(others, english, re.I) and not re.search(own, english, re.I)]


def glosses(text):
    """(Chinese, English) wherever one explains the other."""
    text = re.sub(r"\s+", " ", blanked(text, *MARKUP))
    yield from AFTER.findall(text)
    yield from ((chinese, english) for english, chinese in BEFORE.findall(text))


def written():
    """(Place, Chinese, English) of every pair in the text, the tables and the models."""
    for path in FILES:
        yield from ((part.place, *pair) for part in parts(path) if part.kind == "markdown"
                    for pair in glosses(part.text))
    for name in framework_names():
        for _, row in load_framework(name).constructs.iterrows():
            yield f"{name}, {row['id']}", row["zh"], f"{row['en']}: {row['paraphrase']}"
    for model in CATALOGUE.values():
        for each in model.parameters:
            yield f"{model.id}, {each.name}", each.zh, each.label
            yield f"{model.id}, {each.name}", each.construct, each.construct


def stems(english):
    """The beginnings of the words of a term."""
    return {word[:5] for word in re.findall(r"\w{3,}", english.lower())} - {"the", "and", "for", "with"}


def unlike(framework, prose):
    """Constructs that the text introduces in other words than the table: no English word and no Chinese in common."""
    found = []
    for name, english, chinese in TAUGHT.findall(prose):
        row = framework.construct(name)
        signs = re.findall(r"[\u4e00-\u9fff]{2,}", chinese)
        if not stems(english) & stems(row["en"]):
            found.append(f"{name}: “{english}”, but “{row['en']}” in the table")
        if signs and not any(each in row["zh"] or row["zh"] in each for each in signs):
            found.append(f"{name}: {chinese}, but {row['zh']} in the table")
    return found


def test_the_three_words_are_kept_apart():
    pairs = list(written())
    faults = [(place, chinese, english) for place, chinese, english in pairs if misused(chinese, english)]
    assert faults == []
    assert all(sum(word in chinese for _, chinese, _ in pairs) > 10 for word in WORDS)


@pytest.mark.parametrize("name", framework_names())
def test_a_construct_is_taught_in_the_words_of_its_table(name):
    assert unlike(load_framework(name), chapter_of(name).prose) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_kinds_of_business_have_their_one_english_name_and_their_chinese(path):
    kinds = load_table("commerce_terms.csv").drop_duplicates("zh").set_index("zh")["en"].str.lower()
    text = " ".join(part.text for part in parts(path) if part.kind == "markdown")
    found = {(chinese, english.lower()) for chinese, english in AFTER.findall(text) if chinese in kinds}
    assert {pair for pair in found if kinds[pair[0]] != pair[1]} == set()
    if path.parent.name == "chapters" and path.suffix == ".ipynb":
        often = [zh for zh, en in kinds.items() if len(re.findall(en, text, re.I)) > 1]
        assert [zh for zh in often if zh not in text] == [], "used without its Chinese"


# ------------------------------------------------------------------------------- the gates see what they are for

@pytest.mark.parametrize(("text", "found"), [
    ("the social group (社群) meets", []), ("a community (社群) and neighbourhood e-commerce (社区电商)", []),
    ("社交电商 (*social commerce*), 社区 (*community*)", []), ("keeping the rules (社群规则)", []),
    ("a social circle (社群)", ["社群"]), ("社交电商 (*community e-commerce*)", ["社交"]),
    ("the neighbourhood (社群)", ["社群"]), ("社区电商, *social commerce*", ["社区"]),
])
def test_a_confused_word_is_seen(text, found):
    assert [word for pair in glosses(text) for word in misused(*pair)] == found


@pytest.mark.parametrize(("text", "faults"), [
    ('<dfn id="term-trust-relationship">trust relationship</dfn> (信任关系; s2)', 0),
    ('<dfn id="term-trust-relationship">trust relationships</dfn>', 0),
    ('<dfn id="term-trust-relationship">confidence</dfn> (信任关系)', 1),
    ('<dfn id="term-trust-relationship">trust relationship</dfn> (信用关系)', 1),
])
def test_a_construct_in_other_words_is_seen(text, faults):
    assert len(unlike(load_framework("trust-logic"), text)) == faults
