"""The words of a figure: what they are, which leave the canvas, which cover each other."""

from itertools import combinations

OVERHANG = 1        # pixels that the box of a word may stand over the edge: a box is wider than its letters
TOUCH = (1.5, 1.5)  # pixels, across and up, by which the boxes of two words may each reach into the other


def words_of(ax):
    """Everything written on a panel: title, axis label, tick labels within the limits, legend and notes."""
    ticks = [label for axis in (ax.xaxis, ax.yaxis) for tick in axis._update_ticks() for label in [tick.label1]]
    legend = ax.get_legend().get_texts() if ax.get_legend() else []
    written = [ax.title, ax._left_title, ax.xaxis.label, *ticks, *legend, *ax.texts]
    return [text for text in written if text.get_text()]


def outside(figure, words):
    """Those of the words that leave the canvas of a figure that has been drawn."""
    canvas = figure.bbox.padded(OVERHANG)
    boxes = [(text.get_text(), text.get_window_extent()) for text in words]
    return [text for text, box in boxes if not (canvas.contains(box.x0, box.y0) and canvas.contains(box.x1, box.y1))]


def covering(words, touch=TOUCH):
    """Pairs of words that lie on each other."""
    across, up = touch
    boxes = [(text.get_text(), text.get_window_extent().padded(-across, -up)) for text in words]
    return [(one, other) for (one, box), (other, beside) in combinations(boxes, 2) if box.overlaps(beside)]
