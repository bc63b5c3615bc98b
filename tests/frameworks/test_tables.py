"""Tables: complete, escaped, accessible, and with a stable plain text."""
import re
from html.parser import HTMLParser

import pytest

from widgets.frameworks import (
    Table,
    claim_table,
    construct_table,
    events_table,
    figures_table,
    load_framework,
    load_table,
    not_stated_table,
    series_table,
)
from widgets.frameworks.tables import TAG, TWO_LINES, Html


@pytest.fixture(scope="module")
def paper():
    return load_framework("trust-logic")


@pytest.fixture(params=["claims", "constructs", "not-stated", "events", "series", "figures"])
def table(request, paper):
    return {"claims": lambda: claim_table(paper), "constructs": lambda: construct_table(paper),
            "not-stated": lambda: not_stated_table(paper), "events": lambda: events_table("Douyin"),
            "series": lambda: series_table("Xiaohongshu"),
            "figures": lambda: figures_table("social commerce sales (ISC)")}[request.param]()


class Balance(HTMLParser):
    """Checks that every tag is closed in order and counts them."""

    def __init__(self):
        super().__init__()
        self.open, self.count = [], {}

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.count[tag] = self.count.get(tag, 0) + 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_html_is_well_formed_and_labelled(table):
    html = table._repr_html_()
    parser = Balance()
    parser.feed(html)
    assert not parser.open
    assert parser.count["caption"] == 1
    assert html.count('scope="col"') == len(table.headings)
    assert html.count('scope="row"') == len(table.rows) > 0
    assert parser.count["td"] == len(table.rows) * (len(table.headings) - 1)


def test_plain_text_is_one_stable_line(table):
    assert "\n" not in repr(table) and "0x" not in repr(table)
    assert repr(table).startswith(table.caption)


def test_everything_is_escaped():
    html = Table("<b>&", ("a<", "b"), (("<script>", '"x" & y'),), "t")._repr_html_()
    assert "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;" in html and "&quot;x&quot; &amp; y" in html


def test_a_table_stacks_if_a_phone_would_squeeze_its_columns_and_each_cell_then_says_its_column():
    long = TWO_LINES * "x"
    hidden = Html(f"<i title='{long}'>x</i>")
    for headings, cell, stacked in (("abc", long, True), ("abc", "1.5", False), ("ab", long, False),
                                    ("abc", hidden, False)):
        html = Table("caption", headings, (("first", *[cell] * (len(headings) - 1)),), "t")._repr_html_()
        assert re.findall('data-column="(.)"', html) == (["b", "c"] if stacked else [])
        assert ('class="stacks"' in html) == ('role="row"' in html) == stacked


def test_modelled_claims_link_to_their_preset_and_others_say_so(paper):
    html = claim_table(paper)._repr_html_()
    modelled = paper.claims[paper.claims["model"] != ""]
    found = re.findall(r'<a href="#explorer-(\w+)" data-preset="(\w+:\w+)">', html)
    assert found == list(zip(modelled["model"], modelled["preset"], strict=True))
    assert html.count(">not modelled</td>") == len(paper.claims) - len(modelled)


def test_rows_can_be_chosen(paper):
    assert len(claim_table(paper, voice="ours").rows) == (paper.claims["voice"] == "ours").sum()
    assert len(claim_table(paper, model="funnel").rows) == (paper.claims["model"] == "funnel").sum()
    assert len(construct_table(paper, "cause").rows) == 3
    with pytest.raises(ValueError, match="no construct of kind 'virtue'; there are: cause"):
        construct_table(paper, "virtue")
    with pytest.raises(ValueError, match="no events of 'Taobao'; there are: Dehui Haowu, Douyin"):
        events_table("Taobao")


def test_dates_nobody_vouches_for_are_marked():
    html = TAG.sub("", events_table("Xiaohongshu")._repr_html_())
    events = load_table("case_events.csv")
    unverified = events[events["date_precision"] == "unverified"]
    assert html.count("2021-08 (not verified)") == (unverified["platform"] == "Xiaohongshu").sum() == 2


def test_disputed_figure_shows_both_sides():
    assert "200 or 150 million persons" in series_table("Xiaohongshu")._repr_html_()
    assert "at least 350 million persons" in series_table("Xiaohongshu")._repr_html_()


def test_every_series_of_an_institute_can_be_shown():
    series = load_table("series.csv")
    for _, about in series[series["table"] != "platform_series.csv"].iterrows():
        table = figures_table(about["series"])
        assert len(table.rows) == (load_table(about["table"])["series"] == about["series"]).sum() > 0
        assert about["publisher"] in table.caption and about["caution"] in table.caption
    with pytest.raises(ValueError, match="no series 'online shoppers'; there are: .*online shopping users"):
        figures_table("online shoppers")


def test_figures_keep_their_digits_and_link_to_the_report():
    html = figures_table("internet users")._repr_html_()
    assert "1099.67 million persons" in html
    assert '<a href="https://www.cnnic.net.cn/n4/2026/0304/c88-11549.html">CNNIC report no. 57</a>' in html
    assert "2.36151 trillion yuan" in figures_table("live commerce sales (100EC)")._repr_html_()


def test_series_of_a_platform_are_never_mixed():
    assert len(series_table("Douyin", "live commerce sales").rows) == 2
    assert "2700 or 2200 billion yuan" in series_table("Douyin", "e-commerce sales")._repr_html_()
    with pytest.raises(ValueError, match="several series, choose one: live commerce sales, e-commerce sales"):
        series_table("Douyin")
    with pytest.raises(ValueError, match="no series of Kuaishou 'users'; there are: e-commerce sales"):
        series_table("Kuaishou", "users")
