"""The map shows every main construct and claim, and everything has its place."""
import itertools
import warnings

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch, PathPatch

from widgets.frameworks import framework_alt, framework_map, load_framework
from widgets.frameworks.links import main_parent, map_links
from widgets.frameworks.loading import SMALL_KINDS
from widgets.frameworks.words import ReaderText, families, text_width, wrapped


@pytest.fixture(scope="module")
def paper():
    return load_framework("trust-logic")


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
    return [artist for artist in figure.axes[0].get_children() if isinstance(artist, ReaderText)]


def lines(figure):
    """The lines between boxes."""
    return [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch) and patch.get_gid()]


def holds(outer, inner):
    """Whether one extent lies within another."""
    return (outer.x0 <= inner.x0 and inner.x1 <= outer.x1) and (outer.y0 <= inner.y0 and inner.y1 <= outer.y1)


def test_width_is_the_intended_one(drawn):
    assert drawn.get_figwidth() * 72 in (720, pytest.approx(340))


def test_every_main_construct_is_drawn(drawn, paper):
    main = paper.constructs[~paper.constructs["kind"].isin(SMALL_KINDS)]
    assert set(boxes(drawn)) == set(main["id"])
    shown = "".join(text.get_text().replace(" ", "") for text in texts(drawn))
    for _, row in main.iterrows():
        assert row["en"].replace(" ", "") in shown
        assert row["zh"] in shown
        assert row["section"] in shown


def test_every_claim_between_main_constructs_is_drawn(drawn, paper):
    constructs = {row["id"]: row for _, row in paper.constructs.iterrows()}
    expected = set()
    for _, claim in paper.claims.iterrows():
        ends = [main_parent(claim[end], constructs) for end in ("source", "target")]
        if all(ends) and ends[0] != ends[1]:
            expected.add(claim["id"])
    shown = [claim for line in lines(drawn) for claim in line.get_gid().removeprefix("claim-").split("-and-")]
    assert sorted(shown) == sorted(expected)


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


def test_lines_pass_no_box_and_stay_inside(drawn):
    frame = drawn.bbox
    for line in lines(drawn):
        path = line.get_transform().transform_path(line.get_path()).interpolated(1)
        points = np.vstack([polygon for polygon in path.to_polygons(closed_only=False)])
        dense = np.vstack([np.linspace(a, b, 40) for a, b in itertools.pairwise(points)])
        assert dense[:, 0].min() >= frame.x0 and dense[:, 0].max() <= frame.x1, line.get_gid()
        for construct, box in boxes(drawn).items():
            inner = box.padded(-2)
            inside = ((dense > [inner.x0, inner.y0]) & (dense < [inner.x1, inner.y1])).all(axis=1)
            assert not inside.any(), f"{line.get_gid()} runs through {construct}"


def test_voice_is_the_style_of_the_line(paper):
    figure = framework_map(paper)
    styles = {line.get_gid(): line.get_linestyle() for line in lines(figure)}
    for link in map_links(paper):
        solid = styles["claim-" + "-and-".join(link.claims)] in ("-", "solid")
        assert solid == (link.voice == "states")


def test_same_data_same_drawing(paper, tmp_path):
    pages = []
    for number in (1, 2):
        path = tmp_path / f"{number}.svg"
        with matplotlib.rc_context({"svg.hashsalt": "x", "svg.fonttype": "none"}):
            framework_map(paper).savefig(path, metadata={"Date": None})
        pages.append(path.read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert "关系先行" in pages[0]


def test_no_complaint_where_chinese_fonts_are_missing(paper, monkeypatch):
    monkeypatch.setattr("widgets.frameworks.words.families", lambda: ["DejaVu Sans", "sans-serif"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        FigureCanvasAgg(framework_map(paper)).draw()


def test_alt_counts_what_is_drawn(paper):
    alt = framework_alt(paper)
    assert alt.startswith("Map of 13 constructs in 5 layers: causes (Community gene;")
    assert f"{len(map_links(paper))} links join them" in alt


def test_wrapping_keeps_all_words_within_the_width():
    assert "DejaVu Sans" in families()
    for text in ("Structural contradiction of scale", "规模扩张的结构性矛盾"):
        broken = wrapped(text, 13, 90)
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")
        assert all(text_width(line, 13) <= 90 for line in broken) and len(broken) > 1
