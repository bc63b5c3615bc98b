"""What README.md says of the stored run: written into it by `python -m benchmarks --keep`, between two comments."""

import re

from tests.book import ROOT

README = ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- from benchmarks/baseline\.csv -->\n\n).*?(?=\n\n<!-- end -->)", re.DOTALL)
MODELS_SHOWN = ("trust", "funnel", "archipelago", "ritual")


def write(baseline):
    """Put the summary of a baseline into README.md."""
    text = README.read_text(encoding="utf-8")
    README.write_text(PLACE.sub(lambda _: summary(baseline), text, count=1), encoding="utf-8")


def written():
    """The summary that README.md has."""
    return PLACE.search(README.read_text(encoding="utf-8"))[0]


def summary(baseline):
    """A baseline in Markdown: a table or paragraph for each thing that a reader waits for or loads."""
    rows = Rows(baseline.stored.values())
    return "\n\n".join(part(rows) for part in (loading, moving, lite, weights, front_end, building, engines, peer))


class Rows:
    """The rows of a baseline, found by what was measured."""

    def __init__(self, stored):
        self.stored = list(stored)

    def all(self, what):
        """The rows of every case of this."""
        found = [each for each in self.stored if each.what == what]
        if not found:
            raise LookupError(f"The stored run has no {what!r}; run: python -m benchmarks --keep.")
        return found

    def one(self, what, case):
        """The row of one case."""
        found = [each for each in self.all(what) if each.case == case]
        if not found:
            raise LookupError(f"The stored run has no {case!r} of {what!r}; run: python -m benchmarks --keep.")
        return found[0]


def loading(rows):
    def spread(event, case):
        row = rows.one(f"navigation to {event} live", case)
        return f"{short(row.median)} ({short(row.least)} to {short(row.greatest)})"

    cases = {"landing page, nothing cached": "landing page, cold",
             "chapter with four explorers, nothing cached": "chapter page, cold",
             "chapter, cached": "chapter page, cached", "page of a model, nothing cached": "model page, cold"}
    return table(("Navigation to a live explorer, ms: median (least to greatest)", "first live", "all live"), [
        *((name, spread("first explorer", case), spread("all explorers", case)) for name, case in cases.items()),
        ("a page of twenty explorers", "", spread("all explorers", "20 explorers on one page"))])


def moving(rows):
    whats = {"explorer on the page, until it is painted": "slider to painted frame, page",
             "of that, computing and updating": "slider to picture updated, page",
             "explorer in JupyterLab": "slider to picture, JupyterLab, explorer",
             "plain `interact` with Matplotlib in JupyterLab": "slider to picture, JupyterLab, interact",
             "plain `interact` with Matplotlib in JupyterLite (two models)": "slider to picture, JupyterLite, interact"}
    return table(("Slider to picture, ms, over the twelve models", "median", "95 %"), [
        (name, between(each.median for each in rows.all(what)), between(each.high for each in rows.all(what)))
        for name, what in whats.items()])


def lite(rows):
    slow, quick = (max(each.median for each in rows.all("navigation to a moving slider, JupyterLite")),
                   rows.one("navigation to first explorer live", "model page, cached").median)
    return (f"JupyterLite, served from the same machine, needs {short(slow)} s from navigation to a slider that moves; "
            f"a page of the book needs {quick / 1000:.2f} s.")


def weights(rows):
    files = ("html", "css", "js", "fonts", "all files", "requests")
    return table(("Page weight, KB gzip", "HTML", "CSS", "scripts", "fonts", "all", "requests"), [
        (page, *(f"{rows.one(f'weight of the {page}, gzip', each).median:.0f}" for each in files))
        for page in ("landing page", "chapter page", "model page")])


def front_end(rows):
    def size(name):
        return f"{rows.one('weight of the front end, gzip', name).median:.0f} KB"

    live, moved = (rows.one("memory of a chapter's scripts", case).median for case in ("live", "after 300 moves"))
    return (f"The front end of the explorers is {size('explorer.js')} gzip; editor ({size('editor.js')}) and "
            f"MicroPython ({size('python.js')}) are loaded when a reader changes a model. A chapter's scripts hold "
            f"{live:.1f} MB, and {moved:.1f} MB after 300 moves of sliders.")


def building(rows):
    def book(case):
        return f"{short(rows.one('make book', case).median)} s"

    def hundred(case):
        return f"{short(rows.one('a book of 100 chapters', case).median)} s"

    return (f"`make book` takes {book('cold')} from an empty `_build`, "
            f"{book('one line of code of a chapter changed')} after a change of a chapter's code, "
            f"{book('one word of a chapter changed')} after a change of its words, and {book('nothing changed')} after "
            f"none. A synthetic book of 100 notebooks takes {hundred('cold')}; after a change of one "
            f"{hundred('1 of them changed')}, of ten {hundred('10 of them changed')}, of fifty "
            f"{hundred('50 of them changed')}, and of none {hundred('0 of them changed')}.")


def engines(rows):
    names = ("CPython", "JavaScript", "MicroPython")
    whats = [f"a run with default parameters, {engine}" for engine in names]

    def others(what):
        return between(each.median for each in rows.all(what) if each.case not in MODELS_SHOWN)

    return table(("A run with default parameters (`simulate` and `curves`), ms", *names), [
        *((model, *(short(rows.one(what, model).median) for what in whats)) for model in MODELS_SHOWN),
        ("all others", *map(others, whats))])


def peer(rows):
    ours, mesa = (rows.one("a run of the ritual network", case).median for case in ("ours, CPython", "Mesa"))
    return (f"The ritual network written for Mesa takes {mesa / ours:.1f} times as long as ours in CPython, and ends "
            "at the same mean attachment.")


def short(value):
    """A number as a reader wants it: one digit after the point below 20, none above."""
    return f"{value:.1f}" if value < 20 else f"{value:,.0f}"


def between(values):
    """The least and the greatest of some numbers."""
    values = sorted(values)
    return f"{short(values[0])} to {short(values[-1])}"


def table(head, rows):
    rule = ("---", *["---:"] * (len(head) - 1))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
