"""What the front end draws equals what Matplotlib draws for the same data, to the pixel."""

import io
import json

import matplotlib.image
import numpy as np
import pytest

from widgets import figures
from widgets.explorer import HERE, compute, describe, shown
from widgets.models import CATALOGUE

VISIBLE = 48 / 255          # a channel that differs by less is the edge of an antialiased line
ALLOWED = 1e-4              # share of pixels that may differ visibly


def settings_of(model):
    """Every preset, and every parameter at both ends of its range together."""
    yield from (model.settings(preset.name) for preset in model.presets)
    yield {p.name: p.low for p in model.parameters}
    yield {p.name: p.high for p in model.parameters}


@pytest.fixture(scope="module")
def easel(browser):
    """A page that can draw with figure.js, and nothing else on it."""
    context = browser.new_context(viewport={"width": 760, "height": 760})
    page = context.new_page()
    page.set_content("<body style='margin:0;background:white'><div id='easel'></div>")
    script = (HERE / "figure.js").read_text(encoding="utf-8")
    page.add_script_tag(content=f"{script}\nglobalThis.liveFigure = liveFigure;", type="module")
    page.wait_for_function("globalThis.liveFigure !== undefined")
    yield page
    context.close()


def shot(page):
    """The page as an array of pixels, channels from 0 to 1."""
    return matplotlib.image.imread(io.BytesIO(page.screenshot()))[..., :3]


def visible(one, other):
    """Share of pixels that differ so much that a reader could see it."""
    return float((np.abs(one - other) > VISIBLE).any(axis=2).mean())


def draw_live(page, template, steps):
    """Draw several data sets one after another into one figure, as a reader's moves do."""
    page.evaluate(
        """([template, steps]) => {
            const live = liveFigure(template, "test");
            live.svg.style.width = `${template.width}px`;
            document.getElementById("easel").replaceChildren(live.svg);
            steps.forEach((data) => live.draw(data));
        }""",
        [template, json.loads(json.dumps(steps))],
    )


def draw_still(page, svg, width):
    page.evaluate(
        """([svg, width]) => {
            const easel = document.getElementById("easel");
            easel.innerHTML = svg;
            const drawn = easel.querySelector("svg");
            drawn.removeAttribute("height");
            drawn.setAttribute("class", "explorer-figure");
            drawn.style.width = `${width}px`;
        }""",
        [svg, width],
    )


@pytest.mark.parametrize("layout", figures.LAYOUTS)
@pytest.mark.parametrize("model_id", CATALOGUE)
def test_the_page_draws_what_matplotlib_draws(easel, model_id, layout):
    model = CATALOGUE[model_id]
    template = describe(CATALOGUE[model_id])["figures"][layout]
    before = None
    for values in settings_of(model):
        data = shown(compute(model, values))
        draw_live(easel, template, [data] if before is None else [before, data])
        live = shot(easel)
        draw_still(easel, figures.snapshot(model_id, data, layout), template["width"])
        assert visible(live, shot(easel)) < ALLOWED, values
        before = data


def test_the_comparison_sees_a_moved_line(easel):
    """The test above can fail: other data gives other pixels."""
    model = CATALOGUE["trust"]
    template = describe(CATALOGUE["trust"])["figures"]["wide"]
    draw_live(easel, template, [shown(compute(model, model.defaults()))])
    one = shot(easel)
    draw_live(easel, template, [shown(compute(model, model.settings("governed_growth")))])
    assert visible(one, shot(easel)) > 10 * ALLOWED
