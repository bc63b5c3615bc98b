"""Ways for the lines of a map: through which gaps a line passes the rows of boxes in between, and on which lane.

A row of n boxes has n + 1 slots: the margin on its left (0), the gaps between its boxes, the margin on its right
(n). Places are measured in parts of a row's width, so that all this is known before any box has its size.
"""
from collections import Counter

CROWDED = 0.05                                          # detour that a line takes to avoid another in its slot


def routes(ends, sizes):
    """The slots that each line passes, from the upper end to the lower one.

    `ends` maps a line to ((row, column), (row, column)), the upper end first; `sizes` holds the number of boxes in
    each row. Short lines choose first; a slot that others have taken counts as longer.
    """
    loads, chosen = Counter(), {}
    for line, (upper, lower) in sorted(ends.items(), key=lambda item: item[1][1][0] - item[1][0][0]):
        rows = range(upper[0] + 1, lower[0])
        chosen[line] = shortest(centre(upper, sizes), centre(lower, sizes), rows, sizes, loads)
        loads.update(zip(rows, chosen[line], strict=True))
    return chosen


def centre(place, sizes):
    """Where the middle of a box lies, from 0 (left) to 1 (right)."""
    row, column = place
    return (column + 0.5) / sizes[row]


def shortest(start, finish, rows, sizes, loads):
    """The slots in these rows that lead from one abscissa to another with the least sideways movement."""
    reached = {start: (0.0, ())}
    for row in rows:
        slots = {}
        for slot in range(sizes[row] + 1):
            x = slot / sizes[row]
            cost, path = min((cost + abs(x - before), path) for before, (cost, path) in reached.items())
            slots[x] = (cost + CROWDED * loads[row, slot], (*path, slot))
        reached = slots
    return min((cost + abs(finish - x), path) for x, (cost, path) in reached.items())[1]


def lanes(spans):
    """A lane for every line beside a column, none on another: short ones inside (0), longer ones further out.

    `spans` maps a line to the first and the last place it runs along; lines may share a lane end to end.
    """
    taken = {}
    for line, (first, last) in sorted(spans.items(), key=lambda item: item[1][1] - item[1][0]):
        used = {lane for other, lane in taken.items() if spans[other][0] < last and first < spans[other][1]}
        taken[line] = next(lane for lane in range(len(spans)) if lane not in used)
    return taken
