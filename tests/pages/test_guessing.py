"""Predict first: nothing gives the answer away, a guess is drawn, and the page says how far off it is."""

import pytest

from widgets.explorer import describe
from widgets.models import CATALOGUE

TRUST = CATALOGUE["trust"]


@pytest.fixture
def guessing(open_page):
    """The trust explorer of its own page, while its reader guesses."""
    explorer = open_page("chapters/models/trust.html").locator("#explorer-trust")
    explorer.locator("button[name=guess]").click()
    return explorer


def settle(explorer):
    explorer.page.wait_for_function("explorer => explorer.dataset.state === 'live'", arg=explorer.element_handle())


def draw_level(explorer, part):
    """Draw a level line across the whole panel, at a part of its height."""
    box = explorer.locator(".explorer-guess-layer rect").bounding_box()
    y = box["y"] + (1 - part) * box["height"]
    mouse = explorer.page.mouse
    mouse.move(box["x"] + 1, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, y, steps=4)
    mouse.move(box["x"] + box["width"] - 1, y, steps=4)
    mouse.up()


def told(explorer):
    return explorer.locator(".explorer-guess-told").inner_text()


def test_nothing_gives_the_answer_away(guessing):
    guessing.locator("button[value=over_commercialised]").click()
    settle(guessing)
    seen = guessing.locator("g[id*=artist-]").evaluate_all(
        "all => all.filter(each => getComputedStyle(each).visibility !== 'hidden').length")
    assert seen == 0
    for part in (".explorer-reading", ".explorer-map", ".explorer-keep"):
        assert not guessing.locator(part).is_visible()


def test_the_page_says_how_far_off_a_guess_is(guessing, watched):
    guessing.locator("button[value=over_commercialised]").click()
    settle(guessing)
    draw_level(guessing, 0.5)
    guessing.locator("button[name=show]").click()
    run = TRUST.simulate(**TRUST.settings("over_commercialised"))
    gaps = [abs(0.5 - run["trust"][month]) for month in range(0, 241, 6)]
    worst = 6 * gaps.index(max(gaps))
    words = told(guessing)
    assert f"off by {sum(gaps) / len(gaps):.2f} on average" in words
    assert f"at month {worst}: you said 0.50, the model says {run['trust'][worst]:.2f}" in words
    assert guessing.locator(".explorer-reading").is_visible()
    assert guessing.locator(".explorer-guess-layer path").count() == 1
    assert watched.complaints == []


def test_keys_draw_as_well(guessing):
    figure = guessing.locator("svg.explorer-figure")
    figure.focus()
    for _ in range(10):
        figure.press("ArrowUp")
    for _ in range(8):
        figure.press("ArrowRight")
    assert told(guessing) == "At 240: 0.50."
    guessing.locator("button[name=show]").click()
    run = TRUST.simulate()
    gaps = [abs(0.5 - run["trust"][month]) for month in range(0, 241, 6)]
    assert f"off by {sum(gaps) / len(gaps):.2f} on average" in told(guessing)


def test_an_empty_guess_is_not_judged(guessing):
    guessing.locator("button[name=show]").click()
    assert told(guessing) == "You have drawn nothing; this is what happens."


def test_another_run_ends_the_comparison_and_a_resize_does_not(guessing):
    draw_level(guessing, 0.7)
    guessing.locator("button[name=show]").click()
    guessing.page.set_viewport_size({"width": 400, "height": 800})
    guessing.page.wait_for_function("document.querySelector('#explorer-trust svg').viewBox.baseVal.width === 340")
    assert guessing.locator(".explorer-guess-layer path").count() == 1
    guessing.locator("button[value=forgiving_users]").click()
    settle(guessing)
    assert guessing.locator(".explorer-guess-layer").count() == 0
    assert not guessing.locator(".explorer-guess").is_visible()


def test_a_reader_may_stop_guessing(guessing):
    draw_level(guessing, 0.3)
    guessing.locator("button[name=stop]").click()
    assert guessing.get_attribute("data-guessing") is None and guessing.locator(".explorer-guess-layer").count() == 0
    assert guessing.locator(".explorer-reading").is_visible()


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_models_whose_figure_shows_a_course_can_be_guessed(open_page, model_id):
    explorer = open_page(f"chapters/models/{model_id}.html").locator(f"#explorer-{model_id}")
    button = explorer.locator("button[name=guess]")
    if button.is_visible():
        button.click()
        draw_level(explorer, 0.5)
        explorer.locator("button[name=show]").click()
        assert "on average" in told(explorer)
    else:
        model = CATALOGUE[model_id]
        series = {name for name, value in model.simulate(**model.defaults()).items() if isinstance(value, list)}
        lines = [artist for artist in describe(model)["figures"]["wide"]["artists"] if artist["kind"] == "line"]
        assert not any({line["x"], line["y"]} <= series for line in lines)
