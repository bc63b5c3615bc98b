"""The segments are what the lab needs: short Chinese excerpts from all sections, each open to dispute."""

import re

import pytest

from widgets.coding_lab import codes, segments
from widgets.frameworks import load_table
from widgets.frameworks.loading import DATA

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def excerpts():
    return segments()


def sections():
    """The paper's own table of sections."""
    paths = [path.relative_to(DATA).as_posix() for path in DATA.glob("frameworks/*/sections.csv")]
    (path,) = [path for path in paths if "小红书" in (DATA / path).read_text(encoding="utf-8")]
    return load_table(path)


def test_there_are_enough_for_kappa_to_say_something(excerpts):
    assert 20 <= len(excerpts) <= 30


def test_excerpts_are_short_unbroken_chinese(excerpts):
    for excerpt in excerpts["zh"]:
        assert 10 <= len(excerpt) <= 60
        assert len(CHINESE.findall(excerpt)) > 0.8 * len(excerpt)
        assert not re.search(r"\s", excerpt), "line ends of the printed page do not belong to the text"


def test_translations_are_sentences_in_english(excerpts):
    for sentence in excerpts["en"]:
        assert sentence[0].isupper() and sentence.endswith(".") and not CHINESE.search(sentence)


def test_they_stand_in_the_papers_order_and_cover_its_sections(excerpts):
    known = list(sections()["section"])
    places = [known.index(section) for section in excerpts["section"]]
    assert places == sorted(places)
    with_text = {section for section in known if section in ("abstract", "1", "6") or "." in section}
    assert set(excerpts["section"]) == with_text


def test_every_code_is_used_and_none_fills_half(excerpts):
    shares = excerpts["code"].value_counts(normalize=True)
    assert set(shares.index) == set(codes()["id"])
    assert shares.max() < 0.5 and excerpts["code"].value_counts().min() >= 3


def test_every_reading_can_be_disputed(excerpts):
    assert (excerpts["code"] != excerpts["second"]).all()
    assert excerpts["ambiguity"].is_unique
    disputed = {frozenset(pair) for pair in zip(excerpts["code"], excerpts["second"], strict=True)}
    assert frozenset({"drivers", "channel"}) in disputed


def test_the_five_categories_are_named_as_in_the_abstract():
    named = dict(zip(codes()["id"], codes()["zh"], strict=True))
    assert [named[name] for name in ("drivers", "channel", "technology", "empowerment", "value")] == [
        "价值创造驱动因素", "社群渠道构建", "技术快速迭代", "利益相关者赋能", "社群电商价值创造"]
