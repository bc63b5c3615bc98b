"""What built things depend on: their sources, as one short text that changes when one does, and the site's address."""

import hashlib
import os
from pathlib import Path

LOCKS = ("requirements.txt", "package-lock.json")


def files(root: Path, *patterns: str) -> list[Path]:
    """The files below `root` that match a pattern, without what tools leave behind."""
    found = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    return sorted(path for path in found if "__pycache__" not in path.parts)


def digest(root: Path, paths, text: str = "") -> str:
    """A short hash of the names and contents of files, and of a text."""
    total = hashlib.sha256(text.encode())
    for path in sorted(paths):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(path.read_bytes() + b"\0")
    return total.hexdigest()[:12]


def address() -> str:
    """Where the site is published, ending in a slash; empty if BOOK_ADDRESS does not say so."""
    given = os.environ.get("BOOK_ADDRESS", "")
    return given and given.rstrip("/") + "/"
