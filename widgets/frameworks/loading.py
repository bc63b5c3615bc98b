"""Read the tables of `data/` and refuse what their schema does not allow, naming file, row, column and value.

Rows are counted as an editor or a spreadsheet shows them: the header is row 1.
"""
import difflib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "data"


class DataError(ValueError):
    """A table in `data/` is not what `data/datapackage.json` says it is."""


@dataclass(frozen=True)
class Framework:
    """One paper's framework: its sections, constructs, claims, and what it does not state."""
    name: str
    sections: pd.DataFrame
    constructs: pd.DataFrame
    claims: pd.DataFrame
    not_stated: pd.DataFrame

    def construct(self, construct_id):
        """The row of one construct."""
        found = self.constructs[self.constructs["id"] == construct_id]
        if found.empty:
            hint = nearest(construct_id, self.constructs["id"])
            raise DataError(f"{self.name}: no construct {construct_id!r}{hint}")
        return found.iloc[0]


def load_framework(name, data=DATA):
    """All tables of one framework, checked; raises DataError at the first fault."""
    package = read_package(data)
    prefix = f"frameworks/{name}/"
    paths = [resource["path"] for resource in package["resources"] if resource["path"].startswith(prefix)]
    if not paths:
        known = ", ".join(framework_names(package))
        raise DataError(f"no framework {name!r} in datapackage.json; there are: {known}")
    tables = {Path(path).stem: load_table(path, data) for path in paths}
    check_model_columns(prefix + "claims.csv", tables["claims"])
    return Framework(name, tables["sections"], tables["constructs"], tables["claims"], tables["not_stated"])


def load_table(path, data=DATA):
    """One table of `data/` as a DataFrame, checked against its schema: `load_table("case_events.csv")`."""
    package = read_package(data)
    resource = resource_at(path, package)
    frame = read_csv(path, data)
    fields = resource["schema"]["fields"]
    check_header(path, frame, [field["name"] for field in fields])
    for field in fields:
        check_column(path, frame, field)
    for key in resource["schema"].get("foreignKeys", []):
        check_reference(path, frame, key, package, data)
    for field in fields:
        if field["type"] == "number":
            frame[field["name"]] = pd.to_numeric(frame[field["name"]])
    return frame


def read_package(data=DATA):
    """The description of all tables."""
    return json.loads((Path(data) / "datapackage.json").read_text(encoding="utf-8"))


def framework_names(package):
    """Names of the frameworks the package describes."""
    paths = [resource["path"].split("/") for resource in package["resources"]]
    return sorted({path[1] for path in paths if path[0] == "frameworks"})


def resource_at(path, package):
    """The description of the table at `path`."""
    for resource in package["resources"]:
        if resource["path"] == path:
            return resource
    known = [resource["path"] for resource in package["resources"]]
    raise DataError(f"no table {path!r} in datapackage.json{nearest(path, known)}")


def read_csv(path, data):
    """Text cells as they stand in the file: a blank stays a blank."""
    return pd.read_csv(Path(data) / path, dtype=str, keep_default_na=False, encoding="utf-8")


# ---------------------------------------------------------------------------------------- checks

def fault(path, index, column, value, what):
    """The error every check raises."""
    return DataError(f"{path}, row {index + 2}, column {column}: {value!r} {what}")


def nearest(value, known):
    """A hint for a mistyped name."""
    close = difflib.get_close_matches(str(value), list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def check_header(path, frame, expected):
    """Exactly the columns of the schema, in its order."""
    if list(frame.columns) != expected:
        raise DataError(f"{path}, row 1: the columns are {list(frame.columns)}, they should be {expected}")


def check_column(path, frame, field):
    """The constraints of one column: required, unique, enum, pattern, number."""
    name, rules = field["name"], field.get("constraints", {})
    seen = {}
    for index, value in enumerate(frame[name]):
        if value.strip() == "":
            if rules.get("required"):
                raise fault(path, index, name, value, "is blank, a value is required")
            continue
        if "enum" in rules and value not in rules["enum"]:
            raise fault(path, index, name, value, f"is none of {', '.join(rules['enum'])}")
        if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
            raise fault(path, index, name, value, f"does not have the form {rules['pattern']}")
        if field["type"] == "number" and not re.fullmatch(r"\d+(\.\d+)?", value):
            raise fault(path, index, name, value, "is not a number")
        if rules.get("unique") and value in seen:
            raise fault(path, index, name, value, f"stands in row {seen[value]} already")
        seen[value] = index + 2


def check_reference(path, frame, key, package, data):
    """Every value of a column exists in the column it refers to."""
    column, reference = key["fields"][0], key["reference"]
    known = frame[reference["fields"][0]]
    where = path
    if reference["resource"]:
        where = next(r["path"] for r in package["resources"] if r["name"] == reference["resource"])
        known = read_csv(where, data)[reference["fields"][0]]
    allowed = set(known)
    for index, value in enumerate(frame[column]):
        if value and value not in allowed:
            raise fault(path, index, column, value, f"is not in {where}{nearest(value, allowed)}")


def check_model_columns(path, claims):
    """A modelled claim names its element, its preset and an experiment; any other has none of them."""
    for index, claim in claims.iterrows():
        for column in ("element", "preset", "experiment"):
            if bool(claim["model"]) != bool(claim[column]):
                raise fault(path, index, column, claim[column], "must be filled where a model is named"
                            if claim["model"] else "must be blank where no model is named")
        if claim["model"] and claim["preset"].split(":")[0] != claim["model"]:
            what = f"belongs to another model than {claim['model']!r}"
            raise fault(path, index, "preset", claim["preset"], what)
