"""A framework loads whole, or the error names file, row, column and value."""
import pytest

from tests.tables import plant
from widgets.frameworks import DataError, load_framework, load_table

FOLDER = "frameworks/trust-logic/"


@pytest.mark.parametrize(("table", "row", "column", "value", "words"), [
    ("constructs", 3, "id", "trust", "stands in row 2 already"),
    ("constructs", 9, "parent", "relationship-frist", "did you mean 'relationship-first'?"),
    ("constructs", 4, "paraphrase", "", "is blank"),
    ("constructs", 6, "kind", "featur", "did you mean 'feature'?"),
    ("constructs", 6, "kind", "virtue", "is not in frameworks/trust-logic/layers.csv"),
    ("constructs", 7, "section", "2.4", "sections.csv"),
    ("claims", 5, "source", "trsut", "did you mean 'trust'?"),
    ("claims", 8, "target", "nowhere", "constructs.csv"),
    ("claims", 2, "voice", "says", "is none of states, implies, ours"),
    ("claims", 2, "element", "", "must be filled where a model is named"),
    ("claims", 3, "experiment", "Try it.", "must be blank where no model is named"),
    ("claims", 2, "preset", "funnel:mature", "another model than 'trust'"),
    ("claims", 2, "preset", "trust:scandal", "is not in the presets of the models"),
    ("claims", 2, "model", "trsut", "did you mean 'trust'?"),
    ("claims", 2, "cited", "17", "does not have the form"),
    ("layers", 3, "kind", "cause", "stands in row 2 already"),
    ("layers", 2, "tone", "blue", "is none of cause, action, core, strain, lesson"),
    ("not_stated", 2, "item", " ", "is blank"),
])
def test_fault_is_named(copy, table, row, column, value, words):
    plant(copy, f"{FOLDER}{table}.csv", row, column, value)
    with pytest.raises(DataError) as error:
        load_framework("trust-logic", copy)
    message = str(error.value)
    assert message.startswith(f"{FOLDER}{table}.csv, row {row}, column {column}: {value!r} ")
    assert words in message


def test_missing_column_is_named(copy):
    path = copy / FOLDER / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("cannot_show", "open", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"claims\.csv, row 1: the columns are .*'open'.*they should be"):
        load_framework("trust-logic", copy)


def test_unknown_names_are_answered_with_known_ones():
    with pytest.raises(DataError, match=r"no framework 'trust-logc' in .*; there are: .*trust-logic"):
        load_framework("trust-logc")
    with pytest.raises(DataError, match=r"did you mean 'case_events.csv'"):
        load_table("case_event.csv")
    with pytest.raises(DataError, match="did you mean 'archipelago'"):
        load_framework("trust-logic").construct("archipelgo")


def test_missing_table_is_named(copy):
    (copy / FOLDER / "layers.csv").unlink()
    with pytest.raises(DataError, match=f"{FOLDER}layers.csv: there is no such file"):
        load_framework("trust-logic", copy)


def test_number_columns_are_numbers():
    series = load_table("platform_series.csv")
    assert series["value"].dtype.kind in "if"
    assert series.set_index("id")["other_value"].dropna().to_dict() == {"xhs-mau-2021": 150.0, "dy-gmv-2023": 2200.0}
