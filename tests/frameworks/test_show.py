"""The map on a page: links over its boxes in both layouts, and the same in words."""
import re
from html import unescape

import pytest

from tests.frameworks.synthetic import SHAPES
from widgets.frameworks import framework_alt, load_framework, show_map
from widgets.frameworks.links import all_links, main_constructs, map_links
from widgets.frameworks.loading import framework_names
from widgets.frameworks.narrow import NarrowMap

LINK = re.compile(r'<a href="#term-([^"]+)" aria-label="([^"]+)" style="position: absolute; '
                  r'left: ([\d.]+)%; top: ([\d.]+)%; width: ([\d.]+)%; height: ([\d.]+)%"></a>')


@pytest.fixture(scope="module", params=[*framework_names(), *SHAPES])
def paper(request):
    return SHAPES[request.param] if request.param in SHAPES else load_framework(request.param)


@pytest.fixture(scope="module")
def html(paper):
    return show_map(paper)._repr_html_()


def layouts(html):
    """The links of the wide and of the narrow layout, as (construct, name, left, top, width, height in %)."""
    frame = html[html.index('<div class="map-links">'):html.index("<figcaption>")]
    wide, narrow = frame.split('<div class="map-links-narrow" hidden>')
    return [[(*found[:2], *map(float, found[2:])) for found in LINK.findall(part)] for part in (wide, narrow)]


def test_every_box_is_a_named_link_in_both_layouts(paper, html):
    expected = [(row["id"], row["en"]) for row in main_constructs(paper)]
    for links in layouts(html):
        assert [(construct, unescape(name)) for construct, name, *_ in links] == expected


def test_links_lie_on_their_boxes_and_not_on_each_other(html):
    for links in layouts(html):
        for number, (_, _, left, top, width, height) in enumerate(links):
            assert 0 <= left <= left + width <= 100 and 0 <= top <= top + height <= 100
            for _, _, x, y, other_width, other_height in links[:number]:
                assert (x + other_width <= left or left + width <= x or y + other_height <= top or top + height <= y)


def test_links_are_high_enough_for_a_finger(paper):
    """On a phone of 360 pixels the narrow map is about 311 pixels wide."""
    drawn = NarrowMap(paper)
    drawn.place()
    assert min(box.height for box in drawn.boxes.values()) * 311 / drawn.width >= 44


def test_words_hold_every_box_and_every_line(paper, html):
    words = html[html.index("<details"):]
    for row in main_constructs(paper):
        assert words.count(f'<a href="#term-{row["id"]}">') == 1
    assert words.count("<i>") == len(all_links(paper))
    assert words.count("(implied)") == sum(link.voice == "implies" for link in all_links(paper))
    assert words.count("(our assumption)") == sum(link.voice == "ours" for link in all_links(paper))


def test_the_plain_text_is_the_alternative_text(paper, html):
    assert repr(show_map(paper)) == framework_alt(paper)
    assert f'alt="{framework_alt(paper)}"' in unescape(html)


def test_the_caption_names_the_paper_and_what_is_left_out(paper, html):
    caption = html[html.index("<figcaption>"):html.index("</figcaption>")]
    assert f"The framework of {paper.citation}, " in unescape(caption)
    left_out = len(all_links(paper)) - len(map_links(paper))
    assert (f"Left out here are {left_out} of" in caption) == (left_out > 0)
