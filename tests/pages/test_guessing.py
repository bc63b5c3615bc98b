"""Predict first: nothing gives the answer away, a guess is chosen or drawn, and the page says how it fared and why."""

import pytest

from tests.pages.explorers import draw_level, load, reveal
from widgets.explorer import compute, describe, shown
from widgets.models import CATALOGUE

TRUST = CATALOGUE["trust"]
PUSH = TRUST.settings("over_commercialised")


@pytest.fixture
def guessing(open_page):
    """The trust explorer of its own page, while its reader guesses."""
    explorer = open_page("chapters/models/trust.html").locator("#explorer-trust")
    explorer.locator("button[name=guess]").click()
    return explorer


def told(explorer):
    return explorer.locator(".explorer-guess-told").inner_text()


def verdict(explorer):
    return explorer.locator(".explorer-verdict").inner_text()


def reason(model, values):
    """The outcome of a run with these values in words, and why it came so."""
    answer = compute(model, values)
    outcome = model.outcomes[answer["outcome"]]
    return outcome.bet, outcome.why.format(**shown(answer))


def described(explorer):
    return explorer.locator(".explorer-description").text_content()


def test_nothing_gives_the_answer_away(guessing):
    load(guessing, "over_commercialised")
    seen = guessing.locator("g[id*=artist-]").evaluate_all(
        "all => all.filter(each => getComputedStyle(each).visibility !== 'hidden').length")
    assert seen == 0
    for part in (".explorer-reading", ".explorer-map", ".explorer-keep"):
        assert not guessing.locator(part).is_visible()
    assert "hidden while you guess" in guessing.locator("svg.explorer-figure").get_attribute("aria-label")
    guessing.page.wait_for_function("explorer => explorer.querySelector('.explorer-description').textContent === ''",
                                    arg=guessing.element_handle())
    reveal(guessing)
    guessing.locator(".explorer-description li").first.wait_for(state="attached")
    assert "“trust” falls from" in described(guessing)


def test_a_wrong_choice_is_told_what_happens_and_why(guessing, watched):
    load(guessing, "over_commercialised")
    guessing.get_by_label("Income never falls below where it began").check()
    reveal(guessing)
    bet, why = reason(TRUST, PUSH)
    assert f"You expected “Income never falls below where it began”. What happens is “{bet}”." in verdict(guessing)
    assert why in verdict(guessing) and guessing.locator(".explorer-reading").is_visible()
    assert watched.complaints == []


def test_a_right_choice_is_told_so_by_keys_alone(open_page):
    """The ritual model shows no course to draw: choosing is the way, and Tab, Space and arrows are enough."""
    explorer = open_page("chapters/models/ritual.html").locator("#explorer-ritual")
    keyboard = explorer.page.keyboard
    explorer.locator("button[name=guess]").focus()
    keyboard.press("Enter")
    bet, why = reason(CATALOGUE["ritual"], CATALOGUE["ritual"].defaults())
    keyboard.press("Space")
    while explorer.locator("input[type=radio]:checked").get_attribute("value") != bet:
        keyboard.press("ArrowDown")
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert f"You were right: “{bet}”." in verdict(explorer) and why in verdict(explorer)
    assert explorer.evaluate("explorer => explorer.querySelector('.explorer-verdict') === document.activeElement")


def test_the_page_says_how_far_off_a_guess_is(guessing, watched):
    load(guessing, "over_commercialised")
    draw_level(guessing, 0.5)
    reveal(guessing)
    run = TRUST.simulate(**PUSH)
    gaps = [abs(0.5 - run["trust"][month]) for month in range(0, 241, 6)]
    worst = 6 * gaps.index(max(gaps))
    assert f"off by {sum(gaps) / len(gaps):.2f} on average" in verdict(guessing)
    assert f"(month: {worst}), you drew 0.50 and the model says {run['trust'][worst]:.2f}" in verdict(guessing)
    assert guessing.locator(".explorer-guess-layer path").count() == 1
    assert watched.complaints == []


def test_keys_draw_as_well(guessing):
    figure = guessing.locator("svg.explorer-figure")
    figure.focus()
    for _ in range(10):
        figure.press("ArrowUp")
    for _ in range(8):
        figure.press("ArrowRight")
    assert told(guessing) == "You draw 0.50 (month: 240)."
    reveal(guessing)
    run = TRUST.simulate()
    gaps = [abs(0.5 - run["trust"][month]) for month in range(0, 241, 6)]
    assert f"off by {sum(gaps) / len(gaps):.2f} on average" in verdict(guessing)


def test_who_says_nothing_is_not_judged(guessing):
    reveal(guessing)
    bet, why = reason(TRUST, TRUST.defaults())
    assert f"You have said nothing beforehand.\n\nWhat happens is “{bet}”." in verdict(guessing)
    assert why in verdict(guessing)


def test_a_guess_outlives_another_setting_and_another_layout(guessing):
    guessing.get_by_label("Nothing changes").check()
    draw_level(guessing, 0.7)
    load(guessing, "over_commercialised")
    guessing.page.set_viewport_size({"width": 400, "height": 800})
    guessing.page.wait_for_function("document.querySelector('#explorer-trust svg').viewBox.baseVal.width === 340")
    assert guessing.get_by_label("Nothing changes").is_checked()
    reveal(guessing)
    assert "You expected “Nothing changes”" in verdict(guessing) and "you drew 0.70" in verdict(guessing)


def test_another_run_ends_the_comparison_and_a_resize_does_not(guessing):
    draw_level(guessing, 0.7)
    reveal(guessing)
    guessing.page.set_viewport_size({"width": 400, "height": 800})
    guessing.page.wait_for_function("document.querySelector('#explorer-trust svg').viewBox.baseVal.width === 340")
    assert guessing.locator(".explorer-guess-layer path").count() == 1
    load(guessing, "forgiving_users")
    assert guessing.locator(".explorer-guess-layer").count() == 0
    assert not guessing.locator(".explorer-guess").is_visible()


def test_a_reader_may_stop_guessing(guessing):
    draw_level(guessing, 0.3)
    guessing.locator("button[name=stop]").click()
    assert guessing.get_attribute("data-guessing") is None and guessing.locator(".explorer-guess-layer").count() == 0
    assert guessing.locator(".explorer-reading").is_visible()
    assert guessing.locator("svg.explorer-figure").get_attribute("tabindex") is None


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_every_model_can_be_guessed(open_page, model_id):
    """By a choice in words wherever it names outcomes, and by a curve where the figure shows the run's course."""
    model = CATALOGUE[model_id]
    explorer = open_page(f"chapters/models/{model_id}.html").locator(f"#explorer-{model_id}")
    explorer.locator("button[name=guess]").click()
    bets = {outcome.bet for outcome in model.outcomes.values()}
    assert {each.get_attribute("value") for each in explorer.locator("input[type=radio]").all()} == bets
    course = [artist for artist in describe(model)["figures"]["wide"]["artists"] if artist.get("guess")]
    assert len(course) == explorer.locator(".explorer-guess-layer rect").count()
    if course:
        draw_level(explorer, 0.5)
    reveal(explorer)
    assert ("on average" in verdict(explorer)) == bool(course)
    assert all(words in verdict(explorer) for words in reason(model, model.defaults()))
