"""Formulas set while the book is built."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.book import ROOT
from widgets.site import formulas, node


@pytest.fixture(scope="module")
def katex():
    process = formulas.Katex(node.package(ROOT, "katex") / "dist" / "katex.mjs")
    yield process
    process.close()


def test_formula_is_set_for_eyes_and_screen_readers(katex):
    html = katex.html(r"\frac{a}{b}", display=True)
    assert 'class="katex-display"' in html
    assert "<mfrac><mi>a</mi><mi>b</mi></mfrac>" in html


def test_inline_formula_is_not_a_block(katex):
    assert "katex-display" not in katex.html("x", display=False)


@pytest.mark.parametrize("tex", [r"\frac{a}{", r"\nosuchsign", "a 信 b"])
def test_mistakes_are_reported_and_the_next_formula_is_set(katex, tex):
    with pytest.raises(ValueError, match=r"KaTeX parse error|LaTeX-incompatible"):
        katex.html(tex, display=False)
    assert "<mi>x</mi>" in katex.html("x", display=False)


def test_an_end_of_node_is_not_taken_for_a_mistake_in_the_formula(tmp_path):
    """One that ends at a formula, and then one that has ended before: neither is what a ValueError says, bad TeX."""
    module = tmp_path / "ending.mjs"
    module.write_text("export default { renderToString() { process.exit(3); } };", encoding="utf-8")
    with formulas.Katex(module) as ending:
        for tex in ("a + b", "c"):
            with pytest.raises(RuntimeError, match=f"ended with exit code 3 at '{re.escape(tex)}'"):
                ending.html(tex, display=False)


@pytest.mark.parametrize(
    "environment",
    [r"\begin{align}a &= b \\ c &= d\end{align}", r"a &= b \\ c &= d", r"\begin{equation}a\end{equation}"],
)
def test_environments_of_several_lines_are_set_without_numbers(katex, environment):
    html = katex.html(formulas.aligned(environment), display=True)
    assert 'class="eqn-num"' not in html


def test_one_line_is_left_as_it_is():
    assert formulas.aligned("a = b") == "a = b"


def test_only_one_font_format_is_staged(tmp_path):
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    config = SimpleNamespace(html_static_path=[])
    formulas.stage_styles(SimpleNamespace(srcdir=str(tmp_path)), config)
    folder = (Path(config.html_static_path[0]) / formulas.STYLESHEET).parent
    css = (folder / "katex.min.css").read_text(encoding="utf-8")
    fonts = [path.name for path in (folder / "fonts").iterdir()]
    assert fonts and all(name.endswith(".woff2") and name in css for name in fonts)
    assert ".ttf" not in css and ".woff)" not in css
