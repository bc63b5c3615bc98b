"""Every link of the built book leads somewhere, every preset and rule it names is there, every picture has words."""

import inspect
import re
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.built import Page
from tests.lessons import KNOWN_MODELS

SENTENCE = re.compile(r"[A-Z“\d][^<>{}]{20,}[.!?]”?", re.DOTALL)
FILE = re.compile(r"\b[\w-]+\.(?:png|svg|jpe?g|gif|ipynb|py)\b")


def lost(built, pages):
    """The links, pictures and downloads of pages that lead to no file, or to no place in it."""
    ids = {name: page.ids for name, page in built.items()}
    for name, page in built.items():
        for attributes in page.all("a", "area", "img", "source", "link", "script"):
            for address in filter(None, (attributes.get("href"), attributes.get("src"))):
                parts = urlsplit(address)
                if parts.scheme or parts.netloc:
                    continue                                            # other sites, mail, pictures in the page
                target = normpath(f"{PurePosixPath(name).parent}/{unquote(parts.path)}") if parts.path else name
                there = not target.startswith("..") and (pages / target).is_file()
                if not there or parts.fragment and unquote(parts.fragment) not in ids.get(target, ()):
                    yield f"{name}: {address}"


def unfit(page):
    """The links of a page that name a preset or a rule which the explorer they lead to does not have."""
    shown = {attributes.get("id"): attributes["data-explorer"] for _, attributes in page.elements
             if "data-explorer" in attributes}
    for link in page.all("a"):
        for kind, known in KNOWN.items():
            if kind in link:
                model, _, name = link[kind].partition(":")
                fits = shown.get(link["href"].removeprefix("#")) == model and name in known(KNOWN_MODELS[model])
                yield from [f"{link[kind]} at {link['href']}"] * (not fits)


KNOWN = {
    "data-preset": lambda model: {preset.name for preset in model.presets},
    "data-rule": lambda model: {name for name, _ in inspect.getmembers(model.module, inspect.isfunction)},
}


def wordless(page):
    """The pictures of a page whose words are no sentence, or a file's name."""
    pictures = [image.get("alt") for image in page.all("img")]
    pictures += [drawn.get("aria-label") for drawn in page.all("svg") if drawn.get("role") == "img"]
    return [words for words in pictures if not words or not SENTENCE.fullmatch(words) or FILE.search(words)]


def test_every_link_leads_somewhere(built, pages):
    assert list(lost(built, pages)) == []


def test_links_name_presets_and_rules_that_are_there(built):
    found = {name: list(unfit(page)) for name, page in built.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert sum("data-preset" in link for page in built.values() for link in page.all("a")) > 100


def test_every_picture_has_a_sentence(built):
    found = {name: wordless(page) for name, page in built.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


# ------------------------------------------------------------------------------- the gates see what they are for

@pytest.fixture
def page(tmp_path):
    """A page with an explorer of trust and whatever else a test puts on it."""

    def write(text):
        (tmp_path / "here.html").write_text(f'<figure id="explorer-trust" data-explorer="trust"></figure>{text}',
                                            encoding="utf-8")
        return Page(tmp_path / "here.html")

    return write


@pytest.mark.parametrize(("address", "leads"), [
    ("#explorer-trust", True), ("here.html#explorer-trust", True), ("https://a.example/x#y", True),
    ("#explorer-trsut", False), ("there.html", False), ("here.html#explorer-funnel", False), ("../here.html", False),
])
def test_a_dead_link_is_seen(page, tmp_path, address, leads):
    faults = lost({"here.html": page(f'<a href="{address}">words</a>')}, tmp_path)
    assert list(faults) == [f"here.html: {address}"] * (not leads)


@pytest.mark.parametrize(("link", "fits"), [
    ('href="#explorer-trust" data-preset="trust:compliance_scandal"', True),
    ('href="#explorer-trust" data-rule="trust:harmful_share"', True),
    ('href="#explorer-trust" data-preset="trust:scandal"', False),
    ('href="#explorer-trust" data-preset="funnel:weak_service"', False),
    ('href="#explorer-funnel" data-preset="trust:compliance_scandal"', False),
    ('href="#explorer-trust" data-rule="trust:harm"', False),
])
def test_a_link_to_no_preset_or_rule_is_seen(page, link, fits):
    assert (list(unfit(page(f"<a {link}>words</a>"))) == []) is fits


@pytest.mark.parametrize(("words", "speak"), [
    ("Trust falls in the second year and does not return.", True), ("", False), ("figure", False),
    ("trust.svg shows how trust falls in the second year.", False), ("A picture of trust over all the years", False),
])
def test_a_picture_without_words_is_seen(page, words, speak):
    assert (wordless(page(f'<img alt="{words}">')) == []) is speak
