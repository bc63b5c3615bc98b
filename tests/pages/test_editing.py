"""A reader changes a model on the page: the picture follows, faults are told, nothing is loaded before it is wanted."""

import inspect
from urllib.parse import urlsplit

import pytest

from tests.pages.explorers import drawn, move, settle
from widgets.explorer import sentence
from widgets.models import CATALOGUE
from widgets.own import changed

HOME = "chapters/models/trust.html"
CHAPTER = "chapters/trust-logic.html"
SOURCE = inspect.getsource(CATALOGUE["trust"].module)
EDIT = {"ADJUSTMENT = 0.25 ": "ADJUSTMENT = 1.0 ", "sharers + AUDIENCE": "sharers + 2.0 * AUDIENCE"}
LEVEL = "    return good / (good + bad)"
PARTS = ("source-trust.js", "editor.js", "python.js")


def edited(edits):
    """The source of the trust model with each text replaced."""
    code = SOURCE
    for old, new in edits.items():
        assert code.count(old) == 1, old
        code = code.replace(old, new)
    return code


def open_editor(explorer):
    """Open the panel and the editor as a reader does: two clicks."""
    explorer.locator(".explorer-source > summary").click()
    explorer.locator("button[name=source_change]").click()
    explorer.locator(".cm-content").wait_for()


def write(explorer, code):
    """Replace the whole text by another."""
    explorer.locator(".cm-content").focus()
    explorer.page.keyboard.press("ControlOrMeta+a")
    explorer.page.keyboard.insert_text(code)


def told(explorer, words):
    """Wait until the explorer tells of a fault in these words, and give all it says."""
    explorer.locator(".explorer-trouble", has_text=words).wait_for()
    return explorer.locator(".explorer-trouble").inner_text()


def follows(explorer, edits):
    """Wait until the picture is that of the changed model and the original stands beside it, as Python says them."""
    values = CATALOGUE["trust"].defaults()
    explorer.locator(".explorer-reading", has_text=sentence(changed("trust", edits), values)).wait_for()
    explorer.locator(".explorer-changed", has_text=sentence("trust", values)).wait_for()


@pytest.fixture
def explorer(open_page):
    """The explorer of the trust model on its own page, its editor open."""
    explorer = open_page(HOME).locator("#explorer-trust")
    open_editor(explorer)
    return explorer


def requested(page):
    """The file names that the page asks for from now on."""
    names = []
    page.on("request", lambda request: names.append(urlsplit(request.url).path.rpartition("/")[2]))
    return names


def test_nothing_is_loaded_before_it_is_wanted(open_page, watched):
    names = requested(watched.page)
    explorer = open_page(HOME).locator("#explorer-trust")
    assert not set(PARTS) & set(names)
    assert "def simulate" not in explorer.evaluate("each => each.outerHTML")
    explorer.locator(".explorer-source > summary").click()
    explorer.locator(".explorer-listing").wait_for()
    assert [name for name in names if name in PARTS] == ["source-trust.js"]
    assert "def simulate" in explorer.locator(".explorer-listing").inner_text()
    assert explorer.locator(".explorer-equation .katex").count() == 9
    explorer.locator("button[name=source_change]").click()
    explorer.locator(".cm-content").wait_for()
    assert set(PARTS) <= set(names)
    assert watched.complaints == [] and watched.foreign == []


def test_the_picture_follows_what_is_written(explorer, watched):
    before = drawn(explorer)
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)
    assert drawn(explorer) != before
    assert explorer.locator("text.explorer-ghost").all_text_contents() == ["original"] * 3
    assert not explorer.locator(".explorer-map").is_visible()       # it computes the original
    move(explorer.locator("input[type=range][name=commercial_volume]"), 0.45)
    values = {**CATALOGUE["trust"].defaults(), "commercial_volume": 0.45}
    explorer.locator(".explorer-reading", has_text=sentence(changed("trust", EDIT), values)).wait_for()
    explorer.locator(".explorer-changed", has_text=sentence("trust", values)).wait_for()
    explorer.locator("button[value=forgiving_users]").click()
    values = CATALOGUE["trust"].settings("forgiving_users")
    explorer.locator(".explorer-reading", has_text=sentence(changed("trust", EDIT), values)).wait_for()
    assert watched.complaints == []


def test_reset_gives_the_original_back(explorer):
    before = drawn(explorer)
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)
    explorer.locator("button[name=reset-source]").click()
    explorer.locator(".explorer-changed").wait_for(state="hidden")
    settle(explorer)
    assert drawn(explorer) == before and explorer.get_attribute("data-editing") is None
    assert explorer.locator(".explorer-map").is_visible()
    explorer.locator(".cm-content").focus()
    explorer.page.keyboard.press("ControlOrMeta+z")       # what a reader has written is not lost
    follows(explorer, EDIT)


@pytest.mark.parametrize(("new", "words"), [
    ("    return good / (good + bad", "bracket ( that opens here is never closed"),
    ("    return goood / (good + bad)", "Do you mean “good”?"),
    ("    raise ValueError('<img src=x onerror=document.body.remove()>{name}')", "<img src=x onerror="),
])
def test_a_fault_is_told_at_its_line_and_the_picture_stays(explorer, watched, new, words):
    before = drawn(explorer)
    write(explorer, edited({LEVEL: new}))
    message = told(explorer, words)
    line = SOURCE.split("\n").index(LEVEL) + 1
    assert message.startswith(f"Line {line}: ")
    explorer.locator("button[name=go-to-fault]").click()
    assert explorer.locator(".explorer-code-fault").inner_text() == new
    assert explorer.locator(".explorer-code-words").inner_text() == message
    assert explorer.locator("img[src=x]").count() == 0 and drawn(explorer) == before
    assert explorer.get_attribute("data-state") == "error"
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)
    assert not explorer.locator(".explorer-trouble").is_visible()
    assert explorer.locator(".explorer-code-fault").count() == 0
    assert watched.complaints == []


def test_while_a_changed_model_fails_no_choice_of_the_same_values_calls_it_live(explorer):
    write(explorer, edited({LEVEL: "    return good / (good - good)"}))
    told(explorer, "divides by zero")
    explorer.evaluate("""explorer => new MutationObserver((changes) => {
        explorer.dataset.states = `${explorer.dataset.states ?? ""} ${explorer.dataset.state}`;
    }).observe(explorer, { attributeFilter: ["data-state"] })""")
    explorer.locator("button[name=reset]").click()      # the values it has already
    explorer.page.wait_for_function("explorer => (explorer.dataset.states ?? '').trim() === 'running error'",
                                    arg=explorer.element_handle())
    assert explorer.locator(".explorer-trouble").is_visible()


@pytest.mark.parametrize(("new", "words"), [
    ("    while True:\n        good += 1.0\n" + LEVEL, "still running after 1.5 seconds and was stopped"),
    ("    hoard = []\n    while True:\n        hoard.append([0.0] * 100000)\n" + LEVEL,
     "wants more memory than there is"),
])
def test_what_never_ends_is_stopped_and_the_next_edit_works(explorer, watched, new, words):
    before = drawn(explorer)
    write(explorer, edited({LEVEL: new}))
    told(explorer, words)
    assert drawn(explorer) == before
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)
    assert watched.complaints == []


def test_while_a_changed_model_fails_no_run_is_pinned_swapped_or_judged(explorer, watched):
    """The picture is that of the last run that worked; it is not taken for the present one."""
    explorer.locator(".explorer-keep > summary").click()
    explorer.locator("button[name=pin]").click()
    write(explorer, edited({LEVEL: "    return good / (good - good)"}))
    trouble = told(explorer, "divides by zero")
    for name in ("swap", "pin", "csv"):
        explorer.locator(f".explorer-keep button[name={name}]").click()
        assert explorer.locator(".explorer-keep .explorer-told").inner_text() in trouble
    assert explorer.locator(".explorer-pin-sentence").count() == 1
    explorer.locator("button[name=guess]").click()
    explorer.locator(".explorer-guess input[type=radio]").first.check()
    explorer.locator("button[name=show]").click()
    assert explorer.locator(".explorer-guess-told").inner_text() in trouble and explorer.get_attribute("data-guessing")
    write(explorer, SOURCE)
    explorer.locator(".explorer-trouble").wait_for(state="hidden")
    explorer.locator("button[name=show]").click()
    assert explorer.locator(".explorer-verdict").inner_text() != "" and not explorer.get_attribute("data-guessing")
    assert watched.complaints == []


def test_what_is_taken_along_says_that_the_rules_were_changed(explorer):
    page = explorer.page
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)
    explorer.locator(".explorer-keep > summary").click()
    for tool in ("csv", "svg"):
        with page.expect_download() as download:
            explorer.locator(f".explorer-keep button[name={tool}]").click()
        text = download.value.path().read_text(encoding="utf-8")
        assert "changed model: the rules were rewritten by a reader" in text
    explorer.locator(".explorer-keep button[name=python]").click()
    assert explorer.locator(".explorer-keep .explorer-text").input_value().startswith("# changed model: ")
    explorer.locator(".explorer-keep button[name=link]").click()
    assert "not the rules that you have changed" in explorer.locator(".explorer-keep .explorer-told").inner_text()
    explorer.locator(".explorer-keep button[name=pin]").click()
    assert explorer.locator(".explorer-pin-sentence").inner_text().startswith("With changed rules: ")


def test_a_link_opens_the_editor_at_its_function(open_page):
    page = open_page(HOME)
    page.evaluate("""() => {
        const link = document.createElement("a");
        Object.assign(link, { href: "#explorer-trust", textContent: "Change the rule" });
        link.dataset.rule = "trust:next_sharers";
        document.querySelector("article").append(link);
    }""")
    page.get_by_text("Change the rule").click()
    line = page.locator("#explorer-trust .cm-line", has_text="def next_sharers")
    line.wait_for()
    assert page.evaluate("document.activeElement.className").startswith("cm-content")
    page.keyboard.insert_text("# here\n")
    above = page.locator("#explorer-trust .cm-line", has_text="# here")
    assert above.is_visible() and above.bounding_box()["y"] < line.bounding_box()["y"]
    assert 0 < line.bounding_box()["y"] < page.viewport_size["height"]


def test_editing_one_explorer_leaves_the_other_alone(open_page):
    page = open_page(CHAPTER)
    first, second = page.locator("#explorer-trust"), page.locator("#explorer-trust-push")
    before, said = drawn(second), second.locator(".explorer-reading").text_content()
    open_editor(first)
    write(first, edited(EDIT))
    first.locator(".explorer-changed").wait_for()
    second.locator(".explorer-source > summary").click()
    second.locator(".explorer-listing").wait_for()
    assert drawn(second) == before and second.locator(".explorer-reading").text_content() == said
    assert not second.locator(".explorer-changed").is_visible()


def test_a_model_that_was_written_on_the_page_can_be_changed_too(open_page, watched):
    explorer = open_page("chapters/methods.html").locator("#explorer-members_bring_members")
    open_editor(explorer)
    code = explorer.evaluate("each => JSON.parse(each.querySelector('script').textContent).source.code")
    write(explorer, code.replace("range(25)", "range(13)").replace("0.5 * ceiling", "0.1 * ceiling"))
    explorer.locator(".explorer-changed").wait_for()
    write(explorer, code.replace("range(25)", "range(25"))
    told(explorer, "bracket ( that opens here")
    assert watched.complaints == []


def test_tab_leaves_the_editor(explorer):
    explorer.locator(".cm-content").focus()
    explorer.page.keyboard.press("Tab")
    assert explorer.page.evaluate("document.activeElement.name") == "reset-source"
    explorer.page.keyboard.press("Shift+Tab")
    assert "cm-content" in explorer.page.evaluate("document.activeElement.className")


def test_a_phone_shows_the_editor_without_scrolling_sideways(open_page):
    page = open_page(HOME, width=320, height=740)
    explorer = page.locator("#explorer-trust")
    open_editor(explorer)
    write(explorer, edited({LEVEL: "    return goood"}))
    told(explorer, "Do you mean")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for button in explorer.locator(".explorer-source button, .explorer-source summary").all():
        assert not button.is_visible() or button.bounding_box()["height"] >= 44


def test_it_works_from_a_disk(pages, watched):
    page = watched.page
    page.goto((pages / HOME).as_uri())
    explorer = page.locator("#explorer-trust")
    settle(explorer)
    open_editor(explorer)
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)
    assert watched.complaints == []


def test_a_part_that_cannot_be_loaded_is_told_and_asked_for_again(open_page):
    page = open_page(HOME)
    page.route("**/python.js", lambda route: route.abort())
    explorer = page.locator("#explorer-trust")
    explorer.locator(".explorer-source > summary").click()
    explorer.locator("button[name=source_change]").click()
    told(explorer, "could not be loaded")
    page.unroute("**/python.js")
    explorer.locator("button[name=source_change]").click()
    write(explorer, edited(EDIT))
    follows(explorer, EDIT)


def test_a_worker_that_dies_is_replaced_and_the_reader_is_told(open_page, watched):
    """The first worker of the page fails as one that crashes does: an event, and no answer."""
    watched.page.add_init_script("""
        const Native = Worker;
        let first = null;
        globalThis.Worker = class extends Native {
            postMessage(message) {
                first ??= this;
                this.asked = (this.asked ?? 0) + 1;
                if (this !== first || this.asked !== 2) return super.postMessage(message);
                this.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
            }
        };
    """)
    page = open_page("index.html")
    explorer = page.locator("#explorer-funnel")
    before = drawn(explorer)
    explorer.locator("button[value=mature]").click()
    told(explorer, "was started again")
    assert drawn(explorer) == before
    explorer.locator("button[value=discover_and_buy]").click()
    settle(explorer)
    assert drawn(explorer) != before and not explorer.locator(".explorer-trouble").is_visible()
    assert watched.complaints == []


def test_a_link_to_a_rule_waits_for_its_explorer(site, watched):
    """A click before the figure is live: the editor opens as soon as it is."""
    page = watched.page
    page.goto(f"{site}/chapters/live-streaming.html", wait_until="commit")
    page.evaluate("""new Promise((done) => new MutationObserver((_, observer) => {
        const links = document.querySelectorAll("a[data-rule]");
        const explorers = [...document.querySelectorAll("[data-explorer]")];
        const stateOf = (link) => document.querySelector(link.getAttribute("href"))?.dataset.state;
        const late = [...links].find((link) => stateOf(link) === "static");
        if (!late || !explorers.some((each) => each.dataset.state === "live")) return;
        observer.disconnect();
        late.click();
        done(late.dataset.rule);
    }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-state"] }))""")
    page.locator(".cm-content").wait_for()
    assert watched.complaints == []


IN_SIGHT = """([part, explorer]) => {
    const stage = explorer.querySelector(".explorer-stage");
    const covers = getComputedStyle(stage).position === "sticky" ? stage.getBoundingClientRect().bottom : 0;
    const { top, height } = part.getBoundingClientRect();
    return top >= covers - 1 && top + Math.min(height, 30) <= innerHeight;
}"""


def in_sight(part, explorer):
    """Wait until a part of an explorer, or its first line, can be seen and is not behind the figure."""
    part.wait_for()
    explorer.page.wait_for_function(IN_SIGHT, arg=[part.element_handle(), explorer.element_handle()])


@pytest.mark.parametrize(("width", "height"), [(375, 740), (1280, 800), (1440, 1000)])
def test_what_a_reader_is_led_to_is_not_behind_the_figure(open_page, width, height):
    page = open_page(CHAPTER, width=width, height=height)
    explorer = page.locator("#explorer-trust")
    link = page.locator("a[data-rule='trust:willing_share']").last
    for _ in ("the editor opens", "it is open"):
        link.scroll_into_view_if_needed()
        link.click()
        in_sight(explorer.locator(".cm-line", has_text="def willing_share"), explorer)
    write(explorer, edited({LEVEL: "    return goood"}))
    told(explorer, "Do you mean")
    explorer.locator("button[name=go-to-fault]").click()
    in_sight(explorer.locator(".cm-line", has_text="return goood"), explorer)
    explorer.locator("button[name=reset-source]").click()
    explorer.locator(".explorer-trouble").wait_for(state="hidden")
    explorer.locator(".explorer-source > summary").click()
    explorer.locator("button[name=guess]").click()
    explorer.locator("button[name=show]").click()
    in_sight(explorer.locator(".explorer-verdict"), explorer)
