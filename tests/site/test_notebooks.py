"""When notebooks are executed again: when what they call has changed, and only then."""

from types import SimpleNamespace

import pytest

from widgets.site import notebooks

FILES = {
    "widgets/models/trust.py": "x = 1",
    "widgets/site/pages.py": "y = 1",
    "widgets/reference/entries/trust.py": "y = 1",
    "widgets/explorer/explorer.js": "z = 1",
    "data/events.csv": "date\n",
    "chapters/one.ipynb": "{}",
    "chapters/two.md": "# Two",
    "chapters/quizzes/one.json": "[]",
    "requirements.txt": "pandas==3\n",
}


@pytest.fixture
def root(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "again"),
    [
        ("widgets/models/trust.py", True),
        ("data/events.csv", True),
        ("requirements.txt", True),
        ("chapters/quizzes/one.json", True),
        ("chapters/one.ipynb", False),
        ("chapters/two.md", False),
        ("widgets/site/pages.py", False),
        ("widgets/reference/entries/trust.py", False),
        ("widgets/explorer/explorer.js", False),
    ],
)
def test_what_changes_the_key_of_the_cache(root, file, again):
    before = notebooks.digest(root)
    with (root / file).open("a", encoding="utf-8") as text:
        text.write("changed\n")
    assert (notebooks.digest(root) != before) is again


def test_a_renamed_source_changes_the_key(root):
    before = notebooks.digest(root)
    (root / "data" / "events.csv").rename(root / "data" / "dates.csv")
    assert notebooks.digest(root) != before


def test_caches_of_other_sources_are_dropped(root):
    old = root / notebooks.CACHES / "old"
    old.mkdir(parents=True)
    config = SimpleNamespace()
    notebooks.choose_cache(SimpleNamespace(srcdir=str(root)), config)
    assert not old.exists()
    assert config.nb_execution_cache_path == str(old.with_name(config.notebook_sources))
