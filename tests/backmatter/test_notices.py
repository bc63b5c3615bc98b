"""Every file of others that the site serves has a notice, and every notice the text of its terms."""

import re
from fnmatch import fnmatch
from html import unescape

import pytest

from tests.book import ROOT
from widgets.backmatter import notices

NOTICES = notices.all_notices()
OURS = ("explorer-*/*", "terms/*.js", "card.png", *(path.name for path in (ROOT / "widgets/site/static").iterdir()))
TERMS = re.compile(r"Permission is hereby granted|Redistribution and use|SIL OPEN FONT LICENSE|Apache License")


def unnoticed(folder, found):
    """The files below a folder that are neither ours nor covered by a notice."""
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return [path for path in paths
            if not any(fnmatch(path, pattern) for pattern in OURS) and notices.owner(path, found) is None]


def test_every_file_of_others_has_a_notice(pages):
    assert unnoticed(pages / "_static", NOTICES) == []


@pytest.mark.parametrize("missing", [each for each in NOTICES if each.files], ids=lambda each: each.name)
def test_a_notice_that_were_missing_would_be_missed(pages, missing):
    assert unnoticed(pages / "_static", [each for each in NOTICES if each is not missing])


@pytest.mark.parametrize("notice", NOTICES, ids=lambda each: each.name)
def test_a_notice_has_all_its_parts(notice):
    assert notice.name and notice.use and notice.licence
    assert TERMS.search(notice.terms) and re.search(r"copyright|\(c\)|©", notice.terms, re.IGNORECASE)
    assert notice.version or notice.name in ("Popper", "Octicons", "KaTeX fonts")       # none of their own here


def test_what_others_carry_inside_says_so():
    """A file that names its own licence in its first lines has a notice under its own name."""
    names = {each.name.lower().partition(" ")[0] for each in NOTICES}
    theme = notices.distribution(notices.THEME[0]).locate_file(notices.THEME[1])
    for path in theme.glob("*.LICENSE.txt"):
        name = re.search(r"\* +([\w.]+)", path.read_text(encoding="utf-8"))[1]
        assert name.lower() in names


def test_every_notice_is_on_its_page(pages):
    text = unescape((pages / "chapters" / "notices.html").read_text(encoding="utf-8"))
    for each in NOTICES:
        assert f"<p>{each.name}</p>" in text and each.version in text, each.name
    assert 'href="notices.html"' in (pages / "chapters" / "licence.html").read_text(encoding="utf-8")
