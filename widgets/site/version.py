"""Which version of the book this is: CITATION.cff says it, and the pages show it.

    python -m widgets.site.version v0.3.0     what CHANGELOG.md says of this version; an error if it is another's tag

A site that is built after a release and before the next one shows the number of the last, and that there is more.
"""

import argparse
import re
import sys

from ..book.imprint import ROOT, version

SECTION = re.compile(r"^## (\S+)(?: - (\d{4}-\d\d-\d\d))?\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
UNRELEASED = "Unreleased"


def changes() -> dict[str, str]:
    """What each version changed, the newest first, by its number."""
    found = SECTION.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    return {number: text.strip() for number, _, text in found}


def setup(app):
    app.connect("config-inited", state)


def state(app, config):
    """Give the version to pages (`release`) and say whether there is more than it."""
    config.version = config.release = version()
    config.html_context["more_than_released"] = bool(changes().get(UNRELEASED))


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m widgets.site.version", description="What a version changed.")
    parser.add_argument("tag", help="the tag of this version: v and its number")
    print(notes(parser.parse_args(arguments).tag, version(ROOT)))


def notes(tag, number):
    """What CHANGELOG.md says of this version; ends the program if the tag or CHANGELOG.md is another's."""
    if tag != f"v{number}":
        sys.exit(f"The tag is {tag}, and CITATION.cff says {number}: it should be v{number}.")
    if changes().get(UNRELEASED) or number not in changes():
        sys.exit(f"CHANGELOG.md has no section of its own for {number}, or something that is not yet released.")
    return changes()[number]


if __name__ == "__main__":
    main()
