"""The frameworks in the data package: one entry each, from which the descriptions of their tables are written.

To add a framework: put its five tables into `data/frameworks/NAME/`, where NAME is also the file name of its chapter;
add an entry with name, citation and source to `frameworks` in `data/datapackage.json`; run
`python -m widgets.frameworks`. Entries may stand there before their folder does. When two branches have each added a
framework, keep either side's `data/datapackage.json`, whose entries hold all that cannot be derived, and run it again.
"""
from pathlib import Path

from .loading import DATA, TABLES, DataError, read_package, write_package

TITLES = {"sections": "Sections of {}", "layers": "Layers of the map of {}", "constructs": "Constructs of {}",
          "claims": "Claims of {}, traced to models", "not_stated": "What {} does not state"}
DESCRIPTIONS = {
    "sections": "The paper's own numbering. English headings are ours.",
    "layers": "Bands of the framework map from top to bottom. Their questions are ours.",
    "constructs": "Concepts and findings of the paper, each paraphrased in one English sentence. Paraphrases and "
                  "English names are ours.",
    "claims": "Links between constructs. A blank model means: not modelled in this chapter.",
    "not_stated": "Our reading of the gaps."}


def describe(data=DATA):
    """Write the descriptions of all frameworks that have a folder, in the order of their entries.

    Checksums that are there are kept. Raises DataError when a folder has no entry.
    """
    package = read_package(data)
    folders = {folder.name for folder in (Path(data) / "frameworks").iterdir() if folder.is_dir()}
    for name in sorted(folders - {entry["name"] for entry in package["frameworks"]}):
        raise DataError(f"frameworks/{name}: datapackage.json has no entry for it under `frameworks`")
    known = {resource["path"]: resource for resource in package["resources"]}
    described = [table_of(entry, table, package["licenses"], known) for entry in package["frameworks"]
                 if entry["name"] in folders for table in TABLES]
    others = [resource for path, resource in known.items() if not path.startswith("frameworks/")]
    write_package({**package, "resources": described + others}, data)


def table_of(entry, table, licences, known):
    """The description of one table of a framework."""
    path = f"frameworks/{entry['name']}/{table}.csv"
    before = known.get(path, {})
    return {"name": f"{entry['name']}-{table.replace('_', '-')}",
            "title": TITLES[table].format(entry["citation"]),
            "description": DESCRIPTIONS[table],
            "path": path, "type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "sources": [entry["source"]], "licenses": licences, "schema": f"schemas/{table}.json",
            **{key: before[key] for key in ("bytes", "hash") if key in before}}
