"""A page with explorers and nothing else, or with a part of the front end: it can be tried without a book around it."""

import json
from contextlib import contextmanager
from html import escape

from tests.book import ROOT
from widgets.explorer import model_entry
from widgets.models import find
from widgets.site.explorers import bundle

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Explorers</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="explorer.css">
<style>body {{ margin: 8px; font: 16px sans-serif; }}</style><main>{figures}</main>
<script src="models.js"></script><script src="explorer.js"></script></html>"""


@contextmanager
def tab(browser, script, *names, content="<body>", before="", **options):
    """An empty page that has run a script; what the script calls by these names are members of `front` there.

    `before` runs before all else; `options` are those of a new context.
    """
    context = browser.new_context(**options)
    page = context.new_page()
    page.add_init_script(before)
    page.goto("about:blank")
    page.set_content(content)
    page.add_script_tag(content=f"{script}\nglobalThis.front = {{ {', '.join(names)} }};", type="module")
    page.wait_for_function("globalThis.front !== undefined")
    yield page
    context.close()


def caller(page):
    """Calls a function of `front` with plain arguments: `call("cut", template, run)`."""
    return lambda name, *given: page.evaluate("([name, given]) => front[name](...given)", [name, list(given)])


def entry(model):
    """What a page needs of a model, as the book writes it: description and code."""
    return json.loads(model_entry(find(model)))


def write(folder, entries):
    """Write a page with an explorer of each entry into the folder; gives its address."""
    bundle(ROOT, folder)
    described = {entry["description"]["id"]: entry for entry in entries}
    figures = "".join(f'<figure class="explorer" id="explorer-{model}" data-explorer="{model}" data-state="static">'
                      f'<div class="explorer-figure"></div><figcaption>{escape(each["description"]["caption"])}'
                      "</figcaption></figure>" for model, each in described.items())
    scripts = [f"(globalThis.explorerModels ??= {{}})[{json.dumps(model)}] = {json.dumps(each)};"
               for model, each in described.items()]
    (folder / "models.js").write_text("\n".join(scripts), encoding="utf-8")
    page = folder / "index.html"
    page.write_text(PAGE.format(figures=figures), encoding="utf-8")
    return page.as_uri()
