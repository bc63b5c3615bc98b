"""Third-party software on the pages: what it is, which files are its, and the terms it comes under.

Names, versions and terms are read from the installed packages. What is bundled inside one of them without its terms
is listed in BUNDLED; standard terms stand in `licences/`.
"""

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.metadata import distribution

from ..book.markdown import table
from .chapters import ROOT

HERE = ROOT / "widgets" / "backmatter"
LOCKS = (ROOT / "package-lock.json", ROOT / "requirements.txt")

# Python packages: what each does on the pages, and its files below `_static` as patterns.
PYTHON = {
    "Sphinx": ("the search, and links to what was searched for",
               ("basic.css", "doctools.js", "documentation_options.js", "language_data.js", "searchtools.js",
                "sphinx_highlight.js", "file.png", "minus.png", "plus.png")),
    "Pygments": ("colours of code", ("pygments.css",)),
    "MyST-NB": ("looks of notebook cells", ("mystnb.*.css",)),
    "pydata-sphinx-theme": ("layout, light and dark",
                            ("styles/*", "scripts/pydata-sphinx-theme.js*", "theme/theme.css", "webpack-macros.html",
                             "images/*")),
    "sphinx-book-theme": ("layout and navigation",
                          ("scripts/sphinx-book-theme.js*", "locales/*", "sbt-webpack-macros.html")),
    "sphinx-copybutton": ("copy buttons of code", ("copybutton*", "copy-button.svg", "check-solid.svg")),
    "sphinx-design": ("folded boxes, cards and tabs", ("sphinx-design.min.css", "design-tabs.js")),
    "jupyterquiz": ("quizzes, inside the pages", ()),
}

# npm packages: all that the lock does not mark as tools are on the pages. Files that are not in the Explorer's bundle:
UNUSED = ("commander",)          # KaTeX's own command, which the pages do not need
NPM_FILES = {"katex": ("katex/katex.min.css",)}
NPM_USES = {"katex": "formulas", "@fontsource/source-serif-4": "letters of the PDF",
            "@micropython/micropython-webassembly-pyscript": "runs models that a reader changes"}
COPYRIGHT = {"@micropython/micropython-webassembly-pyscript":        # the one package that brings no terms
             "Copyright (c) 2013-2025 Damien P. George and contributors"}

# Inside other packages: name, licence, copyright, terms, use, files, the package and its file that says the version.
THEME = ("pydata-sphinx-theme", "pydata_sphinx_theme/theme/pydata_sphinx_theme/static/scripts/")
COPY = ("sphinx-copybutton", "sphinx_copybutton/_static/clipboard.min.js")
BUNDLED = (
    ("Bootstrap", "MIT", "Copyright (c) 2011-2024 The Bootstrap Authors", "MIT", "menus and dialogs",
     ("scripts/bootstrap.js*",), (THEME[0], THEME[1] + "bootstrap.js.LICENSE.txt")),
    ("Popper", "MIT", "Copyright (c) 2019 Federico Zivolo", "MIT", "places menus, inside Bootstrap", (), None),
    ("Font Awesome Free", "fonts OFL-1.1, icons CC-BY-4.0", "Copyright (c) 2024 Fonticons, Inc.", "OFL-1.1", "icons",
     ("theme/icons.woff2", "scripts/fontawesome.js*", "vendor/fontawesome/*"),
     (THEME[0], THEME[1] + "fontawesome.js.LICENSE.txt")),
    ("Octicons", "MIT", "Copyright (c) GitHub Inc.", "MIT", "arrows of folded boxes, inside sphinx-design", (), None),
    ("clipboard.js", "MIT", "Copyright (c) Zeno Rocha", "MIT", "copies code", ("clipboard.min.js",), COPY),
    ("KaTeX fonts", "OFL-1.1", "Copyright (c) 2009-2010 Design Science, Inc.\nCopyright (c) 2014-2018 Khan Academy",
     "OFL-1.1", "signs of formulas", ("katex/fonts/*.woff2",), None),
)


@dataclass(frozen=True)
class Notice:
    """A piece of software on the pages; `files` are patterns of paths below `_static`, `terms` its licence's text."""

    name: str
    version: str
    licence: str
    use: str
    files: tuple
    terms: str


def all_notices() -> list[Notice]:
    """Every piece of third-party software that the site ships, in alphabetical order."""
    found = [*map(of_python, PYTHON), *map(of_npm, npm_packages()), *(bundled(*each) for each in BUNDLED)]
    return sorted(found, key=lambda notice: notice.name.lower())


def of_python(name) -> Notice:
    """A Python package, from its metadata."""
    package = distribution(name)
    use, files = PYTHON[name]
    said = package.metadata
    named = [each.rpartition(":: ")[2] for each in said.get_all("Classifier", []) if each.startswith("License ::")]
    licence = said.get("License-Expression") or (named or [said.get("License", "")])[0]
    terms = [package.locate_file(path).read_text(encoding="utf-8") for path in package.files or ()
             if re.fullmatch(r"(LICEN[CS]E|COPYING|NOTICE)[\w.-]*", path.name) and ".dist-info" in str(path)]
    return Notice(said["Name"], package.version, licence, use, files, "\n\n".join(terms))


def npm_packages() -> list[str]:
    """The npm packages of the lock, without the tools that only make and check the pages."""
    lock = json.loads(LOCKS[0].read_text(encoding="utf-8"))
    names = [path.rpartition("node_modules/")[2] for path, package in lock["packages"].items()
             if path and not package.get("dev")]
    return [name for name in names if name not in UNUSED]


def of_npm(name) -> Notice:
    """An npm package, from its folder."""
    folder = ROOT / "node_modules" / name
    said = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    terms = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("LICEN[CS]E*"))]
    if name in COPYRIGHT:
        terms = [standard(said["license"], COPYRIGHT[name])]
    return Notice(name, said["version"], said["license"], NPM_USES.get(name, "part of the code editor"),
                  NPM_FILES.get(name, ()), "\n\n".join(terms))


def bundled(name, licence, holder, terms, use, files, banner) -> Notice:
    """What another package brings along; that package's file says its version, where one does."""
    version = ""
    if banner:
        package, path = banner
        text = distribution(package).locate_file(path).read_text(encoding="utf-8")[:300]
        version = re.search(r"\bv?(\d+\.\d+\.\d+)", text)[1]
    return Notice(name, version, licence, use, files, standard(terms, holder))


def standard(licence, holder) -> str:
    """A licence that many use, with those who grant it here."""
    return (HERE / "licences" / f"{licence}.txt").read_text(encoding="utf-8").format(copyright=holder)


def owner(path, notices) -> str | None:
    """Whose a file below `_static` is, or None."""
    return next((each.name for each in notices if any(fnmatch(path, pattern) for pattern in each.files)), None)


# ------------------------------------------------------------------------------- the page

def sources():
    """The locks name all versions."""
    return [*LOCKS, *(HERE / "licences").glob("*.txt")]


def notices() -> str:
    """The table of all software, and the terms of each."""
    found = all_notices()
    rows = [(each.name, each.version, each.licence, each.use) for each in found]
    return "\n\n".join([table(("Software", "Version", "Licence", "What it does here"), rows), *map(folded, found)])


def folded(notice) -> str:
    """The terms of a piece of software, in a box that opens."""
    return f":::{{dropdown}} {notice.name}\n:class-container: terms\n```text\n{notice.terms.strip()}\n```\n:::"
