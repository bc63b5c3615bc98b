"""Decides when notebooks are executed again.

MyST-NB keeps an executed notebook until its code changes. It cannot see the models, figures and data which
that code calls, so the cache's folder is named after them: when one changes, every notebook runs again; when
only a chapter changes, that chapter alone does.
"""

import shutil
from pathlib import Path

from . import sources

CACHES = Path("_build", "executed")


def setup(app):
    app.add_config_value("notebook_sources", "", "env")  # a new value: read the pages anew
    app.connect("config-inited", choose_cache)


def choose_cache(app, config):
    """Use the cache of the current sources and drop the others."""
    root = Path(app.srcdir)
    config.notebook_sources = digest(root)
    cache = root / CACHES / config.notebook_sources
    for other in cache.parent.glob("*"):
        if other != cache:
            shutil.rmtree(other)
    config.nb_execution_cache_path = str(cache)


def digest(root: Path) -> str:
    """What the notebooks' outputs depend on besides their own code: packages, data, quizzes."""
    paths = sources.files(root, "widgets/**/*.py", "data/**/*", "chapters/**/*", *sources.LOCKS)
    return sources.digest(root, [path for path in paths if not own(path, root)])


def own(path: Path, root: Path) -> bool:
    """Whether Sphinx itself follows the file (a page), or no notebook reads it (what writes pages, the guide)."""
    unread = [root / "widgets" / name for name in ("site", "reference", "backmatter")]
    unread.append(root / "chapters" / "instructors")
    return path.suffix in (".ipynb", ".md") or any(folder in path.parents for folder in unread)
