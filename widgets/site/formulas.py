"""Sets formulas while the book is built, with KaTeX, as HTML for the eye and MathML for screen readers.

Pages then need no script for them, only a stylesheet and the fonts of the signs in use. (sphinxcontrib-katex
does much the same, but with its own copy of KaTeX, its stylesheet on every page, and mistakes drawn in red
instead of reported.)
"""

import json
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from . import node

LOGGER = logging.getLogger(__name__)
HERE = Path(__file__).parent
STAGING = Path("_build", "staged", "formulas")
STYLESHEET = "katex/katex.min.css"  # below _static; pages.py links it where there is a formula


def setup(app):
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_block, None))
    app.connect("config-inited", stage_styles)
    app.connect("builder-inited", start)
    app.connect("build-finished", stop)


def stage_styles(app, config):
    """Stage KaTeX's stylesheet and, of its fonts, the one format that every browser reads."""
    dist = node.package(app.srcdir, "katex") / "dist"
    static = Path(app.srcdir) / STAGING
    shutil.rmtree(static, ignore_errors=True)
    target = static / STYLESHEET
    fonts = target.parent / "fonts"
    fonts.mkdir(parents=True)
    for font in dist.glob("fonts/*.woff2"):
        shutil.copy(font, fonts)
    css = (dist / "katex.min.css").read_text(encoding="utf-8")
    target.write_text(re.sub(r',url\([^)]*\.(woff|ttf)\) format\("\w+"\)', "", css), encoding="utf-8")
    config.html_static_path.append(str(static))


class Katex:
    """One node process that sets formula after formula."""

    def __init__(self, module: Path):
        self.process = subprocess.Popen(
            [node.node(), str(HERE / "formulas.mjs"), str(module)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def html(self, tex: str, display: bool) -> str:
        """The formula's HTML; ValueError: KaTeX does not understand it; `RuntimeError`: node has ended."""
        line = self.ask(json.dumps({"tex": tex, "display": display}))
        if not line:
            raise RuntimeError(f"node, which sets the formulas, ended with exit code {self.process.wait()} at {tex!r}.")
        answer = json.loads(line)
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer["html"]

    def ask(self, line: str) -> str:
        """The line with which node answers; empty where it has ended, before the question or after it."""
        try:
            print(line, file=self.process.stdin, flush=True)
        except BrokenPipeError:
            return ""
        return self.process.stdout.readline()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        with suppress(BrokenPipeError):  # what it was asked last is still to be sent, if it has ended
            self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def start(app):
    app.katex = Katex(node.package(app.srcdir, "katex") / "dist" / "katex.mjs")


def stop(app, exception):
    app.katex.close()


def visit_inline(translator, element):
    translator.body.append(f'<span class="math">{formula(translator, element, display=False)}</span>')
    raise nodes.SkipNode


def visit_block(translator, element):
    translator.body.append(translator.starttag(element, "div", "", CLASS="math"))
    if element["number"]:
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, element)})</span>')
    translator.body.append(formula(translator, element, display=True) + "</div>\n")
    raise nodes.SkipNode


def formula(translator, element, display: bool) -> str:
    """The HTML of a formula; one that KaTeX does not understand is a warning and stays as it is written."""
    tex = element.astext()
    try:
        return translator.builder.app.katex.html(aligned(tex) if display else tex, display)
    except ValueError as error:
        LOGGER.warning("%s", error, location=element)
        return f"<code>{translator.encode(tex)}</code>"


def aligned(tex: str) -> str:
    """The formula as KaTeX wants it: unnumbered (Sphinx numbers), several lines in an environment."""
    tex = re.sub(r"\\(begin|end)\{(align|alignat|equation|gather)\}", r"\\\1{\2*}", tex)
    if "\\\\" in tex and "\\begin" not in tex:
        tex = f"\\begin{{aligned}}{tex}\\end{{aligned}}"
    return tex
