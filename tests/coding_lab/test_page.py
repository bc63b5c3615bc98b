"""The lab on a page without a kernel: coding, guessing, comparing, recoding, taking the codes away."""

import json
import re
import threading
from types import SimpleNamespace

import pytest

from tests.axe import serious
from tests.book import ROOT
from widgets.coding_lab import WORDS, agreement, codes, read_codes, segments
from widgets.coding_lab.paper import paper
from widgets.site import explorers, serve

BOOK = segments()
IDS = list(codes()["id"])
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lab</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="coding-lab.css">
<script defer src="coding-lab.js"></script></head><body><main><h1>A lab</h1>{lab}</main></body></html>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a page that holds nothing but the lab."""
    folder = tmp_path_factory.mktemp("lab")
    explorers.bundle_lab(ROOT, folder)
    (folder / "index.html").write_text(PAGE.format(lab=paper("coding-lab", WORDS)), encoding="utf-8")
    server = serve.server(folder=folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lab(page, address):
    """The lab, live, on a watched page: complaints of its console and requests to others are collected."""
    heard = SimpleNamespace(complaints=[], foreign=[])
    page.on("console", lambda message: heard.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "blob:")) else
            heard.foreign.append(request.url))
    page.goto(address)
    yield live(page)
    assert heard.complaints == [] and heard.foreign == []


def live(page):
    found = page.locator("[data-coding-lab][data-state=live]")
    found.wait_for()
    return found


def press(lab, name):
    lab.locator(f"button[name={name}]").click()


def code(lab, given):
    """Code segments from the first on; `given` are the codes."""
    for number, each in enumerate(given):
        lab.locator(f"button[name=code][value={each}]").click()
        if number < len(BOOK) - 1:
            press(lab, "next")


def coded(lab, given):
    """Open the lab as it is after coding: what `code` does, at once (`test_the_page_keeps_what_the_code_says`)."""
    entries = [{"segment": segment, "own": "", "code": each} for segment, each in zip(BOOK["id"], given, strict=True)]
    state = {"stage": "coding", "at": len(BOOK) - 1, "guess": None, "rounds": [entries]}
    lab.page.evaluate("text => localStorage.setItem('coding-lab:coding-lab', text)", json.dumps(state))
    lab.page.reload()
    live(lab.page)


def compare(lab, guess):
    press(lab, "compare")
    lab.locator("input[name=guess]").fill(str(guess))
    press(lab, "guessed")
    lab.get_by_text("Where you differ").wait_for()


def mostly_like_the_book():
    """Six disagreements: three defensible ones, among them drivers for channel, and three others."""
    given = list(BOOK["code"])
    for place in (0, 3, 8):
        given[place] = BOOK["second"][place]
    for place in (12, 15, 19):
        given[place] = next(each for each in IDS if each not in (BOOK["code"][place], BOOK["second"][place]))
    return given


def exported(lab, folder):
    with lab.page.expect_download() as download:
        press(lab, "download")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return read_codes(file)


def shown(lab):
    return re.sub(r"\s+", " ", lab.inner_text())


# ------------------------------------------------------------------------------- coding

def test_one_segment_at_a_time_with_translation(lab):
    for number in (0, 1):
        text = shown(lab)
        assert BOOK["zh"][number] in text and BOOK["en"][number] in text
        assert f"Segment {number + 1} of {len(BOOK)}" in text
        assert not any(BOOK["zh"][other] in text for other in range(len(BOOK)) if other != number)
        press(lab, "next")
    press(lab, "previous")
    assert BOOK["zh"][1] in shown(lab)


def test_the_books_reading_is_not_seen_before_the_reader_has_coded_and_guessed(lab):
    secrets = [*BOOK["ambiguity"], "The book’s reading:"]
    code(lab, BOOK["code"])
    assert not any(secret in shown(lab) for secret in secrets)
    press(lab, "compare")
    assert not any(secret in shown(lab) for secret in secrets)
    lab.locator("input[name=guess]").fill("20")
    press(lab, "guessed")
    assert "You guessed 20: fewer than you agree on." in shown(lab)


def test_a_few_segments_are_not_compared(lab):
    compare_button = lab.locator("button[name=compare]")
    code(lab, BOOK["code"][:9])
    assert not compare_button.is_visible() and "once 10 segments are coded" in shown(lab)
    lab.locator("button[name=code]").first.click()
    assert compare_button.is_visible()


def test_the_keyboard_alone_is_enough(lab):
    page = lab.page
    lab.locator("button[name=code]").first.focus()
    for number in range(len(BOOK)):
        page.keyboard.press(str(number % 6 + 1))
        page.keyboard.press("ArrowRight")
    assert f"Coded: {len(BOOK)}." in shown(lab)
    seen = []
    while (seen or [""])[-1] != "compare" and len(seen) < 20:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name"))
    assert "own" in seen and seen[-1] == "compare"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    lab.get_by_text("You guessed 7").wait_for()
    assert page.evaluate("document.activeElement.className") == "lab-heading", "reading goes on at the results"


def test_digits_in_the_readers_own_word_choose_no_code(lab):
    own = lab.locator("input[name=own]")
    assert own.is_disabled() and "Choose a code first." in shown(lab)
    lab.locator("button[name=code][value=value]").click()
    own.fill("web 4.0 ")
    own.press("3")
    own.press("Tab")
    assert own.input_value() == "web 4.0 3"
    assert lab.locator("button[aria-pressed=true]").get_attribute("value") == "value"
    press(lab, "next")
    assert own.input_value() == "" and lab.locator("datalist option").get_attribute("value") == "web 4.0 3"


def test_it_is_all_there_after_a_reload(lab):
    code(lab, BOOK["code"][:4])
    seen = [lab.locator(".lab-progress-text").inner_text(), lab.locator(".lab-segment").inner_text()]
    lab.page.reload()
    live(lab.page)
    assert [lab.locator(".lab-progress-text").inner_text(), lab.locator(".lab-segment").inner_text()] == seen
    assert "Segment 5 of" in seen[0]
    press(lab, "previous")
    assert lab.locator("button[aria-pressed=true]").get_attribute("value") == BOOK["code"][3]


def test_start_again_asks_first(lab):
    assert not lab.locator("button[name=restart]").is_visible(), "nothing to delete yet"
    code(lab, BOOK["code"][:3])
    press(lab, "restart")
    assert lab.page.evaluate("document.activeElement.name") == "keep"
    press(lab, "keep")
    assert "Coded: 3." in shown(lab)
    press(lab, "restart")
    press(lab, "delete")
    assert lab.page.evaluate("document.activeElement.className") == "lab-heading"
    assert "Coded: 0." in shown(lab) and "Segment 1 of" in shown(lab)
    lab.page.reload()
    assert "Coded: 0." in shown(live(lab.page))


@pytest.mark.parametrize("typed", ["", "many", "25", "-1", "3.5"])
def test_a_guess_that_is_none_is_refused_in_words(lab, typed):
    coded(lab, BOOK["code"])
    press(lab, "compare")
    lab.locator("input[name=guess]").fill(typed)
    press(lab, "guessed")
    assert lab.locator("[role=alert]:visible").inner_text() == "Type a whole number from 0 to 24."
    assert "Where you differ" not in shown(lab)


# ------------------------------------------------------------------------------- results

def test_agreement_and_kappa_are_what_python_computes(lab, tmp_path):
    coded(lab, mostly_like_the_book())
    compare(lab, 18)
    found = agreement(exported(lab, tmp_path))
    text = shown(lab)
    assert "agree on 18 of 24 segments: 75%. You guessed 18, which is right." in text
    assert f"Cohen’s kappa is {found.estimate:.2f}" in text
    assert f"interval runs from {found.low:.2f} to {found.high:.2f}" in text
    rows = lab.locator(".lab-live-part table tbody tr").all()
    counts = [[int(cell) for cell in row.locator("td").all_inner_texts()] for row in rows]
    pairs = list(zip(mostly_like_the_book(), BOOK["code"], strict=True))
    assert counts == [[pairs.count((row, column)) for column in IDS] for row in IDS]


def test_every_disagreement_is_explained(lab):
    given = mostly_like_the_book()
    coded(lab, given)
    compare(lab, 12)
    disputes = lab.locator(".lab-disputes li").all_inner_texts()
    expected = [number for number in range(len(BOOK)) if given[number] != BOOK["code"][number]]
    assert len(disputes) == len(expected) == 6
    for text, number in zip(disputes, expected, strict=True):
        assert BOOK["zh"][number] in text and BOOK["ambiguity"][number] in text
        assert ("which the book calls defensible" in text) == (given[number] == BOOK["second"][number])
    between = sum({given[number], BOOK["code"][number]} == {"drivers", "channel"} for number in expected)
    assert between >= 1
    assert f"6 segments, {between} of them between drivers and channel. In 3 of them" in shown(lab)


def test_merged_codes_agree_at_least_as_often(lab):
    coded(lab, mostly_like_the_book())
    compare(lab, 12)
    agreed = []
    for way in ("all", "pair", "top"):
        lab.locator("select[name=grouping]").select_option(way)
        agreed.append(int(re.search(r"agree on (\d+) of 24", shown(lab)).group(1)))
    assert agreed[0] < agreed[1] and agreed[0] <= agreed[2]
    assert lab.locator(".lab-live-part table tbody tr").count() == 2


def test_the_paradox_keeps_agreement_and_lowers_kappa(lab):
    coded(lab, mostly_like_the_book())
    compare(lab, 12)
    slider = lab.locator("input[name=moved]")
    slider.focus()
    kappas = []
    for _ in range(int(slider.get_attribute("max"))):
        lab.page.keyboard.press("ArrowRight")
        text = lab.locator(".lab-reading").first.inner_text()
        assert "agreement is 75% as before" in text
        kappas.append(float(re.search(r"to (-?[\d.]+)\.$", text).group(1)))
    assert kappas == sorted(kappas, reverse=True) and kappas[-1] < kappas[0] - 0.3


def test_full_agreement_has_no_paradox(lab):
    coded(lab, BOOK["code"])
    compare(lab, 24)
    text = shown(lab)
    assert "Cohen’s kappa is 1" in text and "kappa stays 1 whatever the text" in text
    assert "every segment has the same code" in text and lab.locator("input[name=moved]").count() == 0


def test_saturation_follows_the_codes_and_the_order(lab):
    """Ten segments; own words for the last four, two of them new and one used twice."""
    words = ["", "", "", "", "", "", "trust", "taste", "trust", "speed"]
    for each, own in zip(BOOK["code"][:len(words)], words, strict=True):
        lab.locator(f"button[name=code][value={each}]").click()
        lab.locator("input[name=own]").fill(own)
        press(lab, "next")
    compare(lab, 5)
    status = lab.locator(".lab-reading").last
    assert status.inner_text().startswith("3 different codes in 4 segments. The last new one came with segment 4 ")
    assert "is 2/4, or 50%." in status.inner_text()
    lab.locator("select[name=kind]").select_option("ready")
    given = list(BOOK["code"][:10])
    once = sum(given.count(each) == 1 for each in given)
    assert f"{len(set(given))} different codes in 10 segments" in status.inner_text()
    assert f"is {once}/10, or {once / 10:.0%}." in status.inner_text()
    chart = lab.locator(".lab-chart .lab-line-main").last
    drawn = {chart.get_attribute("d")}
    lab.locator("select[name=order]").select_option("shuffled")
    drawn.add(chart.get_attribute("d"))
    press(lab, "shuffle")
    drawn.add(chart.get_attribute("d"))
    assert len(drawn) == 3


def test_a_second_round_stands_beside_the_first(lab, tmp_path):
    given = mostly_like_the_book()
    coded(lab, given)
    compare(lab, 12)
    press(lab, "recode")
    assert BOOK["ambiguity"][0] in shown(lab), "after the comparison the doubt may be known"
    assert lab.locator("button[aria-pressed=true]").get_attribute("value") == given[0]
    lab.locator(f"button[name=code][value={BOOK['code'][0]}]").click()
    press(lab, "compare")
    rows = [row.split("\t") for row in lab.locator("table").first.locator("tbody tr").all_inner_texts()]
    frame = exported(lab, tmp_path)
    for row, number in zip(rows, (1, 2), strict=True):
        found = agreement(frame, in_round=number)
        assert row == [str(number), f"{17 + number} of 24 ({(17 + number) / 24:.0%})", f"{found.estimate:.2f}",
                       f"{found.low:.2f} to {found.high:.2f}"]
    assert list(frame[frame["round"] == 1]["code"]) == given
    lab.locator("select[name=round]").select_option("1")
    assert "agree on 18 of 24" in shown(lab) and "You guessed 12" in shown(lab)


# ------------------------------------------------------------------------------- taking the codes away

def test_the_export_keeps_the_order_of_coding(lab, tmp_path):
    press(lab, "next")
    code(lab, BOOK["second"][1:12])
    press(lab, "previous")
    compare(lab, 3)
    frame = exported(lab, tmp_path)
    assert list(frame["order"]) == list(range(1, 12))
    assert list(frame["segment"]) == list(BOOK["id"][1:12]) and list(frame["code"]) == list(BOOK["second"][1:12])


def test_the_codes_are_copied_as_text(lab):
    coded(lab, BOOK["code"])
    compare(lab, 24)
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(lab, "copy")
    lab.get_by_text("Copied.").wait_for()
    lines = lab.page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == f"1. Section abstract, round 1: Channel. Book: Channel. {BOOK['zh'][0]}"
    assert len(lines) == 25 and lines[-1] == WORDS["citation"]


def test_where_copying_is_refused_the_text_is_shown(lab):
    coded(lab, BOOK["code"])
    compare(lab, 24)
    lab.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    press(lab, "copy")
    assert "1. Section abstract, round 1: Channel." in lab.locator("textarea").input_value()
    assert "copy it yourself" in shown(lab)


# ------------------------------------------------------------------------------- every reader

def stages(lab):
    """Bring the lab to each of its stages in turn."""
    yield "start"
    coded(lab, mostly_like_the_book())
    yield "coded"
    press(lab, "compare")
    press(lab, "guessed")
    yield "guess refused"
    lab.locator("input[name=guess]").fill("9")
    press(lab, "guessed")
    press(lab, "restart")
    yield "results"
    press(lab, "keep")
    press(lab, "recode")
    yield "recoding"
    press(lab, "compare")
    yield "both rounds"


@pytest.mark.parametrize("width", [320, 768])
def test_no_stage_scrolls_sideways_or_has_small_targets(lab, width):
    lab.page.set_viewport_size({"width": width, "height": 740})
    for stage in stages(lab):
        assert lab.page.evaluate("document.documentElement.scrollWidth") <= width, stage
        boxes = [each.bounding_box() for each in lab.locator("button:visible, select:visible, input:visible").all()]
        assert all(box["height"] >= 44 and box["x"] + box["width"] <= width for box in boxes), stage


def test_axe_finds_nothing_serious_in_any_stage(lab):
    for stage in stages(lab):
        lab.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
        assert serious(lab.page) == [], stage


def test_a_browser_that_keeps_nothing_says_so(page, address):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page.goto(address)
    lab = live(page)
    code(lab, BOOK["code"][:3])
    assert "Coded: 3." in shown(lab) and "keeps nothing" in shown(lab)


def test_a_damaged_memory_does_no_harm(page, address):
    page.goto(address)
    page.evaluate("localStorage.setItem('coding-lab:coding-lab', '{\"rounds\": 7}')")
    page.reload()
    assert "Coded: 0." in shown(live(page))


def test_without_scripts_the_segments_are_a_sheet(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    text = page.locator("[data-coding-lab]").inner_text()
    assert all(excerpt in text for excerpt in BOOK["zh"]) and "Your code" in text and "CC BY 4.0" in text
    assert BOOK["ambiguity"][0] not in text
    context.close()


def test_on_paper_the_sheet_takes_the_labs_place(lab):
    sheet, controls = lab.locator(".lab-paper"), lab.locator(".lab-live-part")
    assert not sheet.is_visible() and controls.is_visible()
    lab.page.emulate_media(media="print")
    assert sheet.is_visible() and not controls.is_visible()


def test_the_page_keeps_what_the_code_says(lab):
    """What stands in the browser's memory is the state that Python reads."""
    code(lab, ["value"])
    kept = json.loads(lab.page.evaluate("localStorage.getItem('coding-lab:coding-lab')"))
    assert kept == {"stage": "coding", "at": 1, "guess": None,
                    "rounds": [[{"segment": BOOK["id"][0], "own": "", "code": "value"}]]}
