"""What a page makes a reader's browser load: kilobytes (1000 bytes) by kind of file, and number of requests.

Every file counts once, with the size that a server which compresses sends: that of `gzip` at its best level,
or its own where gzip gains nothing (fonts, PNG images). Pictures inside a page count as part of it.
"""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

from widgets.site import serve

from .pages import PAGES, browser, open_live, site
from .report import Result

KINDS = {
    "html": {".html"},
    "css": {".css"},
    "js": {".js", ".mjs"},
    "fonts": {".woff2", ".woff", ".ttf"},
    "images": {".svg", ".png", ".jpg", ".webp", ".ico"},
}


def requested(context, address):
    """The paths of all files that a visit loads: the page, read to its end and live."""
    paths = []
    context.on("request", lambda request: paths.append(unquote(urlsplit(request.url).path))
               if request.url.startswith("http") else None)
    page = open_live(context, address)
    page.mouse.wheel(0, 1_000_000)
    page.wait_for_load_state("networkidle")
    return sorted(set(paths))


def kind(path):
    """The kind of a file; one of no known kind is an error, not left out."""
    suffix = Path(path).suffix
    found = [name for name, suffixes in KINDS.items() if suffix in suffixes]
    if not found:
        raise ValueError(f"{path} is of no kind that is counted: add {suffix!r} to KINDS.")
    return found[0]


def weight(path):
    """Bytes that a compressing server sends for a file of the site."""
    content = Path(serve.SITE, path.lstrip("/")).read_bytes()
    return min(len(content), len(gzip.compress(content, mtime=0)))


def results(name, paths):
    """Weight by kind, all together, and the number of requests."""
    weights = {each: sum(weight(path) for path in paths if kind(path) == each) for each in KINDS}
    weights["all files"] = sum(weights.values())
    return [*(Result(f"weight of the {name}, gzip", each, "KB", (size / 1000,)) for each, size in weights.items()),
            Result(f"weight of the {name}, gzip", "requests", "requests", (len(paths),))]


def front_end():
    """The explorers' own files, which pages share: what every explorer needs, and what is loaded when asked for."""
    (folder,) = Path(serve.SITE, "_static").glob("explorer-*")
    files = sorted(path for path in folder.iterdir() if not path.name.startswith(("model-", "source-")))
    sizes = {path.name: weight(path.relative_to(serve.SITE).as_posix()) for path in files}
    return [Result("weight of the front end, gzip", name, "KB", (size / 1000,)) for name, size in sizes.items()]


def measure():
    measured = front_end()
    with site() as address, browser() as instance:
        for name, path in PAGES.items():
            context = instance.new_context()
            measured += results(name, requested(context, f"{address}/{path}"))
            context.close()
    return measured
