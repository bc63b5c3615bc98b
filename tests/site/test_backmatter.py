"""Parts and numbers that a page asks for by name, and the ids of exercises."""

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from widgets.site import backmatter


def headings(text):
    """The ids that a document's paragraphs get."""
    document = publish_doctree(text)
    backmatter.name_exercises(None, document)
    return [each for paragraph in document.findall(nodes.paragraph) for each in paragraph["ids"]]


def test_empty_text_before_a_heading_does_not_hide_it():
    document = publish_doctree("**1. Does it pay? (code)** It does.")
    document[0].insert(0, nodes.Text(""))
    backmatter.name_exercises(None, document)
    assert document[0]["ids"] == ["exercise-1"]


def test_the_headings_of_exercises_get_ids():
    text = "**1. Does it pay? (code, 5 minutes)** It does.\n\n**12. Twenty posts (field work).** Look."
    assert headings(text) == ["exercise-1", "exercise-12"]


@pytest.mark.parametrize("text", ["**Purpose.** Words.", "Words **1. Title (code)** later.", "1. **Title (code)**",
                                  "**1. Title**"])
def test_other_bold_text_gets_none(text):
    assert headings(text) == []
