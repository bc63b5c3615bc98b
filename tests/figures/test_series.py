"""Figures of published series: time is true, growth is annual, doubt is visible, no word is cut off."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.published import lines, published
from tests.figures.words import outside, words_of
from widgets.figures import COLOURS
from widgets.figures.series import (
    LAYOUTS,
    Line,
    annualised,
    filling,
    growth,
    growth_figure,
    growths,
    level_figure,
    level_picture,
    level_words,
    middle,
    moment,
    share,
    shares,
    span,
    stated_growth,
    worse,
)

LAYOUT = pytest.mark.parametrize("layout", LAYOUTS)
positive = st.floats(0.1, 1e4)


def figures(*rows):
    """Rows as a table of figures, each a period and a value, with more named after them."""
    usual = {"kind": "reported", "bound": "", "confidence": "A"}
    return pd.DataFrame([{"period": period, "value": value, **usual, **more} for period, value, more in rows])


@pytest.fixture(scope="module")
def shoppers():
    return published("cnnic_series.csv", "online shopping users")


# ------------------------------------------------------------------------------------- time

@pytest.mark.parametrize(("period", "start", "end"), [
    ("2024", 2024, 2025), ("2020-03", 2020 + 2 / 12, 2020.25), ("2019-12", 2019 + 11 / 12, 2020),
    ("2023-01/2023-06", 2023, 2023.5), ("2014-10/2014-12", 2014.75, 2015),
])
def test_a_period_is_the_time_it_covers(period, start, end):
    assert span(period) == pytest.approx((start, end))


@pytest.mark.parametrize("period", ["", "March 2020", "2020-3", "2020-03-01", "2023-01/", "20"])
def test_what_is_no_period_is_refused(period):
    with pytest.raises(ValueError, match="is no period"):
        span(period)


def test_the_moved_survey_makes_fifteen_months_and_nine():
    assert middle("2020-03") - middle("2018-12") == pytest.approx(15 / 12)
    assert middle("2020-12") - middle("2020-03") == pytest.approx(9 / 12)


@pytest.mark.parametrize(("period", "words"), [("2020-03", "March 2020"), ("2019-12", "December 2019"),
                                               ("2024", "2024")])
def test_a_time_is_said_as_its_month_or_year(period, words):
    assert moment(middle(period)) == words


# ------------------------------------------------------------------------------------- growth

@given(positive, st.floats(-50, 300), st.floats(0.25, 10))
def test_annualised_growth_leads_back_to_the_figure(before, rate, years):
    after = before * (1 + rate / 100) ** years
    assert annualised(before, after, years) == pytest.approx(rate, abs=1e-6)


@given(positive, positive, st.floats(0.25, 3), st.floats(0.25, 3))
def test_a_step_in_between_does_not_change_the_whole(before, after, first, second):
    between = before * (after / before) ** (first / (first + second))
    whole = annualised(before, after, first + second)
    assert annualised(before, between, first) == pytest.approx(whole, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, -1, 1), (1, 2, 0)])
def test_growth_needs_positive_figures_and_time(wrong):
    with pytest.raises(ValueError, match="growth needs positive figures"):
        annualised(*wrong)


def test_growth_leaves_out_forecasts_and_unequal_spans():
    rows = figures(("2021", 1.0, {}), ("2022", 9.0, {"kind": "forecast"}), ("2023", 4.0, {"confidence": "C"}),
                   ("2023-01/2023-06", 2.0, {}))
    (step,) = growth(rows).to_dict("records")
    assert step["growth"] == pytest.approx(100) and step["confidence"] == "C"
    assert (step["start"], step["end"]) == (2021.5, 2023.5)


def test_the_slowdown_of_2020_was_the_calendar(shoppers):
    values = shoppers.set_index("period")["value"]
    first, second = values["2020-03"] / values["2018-12"], values["2020-12"] / values["2020-03"]
    assert first > second                                                     # as printed
    assert annualised(1, first, 15 / 12) < annualised(1, second, 9 / 12)      # a year


def test_stated_growth_reaches_from_year_to_year():
    official = published("nbs_online_retail.csv", "official growth of online retail sales")
    last = stated_growth(official).iloc[-1]
    assert (last["start"], last["end"], last["growth"]) == (2024.5, 2025.5, 8.6)


# ------------------------------------------------------------------------------------- doubt

def test_the_less_sure_figure_gives_the_grade():
    assert [worse(*pair) for pair in ("AA", "AB", "CA", "BC")] == ["A", "B", "C", "C"]


def test_a_share_knows_its_doubts():
    part = figures(("2018", 1.0, {}), ("2019", 2.0, {"confidence": "B"}), ("2020", 3.0, {"kind": "forecast"}),
                   ("2021", 1.0, {}))
    whole = figures(("2018", 10.0, {"bound": "at least"}), ("2019", 10.0, {}), ("2020", 10.0, {}))
    rows = share(part, whole)
    assert list(rows["value"]) == [10, 20]
    assert list(rows["bound"]) == ["at most", ""] and list(rows["confidence"]) == ["A", "B"]


def test_computed_shares_agree_with_the_published_rate(shoppers):
    computed = share(shoppers, published("cnnic_series.csv", "internet users")).set_index("period")["value"]
    printed = published("cnnic_series.csv", "online shopping usage rate").set_index("period")["value"]
    both = pd.concat([computed, printed], axis=1, keys=["computed", "printed"]).dropna()
    assert len(both) == 12 and (both["computed"] - both["printed"]).abs().max() < 0.1


def faces(figure):
    """The faces of all marks of the figure's axes, by where they stand."""
    return {tuple(round(float(at), 3) for at in (line.get_xdata()[0], line.get_ydata()[0])): line.get_markerfacecolor()
            for line in figure.axes[0].lines if line.get_marker() not in ("None", "") and len(line.get_xdata()) == 1}


def test_each_grade_has_its_own_face():
    rows = figures(("2020-06", 1.0, {}), ("2021-06", 2.0, {"confidence": "B"}), ("2022-06", 3.0, {"confidence": "C"}))
    drawn = faces(level_figure([Line("users", rows, COLOURS["money"])], "Persons", (2020, 2023), 4))
    points = [(round(middle(each.period), 3), each.value) for each in rows.itertuples()]
    assert [drawn[point] for point in points] == [filling(COLOURS["money"], grade) for grade in "ABC"]
    assert filling(COLOURS["money"], "C") == (1, 1, 1) != filling(COLOURS["money"], "B")


def styles(figure):
    """The dashes of the lines between two figures."""
    between = [line for line in figure.axes[0].lines if len(line.get_xdata()) == 2 and line.get_linewidth() == 1.6]
    return [line.get_linestyle() for line in between]


def test_a_line_is_dotted_where_a_survey_is_missing():
    rows = figures(("2020-06", 1.0, {}), ("2020-12", 2.0, {}), ("2021-12", 3.0, {}))
    schedule = ("2020-06", "2020-12", "2021-06", "2021-12")
    figure = level_figure([Line("users", rows, COLOURS["money"], schedule=schedule)], "Persons", (2020, 2022), 4)
    assert styles(figure) == ["-", "--"]


def test_unlike_spans_and_changed_scopes_are_not_joined():
    unlike = figures(("2022", 1.0, {}), ("2023-01/2023-06", 1.0, {}))
    changed = figures(("2022", 1.0, {}), ("2023", 1.0, {}))
    assert styles(level_figure([Line("a", unlike, COLOURS["money"])], "Yuan", (2022, 2024), 4)) == []
    assert styles(level_figure([Line("a", changed, COLOURS["money"], joined=False)], "Yuan", (2022, 2024), 4)) == []


# ------------------------------------------------------------------------------------- the pictures

@LAYOUT
def test_marks_stand_at_their_months_and_bars_between_them(layout, shoppers):
    line = Line("shoppers", shoppers, COLOURS["money"])
    times = sorted(at for at, _ in faces(level_figure([line], "Persons", (2015, 2026), 1200, layout)))
    assert times == pytest.approx([middle(period) for period in shoppers["period"]], abs=1e-3)
    assert round(middle("2019-12"), 3) not in times
    bars = growth_figure(growths([line]), "Growth", (2015, 2026), 2, layout).axes[0].patches
    assert [bar.get_x() for bar in bars] == pytest.approx(times[:-1], abs=1e-3)
    assert [bar.get_x() + bar.get_width() for bar in bars] == pytest.approx(times[1:], abs=1e-3)


@LAYOUT
def test_bands_of_growth_have_one_scale(layout):
    figure = growth_figure(growths(lines()), "Growth", (2015, 2026), 1.5, layout)
    figure.draw_without_rendering()
    scales = [ax.bbox.height / (ax.get_ylim()[1] - ax.get_ylim()[0]) for ax in figure.axes]
    assert scales == pytest.approx([1.5] * 3)


@LAYOUT
def test_no_word_leaves_the_canvas(layout):
    whole = published("cnnic_series.csv", "internet users")
    for figure in (level_figure(lines(), "Million persons", (2015, 2026), 1200, layout, ("2020-03", "survey moved")),
                   level_figure(shares(lines()[1:], whole), "Percent", (2015, 2026), 100, layout),
                   growth_figure(growths(lines()), "Growth, percent a year", (2015, 2026), 1.5, layout)):
        figure.draw_without_rendering()
        words = [text for ax in figure.axes for text in words_of(ax)]
        assert words and outside(figure, [*figure.legends[0].get_texts(), *words]) == []


def test_words_say_first_last_and_how_many(shoppers):
    words = level_words([Line("online\nshoppers", shoppers, COLOURS["money"])], "million")
    assert words == "online shoppers: 413 million in December 2015 to 937 million in December 2025, 15 figures."


def test_a_picture_has_both_layouts(shoppers):
    html = level_picture([Line("shoppers", shoppers, COLOURS["money"])], "Persons", (2015, 2026), 1200, unit="million",
                         caption="Who shops.")._repr_html_()
    assert "<source media=" in html and 'alt="Persons. shoppers: 413 million' in html
