"""The map of a framework and what it shows in words."""
from collections import Counter

from .drawing import layers_of
from .links import main_constructs, map_links
from .narrow import NarrowMap
from .wide import WideMap


def framework_map(framework, narrow=False):
    """The map as a Matplotlib figure: 720 units wide in layers, or `narrow`, 340 units wide in one column."""
    return (NarrowMap if narrow else WideMap)(framework).figure()


def framework_alt(framework):
    """What the map shows, in sentences counted from the data."""
    boxes, links = main_constructs(framework), map_links(framework)
    parts = []
    for layer in layers_of(framework):
        names = [row["en"] for row in boxes if row["kind"] == layer.kind]
        if names:
            parts.append(f"{layer.name.lower()} ({'; '.join(names)})")
    voices = [f"{sum(link.voice == voice for link in links)} that {words}" for voice, words in
              (("states", "the paper states"), ("implies", "it implies"), ("ours", "we assume"))]
    kinds = [f"{kind} ({count})" for kind, count in Counter(link.kind for link in links).most_common()]
    return (f"Map of {len(boxes)} constructs in {len(parts)} layers: {', '.join(parts)}. "
            f"{len(links)} links join them: {', '.join(voices)}; what they say: {', '.join(kinds)}.")
