"""Decides when notebooks are executed again, and executes them side by side.

MyST-NB keeps an executed notebook until its code changes. It cannot see the models, figures and data which
that code calls, so the cache's folder is named after them: when one changes, every notebook runs again; when
only a chapter changes, that chapter alone does.

MyST-NB executes one notebook after the other, as Sphinx reads them. Those that the cache does not hold are
therefore executed ahead, on all cores; MyST-NB then finds them there.
"""

import logging
import shutil
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from sphinx.util.logging import getLogger

from . import sources

LOGGER = getLogger(__name__)
QUIET = logging.getLogger(f"{__name__}.executor")  # without the comings and goings of the executor's processes
QUIET.setLevel(logging.WARNING)

CACHES = Path("_build", "executed")


def setup(app):
    app.add_config_value("notebook_sources", "", "env")  # a new value: read the pages anew
    app.connect("config-inited", choose_cache)
    app.connect("env-before-read-docs", execute_ahead)


def choose_cache(app, config):
    """Use the cache of the current sources and drop the others."""
    root = Path(app.srcdir)
    config.notebook_sources = digest(root)
    cache = root / CACHES / config.notebook_sources
    for other in cache.parent.glob("*"):
        if other != cache:
            shutil.rmtree(other)
    config.nb_execution_cache_path = str(cache)


def execute_ahead(app, env, docnames):
    """Execute the notebooks to be read that the cache does not hold.

    One that fails is left out of the cache: MyST-NB executes it again in its turn, and reports cell and error.
    """
    cache = get_cache(app.config.nb_execution_cache_path)
    pages = [Path(env.doc2path(name)) for name in docnames]
    uris = [str(page) for page in pages if page.suffix == ".ipynb"]
    for uri in uris:
        cache.add_nb_to_project(uri)
    missing = cache.list_unexecuted(filter_uris=uris)
    if missing:
        names = ", ".join(Path(record.uri).stem for record in missing)
        LOGGER.info("executing notebooks side by side: %s", names)
        load_executor("local-parallel", cache, QUIET).run_and_cache(
            filter_uris=[record.uri for record in missing], timeout=app.config.nb_execution_timeout)


def digest(root: Path) -> str:
    """What the notebooks' outputs depend on besides their own code: packages, data, quizzes."""
    paths = sources.files(root, "widgets/**/*.py", "data/**/*", "chapters/**/*", *sources.LOCKS)
    return sources.digest(root, [path for path in paths if not own(path, root)])


def own(path: Path, root: Path) -> bool:
    """Whether Sphinx itself follows the file (a page), or no notebook reads it (what writes pages, the guide)."""
    unread = [root / "widgets" / name for name in ("site", "reference", "backmatter")]
    unread.append(root / "chapters" / "instructors")
    return path.suffix in (".ipynb", ".md") or any(folder in path.parents for folder in unread)
