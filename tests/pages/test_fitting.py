"""The explorer fits: a narrow phone, a page enlarged twice, a thumb, and a screen in high contrast."""

import pytest

from tests.pages.explorers import draw_level
from widgets.models import CATALOGUE


def most(measure):
    """The id of the model of which most is to be fitted in."""
    return max(CATALOGUE, key=lambda model_id: measure(CATALOGUE[model_id]))


HARD = sorted({
    "trust", most(lambda model: len(model.parameters)), most(lambda model: len(model.presets)),
    most(lambda model: max(len(each.label + each.zh) for each in model.parameters)),
    most(lambda model: max(len(each.unit) for each in model.parameters)),
})
NARROW = {"a narrow phone": (320, 640), "a page enlarged twice": (640, 480)}
STICKING_OUT = """explorer => {
    const frame = explorer.getBoundingClientRect();
    const swiped = ".explorer-presets, svg, .explorer-listing"; // boxes that scroll, and what has a box of its own
    return [...explorer.querySelectorAll("*")].filter(each => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && !each.closest(swiped) && (left < frame.left - 1 || right > frame.right + 1);
    }).map(each => each.className || each.tagName);
}"""
TOO_SMALL = """explorer => [...explorer.querySelectorAll("button, input, select, textarea, summary, [tabindex='0']")]
    .filter(each => each.checkVisibility())
    .map(each => [each.name || each.className || each.tagName, (each.closest("label") ?? each).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 44 || height < 44)
    .map(([name, { width, height }]) => `${name}: ${width} x ${height}`)"""


def unfolded(open_page, model_id, width, height):
    """A model's explorer with every panel open, a pinned run in its list and a text to copy."""
    page = open_page(f"chapters/models/{model_id}.html", width=width, height=height)
    explorer = page.locator(f"#explorer-{model_id}")
    explorer.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    for name in ("pin", "link"):
        explorer.locator(f"button[name={name}]").click()
    return explorer


@pytest.mark.parametrize("screen", NARROW)
@pytest.mark.parametrize("model_id", HARD)
def test_nothing_sticks_out_and_a_thumb_meets_everything(open_page, model_id, screen):
    width, height = NARROW[screen]
    explorer = unfolded(open_page, model_id, width, height)
    assert explorer.page.evaluate("document.documentElement.scrollWidth") <= width
    assert explorer.evaluate(STICKING_OUT) == []
    assert explorer.evaluate(TOO_SMALL) == []


def test_a_guess_fits_as_well(open_page):
    explorer = unfolded(open_page, "trust", 320, 640)
    explorer.locator("button[name=guess]").click()
    assert explorer.evaluate(STICKING_OUT) == [] and explorer.evaluate(TOO_SMALL) == []


@pytest.fixture(params=["light", "dark"])
def contrast(request, open_page, watched):
    """The trust explorer in high contrast, light and dark, with a pinned run and a map."""
    watched.page.emulate_media(forced_colors="active", color_scheme=request.param)
    explorer = unfolded(open_page, "trust", 900, 900)
    explorer.locator("button[value=over_commercialised]").click()
    return explorer


def styles(explorer, selector, *names):
    """What the browser makes of some properties of the first element that a selector finds."""
    return explorer.locator(selector).first.evaluate(
        "(each, names) => names.map(name => getComputedStyle(each)[name])", list(names))


def test_high_contrast_shows_every_control_and_its_state(contrast):
    for selector in ("button[name=preset]", "button[name=play]", "button[name=pin]", ".explorer-typed"):
        width, kind = styles(contrast, selector, "borderTopWidth", "borderTopStyle")
        assert float(width.removesuffix("px")) >= 1 and kind != "none", selector
    pressed = styles(contrast, "button[aria-pressed=true]", "outlineStyle", "outlineWidth")
    other = styles(contrast, "button[aria-pressed=false]", "outlineStyle", "outlineWidth")
    assert pressed == ["solid", "2px"] and other != pressed


def test_high_contrast_leaves_pictures_readable(contrast):
    """Dark lines on a white ground, which the dark turns over whole; ring, ghosts and guess keep their colours."""
    ground, adjust = styles(contrast, "svg.explorer-figure", "backgroundColor", "forcedColorAdjust")
    assert ground == "rgb(255, 255, 255)" and adjust == "none"
    ring, around = styles(contrast, ".explorer-map-ring", "borderTopColor", "outlineColor")
    assert ring == "rgb(17, 17, 17)" and around == "rgb(255, 255, 255)"
    assert contrast.locator(".explorer-ghost path").count() >= 3
    contrast.locator("button[name=guess]").click()
    draw_level(contrast, 0.5)
    assert styles(contrast, ".explorer-guess-layer path", "stroke") == ["rgb(17, 17, 17)"]
