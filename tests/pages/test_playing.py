"""Play: a reader lets a run unfold, stops it, steps and scrubs, by keys alone as well, and moves sliders meanwhile."""

import re

import pytest

from tests.pages.explorers import draw_level, settle
from widgets.explorer import WORDS, sentence
from widgets.models import CATALOGUE

TRUST = CATALOGUE["trust"]
PARTLY = WORDS["play_partly"]
RECORD = """explorer => {
    const where = explorer.querySelector(".explorer-play-where");
    globalThis.seen = [];
    new MutationObserver(() => seen.push(Number(where.textContent.split(" ")[1]))).observe(where, { childList: true });
}"""


@pytest.fixture
def explorer(open_page):
    """The trust explorer of its own page, with a run in which much happens."""
    explorer = open_page("chapters/models/trust.html").locator("#explorer-trust")
    explorer.locator("button[value=over_commercialised]").click()
    reads(explorer, sentence(TRUST, TRUST.settings("over_commercialised")))
    return explorer


def press(explorer, name):
    explorer.locator(f"button[name={name}]").click()


def scrub(explorer, step):
    explorer.locator("input[name=step]").fill(str(step))


def where(explorer):
    return explorer.locator(".explorer-play-where").inner_text()


def reads(explorer, words):
    explorer.locator(".explorer-reading").filter(has_text=words).wait_for()


def ended(explorer):
    """Wait until nothing plays."""
    explorer.page.wait_for_function("explorer => !explorer.dataset.playing", arg=explorer.element_handle())


def recorded(explorer):
    return explorer.page.evaluate("seen")


def line(explorer, number=0):
    """The points of a line of the figure, as text."""
    path = explorer.locator("g[id*=artist-]").nth(number).locator("path").first
    return re.findall(r"[ML]([\d. ]+)", path.get_attribute("d"))


def shapes(explorer):
    """Where every line and mark is that is seen."""
    return explorer.locator("svg.explorer-figure").evaluate("""svg => [...svg.querySelectorAll("path, use")]
        .filter(each => each.style.display !== "none")
        .map(each => ["d", "x", "y"].map(name => each.getAttribute(name)))""")


def test_a_run_plays_from_its_first_step_to_its_last(explorer, watched):
    whole = line(explorer)
    explorer.evaluate(RECORD)
    press(explorer, "play")
    assert explorer.get_attribute("data-playing") == "true"
    assert explorer.locator(".explorer-reading").inner_text() == PARTLY
    ended(explorer)
    seen = recorded(explorer)
    assert seen[0] == 0 and seen[-1] == 240 and seen == sorted(seen)
    assert line(explorer) == whole
    reads(explorer, sentence(TRUST, TRUST.settings("over_commercialised")))
    assert watched.complaints == []


def test_who_wants_less_motion_sees_a_few_pictures(explorer):
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.evaluate(RECORD)
    press(explorer, "play")
    ended(explorer)
    assert set(recorded(explorer)) <= {0, 30, 60, 90, 120, 150, 180, 210, 240} and recorded(explorer)[-1] == 240


def test_at_a_step_the_figure_ends_there_and_its_axes_stay(explorer):
    whole, ticks = line(explorer), explorer.locator("svg.explorer-figure text").all_inner_texts()
    scrub(explorer, 12)
    assert where(explorer) == "month 12 of 240"
    assert explorer.locator("input[name=step]").get_attribute("aria-valuetext") == "month 12 of 240"
    assert line(explorer) == whole[:13]
    press(explorer, "back")
    assert where(explorer) == "month 11 of 240" and line(explorer) == whole[:12]
    press(explorer, "forward")
    press(explorer, "forward")
    assert where(explorer) == "month 13 of 240"
    scrub(explorer, 0)                                      # income is low here: its axis stays that of the whole
    assert explorer.locator("svg.explorer-figure text").all_inner_texts() == ticks


def test_a_slider_keeps_the_step(explorer):
    scrub(explorer, 12)
    before = line(explorer)
    explorer.locator("input[type=range][name=negativity]").fill("1")
    settle(explorer)
    assert where(explorer) == "month 12 of 240" and len(line(explorer)) == 13 and line(explorer) != before
    assert explorer.locator(".explorer-reading").inner_text() == PARTLY


def test_a_pinned_run_ends_at_the_same_step(explorer):
    explorer.locator(".explorer-keep summary").click()
    press(explorer, "pin")
    scrub(explorer, 12)
    ghost = explorer.locator(".explorer-ghost path").first.get_attribute("d")
    assert re.findall(r"[ML]([\d. ]+)", ghost) == line(explorer)


def test_keys_are_enough(explorer):
    """From the figure on by Tab: back, play, forward, scrubber; and each does what its name says."""
    explorer.locator("button[name=back]").focus()
    order = []
    for _ in range(4):
        order.append(explorer.page.evaluate("document.activeElement.name"))
        explorer.page.keyboard.press("Tab")
    assert order == ["back", "play", "forward", "step"]
    scrubber = explorer.locator("input[name=step]")
    for key, step in (("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 240)):
        scrubber.press(key)
        assert where(explorer) == f"month {step} of 240"
    reads(explorer, sentence(TRUST, TRUST.settings("over_commercialised")))
    play = explorer.locator("button[name=play]")
    play.press("Enter")
    assert play.get_attribute("aria-label") == WORDS["play_pause"]
    play.press("Space")
    assert play.get_attribute("aria-label") == WORDS["play"] and explorer.get_attribute("data-playing") is None


@pytest.mark.parametrize("leave", [
    "Object.defineProperty(document, 'hidden', {value: true}); document.dispatchEvent(new Event('visibilitychange'))",
    "document.querySelector('#explorer-trust').style.marginTop = '9000px'",
], ids=["the tab is hidden", "the explorer is out of sight"])
def test_nothing_plays_unseen(explorer, leave):
    press(explorer, "play")
    explorer.page.evaluate(leave)
    ended(explorer)
    assert where(explorer) != "month 240 of 240"


def test_no_play_while_guessing_and_the_answer_plays_over_the_guess(explorer):
    scrub(explorer, 12)
    press(explorer, "guess")
    assert not explorer.locator(".explorer-play").is_visible() and len(line(explorer)) == 241
    draw_level(explorer, 0.5)
    explorer.evaluate(RECORD)
    press(explorer, "show")
    assert "on average" in explorer.locator(".explorer-verdict").inner_text()
    ended(explorer)
    assert recorded(explorer)[0] == 0 and len(line(explorer)) == 241
    assert explorer.locator(".explorer-guess-layer path").count() == 1


def test_with_less_motion_the_answer_to_a_guess_is_there_at_once(explorer):
    explorer.page.emulate_media(reduced_motion="reduce")
    press(explorer, "guess")
    draw_level(explorer, 0.5)
    press(explorer, "show")
    assert explorer.get_attribute("data-playing") is None and len(line(explorer)) == 241


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_every_model_plays(open_page, watched, model_id):
    """The bar names the step, and the picture at a third of the run is another than that of the whole."""
    explorer = open_page(f"chapters/models/{model_id}.html").locator(f"#explorer-{model_id}")
    whole = shapes(explorer)
    scrubber = explorer.locator("input[name=step]")
    scrub(explorer, int(scrubber.get_attribute("max")) // 3)
    assert re.fullmatch(r"[a-z]+ [\d.]+ of \d+", where(explorer))
    assert shapes(explorer) != whole
    scrubber.press("End")
    assert shapes(explorer) == whole
    assert watched.complaints == []
