"""Which version of the book this is: CITATION.cff says it, and the pages show it.

    python -m widgets.site.version v0.3.0     what CHANGELOG.md says of this version; an error if it is another's tag

A site that is built after a release and before the next one shows the number of the last, and that there is more.
"""

import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SECTION = re.compile(r"^## (\S+)(?: - (\d{4}-\d\d-\d\d))?\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
UNRELEASED = "Unreleased"


def version() -> str:
    """The number of the last release."""
    return str(yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"])


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


def main(tag):
    if tag != f"v{version()}":
        sys.exit(f"The tag is {tag}, and CITATION.cff says {version()}.")
    if changes().get(UNRELEASED) or version() not in changes():
        sys.exit(f"CHANGELOG.md has no section of its own for {version()}, or something that is not yet released.")
    print(changes()[version()])


if __name__ == "__main__":
    main(*sys.argv[1:])
