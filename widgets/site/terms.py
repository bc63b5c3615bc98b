"""Lets a page say what its terms mean: beside a link to a term, its Chinese, its pinyin and one sentence.

A page gets the terms of the frameworks that its links lead to, as a script: pages opened from a disk may not fetch.
"""

import json
import re
import shutil
from pathlib import Path

STAGING = Path("_build", "staged", "terms")
FOLDER = "terms"                                     # below _static
LINK = re.compile(r'href="(?:[^"#]*/)?([\w-]*)(?:\.html)?#term-')
VOICE_SENTENCES = {"states": "", "implies": "The paper implies it.", "ours": "The term is ours."}


def setup(app):
    app.connect("config-inited", stage)
    app.connect("html-page-context", add_terms)


def stage(app, config):
    """Write one script for each framework."""
    from ..frameworks import load_framework
    from ..frameworks.loading import framework_names

    static = Path(app.srcdir) / STAGING
    shutil.rmtree(static, ignore_errors=True)
    (static / FOLDER).mkdir(parents=True)
    for name in framework_names():
        (static / FOLDER / f"{name}.js").write_text(script(load_framework(name)), encoding="utf-8")
    config.html_static_path.append(str(static))


def script(framework):
    """What each construct is: Chinese, pinyin, one sentence, and who says so unless the paper does."""
    terms = {row["id"]: [row["zh"], row["pinyin"], row["paraphrase"], VOICE_SENTENCES[row["voice"]]]
             for _, row in framework.constructs.iterrows()}
    text = json.dumps(terms, ensure_ascii=False, separators=(",", ":"))
    return f'(globalThis.bookTerms ??= {{}})["{framework.name}"] = {text};\n'


def frameworks_on(pagename, text):
    """The pages whose terms the links of a page lead to, each once; a link without a page leads to its own."""
    own = pagename.rpartition("/")[2]
    return list(dict.fromkeys(found or own for found in LINK.findall(text)))


def add_terms(app, pagename, templatename, context, doctree):
    """The scripts of a page with terms; the glossary says all of it in its text."""
    from ..frameworks.loading import framework_names

    text = context.get("body", "")
    names = [name for name in frameworks_on(pagename, text) if name in framework_names()]
    if names and 'class="glossary"' not in text:
        app.add_css_file("terms.css", priority=810)
        for name in names:
            app.add_js_file(f"{FOLDER}/{name}.js")
        app.add_js_file("terms.js")
