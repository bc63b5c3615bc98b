"""What the front end draws equals what Matplotlib draws for the same data, to the pixel."""

import pytest

from tests.explorer.easel import ALLOWED, visible
from widgets import figures
from widgets.explorer import compute, describe, shown
from widgets.models import CATALOGUE


def settings_of(model):
    """Every preset, and every parameter at both ends of its range together."""
    yield from (model.settings(preset.name) for preset in model.presets)
    yield {p.name: p.low for p in model.parameters}
    yield {p.name: p.high for p in model.parameters}


@pytest.mark.parametrize("layout", figures.LAYOUTS)
@pytest.mark.parametrize("model_id", CATALOGUE)
def test_the_page_draws_what_matplotlib_draws(easel, model_id, layout):
    model = CATALOGUE[model_id]
    template = describe(CATALOGUE[model_id])["figures"][layout]
    before = None
    for values in settings_of(model):
        data = shown(compute(model, values))
        live = easel.live(template, [data] if before is None else [before, data])
        still = easel.still(figures.snapshot(model_id, data, layout), template["width"])
        assert visible(live, still) < ALLOWED, values
        before = data


def test_the_comparison_sees_a_moved_line(easel):
    """The test above can fail: other data gives other pixels."""
    model = CATALOGUE["trust"]
    template = describe(CATALOGUE["trust"])["figures"]["wide"]
    one, other = (easel.live(template, [shown(compute(model, values))])
                  for values in (model.defaults(), model.settings("governed_growth")))
    assert visible(one, other) > 10 * ALLOWED
