"""One version, in CITATION.cff; the changelog, the pages and a tag agree with it."""

import re

import pytest

from tests.book import PAGES
from widgets.site import version
from widgets.site.copies import __main__ as making

NUMBER = r"\d+\.\d+\.\d+"


def test_the_changelog_begins_with_what_is_to_come_and_then_this_version():
    numbers = list(version.changes())
    assert [each for each in numbers if each != version.UNRELEASED][0] == version.version()
    assert all(re.fullmatch(NUMBER, each) for each in numbers[1:])
    ordered = sorted(numbers[1:], key=lambda each: [int(part) for part in each.split(".")], reverse=True)
    assert numbers[1:] == ordered and len(set(numbers)) == len(numbers)


def test_every_released_version_has_a_date_and_changes():
    text = (version.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for number, date, words in version.SECTION.findall(text):
        assert number == version.UNRELEASED or (date and "### " in words), number


@pytest.mark.parametrize("name", [*PAGES, "search.html"])
def test_every_page_shows_it_and_leads_to_what_changed(pages, name):
    text = (pages / name).read_text(encoding="utf-8")
    (shown,) = re.findall(r'<a href="([^"]*)">Version (\d+\.\d+\.\d+)(,[^<]*)?</a>', text)
    assert shown[1] == version.version()
    assert bool(shown[2]) == bool(version.changes().get(version.UNRELEASED))
    assert shown[0] == "#" or ((pages / name).parent / shown[0]).resolve() == pages / "chapters" / "changes.html"


def test_the_page_of_licences_cites_it(pages):
    assert f"version {version.version()}, 20" in (pages / "chapters" / "licence.html").read_text(encoding="utf-8")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Writes the two files of a book whose version is 1.2.3."""
    def write(changelog):
        (tmp_path / "CITATION.cff").write_text("version: 1.2.3\n", encoding="utf-8")
        (tmp_path / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    monkeypatch.setattr(version, "ROOT", tmp_path)
    return write


def test_a_tag_of_this_version_gets_its_notes(elsewhere, capsys):
    elsewhere("## Unreleased\n\n## 1.2.3 - 2026-01-02\n\n### Added\n\n- One.\n\n## 1.2.2 - 2026-01-01\n")
    version.main(["v1.2.3"])
    assert capsys.readouterr().out == "### Added\n\n- One.\n"


@pytest.mark.parametrize(("tag", "changelog", "words"), [
    ("v1.2.4", "## 1.2.3 - 2026-01-02\n\n- One.\n", "says 1.2.3"),
    ("v1.2.3", "## 1.2.2 - 2026-01-02\n\n- One.\n", "no section"),
    ("v1.2.3", "## Unreleased\n\n- Two.\n\n## 1.2.3 - 2026-01-02\n\n- One.\n", "not yet released"),
])
def test_another_tag_or_a_changelog_that_is_not_closed_ends_the_release(elsewhere, tag, changelog, words):
    elsewhere(changelog)
    with pytest.raises(SystemExit, match=words):
        version.main([tag])


@pytest.mark.parametrize(("module", "given", "words"), [
    (version, [], "the following arguments are required: tag"),
    (version, ["v1.2.3", "v1.2.4"], "unrecognized arguments: v1.2.4"),
    (making, [], "the following arguments are required: kind"),
    (making, ["epub"], "invalid choice: 'epub' (choose from"),
])
def test_a_command_says_which_arguments_it_takes(module, given, words, capsys):
    with pytest.raises(SystemExit) as end:
        module.main(given)
    assert end.value.code == 2 and words in capsys.readouterr().err
