"""The content-security policy: with it, nothing runs or loads that is not the site's; without it, the same would.

That the pages themselves keep to it, whatever is touched, is seen where they are read (test_reading.py, test_decks.py).
"""

import re

import pytest

from tests.book import PAGES
from tests.pages.tabs import ALL_LIVE, read, touch
from widgets.site.policy import POLICY, digest, inline_scripts, policy

PAGE = "chapters/models/trust.html"
TAG = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
ELSEWHERE = "http://elsewhere.example"
FETCH = f'fetch("{ELSEWHERE}/data.json", {{ mode: "no-cors" }})'
RUN = "document.documentElement.dataset.planted = 'ran'"
WORKER = """
    const text = `(async () => %s)().then(() => postMessage("ran"), () => postMessage("refused"))`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    worker.onmessage = ({ data }) => { document.documentElement.dataset.planted = data; };
"""

# What somebody might get into a page: markup at its end, or code at the end of one of the site's own scripts.
MARKUP = {
    "an inline script": f"<script>{RUN}</script>",
    "a handler": f'<img src="../../_static/card.png" alt="" onload="{RUN}">',
    "a script as an address": f'<script src="data:text/javascript,{RUN}"></script>',
    "a script of another host": f'<script src="{ELSEWHERE}/script.js"></script>',
    "a picture of another host": f'<img src="{ELSEWHERE}/picture.png" alt="">',
    "a stylesheet of another host": f'<link rel="stylesheet" href="{ELSEWHERE}/style.css">',
    "a page of another host in a frame": f'<iframe src="{ELSEWHERE}/page.html"></iframe>',
    "an object of another host": f'<object data="{ELSEWHERE}/page.html"></object>',
}
CODE = {
    "eval": f'eval("{RUN}");',
    "a function made of text": f'new Function("{RUN}")();',
    "a fetch from another host": f"{FETCH}.catch(() => {{}});",
    "a fetch from another host in a worker": WORKER % FETCH,
    "a script of another host in a worker": WORKER % f'importScripts("{ELSEWHERE}/script.js")',
    "eval in a worker": WORKER % 'eval("1")',
}
PLANTS = {**{name: (text, "") for name, text in MARKUP.items()}, **{name: ("", text) for name, text in CODE.items()}}
planted = pytest.mark.parametrize(("markup", "code"), PLANTS.values(), ids=PLANTS)

HAPPENED = f"""document.documentElement.dataset.planted === "ran"
    || performance.getEntriesByType("resource").some((each) => each.name.startsWith("{ELSEWHERE}"))"""
REFUSED = "document.documentElement.dataset.refused || document.documentElement.dataset.planted === 'refused'"
NOTE = """addEventListener("securitypolicyviolation", (event) => {
    document.documentElement.dataset.refused = event.effectiveDirective;
})"""


@pytest.fixture
def plant(page, pages, site):
    """Opens the page with something planted, with its policy or without. Returns what has reached the other host."""
    reached = []
    html = (pages / PAGE).read_text(encoding="utf-8")
    script = (pages / "_static" / "mode.js").read_text(encoding="utf-8")

    def elsewhere(route):
        reached.append(route.request.url)
        route.fulfill(content_type="text/javascript", body="")

    def go(markup, code, guarded):
        text = html if guarded else TAG.sub("", html)
        page.route(f"{ELSEWHERE}/**", elsewhere)
        page.route("**/mode.js", lambda route: route.fulfill(content_type="text/javascript", body=f"{script}\n{code}"))
        page.route(f"{site}/{PAGE}", lambda route: route.fulfill(
            content_type="text/html; charset=utf-8", body=text.replace("</body>", f"{markup}</body>")))
        page.add_init_script(NOTE)
        page.goto(f"{site}/{PAGE}")
        return reached

    return go


@planted
def test_what_is_planted_is_refused(plant, page, markup, code):
    reached = plant(markup, code, guarded=True)
    page.wait_for_function(REFUSED)
    page.wait_for_function(ALL_LIVE)
    assert page.evaluate("document.documentElement.dataset.planted") in (None, "refused") and reached == []


@planted
def test_without_the_policy_it_would_run(plant, page, markup, code):
    plant(markup, code, guarded=False)
    page.wait_for_function(HAPPENED)


def test_every_page_has_a_policy_before_it_loads_anything(pages):
    for path in pages.rglob("*.html"):
        if "_static" not in path.parts:
            head = path.read_text(encoding="utf-8")
            found = TAG.search(head)
            assert found, path
            assert not re.search(r"<(script|link|style|img)\b", head[:found.start()]), path


def test_a_policy_lets_no_text_run_but_what_it_names(pages):
    assert set(POLICY["script-src"].split()) == {"'self'", "'wasm-unsafe-eval'"}
    for path in pages.rglob("*.html"):
        for tag in TAG.findall(path.read_text(encoding="utf-8")):
            assert policy("") in re.sub(r" 'sha256-[\w+/]{43}='", "", tag), path


def test_scripts_of_a_notebook_are_named_but_not_data_nor_files():
    one, two = "if (1 < 2) one();", "\ntwo('</p>');\n"
    text = (f'<script src="a.js"></script><script type="application/json">{{}}</script><p>x</p><script>{one}</script>'
            f"<SCRIPT type='application/javascript'>{two}</SCRIPT>")
    assert inline_scripts(text) == [one, two]
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest(one)}' 'sha256-{digest(two)}';" in policy(text)


def test_opened_from_a_disk_a_page_is_quiet_whatever_is_touched(pages, watched):
    read(watched.page, (pages / PAGE).as_uri())
    assert touch(watched.page) > 50
    assert watched.complaints == [] and watched.foreign == []


def test_the_search_is_quiet(site, watched):
    page = watched.page
    read(page, f"{site}/{PAGES[0]}")
    page.keyboard.press("ControlOrMeta+k")
    page.keyboard.type("trust")
    page.keyboard.press("Enter")
    page.locator("#search-results li").first.wait_for()
    assert page.evaluate("document.activeElement.value") == "trust"
    page.locator("#search-results li p").first.wait_for()            # an extract, fetched from the page that was found
    assert watched.complaints == [] and watched.foreign == []
