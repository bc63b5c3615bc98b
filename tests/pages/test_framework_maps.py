"""The map of a framework in a browser: its links lie over the layout shown and lead to where a box is taught."""
import pytest

from widgets.frameworks import load_framework
from widgets.frameworks.links import main_constructs
from widgets.frameworks.loading import framework_names

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
HEADER = ".bd-header-article"


@pytest.fixture(params=framework_names())
def framework(request):
    return load_framework(request.param)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_links_of_one_layout_lie_over_the_image(open_page, framework, viewport):
    page = open_page(f"chapters/{framework.name}.html", **viewport)
    links = page.locator(".map-frame a:visible")
    names = [link.get_attribute("aria-label") for link in links.all()]
    assert names == [row["en"] for row in main_constructs(framework)]
    image = page.locator(".map-frame img").bounding_box()
    drawn = 340 if viewport is PHONE else 720
    assert image["width"] <= drawn + 1
    for link in links.all():
        box = link.bounding_box()
        assert image["x"] <= box["x"] and box["x"] + box["width"] <= image["x"] + image["width"]
        assert image["y"] <= box["y"] and box["y"] + box["height"] <= image["y"] + image["height"]
        assert box["height"] >= 44 and box["width"] >= 44


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_box_leads_by_keyboard_to_its_term_below_the_header(open_page, framework, viewport):
    page = open_page(f"chapters/{framework.name}.html", **viewport)
    for number, row in enumerate(main_constructs(framework)):
        page.locator(".map-frame a:visible").nth(number).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == f"#term-{row['id']}"
        term = page.locator("dfn:target")
        term.wait_for()
        page.wait_for_function("header => document.querySelector('dfn:target').getBoundingClientRect().top"
                               " >= document.querySelector(header).getBoundingClientRect().bottom", arg=HEADER)
        assert term.bounding_box()["y"] < viewport["height"]


def test_a_box_in_focus_is_seen_to_be(open_page, framework):
    page = open_page(f"chapters/{framework.name}.html", **WIDE)
    page.locator(".map-frame a:visible").nth(0).focus()
    page.keyboard.press("Tab")
    outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert page.evaluate("document.activeElement.matches('.map-frame a')") and outlined == "solid"
