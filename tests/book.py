"""What the book holds, read from its sources: pages from the table of contents, explorers from what makes them."""

import re
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).parents[1]
MODEL_PAGE = re.compile(r"^```\{model-page\} (\w+)$", re.MULTILINE)
ANCHOR = re.compile(r'anchor="(explorer-[\w-]+)"')


def files(entries):
    """The files of a list of entries of the table of contents, those of their sections after each."""
    for entry in entries:
        if "file" in entry:
            yield entry["file"]
        yield from files(entry.get("chapters", []))
        yield from files(entry.get("sections", []))


def sources():
    """Every page of the book, without its ending, in the order of the book."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    return [contents["root"], *files([*contents.get("parts", []), *contents.get("chapters", [])])]


def anchors(source):
    """The anchors of the explorers on a page, in order."""
    path = ROOT / f"{source}.ipynb"
    if not path.exists():
        text = path.with_suffix(".md").read_text(encoding="utf-8")
        return [f"explorer-{model}" for model in MODEL_PAGE.findall(text)]
    cells = nbformat.read(path, as_version=4).cells
    return [anchor for cell in cells if cell.cell_type == "code" for anchor in ANCHOR.findall(cell.source)]


FILES = [path for source in sources() for path in ROOT.glob(f"{source}.*") if path.suffix in (".ipynb", ".md")]
NOTEBOOKS = [path for path in FILES if path.suffix == ".ipynb"]
PAGES = [f"{source}.html" for source in sources()]
PLACES = [(f"{source}.html", anchor) for source in sources() for anchor in anchors(source)]
