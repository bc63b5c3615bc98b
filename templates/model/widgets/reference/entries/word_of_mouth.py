"""The page of the word_of_mouth model: what to notice and what to try (replace this)."""

from ...models import CATALOGUE

MODEL = CATALOGUE["word_of_mouth"]
KIND = "stock and flow"
EQUATIONS = ("next_share", "resting_share")


def threshold():
    """**A little less telling is the end.** If a fifth forget in a week, a story that is told to {more:.2f} people in
    a week is known to {alive:.0%} in the long run; one told to {less:.2f} to {dead:.0%}, however many knew it."""
    more, less = 0.25, 0.19
    return {"more": more, "alive": MODEL.curves(telling=more)["resting"],
            "less": less, "dead": MODEL.curves(telling=less, starting_share=1.0)["resting"]}


INSIGHTS = (threshold,)

EXPERIMENTS = (
    ("stays_alive", "Raise {forgetting} by 0.05 at a time: does the share fall by as much each time?"),
    ("dies_out", "Raise {telling} by 0.01 at a time until the story lives."),
)
