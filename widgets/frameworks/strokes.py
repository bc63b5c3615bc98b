"""Strokes of the maps: the marks that tell kinds of claims apart without colour, and the shapes of lines."""
import numpy as np
from matplotlib.patches import Circle, Polygon
from matplotlib.path import Path

TIP = 9                                                 # length of an arrow head


def fill(filled, colour):
    """White or the colour of the line."""
    return colour if filled else "white"


def arrow(filled):
    """A triangle whose point touches the box."""
    def shapes(tip, along, across, colour):
        corners = [tip, tip - TIP * along + 4.2 * across, tip - TIP * along - 4.2 * across]
        return [Polygon(corners, facecolor=fill(filled, colour), edgecolor=colour, linewidth=1.3)]
    return shapes


def bars(count):
    """Bars across the line, as in diagrams of inhibition."""
    def shapes(tip, along, across, colour):
        places = [tip - (2.5 + 4.5 * number) * along for number in range(count)]
        return [Polygon([at + 5.5 * across, at - 5.5 * across], closed=False, fill=False, edgecolor=colour,
                        linewidth=2.4) for at in places]
    return shapes


def disc(filled):
    """A small circle that touches the box."""
    def shapes(tip, along, across, colour):
        return [Circle(tip - 4.3 * along, 3.8, facecolor=fill(filled, colour), edgecolor=colour,
                       linewidth=1.4)]
    return shapes


def diamond(filled):
    """A diamond that touches the box."""
    def shapes(tip, along, across, colour):
        corners = [tip, tip - 5 * along + 4 * across, tip - 10 * along, tip - 5 * along - 4 * across]
        return [Polygon(corners, facecolor=fill(filled, colour), edgecolor=colour, linewidth=1.3)]
    return shapes


def cross(tip, along, across, colour):
    """A cross on the line."""
    at = tip - 6 * along
    arms = [4 * (along + across), 4 * (along - across)]
    return [Polygon([at + arm, at - arm], closed=False, fill=False, edgecolor=colour, linewidth=2)
            for arm in arms]


MARKS = {"enables": arrow(False), "strengthens": arrow(True), "requires": disc(False), "weakens": bars(1),
         "limits": bars(2), "mediates": diamond(True), "moderates": diamond(False), "competes": cross}


# ---------------------------------------------------------------------------------------- lines

def straight(start, end):
    """A straight line."""
    return Path([start, end])


def winding(points):
    """Through all points: a curve that leaves and arrives vertically, a straight piece, a curve, and so on."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for start, end in zip(points[0::2], points[1::2], strict=True):
        lift = np.array([0.0, (end[1] - start[1]) * 0.55])
        if len(vertices) > 1:
            vertices.append(start)
            codes.append(Path.LINETO)
        vertices += [start + lift, end - lift, end]
        codes += [Path.CURVE4] * 3
    return Path(vertices, codes)


def bow(start, end, dip):
    """A flat bow below two points at the same height."""
    down = np.array([0.0, dip * 4 / 3])
    return Path([start, start + down, end + down, end], [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])


def rounded(corners, radius):
    """A polyline whose corners are rounded."""
    corners = [np.asarray(corner, float) for corner in corners]
    vertices, codes = [corners[0]], [Path.MOVETO]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        towards, onwards = before - corner, after - corner
        cut = min(radius, np.hypot(*towards) / 2, np.hypot(*onwards) / 2)
        vertices += [corner + towards / np.hypot(*towards) * cut, corner,
                     corner + onwards / np.hypot(*onwards) * cut]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path([*vertices, corners[-1]], [*codes, Path.LINETO])
