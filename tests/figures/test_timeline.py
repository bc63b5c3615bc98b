"""The timeline: every event in its time, with its doubt, in words and within the canvas."""

import pytest

from tests.figures.words import covering, outside, words_of
from widgets.figures.series import LAYOUTS
from widgets.figures.timeline import event_span, timeline_figure, timeline_words
from widgets.frameworks import load_table

YEARS = (2013, 2026)
LAYOUT = pytest.mark.parametrize("layout", LAYOUTS)


@pytest.fixture(scope="module")
def events():
    table = load_table("case_events.csv")
    return table.assign(label=[f"event {number}" for number in range(len(table))])


def test_a_date_stands_for_the_time_it_allows():
    assert event_span("2020-10-09") == event_span("2020-10") == pytest.approx((2020.75, 2020 + 10 / 12))
    assert event_span("2014-10/2014-12") == pytest.approx((2014.75, 2015)) and event_span("2023") == (2023, 2024)


@LAYOUT
def test_each_event_has_one_mark_and_the_unverified_a_diamond(events, layout):
    (ax,) = timeline_figure(events, YEARS, layout).axes
    marks = [line for line in ax.lines if line.get_marker() not in ("None", "")]
    assert len(marks) == len(events)
    drawn = {line.get_xdata()[0]: line.get_marker() for line in marks}
    for _, event in events.iterrows():
        start, end = event_span(event["date"])
        if end > YEARS[0]:
            assert (drawn[(start + end) / 2] == "D") == (event["confidence"] == "none"), event["id"]
    assert [line.get_marker() for line in marks].count("<") == (events["date"] < "2013").sum() == 2


@LAYOUT
def test_no_word_leaves_the_canvas_or_covers_another(events, layout):
    figure = timeline_figure(events.assign(label="a label of 25 characters."), YEARS, layout)
    figure.draw_without_rendering()
    words = words_of(figure.axes[0])
    assert words and outside(figure, words) == covering(words) == []


def test_words_name_every_event_and_every_doubt(events):
    words = timeline_words(events)
    assert all(f"{label}" in words for label in events["label"])
    assert words.count("(not verified)") == (events["confidence"] == "none").sum()
