"""What the book says of itself in CITATION.cff: the only place that has its version."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]


def imprint(root=ROOT):
    """Everything in the CITATION.cff of the folder `root`, by its keys: `title`, `version`, `date-released` ..."""
    return yaml.safe_load((Path(root) / "CITATION.cff").read_text(encoding="utf-8"))


def version(root=ROOT) -> str:
    """The number of the last release, e.g. "0.3.0"; models have it too, for they are released with the book."""
    return str(imprint(root)["version"])
