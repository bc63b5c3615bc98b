"""The switch: one view at a time where there are styles, all of them where there are none."""

import re

import pytest

from widgets.figures.switch import MOST, switch
from widgets.frameworks import Table

LABELS = ("Level", "Growth", "Share <%>")
VIEWS = {label: Table(f"Table of {label}", ("a",), ((label,),), "numbers") for label in LABELS}


def test_each_choice_has_its_view_in_order():
    html = switch("users", "Users & uses", VIEWS)._repr_html_()
    ids = re.findall(r'<input type="radio" name="users" id="(users-\d)"', html)
    assert ids == re.findall(r'<label for="([^"]+)">', html) == ["users-0", "users-1", "users-2"]
    assert html.count('<div class="switch-view">') == 3 and html.count(" checked>") == 1
    assert "Users &amp; uses" in html and ">Share &lt;%&gt;</label>" in html
    assert [html.index(f"Table of {label}") for label in ("Level", "Growth")] == sorted(
        html.index(f"Table of {label}") for label in ("Level", "Growth"))


def test_only_styles_for_screens_hide_a_view():
    style = re.search(r"<style>(.*)</style>", switch("users", "Users", VIEWS)._repr_html_(), re.DOTALL)[1]
    before, screen = style.split("@media screen {")
    assert "display: none" not in before and "display: none" in screen
    assert screen.count(":checked ~ .switch-view") == MOST


def test_the_words_are_those_of_all_views():
    assert repr(switch("users", "Users", VIEWS)).splitlines()[0] == f"Level: {VIEWS['Level']!r}"
    assert repr(switch("users", "Users", VIEWS)).count("Table of") == 3


@pytest.mark.parametrize("count", [0, 1, MOST + 1])
def test_a_switch_has_a_choice_and_not_too_many(count):
    with pytest.raises(ValueError, match=f"2 to {MOST} views, not {count}"):
        switch("users", "Users", {str(number): None for number in range(count)})
