"""What a reader takes along: pinned runs, a link, and the run as data, picture and Python."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.pages.explorers import load, settle, values_of
from widgets.explorer import VERSION, explore, sentence
from widgets.explorer.links import from_link
from widgets.models import CATALOGUE

PAGE = "chapters/models/trust.html"
TRUST = CATALOGUE["trust"]


@pytest.fixture
def tools(open_page):
    """The trust explorer of its own page, with its tools unfolded."""
    explorer = open_page(PAGE).locator("#explorer-trust")
    explorer.locator(".explorer-keep summary").click()
    return explorer


def press(explorer, name):
    explorer.locator(f".explorer-tools button[name={name}]").click()


def ghosts(explorer):
    """The paths of pinned runs in the figure."""
    return explorer.locator(".explorer-ghost path").evaluate_all("all => all.map(path => path.getAttribute('d'))")


def downloaded(explorer, name):
    with explorer.page.expect_download() as waiting:
        press(explorer, name)
    return Path(waiting.value.path()), waiting.value.suggested_filename


def test_a_pinned_run_stays_in_the_figure_and_its_difference_is_listed(tools, watched):
    load(tools, "over_commercialised")
    lines = tools.locator("g[id*=artist] path").evaluate_all("all => all.map(path => path.getAttribute('d'))")
    press(tools, "pin")
    load(tools, "governed_growth")
    assert set(ghosts(tools)) <= set(lines) and len(ghosts(tools)) >= 3
    item = tools.locator(".explorer-pins li").inner_text()
    assert "Governance: audit and creator rating 0 (now 0.3)" in item
    assert sentence("trust", TRUST.settings("over_commercialised")) in item
    assert watched.complaints == []


@pytest.mark.parametrize("width", [360, 1100])
@pytest.mark.parametrize("model", ["competition", "trust"])
def test_the_names_of_pinned_runs_lie_on_no_legend(open_page, model, width):
    explorer = open_page(f"chapters/models/{model}.html", width=width, height=900).locator(f"#explorer-{model}")
    explorer.locator(".explorer-keep summary").click()
    for _ in range(3):
        press(explorer, "pin")
    apart = explorer.evaluate("""explorer => {
      const box = (each) => each.getBoundingClientRect();
      const boxes = (selector) => [...explorer.querySelectorAll(selector)].map(box);
      const before = (one, other) => one.right <= other.left || one.bottom <= other.top;
      const meet = (one, other) => !before(one, other) && !before(other, one);
      const names = boxes("text.explorer-ghost"), legends = boxes("[id*=legend] text");
      return [names.length, legends.length, names.filter((name) => legends.some((other) => meet(name, other))).length];
    }""")
    assert apart[0] >= 6 and apart[1] >= 6 and apart[2] == 0


@pytest.mark.parametrize("name, answer", [("pin", "told"), ("link", "text"), ("python", "text")])
def test_on_a_phone_the_answer_to_a_button_is_seen(open_page, name, answer):
    explorer = open_page(PAGE, width=360, height=640).locator("#explorer-trust")
    explorer.locator(".explorer-keep summary").click()
    button = explorer.locator(f".explorer-tools button[name={name}]")
    button.evaluate("button => button.scrollIntoView({ block: 'end' })")       # the last thing on the screen
    button.click()
    seen = explorer.locator(f".explorer-keep .explorer-{answer}")
    seen.wait_for()
    explorer.page.wait_for_function(
        "seen => seen.getBoundingClientRect().bottom < innerHeight + 1", arg=seen.element_handle())


def test_three_runs_are_kept_and_no_more_and_each_can_go(tools):
    for preset in ("sincere_community", "careful_monetising", "over_commercialised", "governed_growth"):
        load(tools, preset)
        press(tools, "pin")
    assert tools.locator(".explorer-pins li").count() == 3
    assert "room for 3" in tools.locator(".explorer-told").inner_text()
    tools.locator("button[name=drop]").first.click()
    first = tools.locator(".explorer-pins li").first.inner_text()
    assert sentence("trust", TRUST.settings("careful_monetising")) in first
    while tools.locator("button[name=drop]").count():
        tools.locator("button[name=drop]").first.click()
    assert ghosts(tools) == []


def test_swapping_shows_the_pinned_run_and_pins_the_other(tools):
    load(tools, "over_commercialised")
    press(tools, "pin")
    load(tools, "forgiving_users")
    tools.locator("button[name=swap]").click()
    settle(tools)
    assert values_of(tools) == TRUST.settings("over_commercialised")
    assert sentence("trust", TRUST.settings("forgiving_users")) in tools.locator(".explorer-pins li").inner_text()


def test_an_axis_holds_the_pinned_run_as_well(tools):
    load(tools, "forgiving_users")
    press(tools, "pin")
    load(tools, "sincere_community")
    box = tools.locator("svg.explorer-figure").bounding_box()
    for ghost in tools.locator(".explorer-ghost path").all():
        place = ghost.bounding_box()
        assert place["y"] >= box["y"] - 1 and place["y"] + place["height"] <= box["y"] + box["height"] + 1


def test_a_link_leads_a_friend_to_the_same_state(tools, browser):
    load(tools, "over_commercialised")
    press(tools, "pin")
    load(tools, "governed_growth")
    press(tools, "link")
    link = tools.locator(".explorer-text").input_value()
    model, told, pins = from_link(link)
    assert (model.id, told) == ("trust", TRUST.settings("governed_growth"))
    assert pins == [TRUST.settings("over_commercialised")]
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    friend = page.locator("#explorer-trust")
    friend.locator(".explorer-pins li").filter(has_text="Governance").wait_for()
    settle(friend)
    assert values_of(friend) == told
    assert ghosts(friend) == ghosts(tools)
    assert friend.locator(".explorer-reading").inner_text() == sentence("trust", told)
    context.close()


@pytest.mark.parametrize(("link", "words"), [
    ("model=trust&v=1&negativity=99", "out of range"), ("model=trust&v=9", "later edition"),
    ("model=funnel&v=1", "of the model"), ("model=trust&v=1&x=<img src=x onerror=alert(1)>", "no parameter of trust")])
def test_a_bad_link_is_explained_and_changes_nothing(site, watched, link, words):
    page = watched.page
    page.goto(f"{site}/{PAGE}#explorer-trust?{link}")
    explorer = page.locator("#explorer-trust")
    explorer.locator(".explorer-trouble").filter(has_text=words).wait_for()
    assert values_of(explorer) == TRUST.defaults() and page.locator("img[src=x]").count() == 0
    assert watched.complaints == [] and watched.foreign == []


def test_the_csv_repeats_the_run_and_says_where_it_comes_from(tools):
    load(tools, "over_commercialised")
    path, name = downloaded(tools, "csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("# ")]
    rows = list(csv.DictReader(line for line in lines if not line.startswith("# ")))
    run = TRUST.simulate(**TRUST.settings("over_commercialised"))
    assert name == "trust.csv" and len(rows) == len(run["month"])
    assert [float(row["trust"]) for row in rows] == pytest.approx(run["trust"], rel=1e-9)
    assert any(line.startswith("# commercial_volume = 0.45") for line in head)
    assert f"# version: {VERSION}" in head and any(line.startswith("# source: Zhao and Jin (2025)") for line in head)
    assert from_link(next(line for line in head if "link:" in line))[1] == TRUST.settings("over_commercialised")


def test_the_pictures_carry_their_words(tools):
    path, name = downloaded(tools, "svg")
    text = path.read_text(encoding="utf-8")
    assert name == "trust.svg" and TRUST.title in text and re.search(r"<rect[^>]*fill=\"white\"", text)
    path, name = downloaded(tools, "png")
    assert name == "trust.png" and path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n" and path.stat().st_size > 10_000


@pytest.mark.parametrize("fault", [
    "HTMLImageElement.prototype.decode = () => Promise.reject(new DOMException('The source image cannot be decoded.'))",
    "HTMLCanvasElement.prototype.toBlob = (done) => done(null)"])
def test_a_picture_that_cannot_be_made_is_told(tools, watched, fault):
    tools.page.evaluate(f"() => {{ {fault}; }}")
    press(tools, "png")
    tools.locator(".explorer-told", has_text="could not make the picture (PNG)").wait_for()
    assert watched.complaints == []


def test_the_python_makes_the_same_explorer(tools):
    load(tools, "compliance_scandal")
    press(tools, "python")
    text = tools.locator(".explorer-text").input_value()
    call = re.search(r'explore\("trust", (.*)\)$', text)[1]
    given = json.loads('{"' + call.replace("=", '":') + "}")
    assert explore("trust", **given).values == TRUST.settings("compliance_scandal")
    assert 'explore("trust", scandal=80)' in text
