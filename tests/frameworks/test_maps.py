"""The map shows every main construct and its claims, whatever shape a framework has, and everything has its place."""
import itertools
import warnings

import matplotlib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch, PathPatch

from tests.frameworks.synthetic import SHAPES, framework, frameworks
from widgets.frameworks import framework_alt, framework_map, load_framework
from widgets.frameworks.links import MOST, SENSES, STRENGTHS, main_constructs, main_parent, map_links
from widgets.frameworks.loading import framework_names
from widgets.frameworks.narrow import NarrowMap
from widgets.frameworks.routing import lanes, routes
from widgets.frameworks.wide import WideMap, apart
from widgets.frameworks.words import ReaderText, families, text_width, wrapped


@pytest.fixture(scope="module", params=[*framework_names(), *SHAPES])
def paper(request):
    return SHAPES[request.param] if request.param in SHAPES else load_framework(request.param)


@pytest.fixture(scope="module", params=[False, True], ids=["wide", "narrow"])
def drawn(request, paper):
    """A map that has been drawn, so that everything can be measured."""
    figure = framework_map(paper, narrow=request.param)
    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        canvas.draw()
    return figure


def boxes(figure):
    """Construct id -> extent of its box."""
    return {patch.get_gid().removeprefix("construct-"): patch.get_window_extent()
            for patch in figure.axes[0].patches if isinstance(patch, FancyBboxPatch) and patch.get_gid()}


def texts(figure):
    """All text of the map."""
    return [artist for artist in figure.axes[0].get_children() if isinstance(artist, ReaderText) and artist.get_text()]


def lines(figure):
    """The lines between boxes."""
    return [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch) and patch.get_gid()]


def holds(outer, inner):
    """Whether one extent lies within another."""
    return (outer.x0 <= inner.x0 and inner.x1 <= outer.x1) and (outer.y0 <= inner.y0 and inner.y1 <= outer.y1)


@pytest.mark.parametrize(("narrow", "width"), [(False, 720), (True, 340)], ids=["wide", "narrow"])
def test_each_layout_has_its_width(paper, narrow, width):
    assert framework_map(paper, narrow=narrow).get_figwidth() * 72 == pytest.approx(width)


def test_every_main_construct_is_drawn(drawn, paper):
    main = main_constructs(paper)
    assert set(boxes(drawn)) == {row["id"] for row in main}
    shown = "".join(text.get_text().replace(" ", "") for text in texts(drawn))
    for row in main:
        assert row["en"].replace(" ", "") in shown
        assert row["zh"].replace(" ", "") in shown
        assert row["section"] in (shown if row["section"] != "abstract" else "abstract")


def test_every_layer_is_named(drawn, paper):
    shown = "".join(text.get_text().replace(" ", "") for text in texts(drawn))
    for _, layer in paper.layers.iterrows():
        assert layer["name"].replace(" ", "") in shown and layer["zh"].replace(" ", "") in shown


def test_every_link_is_drawn_once(drawn, paper):
    shown = [line.get_gid() for line in lines(drawn)]
    assert sorted(shown) == sorted("claim-" + "-and-".join(link.claims) for link in map_links(paper))


def test_boxes_do_not_overlap(drawn):
    for (one, first), (other, second) in itertools.combinations(boxes(drawn).items(), 2):
        assert not first.overlaps(second), f"{one} and {other}"


def test_text_keeps_inside_its_box_and_the_figure(drawn):
    frame = drawn.bbox
    extents = boxes(drawn)
    for text in texts(drawn):
        extent = text.get_window_extent()
        assert holds(frame, extent), f"{text.get_text()!r} leaves the figure"
        for construct, box in extents.items():
            if box.overlaps(extent):
                assert holds(box, extent), f"{text.get_text()!r} leaves {construct}"


def test_texts_do_not_overlap(drawn):
    placed = [(text.get_text(), text.get_window_extent().padded(-1.5)) for text in texts(drawn)]
    for (one, first), (other, second) in itertools.combinations(placed, 2):
        assert not first.overlaps(second), f"{one!r} and {other!r}"


def test_text_is_large_enough(drawn):
    assert min(text.get_fontsize() for text in texts(drawn)) >= 11


def test_a_map_stays_calm(drawn, paper):
    """However many claims there are, the lines can be followed and the boxes are no narrower than a name."""
    assert len(lines(drawn)) <= MOST
    assert min(box.width for box in boxes(drawn).values()) >= 130


# ------------------------------------------------------------------------------ lines

def points_on(path):
    """Points along a path, close together."""
    flat = np.vstack(path.interpolated(1).to_polygons(closed_only=False))
    return np.vstack([np.linspace(a, b, 40) for a, b in itertools.pairwise(flat)])


def check_lines(drawn):
    """Every line runs from edge to edge, past all boxes and within the figure."""
    drawn.height = drawn.place()
    for link in drawn.links:
        points = points_on(drawn.path(link))
        assert (points >= 0).all() and (points <= [drawn.width, drawn.height]).all(), f"{link} leaves the figure"
        for construct, box in drawn.boxes.items():
            near = -1 if construct in (link.source, link.target) else 2       # it ends at the edges of its own boxes
            inside = ((points > [box.left - near, box.top - near])
                      & (points < [box.right + near, box.bottom + near])).all(axis=1)
            assert not inside.any(), f"{link} runs through {construct}"
        for name, point in ((link.source, points[0]), (link.target, points[-1])):
            box = drawn.boxes[name]
            assert box.left - 1e-6 <= point[0] <= box.right + 1e-6 and box.top - 1e-6 <= point[1] <= box.bottom + 1e-6
            assert min(abs(point - [box.left, box.top]).min(), abs(point - [box.right, box.bottom]).min()) < 1e-6


@pytest.mark.parametrize("layout", [WideMap, NarrowMap])
def test_lines_pass_no_box_and_stay_inside(paper, layout):
    check_lines(layout(paper))


@given(frameworks())
def test_lines_of_any_wide_map_pass_no_box(paper):
    check_lines(WideMap(paper))


@given(frameworks())
def test_lines_of_any_narrow_map_pass_no_box(paper):
    check_lines(NarrowMap(paper))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=9).map(sorted), st.floats(0, 40))
def test_places_are_kept_apart_in_order_and_within(wanted, least):
    places = apart(wanted, least, 10.0, 90.0)
    room = min(least, 80.0 / max(len(wanted) - 1, 1))
    assert (np.diff(places) >= room - 1e-6).all()
    assert places[0] >= 10 - 1e-6 and places[-1] <= 90 + 1e-6


def test_places_that_are_apart_stay():
    assert apart([20, 50, 80], 10.0, 0.0, 100.0) == pytest.approx([20, 50, 80])


@given(st.dictionaries(st.integers(), st.tuples(*[st.integers(0, 9)] * 2).map(sorted).map(tuple), max_size=12))
def test_no_line_lies_on_another(spans):
    taken = lanes(spans)
    for one, other in itertools.combinations(spans, 2):
        if taken[one] == taken[other]:
            assert spans[one][1] <= spans[other][0] or spans[other][1] <= spans[one][0]


def test_lines_take_the_near_gap_and_share_the_load():
    sizes = [2, 2, 2]
    assert routes({"straight": ((0, 0), (2, 0))}, sizes)["straight"] in ((0,), (1,))
    assert routes({"across": ((0, 0), (2, 1))}, sizes) == {"across": (1,)}
    same = routes({number: ((0, 0), (2, 0)) for number in range(6)}, sizes)
    assert set(same.values()) == {(0,), (1,)}


# ------------------------------------------------------------------------------ what a line stands for

def test_a_link_stands_for_the_claims_of_one_sense_between_two_boxes(paper):
    constructs = {row["id"]: row for _, row in paper.constructs.iterrows()}
    claims = {claim["id"]: claim for _, claim in paper.claims.iterrows()}
    for link in map_links(paper):
        meant = [claims[name] for name in link.claims]
        assert {main_parent(claim["source"], constructs) for claim in meant} == {link.source}
        assert {main_parent(claim["target"], constructs) for claim in meant} == {link.target}
        assert len({SENSES.get(claim["kind"], claim["kind"]) for claim in meant}) == 1
        assert any(claim["kind"] == link.kind and claim["voice"] == link.voice for claim in meant)
        assert link.voice == min((claim["voice"] for claim in meant), key=STRENGTHS.index)


def test_no_claim_is_lost_where_links_are_few(paper):
    constructs = {row["id"]: row for _, row in paper.constructs.iterrows()}
    between = set()
    for _, claim in paper.claims.iterrows():
        ends = [main_parent(claim[end], constructs) for end in ("source", "target")]
        if all(ends) and ends[0] != ends[1]:
            between.add(claim["id"])
    drawn = [claim for link in map_links(paper) for claim in link.claims]
    assert len(drawn) == len(set(drawn)) and set(drawn) <= between
    assert set(drawn) == between or len(map_links(paper)) == MOST


def test_where_links_are_many_the_papers_own_stay():
    claims = [(a, b, "enables", voice, False) for voice, boxes in (("ours", range(0, 6)), ("states", range(6, 12)))
              for a, b in itertools.permutations(boxes, 2)]
    kept = map_links(framework((6, 6), claims))
    assert len(kept) == MOST and {link.voice for link in kept} == {"states"}


def test_voice_is_the_style_of_the_line(paper):
    figure = framework_map(paper)
    styles = {line.get_gid(): line.get_linestyle() for line in lines(figure)}
    for link in map_links(paper):
        solid = styles["claim-" + "-and-".join(link.claims)] in ("-", "solid")
        assert solid == (link.voice == "states")


def test_alt_counts_what_is_drawn(paper):
    alt = framework_alt(paper)
    assert alt.startswith(f"Map of {len(main_constructs(paper))} constructs in {len(paper.layers)} layer")
    assert f"{len(map_links(paper))} links join them" in alt


# ------------------------------------------------------------------------------ the drawing

def test_same_data_same_drawing(tmp_path):
    paper = load_framework("trust-logic")
    pages = []
    for number in (1, 2):
        path = tmp_path / f"{number}.svg"
        with matplotlib.rc_context({"svg.hashsalt": "x", "svg.fonttype": "none"}):
            framework_map(paper).savefig(path, metadata={"Date": None})
        pages.append(path.read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert "关系先行" in pages[0]


def test_no_complaint_where_chinese_fonts_are_missing(monkeypatch):
    monkeypatch.setattr("widgets.frameworks.words.families", lambda: ["DejaVu Sans", "sans-serif"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        FigureCanvasAgg(framework_map(load_framework("trust-logic"))).draw()


def test_wrapping_keeps_all_words_within_the_width():
    assert "DejaVu Sans" in families()
    for text in ("Structural contradiction of scale", "规模扩张的结构性矛盾"):
        broken = wrapped(text, 13, 90)
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")
        assert all(text_width(line, 13) <= 90 for line in broken) and len(broken) > 1
