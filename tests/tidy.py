"""Checks what no linter reads: `python -m tests.tidy` (part of `make check`).

Every text file that git follows ends with one line end, and has no blanks at the end of a line and no marks of a merge.
JSON, TOML, YAML and notebooks can be read. Each fault is named with its file and line.
"""

import json
import subprocess
import sys
import tomllib

import yaml

from tests.book import ROOT

PICTURES = (".png",)
MERGE = ("<" * 7 + " ", "=" * 7, ">" * 7 + " ")
LARGEST = 500_000       # bytes: what is larger is a product and not a source


def sources(root):
    """All files of the repository that git follows or would, those removed left out."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                           capture_output=True, check=True, encoding="utf-8").stdout
    return [path for name in sorted(names.split("\0")) if (path := root / name).is_file() and not path.is_symlink()]


def faults(path):
    """What is untidy in a file: (line, words)."""
    if path.stat().st_size > LARGEST:
        yield 1, f"has {path.stat().st_size:,} bytes, more than {LARGEST:,}"
    if path.suffix in PICTURES:
        return
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip():
            yield number, "ends with blanks"
        if line == MERGE[1] or line.startswith((MERGE[0], MERGE[2])):
            yield number, "is left from a merge"
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield text.count("\n") + 1, "the file does not end with one line end"
    yield from unreadable(path, text)


def unreadable(path, text):
    """The place at which a file of data cannot be read, if there is one."""
    readers = {".json": json.loads, ".ipynb": json.loads, ".toml": tomllib.loads, ".yml": yaml.safe_load,
               ".yaml": yaml.safe_load}
    try:
        readers.get(path.suffix, str)(text)
    except (ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        yield getattr(error, "lineno", mark.line + 1 if mark else 1), f"cannot be read: {' '.join(str(error).split())}"


def main(root=ROOT):
    """Print every fault; return the exit code."""
    found = [f"{path.relative_to(root)}:{line}: {words}" for path in sources(root) for line, words in faults(path)]
    print("\n".join(found) or "All files are tidy.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
