"""The figures of the world: each has a source, one publisher speaks in each series, and the arithmetic holds."""
import re
from urllib.parse import urlsplit

import pandas as pd
import pytest

from widgets.frameworks.loading import DATA, load_table, read_package

FIGURES = ["cnnic_series.csv", "nbs_online_retail.csv", "social_commerce.csv", "live_commerce.csv",
           "platform_series.csv"]
SOURCED = [*FIGURES, "cnnic_reports.csv", "case_events.csv"]

# Publishers in their own right. Copies of their pages, many of them on hostile sites, are never linked.
OFFICIAL = {"www.cnnic.net.cn", "www.stats.gov.cn", "www.statista.com", "ecommercedb.com", "kr-asia.com",
            "technode.com", "www.campaignasia.com", "daoinsights.com", "en.pingwest.com", "pencilnews.cn"}
ADDRESS = re.compile(r"://|www\.|stored-file|\b[\w-]+\.(com|cn|net|org|hk|eu|jp|md|me|xyz|app|nl|asia|cc)\b")

# How each derived figure follows from figures of the table and a change that a source states.
DERIVED = {
    "cnnic-live-2018-12": lambda v: [v["cnnic-live-2020-03"] - 163],
    "cnnic-messaging-2018-12": lambda v: [v["cnnic-messaging-2020-03"] - 104],
    "cnnic-live-2021-12": lambda v: [v["cnnic-live-2022-06"] - 12.90],
    "cnnic-commerce-live-2021-12": lambda v: [v["cnnic-commerce-live-2022-06"] - 5.33,
                                              v["cnnic-commerce-live-2022-12"] - 51.05],
    "cnnic-live-2023-12": lambda v: [v["cnnic-live-2022-12"] + 65.01, v["cnnic-live-2024-12"] - 17.37],
    "cnnic-mobile-2024-12": lambda v: [0.997 * v["cnnic-netizens-2024-12"]],
    "100ec-sales-2023": lambda v: [v["100ec-sales-2024"] / 1.0831],
}


@pytest.fixture(scope="module")
def tables():
    """All tables of figures and events by file name."""
    return {path: load_table(path) for path in [*SOURCED, "series.csv"]}


@pytest.fixture(scope="module")
def figures(tables):
    """All figures in one table, with the file they come from."""
    return pd.concat([tables[path].assign(table=path) for path in FIGURES], ignore_index=True)


@pytest.fixture(scope="module")
def values(figures):
    """Every figure by the id of its row."""
    return figures.set_index("id")["value"]


@pytest.fixture(scope="module")
def cnnic(tables):
    """The CNNIC series side by side, by month."""
    return tables["cnnic_series.csv"].pivot(index="period", columns="series", values="value")


@pytest.fixture(scope="module")
def retail(tables):
    """The NBS series side by side, by year."""
    return tables["nbs_online_retail.csv"].pivot(index="period", columns="series", values="value")


# ------------------------------------------------------------------------------- sources

@pytest.mark.parametrize("path", SOURCED)
def test_no_table_takes_a_row_without_source_or_grade(path):
    resource = next(resource for resource in read_package()["resources"] if resource["path"] == path)
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert fields["source"]["constraints"]["required"]
    assert fields["confidence"]["constraints"]["required"]
    assert ("none" in fields["confidence"]["constraints"]["enum"]) == (path == "case_events.csv")


def test_only_publishers_are_linked_and_no_address_hides_in_words(tables):
    for path, table in tables.items():
        for column in table.select_dtypes(exclude="number"):
            for cell in filter(None, table[column]):
                if column.endswith("_url"):
                    assert urlsplit(cell).scheme == "https" and urlsplit(cell).hostname in OFFICIAL, (path, cell)
                elif (path, column) != ("series.csv", "table"):
                    assert not ADDRESS.search(cell), (path, column, cell)


def test_doubts_have_their_reason(tables):
    for path in SOURCED:
        table = tables[path]
        doubtful = table["confidence"] == "C"
        if "kind" in table:
            doubtful |= table["kind"].isin(["derived", "estimate", "disputed"])
        assert (table[doubtful]["note"] != "").all(), path


def test_each_cnnic_figure_names_the_report_of_its_month(tables):
    months = tables["cnnic_reports.csv"].set_index("report")["period"]
    for _, row in tables["cnnic_series.csv"].iterrows():
        assert row["period"] == months[row["report"]], row["id"]
        assert f"no. {row['report']} (第{row['report']}次" in row["source"], row["id"]


def test_cnnic_reports_follow_each_other(tables):
    reports = tables["cnnic_reports.csv"]
    assert list(reports["report"]) == list(range(36, 58))
    assert (reports["released"].str[:7] > reports["period"]).all() and reports["released"].is_monotonic_increasing
    assert "2019-12" not in set(reports["period"]) and "2020-03" in set(reports["period"])


# ------------------------------------------------------------------------------- series

def test_one_publisher_speaks_in_each_series(figures, tables):
    series = tables["series.csv"].set_index("series")
    for _, row in figures.iterrows():
        known = series.loc[row["series"]]
        assert (row["table"], row["unit"]) == (known["table"], known["unit"]), row["id"]
        if row["table"] != "platform_series.csv":          # there the platforms are kept apart, source by source
            assert row["source"].startswith(known["publisher"]), row["id"]
    assert set(series.index) == set(figures["series"])


def test_a_period_has_one_figure_of_each_kind(figures):
    assert figures["id"].is_unique
    assert not figures.duplicated(["series", "platform", "period", "kind"]).any()


def test_series_stand_together_and_in_order_of_time(figures):
    keys = figures["series"] + figures["platform"].fillna("")
    assert (keys != keys.shift()).sum() == keys.nunique()
    for _, rows in figures.groupby(keys):
        assert [period[:4] for period in rows["period"]] == sorted(period[:4] for period in rows["period"])


def test_what_is_printed_as_a_limit_is_marked_as_one(figures):
    said = figures["note"].str.contains("rinted as more than|^More than|; more than|Said to be above|surpass|nearly")
    assert said.sum() >= 9
    assert (figures[said]["bound"] != "").all(), list(figures[said & (figures["bound"] == "")]["id"])


# ------------------------------------------------------------------------------- arithmetic: CNNIC

def test_usage_rate_is_users_by_internet_users(cnnic):
    rate = 100 * cnnic["online shopping users"] / cnnic["internet users"]
    error = (rate - cnnic["online shopping usage rate"]).dropna()
    assert len(error) == 12
    assert error.abs().max() < 0.1


def test_internet_users_and_penetration_imply_one_population(cnnic):
    population = 100 * cnnic["internet users"] / cnnic["internet penetration"]
    assert population.between(1367, 1414).all() and population.notna().all()
    assert population.pct_change().abs().max() < 0.01


@pytest.mark.parametrize(("part", "whole"), [
    ("mobile internet users", "internet users"), ("online shopping users", "internet users"),
    ("mobile shopping users", "online shopping users"), ("mobile shopping users", "mobile internet users"),
    ("online payment users", "internet users"), ("instant messaging users", "internet users"),
    ("live streaming users", "internet users"), ("e-commerce live streaming users", "live streaming users"),
    ("short video users", "internet users"),
])
def test_a_part_is_smaller_than_the_whole(cnnic, part, whole):
    both = cnnic[[part, whole]].dropna()
    assert len(both) >= 3 and (both[part] < both[whole]).all()


def test_printed_shares_agree_with_the_figures(tables, values):
    """Notes such as "Printed beside it: 78.2 % of internet users" hold to a fifth of a point."""
    checked = 0
    for _, row in tables["cnnic_series.csv"].iterrows():
        share = re.search(r"rinted beside it: ([\d.]+) % of internet users", row["note"])
        if share:
            checked += 1
            found = 100 * row["value"] / values[f"cnnic-netizens-{row['period']}"]
            assert found == pytest.approx(float(share[1]), abs=0.2), row["id"]
    assert checked > 30


def test_printed_changes_agree_with_the_figures(tables):
    """Notes such as "Reported as +59.5 million on December 2023" hold within rounding."""
    months = {"March": "03", "June": "06", "December": "12"}
    table, checked = tables["cnnic_series.csv"], 0
    earlier = table.set_index(["series", "period"])["value"]
    for _, row in table.iterrows():
        change = re.search(r"\+([\d.]+) million[^;,:]* (?:on|in) (\w+ )?(\d{4})", row["note"])
        if change and row["kind"] == "reported" and "prints" not in row["note"]:
            since = f"{change[3]}-{months[change[2].strip()]}" if change[2] else f"{int(change[3]) - 1}-12"
            if (row["series"], since) in earlier:
                checked += 1
                found = row["value"] - earlier[row["series"], since]
                assert found == pytest.approx(float(change[1]), abs=1.01), row["id"]
    assert checked >= 10


def test_every_derived_figure_can_be_derived_again(figures, values):
    assert set(figures[figures["kind"] == "derived"]["id"]) == set(DERIVED)
    for name, ways in DERIVED.items():
        for found in ways(values):
            assert found == pytest.approx(values[name], abs=0.6 if values[name] > 10 else 0.0005), name


def test_the_dip_and_the_provisional_figures_are_known(cnnic, tables):
    live = cnnic["e-commerce live streaming users"].dropna()
    assert live["2021-06"] < live["2020-12"]
    shoppers = tables["cnnic_series.csv"].set_index("id")
    assert list(shoppers.loc[["cnnic-shoppers-2025-06", "cnnic-shoppers-2025-12"], "confidence"]) == ["C", "C"]


# ------------------------------------------------------------------------------- arithmetic: NBS and markets

def test_levels_must_not_be_chained(retail):
    """The official growth is on a comparable scope: the ratio of two levels is not it, except by chance in 2020."""
    chained = 100 * retail["online retail sales"].pct_change(fill_method=None)
    gap = (chained - retail["official growth of online retail sales"]).dropna()
    assert list(gap.index[gap.abs() < 0.5]) == ["2020"]
    assert (gap[["2024", "2025"]] < -5).all() and (gap[["2015", "2016", "2017"]] > 5).all()


def test_shares_of_physical_goods_imply_one_retail_market(retail):
    """Goods over their share of all retail sales: a total that grows each year but 2020, the year of the pandemic."""
    goods = retail["online retail sales of physical goods"]
    total = (100 * goods / retail["share of online physical goods in retail sales"]).dropna()
    assert list(total.index) == ["2016", "2019", "2020", "2021", "2024", "2025"]
    assert list(total.diff().dropna() > 0) == [True, False, True, True, True]
    assert total.between(33, 51).all()
    assert (goods < retail["online retail sales"])[goods.notna()].all()


def test_shares_of_social_commerce_use_the_nbs_level_but_for_2016(values):
    def share(row, year):
        return 100 * values[f"isc-sales-{row}"] / values[f"nbs-sales-{year}"]
    assert share("2018", 2018) == pytest.approx(values["isc-share-2018"], abs=0.1)
    assert share("2019-forecast", 2019) == pytest.approx(values["isc-share-2019-forecast"], abs=0.1)
    assert share("2016", 2016) == pytest.approx(7.0, abs=0.05) and values["isc-share-2016"] == 7.7


@pytest.mark.parametrize(("later", "earlier", "growth"), [
    ("isc-sales-2017-forecast", "isc-sales-2016", 89.5),
    ("isc-sales-2018-forecast", "isc-sales-2017-forecast", 66.7),
    ("isc-sales-2019", "isc-sales-2018", 75.96),
    ("isc-practitioners-2017-forecast", "isc-practitioners-2016", 31.5),
    ("ks-gmv-2022-q1", "ks-gmv-2021-q1", 47.7),
    ("dy-gmv-2024", "dy-gmv-2023", 30),
])
def test_stated_growth_joins_the_figures(values, later, earlier, growth):
    assert 100 * (values[later] / values[earlier] - 1) == pytest.approx(growth, abs=0.5)


def test_a_forecast_is_not_the_figure(values, tables):
    kinds = tables["social_commerce.csv"].set_index("id")["kind"]
    assert kinds["isc-sales-2019-forecast"] == "forecast" and kinds["isc-sales-2019"] == "reported"
    assert values["isc-sales-2019"] / values["isc-sales-2019-forecast"] == pytest.approx(1.08, abs=0.005)


def test_scopes_of_live_commerce_are_far_apart(values):
    """Ten months of the monitored platforms, extended to a year, are little more than half of 100EC's figure."""
    assert values["mofcom-sales-2023-10"] * 12 / 10 < 0.6 * values["100ec-sales-2023"]


# ------------------------------------------------------------------------------- the reader's description

def test_the_readme_names_every_table_and_no_other():
    named = set(re.findall(r"`(\w+\.csv)`", (DATA / "README.md").read_text(encoding="utf-8")))
    assert named == {path.name for path in DATA.glob("*.csv")}
