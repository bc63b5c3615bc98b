"""Frameworks that no paper has: any number of layers and boxes, any claims."""
import itertools

import pandas as pd
from hypothesis import strategies as st

from widgets.frameworks import Framework
from widgets.frameworks.drawing import TONES, VOICE_WORDS
from widgets.frameworks.strokes import MARKS

ENGLISH = ("Growth", "Trust relationship", "From traffic to value thinking", "Slow cultivation of creators")
CHINESE = ("增长", "信任关系", "从流量思维到价值思维", "优质创作者的培育周期与规模上限")


def framework(sizes, claims=()):
    """A framework with layers of these numbers of boxes; `claims` are (source, target, kind, voice, mutual)."""
    tones, english, chinese = map(itertools.cycle, (TONES, ENGLISH, CHINESE))
    layers = [{"kind": f"kind-{n}", "name": f"Layer {n}", "zh": "层次", "question": "What stands here?",
               "tone": next(tones)} for n in range(len(sizes))]
    constructs = [{"id": f"box-{layer}-{number}", "zh": next(chinese), "en": next(english), "parent": "",
                   "section": f"{layer}.{number}", "kind": f"kind-{layer}"}
                  for layer, size in enumerate(sizes) for number in range(size)]
    ids = [row["id"] for row in constructs]
    rows = [{"id": f"claim-{n}", "source": ids[source], "target": ids[target], "kind": kind, "voice": voice,
             "mutual": "yes" if mutual else ""}
            for n, (source, target, kind, voice, mutual) in enumerate(claims)]
    columns = ["id", "source", "target", "kind", "voice", "mutual"]
    return Framework("synthetic", "Nobody (2030)", pd.DataFrame(), pd.DataFrame(layers), pd.DataFrame(constructs),
                     pd.DataFrame(rows, columns=columns), pd.DataFrame())


def every_pair(sizes, kind="enables", voice="states", mutual=False):
    """A framework in which every box acts on every later one."""
    return framework(sizes, [(a, b, kind, voice, mutual) for a, b in itertools.combinations(range(sum(sizes)), 2)])


SHAPES = {
    "two lone boxes": framework((1, 1), [(0, 1, "enables", "states", False), (1, 0, "weakens", "ours", False)]),
    "no claims": framework((2, 3)),
    "one layer": every_pair((6,)),
    "five full layers": framework((6,) * 5, [(a, (7 * a + 5) % 30, "enables", "states", False) for a in range(30)]),
    "no core": every_pair((3, 2, 4)),
    "only lone boxes": every_pair((1, 1, 1, 1, 1)),
    "mutual claims": every_pair((2, 3, 1), "competes", "implies", mutual=True),
    "every kind": framework((3, 3, 3), [(a, (a + 4) % 9, kind, voice, a % 2 == 0)
                                        for a, (kind, voice) in enumerate(zip(MARKS, itertools.cycle(VOICE_WORDS)))]),
}


@st.composite
def frameworks(draw):
    """Any framework that the tables allow."""
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=5).filter(lambda sizes: sum(sizes) > 1))
    box = st.integers(0, sum(sizes) - 1)
    claim = st.tuples(box, box, st.sampled_from([*MARKS]), st.sampled_from([*VOICE_WORDS]), st.booleans())
    return framework(sizes, draw(st.lists(claim.filter(lambda claim: claim[0] != claim[1]), max_size=60)))
