"""Check every table of `data/` and refresh its checksum in `data/datapackage.json`.

    python -m widgets.frameworks

Run it after editing a table. A fault is named with file, row, column and value, and no checksum is written.
"""
import sys

from .checksums import refresh
from .loading import DataError, framework_names, load_framework, load_table, read_package


def main():
    """Check all tables, then refresh; return the exit code."""
    package = read_package()
    paths = [resource["path"] for resource in package["resources"]]
    try:
        for path in paths:
            load_table(path)
        for name in framework_names(package):
            load_framework(name)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    changed = refresh()
    print(f"{len(paths)} tables in order; checksums refreshed: {', '.join(changed) or 'none had changed'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
