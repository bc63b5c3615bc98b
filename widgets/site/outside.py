"""What `make links` asks: every address of another site that a reader can click, and what counts as dead."""

from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.builders.linkcheck import CheckExternalLinksBuilder, Hyperlink
from sphinx.errors import ExtensionError

# A DOI is asked of its registry: many publishers refuse to answer a program.
RESOLVER, REGISTRY = "https://doi.org/", "https://doi.org/api/handles/"


def setup(app):
    app.setup_extension("sphinx.builders.linkcheck")
    app.add_builder(LinkCheck, override=True)


class LinkCheck(CheckExternalLinksBuilder):
    """Sphinx's link check of the site beside it, instead of the sources.

    In these Sphinx sees no link that code has written, such as one in a table, and looks for pages of the site among
    the source files.
    """

    def finish(self):
        site = Path(self.outdir).parent / "html"
        if not (site / "index.html").exists():
            raise ExtensionError(f"{site} holds no site whose links could be asked: run 'make book' first")
        self.hyperlinks = {link.uri: link for page in sorted(site.rglob("*.html"), reverse=True)
                           for link in outside(page, page.relative_to(site).with_suffix("").as_posix())}
        super().finish()

    def process_result(self, result):
        super().process_result(result._replace(status="ignored") if undecided(result) else result)


def undecided(result):
    """Whether a site that is slow, or that turns a program away, leaves it open if the link is dead."""
    return result.status == "timeout" or result.message.startswith(("403 ", "429 "))


def outside(page, name):
    """Yield a Hyperlink for every link to another site in the file of a page of this name."""
    for link in BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select("a[href^=http]"):
        yield Hyperlink(asked(link["href"]), name, str(page), 0)


def asked(uri):
    """The address to ask for a link."""
    return uri.replace(RESOLVER, REGISTRY, 1) if uri.startswith(RESOLVER) else uri
