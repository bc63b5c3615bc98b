"""What a page loads, how it describes itself, and what all built pages have in common."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from docutils.core import publish_doctree

from widgets.models import CATALOGUE
from widgets.site import pages as loading
from widgets.site import theme

# --- the rules ---


def asset(filename):
    return SimpleNamespace(filename=filename)


def document(text):
    return publish_doctree(f"Title\n=====\n\n{text}", settings_overrides={"doctitle_xform": False})


def test_explorers_of_a_page_are_found_once_and_in_order():
    text = '<figure data-explorer="funnel"></figure><figure data-explorer="trust"></figure>'
    assert loading.explorers_on(text * 2) == ["funnel", "trust"]


def test_code_that_speaks_of_explorers_is_none():
    assert loading.explorers_on("<pre>data-explorer=&quot;trust&quot;</pre>") == []


@pytest.mark.parametrize(
    ("filename", "text", "expected"),
    [
        ("custom.css", "", True),
        ("_static/copybutton.js", "<p>words</p>", False),
        ("_static/copybutton.js", '<div class="highlight-python">', True),
        ("sphinx-design.min.css", '<details class="sd-sphinx-override">', True),
        ("sphinx-design.min.css", "<p>words</p>", False),
        ("quiz.js", '<div data-shufflequestions="False">', True),
        (None, "", False),
    ],
)
def test_assets_are_loaded_where_they_are_used(filename, text, expected):
    assert loading.needed(asset(filename), text) is expected


def test_description_is_the_first_paragraph_of_running_text():
    doctree = document("  A motto\n\nThe *first*\nparagraph.\n\nThe second.\n")
    assert loading.opening(doctree) == "The first paragraph."


def test_long_description_ends_at_a_word():
    text = loading.opening(document("word " * 100))
    assert text.endswith("word …")
    assert len(text) <= loading.DESCRIPTION_LENGTH + 2


# --- the theme's icons ---


def test_only_rules_of_icons_in_use_stay():
    used, unused = (
        '.fa-list:before,.fa-list-squares:before{content:"\\f03a"}',
        '.fa-zzz:before{content:"\\f880"}',
    )
    assert theme.without_unused(f"{used}{unused}.other{{color:red}}").endswith(f"{used}.other{{color:red}}")


def test_signs_are_found_written_out_and_escaped():
    assert theme.signs('a{content:"\uf0eb"}b{content:"\\f107"}c{content:"\\2014"}') == "\uf0eb\uf107"


# --- the built book ---


def test_book_has_its_pages(built):
    assert {"index.html", "search.html"} < set(built)


def test_pages_load_nothing_from_elsewhere(built):
    tags = ("link", "script", "img", "iframe", "source", "video", "audio", "object", "embed")
    loaded = [
        (name, address)
        for name, page in built.items()
        for attributes in page.all(*tags)
        if attributes.get("rel") != "canonical"             # says where the page is, and loads nothing
        for address in (attributes.get("src"), attributes.get("href"), attributes.get("data"))
        if address and urlsplit(address).netloc
    ]
    assert loaded == []


def test_stylesheets_load_nothing_from_elsewhere(pages):
    for path in pages.glob("_static/**/*.css"):
        css = path.read_text(encoding="utf-8")
        assert "url(http" not in css and "url(//" not in css and '@import "http' not in css, path


def test_every_page_says_what_it_is(built):
    titles = {}
    for name, page in built.items():
        (html,) = page.all("html")
        assert html["lang"] == "en", name
        descriptions = [meta["content"] for meta in page.all("meta") if meta.get("name") == "description"]
        assert len(descriptions) == 1 and len(descriptions[0]) > 20, name
        assert page.title.strip(), name
        assert page.title not in titles, f"{name} and {titles[page.title]} have the same title"
        titles[page.title] = name


def test_what_pages_load_is_there(pages, built):
    for name, page in built.items():
        for attributes in page.all("link", "script", "img"):
            address = urlsplit(attributes.get("src") or attributes.get("href") or "")
            if address.path and not address.scheme:
                assert ((pages / name).parent / address.path).resolve().exists(), (name, address.path)


def test_explorers_are_loaded_where_they_stand_and_only_there(built):
    ours = {"explorer.js", *(f"model-{model}.js" for model in CATALOGUE)}
    somewhere = set()
    for name, page in built.items():
        explorers = [attributes for _, attributes in page.elements if "data-explorer" in attributes]
        shown = {each["data-explorer"] for each in explorers if "data-own" not in each}
        loaded = {urlsplit(script.get("src", "")).path.rpartition("/")[2] for script in page.all("script")}
        expected = {f"model-{model}.js" for model in shown} | ({"explorer.js"} if explorers else set())
        assert loaded & ours == expected, name
        somewhere |= shown
    assert somewhere, "no page shows an explorer"


def test_scripts_wait_for_the_page_but_that_which_says_light_or_dark(built):
    for name, page in built.items():
        if name not in ("search.html", "404.html"):
            early = [script["src"] for script in page.all("script") if "src" in script and "defer" not in script]
            assert [address.rpartition("/")[2] for address in early] == ["mode.js"], name


def test_icons_are_in_the_font(built):
    for name, page in built.items():
        for _, attributes in page.elements:
            classes = (attributes.get("class") or "").split()
            icons = {each.removeprefix("fa-") for each in classes if each.startswith("fa-")} - {"solid", "lg"}
            assert icons <= theme.ICONS, f"{name} uses {icons}: add them to widgets/site/theme.py"
