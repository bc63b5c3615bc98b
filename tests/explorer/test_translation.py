"""In another language: every word comes from the catalogue, there is room for long and for Chinese text."""

import re

import pytest

from tests.pages.tabs import ALL_LIVE

from . import stand

MODELS = ("trust", "ritual", "mechanism")      # with a map and without a course to draw; the most outcomes
PLACES = r"(\{[^}]*\})"


def longer(text):
    """The text in brackets and two fifths longer, its places as they were."""
    filling = " ".join("lengthened" for _ in range(1 + int(0.4 * len(text)) // 11)) if len(text) > 6 else "xx"
    return f"⟦{text} {filling}⟧" if text else ""


def chinese(text):
    """Chinese of the usual length, about half of the English one, with the places of the text."""
    if not text:
        return ""
    places = re.findall(PLACES, text)
    run = "信任关系在社群之中慢慢形成，商业化则会改变它" * 9
    return f"⟦{run[:max(2, len(re.sub(PLACES, '', text)) // 2)]}{'、'.join(places)}⟧"


LANGUAGES = {"longer": longer, "Chinese": chinese}
TEXTS = {"parameters": ("label", "unit"), "presets": ("label", "sentence"), "axes": ("title", "across"),
         "artists": ("label",)}


def translated(entry, say):
    """The entry with every text that a reader may meet in another language."""
    told = entry["description"]
    for name in ("title", "caption"):
        told[name] = say(told[name])
    for name in ("words", "refusals", "sentences"):
        told[name] = {key: say(text) for key, text in told[name].items()}
    told["outcomes"] = {key: {part: say(text) for part, text in each.items()} for key, each in told["outcomes"].items()}
    if told["map"]:
        told["map"] |= {name: say(told["map"][name]) for name in ("label", "note", "line")}
    for group in [(told["parameters"], "parameters"), (told["presets"], "presets"),
                  *((figure[name], name) for figure in told["figures"].values() for name in ("axes", "artists"))]:
        for item in group[0]:
            item |= {name: say(item[name]) for name in TEXTS[group[1]] if name in item}
    return entry


@pytest.fixture(scope="module", params=LANGUAGES)
def abroad(request, browser, tmp_path_factory):
    """A narrow page of explorers in another language."""
    folder = tmp_path_factory.mktemp("abroad")
    address = stand.write(folder, [translated(stand.entry(model), LANGUAGES[request.param]) for model in MODELS])
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(ALL_LIVE)
    yield page
    context.close()


def words_seen(page):
    """Every text of an explorer that is seen or read out, apart from the figure's own and the Chinese terms."""
    return page.evaluate("""() => {
      const said = [];
      for (const root of document.querySelectorAll('.explorer')) {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const holder = walk.currentNode.parentElement;
          if (!holder.closest('svg, .explorer-zh, textarea') && holder.checkVisibility({ visibilityProperty: true })) {
            said.push(walk.currentNode.data);
          }
        }
        for (const each of root.querySelectorAll('[aria-label], [aria-valuetext]')) {
          said.push(each.getAttribute('aria-label') ?? '', each.getAttribute('aria-valuetext') ?? '');
        }
      }
      return said;
    }""")


def untranslated(text):
    """What of a text does not come from the catalogue: brackets go with what they hold, from the innermost on."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return re.sub(r"\b[ABC]\b", "", text)           # the names of pinned runs


def too_wide(page):
    """What sticks out of the page or is cut, the row of presets apart, which a finger moves."""
    return page.evaluate("""() => {
      const apart = '.explorer-presets, .explorer-description, svg';
      const wide = [...document.querySelectorAll('.explorer *')].filter(each => !each.closest(apart)
        && each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1);
      if (document.documentElement.scrollWidth > innerWidth) wide.push(document.documentElement);
      return wide.map(each => each.outerHTML.slice(0, 150));
    }""")


def check(page):
    seen = words_seen(page)
    assert len(seen) > 50
    assert [text for text in seen if re.search(r"[^\W\d_]", untranslated(text))] == []
    assert [text for text in seen if re.search(r"[{}]|undefined|null|NaN", text)] == []
    assert too_wide(page) == []


def each_explorer(page, selector, action):
    for explorer in page.locator(".explorer").all():
        for found in explorer.locator(selector).all():
            action(found)


def test_every_word_is_translated_and_finds_room(abroad):
    check(abroad)
    each_explorer(abroad, "details > summary", lambda each: each.click())
    abroad.locator(".explorer-map-here").filter(has_text="⟦").first.wait_for()
    each_explorer(abroad, "button[name=pin]", lambda each: each.click())
    each_explorer(abroad, "button[name=preset] >> nth=2", lambda each: each.click())
    check(abroad)
    each_explorer(abroad, "button[name=guess]", lambda each: each.click())
    check(abroad)
    each_explorer(abroad, "input[type=radio] >> nth=0", lambda each: each.check())
    each_explorer(abroad, "svg[role=application]", lambda each: each.press("ArrowUp") or each.press("ArrowRight"))
    check(abroad)
    each_explorer(abroad, "button[name=show]", lambda each: each.click())
    check(abroad)
    each_explorer(abroad, "input.explorer-typed >> nth=0", lambda each: each.fill("much") or each.press("Tab"))
    check(abroad)
