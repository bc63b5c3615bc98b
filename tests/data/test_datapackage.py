"""Every table has a description, a source and the content of its checksum; a bad row is refused by name."""
import re

import pytest

from tests.tables import faults, plant
from widgets.frameworks.checksums import refresh, stale_resources
from widgets.frameworks.loading import DATA, DataError, load_table, read_package, resource_at, write_package

PATHS = [resource["path"] for resource in read_package()["resources"]]


def test_the_package_is_valid():
    assert faults(DATA) == []


def test_every_table_is_described():
    assert sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")) == sorted(PATHS)
    for resource in read_package()["resources"]:
        for key in ("title", "description", "sources", "licenses", "schema"):
            assert resource[key], f"{resource['path']} has no {key}"


def test_checksums_are_fresh():
    assert stale_resources() == [], "run: python -m widgets.frameworks"


def test_a_changed_table_is_noticed_and_refreshed(copy):
    with open(copy / "case_events.csv", "a", encoding="utf-8") as file:
        file.write("\n")
    assert stale_resources(copy) == ["case_events.csv"]
    assert any("case_events.csv" in fault and "hash" in fault for fault in faults(copy))
    assert refresh(copy) == ["case_events.csv"]
    assert stale_resources(copy) == []


@pytest.mark.parametrize(("path", "row", "column", "value"), [
    ("cnnic_series.csv", 5, "source", ""),
    ("cnnic_series.csv", 9, "period", "June 2018"),
    ("cnnic_series.csv", 4, "id", "cnnic-netizens-2015-06"),
    ("cnnic_series.csv", 7, "series", "netizens"),
    ("cnnic_series.csv", 2, "report", "58"),
    ("cnnic_series.csv", 8, "kind", "guessed"),
    ("cnnic_reports.csv", 3, "report", "36"),
    ("cnnic_reports.csv", 3, "report", "99"),
    ("cnnic_reports.csv", 3, "report", "35"),
    ("cnnic_series.csv", 6, "value", "-1"),
    ("cnnic_reports.csv", 6, "pdf_url", "https://mirror.example/report.pdf"),
    ("nbs_online_retail.csv", 2, "value", "2,79"),
    ("nbs_online_retail.csv", 4, "value", "-0.5"),
    ("nbs_online_retail.csv", 3, "confidence", ""),
    ("social_commerce.csv", 2, "value", "-3"),
    ("social_commerce.csv", 4, "source", "https://mirror.example/page"),
    ("social_commerce.csv", 6, "seen_through", "www.mirror.example"),
    ("live_commerce.csv", 2, "value", "-3"),
    ("live_commerce.csv", 5, "bound", "about"),
    ("live_commerce.csv", 3, "note", "stored-file/22244591456"),
    ("platform_series.csv", 3, "unit", "persons"),
    ("series.csv", 4, "publisher", ""),
    ("case_events.csv", 4, "source", ""),
    ("case_events.csv", 3, "confidence", "D"),
    ("case_events.csv", 5, "date", "August 2021"),
    ("case_events.csv", 2, "source", "stored-file/22244591456"),
    ("case_events.csv", 7, "source_url", "http://mirror.example/page"),
    ("platform_series.csv", 2, "value", "many"),
    ("platform_series.csv", 2, "value", "-1"),
    ("platform_series.csv", 4, "source", ""),
    ("platform_series.csv", 4, "bound", "exact"),
    ("frameworks/trust-logic/constructs.csv", 6, "voice", "says"),
    ("frameworks/trust-logic/constructs.csv", 6, "paraphrase", ""),
    ("frameworks/trust-logic/claims.csv", 6, "kind", "causes"),
    ("frameworks/trust-logic/layers.csv", 3, "tone", "green"),
    ("frameworks/trust-logic/claims.csv", 9, "cited", "12"),
])
def test_a_bad_row_is_refused_by_name(copy, path, row, column, value):
    plant(copy, path, row, column, value)
    refresh(copy)          # so that only the cell is at fault
    assert any(fault.startswith(f"{path}, row {row}, ") and (f"column {column}" in fault or column in fault)
               for fault in faults(copy)), faults(copy)
    with pytest.raises(DataError, match=re.escape(f"{path}, row {row}, column {column}: {value!r} ")):
        load_table(path, copy)


@pytest.mark.parametrize(("value", "words"), [
    ("99", "is more than 57, the most that is allowed"),
    ("35", "is less than 36, the least that is allowed"),
    ("thirty", "is not a number"),
])
def test_a_refusal_says_what_would_be_right(copy, value, words):
    plant(copy, "cnnic_reports.csv", 3, "report", value)
    with pytest.raises(DataError, match=re.escape(f"{value!r} {words}")):
        load_table("cnnic_reports.csv", copy)


def test_a_row_with_the_key_of_an_earlier_one_is_refused(copy):
    framework, question = load_table("comparison.csv").loc[0, ["framework", "question"]]
    plant(copy, "comparison.csv", 3, "framework", framework)
    plant(copy, "comparison.csv", 3, "question", question)
    what = f"row 3, column framework and question: '{framework}, {question}' stands in an earlier row"
    with pytest.raises(DataError, match=re.escape(what)):
        load_table("comparison.csv", copy)


def test_a_constraint_that_is_not_checked_is_refused(copy):
    package = read_package(copy)
    resource_at("case_events.csv", package)["schema"]["fields"][0]["constraints"]["maxLength"] = 3
    write_package(package, copy)
    with pytest.raises(DataError, match="its schema sets maxLength, and only these are checked: required, unique"):
        load_table("case_events.csv", copy)


def test_unverified_events_say_so():
    events = load_table("case_events.csv")
    for _, row in events.iterrows():
        unverified = row["date_precision"] == "unverified"
        assert unverified == (row["confidence"] == "none")
        if unverified:
            assert "No page could be found for this date" in row["event"]
            assert row["source"] == "none found"


def test_events_stand_in_order_of_time():
    for _, rows in load_table("case_events.csv").groupby("platform"):
        dates = [date.split("/")[0] for date in rows["date"]]
        assert dates == sorted(dates)
