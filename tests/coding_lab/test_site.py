"""The lab's script and style are staged with its data, and loaded on pages that hold a lab."""

import json
from types import SimpleNamespace

import pytest

from tests.book import ROOT
from widgets.coding_lab import WORDS, segments
from widgets.coding_lab.paper import paper
from widgets.site import explorers, pages


@pytest.fixture
def app():
    """What pages.py asks of Sphinx: it remembers the files added."""
    added = []
    return SimpleNamespace(config=SimpleNamespace(explorer_assets="assets"), added=added,
                           add_css_file=lambda name, **_: added.append(name),
                           add_js_file=lambda name, **_: added.append(name))


@pytest.mark.parametrize("text, loaded", [
    (paper("here", WORDS), True),
    ("<p>No lab here.</p>", False),
    ("<pre>data-coding-lab=&quot;&quot;</pre>", False),
])
def test_a_page_with_a_lab_loads_it(app, text, loaded):
    context = {"body": text, "css_files": [], "script_files": []}
    pages.choose_assets(app, "chapters/here", "page.html", context, None)
    lab = [name for name in app.added if "coding-lab" in name]
    assert lab == (["assets/coding-lab.css", "assets/coding-lab.js"] if loaded else [])


def test_the_bundle_holds_the_segments_and_asks_for_nothing(tmp_path):
    explorers.bundle_lab(ROOT, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["coding-lab.css", "coding-lab.js"]
    script = (tmp_path / "coding-lab.js").read_text(encoding="utf-8")
    assert all(json.dumps(excerpt, ensure_ascii=False)[1:-1] in script or excerpt in script
               for excerpt in segments()["zh"])
    assert "import(" not in script and "fetch(" not in script and "XMLHttpRequest" not in script


def test_the_lab_is_bundled_again_when_a_segment_changes():
    """The built site must not keep the script of older segments."""
    sources = {path.relative_to(ROOT).as_posix() for path in explorers.made_from(ROOT)}
    assert {"data/coding_segments.csv", "data/coding_codes.csv", "widgets/coding_lab/lab.js"} <= sources
