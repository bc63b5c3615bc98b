"""A page's content-security policy: what a browser may load and run for it, which is what the site itself holds.

It stands in the page, because a static host sends no headers and a disk none at all. A server that can send headers
may add what a page cannot say of itself: `Content-Security-Policy: frame-ancestors 'self'` and
`X-Content-Type-Options: nosniff`. Both policies then hold.

Scripts are files. Those that a notebook writes into its page (jupyterquiz does) are named by their hashes, so that
no other text can run: not what a link brings, and not what it might write into the page.
"""

import hashlib
from base64 import b64encode
from html.parser import HTMLParser

# Opened from a disk, 'self' is any file (tried in Chromium and Firefox).
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",      # MicroPython, for a model that a reader edits
    "worker-src": "'self' blob:",                   # models run in workers made of the bundle's own text
    "style-src": "'self' 'unsafe-inline'",          # KaTeX and Matplotlib place their signs by style attributes
    "img-src": "'self' data: blob:",                # figures of notebooks; the picture that is taken away
    "font-src": "'self'",
    "connect-src": "'self'",                        # the search reads the pages it finds
    "form-action": "'self'",
    "base-uri": "'none'",
}
SCRIPTS = {None, "", "module", "text/javascript", "application/javascript"}    # types that run; others are data


def setup(app):
    app.connect("html-page-context", state, priority=950)    # when the page's text is whole


def state(app, pagename, templatename, context, doctree):
    """Put the policy in front of all else that the page's head loads; a template of its own asks for one (404.html)."""
    context["policy"] = policy
    tag = f'\n    <meta http-equiv="Content-Security-Policy" content="{policy(context.get("body", ""))}" />'
    context["metatags"] = tag + context.get("metatags", "")


def policy(text: str) -> str:
    """The policy of a page with this text."""
    hashes = [f"'sha256-{digest(script)}'" for script in inline_scripts(text)]
    own = {**POLICY, "script-src": " ".join([POLICY["script-src"], *hashes])}
    return "; ".join(f"{what} {sources}" for what, sources in own.items())


def digest(script: str) -> str:
    """A script's hash as policies write it."""
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()


def inline_scripts(text: str) -> list[str]:
    """The scripts that stand in a page itself, as they are."""
    found = Scripts()
    found.feed(text)
    return found.texts


class Scripts(HTMLParser):
    """Reads the text of every script element that a browser would run."""

    def __init__(self):
        super().__init__()
        self.texts = []
        self.inside = False

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        self.inside = tag == "script" and "src" not in said and said.get("type") in SCRIPTS
        if self.inside:
            self.texts.append("")

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data

    def handle_endtag(self, tag):
        self.inside = False
