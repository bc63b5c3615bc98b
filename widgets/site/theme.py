"""Stages the theme's stylesheet without the icons that the book does not use.

The theme brings 1,900 icons: 150 KB of font, a quarter of its stylesheet, and a script of 540 KB that draws
them a second time. The book uses a dozen.
"""

import re
import shutil
from pathlib import Path

import pydata_sphinx_theme
import sphinx_book_theme
from fontTools import subset

STAGING = Path("_build", "staged", "theme")
STYLESHEET = "theme/theme.css"  # below _static

# The icons that templates name; those of admonitions and lists stand in the stylesheets.
ICONS = {
    "angle-left",
    "angle-right",
    "bars",
    "circle-half-stroke",
    "list",
    "magnifying-glass",
    "moon",
    "outdent",
    "sun",
    "xmark",
}
RULE = re.compile(r'((?:,?\.fa-[\w-]+:before)+)\{content:"([^"]+)"\}')
ICON_FONT = (
    '@font-face{font-family:"Font Awesome 6 Free";font-weight:900;src:url(icons.woff2) format("woff2")}'
)
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")

PYDATA = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
BOOK = Path(sphinx_book_theme.__file__).parent / "theme" / "sphinx_book_theme" / "static"


def setup(app):
    app.connect("config-inited", stage)


def stage(app, config):
    static = Path(app.srcdir) / STAGING
    shutil.rmtree(static, ignore_errors=True)
    stylesheet = static / STYLESHEET
    stylesheet.parent.mkdir(parents=True)
    css = without_unused((PYDATA / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8"))
    stylesheet.write_text(css, encoding="utf-8")
    book = (BOOK / "styles" / "sphinx-book-theme.css").read_text(encoding="utf-8")
    write_font(stylesheet.with_name("icons.woff2"), signs(css + book))
    config.html_static_path.append(str(static))


def without_unused(css: str) -> str:
    """The theme's stylesheet with the icons in use, drawn by the one font that holds them."""
    css = RULE.sub(lambda rule: rule[0] if names(rule[1]) & ICONS else "", css)
    return ICON_FONT + FONT_FACE.sub("", css)


def names(selector: str) -> set[str]:
    """The icons' names in a selector like `.fa-list:before,.fa-list-squares:before`."""
    return set(re.findall(r"\.fa-([\w-]+):before", selector))


def signs(css: str) -> str:
    """The characters that a stylesheet draws as icons, all for private use, written out or escaped."""
    escaped = (chr(int(code, 16)) for code in re.findall(r"\\(f[0-9a-f]{3})\b", css))
    return "".join(sorted({*escaped, *re.findall("[\uf000-\uf8ff]", css)}))


def write_font(path: Path, characters: str):
    """Write the theme's icon font with these characters alone."""
    options = subset.Options(flavor="woff2")
    font = subset.load_font(PYDATA / "vendor" / "fontawesome" / "webfonts" / "fa-solid-900.woff2", options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    subset.save_font(font, path, options)
