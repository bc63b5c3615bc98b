"""Read the tables of `data/` and refuse what their schema does not allow, naming file, row, column and value.

Rows are counted as an editor or a spreadsheet shows them: the header is row 1.
"""
import difflib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..models import CATALOGUE

DATA = Path(__file__).resolve().parents[2] / "data"
TABLES = ("sections", "layers", "constructs", "claims", "not_stated")
SMALL_KINDS = ("construct", "finding")          # parts of the main constructs, which have a layer's kind
NUMBER = re.compile(r"-?\d+(\.\d+)?")
# What a schema may ask of a column. (frictionless, which the tests ask too, takes 15 times as long for a table.)
CONSTRAINTS = ("required", "unique", "enum", "pattern", "minimum", "maximum")
# Columns whose values stand in a table of the same framework: table, column, that table and its column.
REFERENCES = (("constructs", "section", "sections", "section"), ("constructs", "kind", "layers", "kind"),
              ("constructs", "parent", "constructs", "id"), ("claims", "section", "sections", "section"),
              ("claims", "source", "constructs", "id"), ("claims", "target", "constructs", "id"))


class DataError(ValueError):
    """A table in `data/` is not what `data/datapackage.json` says it is."""


@dataclass(frozen=True)
class Framework:
    """One paper's framework: its sections, layers, constructs, claims, and what it does not state.

    `citation` is what a sentence calls the paper, e.g. "Zhao and Jin (2025)".
    """
    name: str
    citation: str
    sections: pd.DataFrame
    layers: pd.DataFrame
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
    known = framework_names(package)
    if name not in known:
        raise DataError(f"no framework {name!r} in datapackage.json; there are: {', '.join(known)}")
    paths = {table: f"frameworks/{name}/{table}.csv" for table in TABLES}
    tables = {table: load_table(path, data) for table, path in paths.items()}
    for table, column, other, key in REFERENCES:
        allowed = {*tables[other][key], *(SMALL_KINDS if other == "layers" else ())}
        check_reference(paths[table], tables[table][column], allowed, paths[other])
    check_models(paths["claims"], tables["claims"])
    citation = next(entry["citation"] for entry in package["frameworks"] if entry["name"] == name)
    return Framework(name, citation, **tables)


def load_table(path, data=DATA):
    """One table of `data/` as a DataFrame, checked against its schema: `load_table("case_events.csv")`."""
    package = read_package(data)
    schema = read_schema(resource_at(path, package), data)
    frame = read_csv(path, data)
    fields = schema["fields"]
    check_header(path, frame, [field["name"] for field in fields])
    for field in fields:
        check_column(path, frame, field)
    check_key(path, frame, schema["primaryKey"])
    for key in schema.get("foreignKeys", []):
        other, known = referred(key["reference"], package, data)
        check_reference(path, frame[key["fields"][0]], known, other)
    for field in fields:
        if field["type"] == "number":
            frame[field["name"]] = pd.to_numeric(frame[field["name"]])
    return frame


def read_package(data=DATA):
    """The description of all tables."""
    return json.loads((Path(data) / "datapackage.json").read_text(encoding="utf-8"))


def write_package(package, data=DATA):
    """Replace the description of all tables."""
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (Path(data) / "datapackage.json").write_text(text, encoding="utf-8")


def read_schema(resource, data=DATA):
    """The schema of a table, which stands in the package or, if tables share it, in a file the package names."""
    schema = resource["schema"]
    return json.loads((Path(data) / schema).read_text(encoding="utf-8")) if isinstance(schema, str) else schema


def framework_names(package=None):
    """Names of the frameworks whose tables the package describes, in its order (by default the book's own)."""
    paths = [resource["path"].split("/") for resource in (package or read_package())["resources"]]
    return list(dict.fromkeys(path[1] for path in paths if path[0] == "frameworks"))


def resource_at(path, package):
    """The description of the table at `path`."""
    for resource in package["resources"]:
        if resource["path"] == path:
            return resource
    known = [resource["path"] for resource in package["resources"]]
    raise DataError(f"no table {path!r} in datapackage.json{nearest(path, known)}")


def read_csv(path, data):
    """Text cells as they stand in the file: a blank stays a blank."""
    if not (Path(data) / path).is_file():
        raise DataError(f"{path}: there is no such file")
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
    """The type and the constraints of one column; one that is not checked here is refused, never passed over."""
    name, rules = field["name"], field.get("constraints", {})
    if unknown := rules.keys() - CONSTRAINTS:
        raise DataError(f"{path}, column {name}: its schema sets {', '.join(sorted(unknown))}, and only these are "
                        f"checked: {', '.join(CONSTRAINTS)}")
    seen = {}
    for index, value in enumerate(frame[name]):
        if value.strip() == "":
            if rules.get("required"):
                raise fault(path, index, name, value, "is blank, a value is required")
            continue
        if what := complaint(value, field["type"], rules):
            raise fault(path, index, name, value, what)
        if rules.get("unique") and value in seen:
            raise fault(path, index, name, value, f"stands in row {seen[value]} already")
        seen[value] = index + 2


def complaint(value, kind, rules):
    """What is wrong with a value by itself, one that is not blank; empty where nothing is."""
    if kind == "number" and not NUMBER.fullmatch(value):
        return "is not a number"
    if "enum" in rules and value not in rules["enum"]:
        return f"is none of {', '.join(rules['enum'])}"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        return f"does not have the form {rules['pattern']}"
    if "minimum" in rules and float(value) < rules["minimum"]:
        return f"is less than {rules['minimum']}, the least that is allowed"
    if "maximum" in rules and float(value) > rules["maximum"]:
        return f"is more than {rules['maximum']}, the most that is allowed"
    return ""


def check_key(path, frame, key):
    """No two rows are the same in all columns of the primary key."""
    for index in frame.index[frame.duplicated(key)][:1]:
        values = ", ".join(frame.loc[index, key])
        raise fault(path, index, " and ".join(key), values, "stands in an earlier row already")


def referred(reference, package, data):
    """The path of the table a foreign key refers to, and the values that stand in its column."""
    path = next(resource["path"] for resource in package["resources"] if resource["name"] == reference["resource"])
    return path, set(read_csv(path, data)[reference["fields"][0]])


def check_reference(path, column, allowed, where):
    """Every value of a column is one of the `allowed` ones, which stand in the table `where`."""
    for index, value in enumerate(column):
        if value and value not in allowed:
            raise fault(path, index, column.name, value, f"is not in {where}{nearest(value, allowed)}")


def check_models(path, claims):
    """A modelled claim names a model, one of its presets, an element and an experiment; any other none of them."""
    presets = {f"{model.id}:{preset.name}" for model in CATALOGUE.values() for preset in model.presets}
    check_reference(path, claims["model"], CATALOGUE.keys(), "the models")
    check_reference(path, claims["preset"], presets, "the presets of the models")
    for index, claim in claims.iterrows():
        for column in ("element", "preset", "experiment"):
            if bool(claim["model"]) != bool(claim[column]):
                raise fault(path, index, column, claim[column], "must be filled where a model is named"
                            if claim["model"] else "must be blank where no model is named")
        if claim["model"] and claim["preset"].split(":")[0] != claim["model"]:
            what = f"belongs to another model than {claim['model']!r}"
            raise fault(path, index, "preset", claim["preset"], what)
