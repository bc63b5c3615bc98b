"""`python -m widgets.compiler FILE ...`: are these model files in the subset that all three engines share?"""

import sys
from pathlib import Path

from .errors import CompileError
from .javascript import compile_file
from .micropython import micropython_gaps

METADATA_FILES = ("__init__.py", "core.py")  # run by CPython and MicroPython, never compiled


def faults(path):
    """[(file, line, message)] for one model file."""
    found = [(path, *gap) for gap in micropython_gaps(path.read_text(encoding="utf-8"), str(path))]
    if path.name not in METADATA_FILES:
        try:
            compile_file(path)
        except CompileError as error:
            found.append((path.with_name(error.filename), error.line, error.message))
    return sorted(set(found))


def main(names):
    """Say of each file what stands in its way, or that it passes; return the exit code: 2 where a file is missing."""
    if not names:
        print("Give the model files: python -m widgets.compiler widgets/models/*.py", file=sys.stderr)
        return 2
    paths = [Path(name) for name in names]
    missing = [path for path in paths if not path.is_file()]
    for path in missing:
        print(f"{path}: there is no such file; give model files such as widgets/models/trust.py", file=sys.stderr)
    if missing:
        return 2
    failed = False
    for path in paths:
        found = faults(path)
        failed = failed or bool(found)
        for file, line, message in found:
            print(f"{file}:{line}: {message}")
        if not found:
            print(
                f"{path}: runs in CPython and MicroPython"
                + ("." if path.name in METADATA_FILES else ", compiles.")
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
