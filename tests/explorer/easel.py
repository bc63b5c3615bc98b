"""Pictures drawn by the front end and by Matplotlib on the same page, compared pixel by pixel."""

import io
import json

import matplotlib.image
import numpy as np

VISIBLE = 48 / 255          # a channel that differs by less is the edge of an antialiased line
ALLOWED = 1e-4              # share of pixels that may differ visibly


class Easel:
    """A page with an element #easel and the front end's `liveFigure`; each picture is an array, channels 0 to 1."""

    def __init__(self, page):
        self.page = page

    def live(self, template, steps):
        """What the front end draws of several data sets one after another, as a reader's moves make it do."""
        self.page.evaluate(
            """([template, steps]) => {
                const live = front.liveFigure(template, "test");
                live.svg.style.width = `${template.width}px`;
                document.getElementById("easel").replaceChildren(live.svg);
                steps.forEach((data) => live.draw(data));
            }""",
            [template, json.loads(json.dumps(steps))],
        )
        return self.shot()

    def still(self, svg, width):
        """What Matplotlib has drawn, as wide as the live figure."""
        self.page.evaluate(
            """([svg, width]) => {
                const easel = document.getElementById("easel");
                easel.innerHTML = svg;
                const drawn = easel.querySelector("svg");
                drawn.removeAttribute("height");
                drawn.setAttribute("class", "explorer-figure");
                drawn.style.width = `${width}px`;
            }""",
            [svg, width],
        )
        return self.shot()

    def shot(self):
        return matplotlib.image.imread(io.BytesIO(self.page.screenshot()))[..., :3]


def visible(one, other):
    """Share of pixels that differ so much that a reader could see it."""
    return float((np.abs(one - other) > VISIBLE).any(axis=2).mean())
