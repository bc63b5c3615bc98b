"""Text on maps: how wide it is, where it breaks, and drawing it whatever fonts the machine has.

The reader's fonts draw the figure, so widths are on the safe side: Latin letters as in DejaVu Sans, one of
the widest common faces and part of Matplotlib, and one em for every Chinese character.
"""
import functools
import math
import unicodedata
import warnings

from matplotlib import font_manager
from matplotlib.text import Text

from ..figures.style import UNITS_PER_INCH

CHINESE_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB",
                 "Microsoft YaHei", "WenQuanYi Micro Hei", "SimHei")


@functools.cache
def families():
    """Families for text with Chinese in it; only those the machine has, since Matplotlib warns of others."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return ["DejaVu Sans", *[name for name in CHINESE_FONTS if name in installed][:1], "sans-serif"]


@functools.cache
def measuring_font(weight):
    """DejaVu Sans, which comes with Matplotlib."""
    face = font_manager.FontProperties(family=["DejaVu Sans"], weight=weight)
    return font_manager.get_font(font_manager.findfont(face))


def is_wide(character):
    """Whether a character takes a full em, as Chinese ones do; curly quotes do too in Chinese fonts."""
    return unicodedata.east_asian_width(character) in "WFA"


@functools.cache
def text_width(text, size, weight="normal"):
    """Width of one line in units of the figure, on the safe side."""
    font = measuring_font(weight)
    font.set_size(size, UNITS_PER_INCH)
    latin = "".join(character for character in text if not is_wide(character))
    font.set_text(latin, 0.0)
    return font.get_width_height()[0] / 64 + size * sum(map(is_wide, text))


def wrapped(text, size, width, weight="normal"):
    """Lines of about equal length, none wider than `width`. Chinese breaks anywhere, other text at spaces."""
    words = list(text) if any(map(is_wide, text)) else text.split(" ")
    gap = "" if len(words) == len(text) else " "
    fewest = greedy(words, gap, size, width, weight)
    if len(fewest) == 1:
        return fewest
    # Equal lines look calmer than a full one and a rest: narrow the column while the number of lines stays.
    least = math.ceil(text_width(text, size, weight) / len(fewest))
    for narrower in range(least, math.ceil(width)):
        lines = greedy(words, gap, size, narrower, weight)
        if len(lines) == len(fewest) and all(text_width(line, size, weight) <= width for line in lines):
            return lines
    return fewest


def greedy(words, gap, size, width, weight):
    """Fill one line after the other."""
    lines = [words[0]]
    for word in words[1:]:
        longer = lines[-1] + gap + word
        if text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class ReaderText(Text):
    """Text that the reader's fonts will draw, whatever glyphs this machine lacks."""

    def __init__(self, x, y, text, **style):
        super().__init__(x, y, text, fontfamily=families(), verticalalignment="baseline", **style)

    def draw(self, renderer):
        """Draw without warnings about glyphs that only this machine lacks."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
            super().draw(renderer)

    def get_window_extent(self, renderer=None, dpi=None):
        """Measure without warnings about glyphs that only this machine lacks."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
            return super().get_window_extent(renderer, dpi)
