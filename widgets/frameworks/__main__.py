"""Describe every framework in `data/datapackage.json`, check every table and refresh its checksum.

    python -m widgets.frameworks

Run it after editing a table. A fault is named with file, row, column and value, and no checksum is written. How a
framework is added is said in `widgets/frameworks/describing.py`.
"""
import sys

from .checksums import refresh
from .describing import describe
from .loading import DataError, framework_names, load_framework, load_table, read_package


def main():
    """Describe, check all tables, then refresh; return the exit code."""
    try:
        describe()
        package = read_package()
        paths = [resource["path"] for resource in package["resources"]]
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
