"""The page of the archipelago: what to notice and what to try."""

from ...models import CATALOGUE, archipelago

MODEL = CATALOGUE["archipelago"]
KIND = "stock and flow"
EQUATIONS = ("closeness", "trusted_ties", "marginal_tie", "crossover")


def star():
    """**One star holds far fewer ties than many islands.** With the same {followers:,.0f} followers after ten
    years, spread evenly {spread:,.0f} are trusted ties; with four new followers in five going to one star,
    {starred:,.0f}: {kept:.0%} of that."""
    spread, starred = (MODEL.simulate(concentration=share) for share in (0.0, 0.8))
    return {"followers": starred["followers_end"], "spread": spread["trusted_end"], "starred": starred["trusted_end"],
            "kept": starred["trusted_end"] / spread["trusted_end"]}


def slow_middle():
    """**There is a slow middle.** Doubling the followers of one creator multiplies trusted ties by {hundred:.2f} at
    100 followers, {five_hundred:.2f} at 500, {two_thousand:.2f} at 2,000 and {ten_thousand:.2f} at 10,000, with a
    system trust of 0.05. Doubling the creators always gives 2."""
    sizes = {"hundred": 100, "five_hundred": 500, "two_thousand": 2000, "ten_thousand": 10_000}
    return {name: archipelago.doubling_gain(size, 150, 0.05) for name, size in sizes.items()}


def redistribution():
    """**System trust moves ties from small creators to large.** If it rises from 0.02 to 0.15 while the tie
    capacity falls from 150 to 90, a creator with 200 followers goes from {small_before:.0f} trusted ties to
    {small_after:.0f}, one with 2,000 from {large_before:.0f} to {large_after:.0f}."""
    return {f"{name}_{when}": archipelago.trusted_ties(size, capacity, system_trust)
            for name, size in (("small", 200), ("large", 2000))
            for when, capacity, system_trust in (("before", 150, 0.02), ("after", 90, 0.15))}


def orders_between(low, high, steps=20_000):
    """Share of orders from ties whose closeness lies between low and high (midpoint rule)."""
    width = (high - low) / steps
    return sum(archipelago.orders_at(low + (i + 0.5) * width) for i in range(steps)) * width


def closest_friends():
    """**The closest do not order most.** The closest fifth of ties brings {closest:.1%} of orders, and orders are
    most frequent at a closeness of {peak:.2f}. The two curves behind this are assumed: they reproduce the finding
    that the paper cites and do not test it."""
    return {"closest": orders_between(0.8, 1),
            "peak": max(range(1001), key=lambda i: archipelago.orders_at(i / 1000)) / 1000}


INSIGHTS = (star, slow_middle, redistribution, closest_friends)

EXPERIMENTS = (
    ("superstar", "Lower {concentration} to 0 and read how many trusted ties come back."),
    ("archipelago", "Double {arrivals}, then put it back and double {creators}: which adds more trusted ties?"),
    ("system_trust", "Compare one creator with 200 followers and one with 2,000 on the curve, before and after."),
    ("boutique", "Shorten {training_delay}: how much of the loss of depth was waiting for creators?"),
    ("mall", "Lower {tie_capacity} to 30: do personal ties still matter?"),
)
