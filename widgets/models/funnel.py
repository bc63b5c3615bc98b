r"""The closed loop as a funnel that feeds back on trust.

Purpose. Does keeping the buyer on the platform from discovery to payment pay, and what must stand behind it?
State and scales. Trust T (0 to 1) of viewers in what the platform recommends. One step is a month. Orders are
    counted for a thousand viewers of a recommendation; income is in order margins for each viewer.
Process and order. Each month: viewers become interested, consider, decide and, if the loop is open, jump to
    another platform; buyers may share; the month's experiences, good and bad, move trust.
Initialisation. The loop has long been open, at the same fulfilment quality; from month 1 it is open or closed.
Source claims. Zhao and Jin (2025), s2.3: removing the jump lowers the loss of users and completes the path from
    discovery to purchase; s4.3: weak supply chain, logistics and service erode the trust that content built.
    The trade-off between the two is not stated: it is what the model puts together.
Grounded in. An absorbing Markov chain (the funnel) and a branching process (sharing).
Where it misleads. One kind of good, one kind of viewer; prices, returns and costs of a back end are absent; the
    margin captured by closing is invented; on the open path somebody else's service is nearly forgiven.
"""

from .core import Outcome, Parameter, Preset
from .stream import random_stream

TITLE = "The closed loop and the back end behind it"
QUESTION = "You can remove the jump to another platform. Will more orders come of it, or fewer?"

MONTHS = 60                # the horizon a run shows
SAMPLE = 300               # viewers whose single decisions are drawn each month
INTEREST = 0.2             # share of viewers interested, at the reference trust
CONSIDERATION = 0.5        # share of the interested who consider buying, at the reference trust
DECISION = 0.4             # share of those considering who decide to buy
REFERENCE_TRUST = 0.8      # trust at which the shares above hold
REACH = 25.0               # new viewers brought by a buyer who shares
BACKGROUND_HARM = 0.05     # share of viewing experiences that disappoint whatever the orders do
SPILL = 0.15               # share of another platform's failures that viewers blame on this one
OPEN_MARGIN = 0.5          # part of the margin kept when the order is placed elsewhere
MEMORY = 0.9               # share of last month's trust that remains
SETTLING = 40              # iterations that find the resting trust to within 1e-9

PARAMETERS = [
    Parameter(name="closed", symbol="c", label="Closed loop (0 open, 1 closed)", zh="闭环", unit="0 or 1",
              default=1, low=0, high=1, step=1, whole=True, construct="场域整合 field integration (s2.3)"),
    Parameter(name="fulfilment", symbol="f", label="Fulfilment quality", zh="履约质量",
              unit="share of orders that please", default=0.9, low=0.4, high=1.0, step=0.01,
              construct="服务体系 service system (s4.3)"),
    Parameter(name="jump_loss", symbol="j", label="Loss at the platform jump", zh="跳转流失", unit="share",
              default=0.45, low=0.0, high=0.9, step=0.01, construct="平台跳转 platform jump (s2.3)"),
    Parameter(name="order_weight", symbol="w", label="Weight of an order against a view", zh="体验权重",
              unit="views", default=15.0, low=1.0, high=30.0, step=0.5,
              construct="购物体验 shopping experience (s4.3)"),
    Parameter(name="negativity", symbol=r"\omega", label="Weight of a bad experience", zh="负面权重",
              unit="good experiences", default=4.0, low=1.0, high=9.0, step=0.1,
              construct="信任资本 trust capital (s4.3); the asymmetry is ours"),
    Parameter(name="returning", symbol="b", label="Undecided viewers who come back", zh="回访率", unit="share",
              default=0.0, low=0.0, high=0.5, step=0.01, construct="种草-拔草 seeding and harvesting (s1)"),
    Parameter(name="sharing", symbol="s", label="Buyers who share their purchase", zh="分享率", unit="share",
              default=0.0, low=0.0, high=0.5, step=0.01, construct="口碑传播 word of mouth (s2.1)"),
    Parameter(name="seed", symbol="z", label="Seed of the sampled viewers", zh="随机种子", unit="number",
              default=1, low=1, high=1000000, step=1, whole=True, scenario=True,
              construct="none: the luck of a sample of 300 viewers a month", provenance="free choice"),
]

PRESETS = [
    Preset("shelf_detour", "Shelf detour", "The loop stays open: buyers jump to a shelf elsewhere, and 45 % are lost.",
           {"closed": 0}),
    Preset("discover_and_buy", "Discover and buy",
           "The loop closes over a good back end: more orders, and a price paid in trust.", {"closed": 1}),
    Preset("closed_but_weak_backend", "Closed over a weak back end",
           "Nearly half of the orders disappoint, and now the platform is to blame.",
           {"closed": 1, "fulfilment": 0.55}),
    Preset("backend_first", "Back end first", "Nineteen orders in twenty please before the loop closes.",
           {"closed": 1, "fulfilment": 0.95}),
    Preset("mature", "Mature", "Fulfilment near perfect, and some buyers share.",
           {"closed": 1, "fulfilment": 0.97, "sharing": 0.3}),
]

SYMBOLS = {
    "trust": "T", "interest": "p_1", "consideration": "p_2", "DECISION": "p_3", "checkout": "q", "chance": "P",
    "harm": "h", "blame": "m", "reach": "R", "growth": "g", "BACKGROUND_HARM": "h_0", "SPILL": r"\phi",
    "checkout_share": "q", "order_chance": "P", "harmful_share": "h", "resting_trust": "T^*", "shared_total": "N",
}

SENTENCES = {
    "open": "The loop stays open: {orders_end:.1f} orders for a thousand viewers, trust {trust_end:.2f}. Closing "
            "would pay in orders above a fulfilment of {fulfilment_bar:.2f}.",
    "more": "Closing takes orders from {orders_before:.1f} to {orders_end:.1f} for a thousand viewers and income "
            "to {income_ratio:.2f} times what it was; trust goes from {trust_before:.2f} to {trust_end:.2f}.",
    "hidden": "Orders end no higher, at {orders_end:.1f} against {orders_before:.1f}, and trust goes from "
              "{trust_before:.2f} to {trust_end:.2f}; yet income is {income_ratio:.2f} times what it was, because "
              "the whole margin is kept.",
    "fewer": "Orders fall from {orders_before:.1f} to {orders_end:.1f}, trust from {trust_before:.2f} to "
             "{trust_end:.2f}, and income to {income_ratio:.2f} times what it was.",
}

OUTCOMES = {
    "open": Outcome(
        "Nothing changes, for the loop stays open",
        "On the open path {jump_loss:.0%} of those who decide are lost in the jump, now as before, and trust stays "
        "where it was, at {trust_end:.2f}."),
    "more": Outcome(
        "Orders rise",
        "The {jump_loss:.0%} who were lost in the jump now order. Every order, good or bad, is now the platform's "
        "own: trust goes from {trust_before:.2f} to {trust_end:.2f}, and interest and consideration follow it. Both "
        "together, that makes more orders."),
    "hidden": Outcome(
        "Orders fall or stay, and income rises",
        "On each order the whole margin is now kept, not a part of it. But every order that disappoints is now the "
        "platform's own: trust goes from {trust_before:.2f} to {trust_end:.2f}, interest and consideration follow it, "
        "and so the end of the jump brings no more orders."),
    "fewer": Outcome(
        "Orders and income fall",
        "At a fulfilment of {fulfilment:.2f} too many orders disappoint, and now the platform is to blame. Trust "
        "falls from {trust_before:.2f} to {trust_end:.2f}, and interest and consideration with it: neither the end "
        "of the jump nor the whole margin makes up for that."),
}


def stage_shares(trust):
    """Shares of viewers interested, and of these considering, at this trust (each 0 to 1)."""
    scale = trust / REFERENCE_TRUST
    return INTEREST * scale, CONSIDERATION * scale


def checkout_share(closed, jump_loss):
    """Share of deciders whose order is placed: all in a closed loop, those who survive the jump in an open one."""
    return DECISION if closed == 1 else DECISION * (1.0 - jump_loss)


def order_chance(interest, consideration, checkout, returning):
    """Chance that a viewer orders, counting those who come back undecided (absorbing Markov chain)."""
    return interest * consideration * checkout / (1.0 - (1.0 - DECISION) * returning * consideration)


def shared_total(chance, sharing, reach):
    """Orders from one viewer once buyers who share bring new viewers: a geometric series.

    Raises ValueError when each buyer brings more than one further buyer: the series then has no sum.
    """
    growth = chance * sharing * reach
    if growth >= 1.0:
        raise ValueError("each buyer brings more than one further buyer: orders grow without limit")
    return chance / (1.0 - growth)


def harmful_share(chance, fulfilment, closed, order_weight):
    """Share of experiences that disappoint: views a little, orders as often as the back end fails."""
    blame = (1.0 - fulfilment) if closed == 1 else (1.0 - fulfilment) * SPILL
    return (BACKGROUND_HARM + order_weight * chance * blame) / (1.0 + order_weight * chance)


def resting_trust(harm, negativity):
    """Where trust rests if a constant share of experiences is harmful."""
    return (1.0 - harm) / (1.0 - harm + negativity * harm)


def chance_at(trust, closed, jump_loss, returning):
    """Chance that a viewer orders at this trust."""
    interest, consideration = stage_shares(trust)
    return order_chance(interest, consideration, checkout_share(closed, jump_loss), returning)


def long_run_trust(closed, fulfilment, jump_loss, order_weight, negativity, returning):
    """Trust at which orders and the experiences they cause agree (0 to 1)."""
    trust = REFERENCE_TRUST
    for _ in range(SETTLING):
        chance = chance_at(trust, closed, jump_loss, returning)
        harm = harmful_share(chance, fulfilment, closed, order_weight)
        trust = 0.5 * (trust + resting_trust(harm, negativity))
    return trust


def long_run_chance(closed, fulfilment, jump_loss, order_weight, negativity, returning):
    """Chance that a viewer orders once trust has come to rest."""
    trust = long_run_trust(closed, fulfilment, jump_loss, order_weight, negativity, returning)
    return chance_at(trust, closed, jump_loss, returning)


def fulfilment_bar(jump_loss, order_weight, negativity, returning):
    """Fulfilment above which closing the loop raises long-run orders; 0 if it always does, 1 if never.

    Bisection: more fulfilment never makes closing worse.
    """
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = 0.5 * (low + high)
        closed = long_run_chance(1, middle, jump_loss, order_weight, negativity, returning)
        if closed > long_run_chance(0, middle, jump_loss, order_weight, negativity, returning):
            high = middle
        else:
            low = middle
    return high


def viewer_orders(draw, interest, consideration, checkout, returning):
    """Whether one viewer orders, decided draw by draw: the same chain as `order_chance`, with its luck."""
    if draw() >= interest:
        return False
    while draw() < consideration:
        if draw() < DECISION:
            return draw() * DECISION < checkout
        if draw() >= returning:
            return False
    return False


def sampled_orders(draw, trust, closed, jump_loss, returning):
    """Orders for a thousand viewers as counted in a sample of a few hundred."""
    interest, consideration = stage_shares(trust)
    checkout = checkout_share(closed, jump_loss)
    orders = 0
    for _ in range(SAMPLE):
        if viewer_orders(draw, interest, consideration, checkout, returning):
            orders += 1
    return 1000.0 * orders / SAMPLE


def simulate(*, closed, fulfilment, jump_loss, order_weight, negativity, returning, sharing, seed):
    """Five years; month 0 is the open loop at rest, from month 1 the loop is as chosen.

    Returns:
        month: 0 to 60; the next four have a value for each
        trust: trust of viewers in what is recommended (0 to 1)
        orders, sampled: orders for a thousand viewers, expected and by the decisions drawn for 300 of them
        income: order margins for each viewer
        closed_now: 1 in a closed loop, 0 in an open one
        orders_before, trust_before, income_before: the three in month 0
        orders_end, trust_end, income_end: the three in month 60
        income_ratio: income of month 60 as a multiple of month 0
    """
    draw = random_stream(seed)
    trust = long_run_trust(0, fulfilment, jump_loss, order_weight, negativity, returning)
    series = {"month": [], "trust": [], "orders": [], "sampled": [], "income": []}
    for month in range(MONTHS + 1):
        now = closed if month > 0 else 0
        chance = chance_at(trust, now, jump_loss, returning)
        total = shared_total(chance, sharing, REACH)
        series["month"].append(month)
        series["trust"].append(trust)
        series["orders"].append(1000.0 * total)
        series["sampled"].append(sampled_orders(draw, trust, now, jump_loss, returning) * total / chance)
        series["income"].append(total * (1.0 if now == 1 else OPEN_MARGIN))
        harm = harmful_share(chance, fulfilment, now, order_weight)
        trust = MEMORY * trust + (1.0 - MEMORY) * resting_trust(harm, negativity)
    return with_summary(series, closed)


def with_summary(series, closed):
    """The series and the single numbers that the reading and the prose quote."""
    series["closed_now"] = closed
    for name in ["orders", "trust", "income"]:
        series[name + "_before"] = series[name][0]
        series[name + "_end"] = series[name][-1]
    series["income_ratio"] = series["income_end"] / series["income_before"]
    return series


def curves(*, closed, fulfilment, jump_loss, order_weight, negativity, returning, sharing, seed):
    """The funnel's stages now, and long-run orders against fulfilment for the open and the closed loop.

    Returns:
        stage, stage_viewers: 0 interested, 1 considering, 2 deciding, 3 ordering; how many of a thousand viewers
        fulfilment_axis: 31 levels of fulfilment, 0.4 to 1
        open_orders, closed_orders: orders for a thousand viewers in the long run, at each level, in either loop
        fulfilment_now, orders_now: the same for the run, each a list of one
        fulfilment_bar: fulfilment above which closing raises long-run orders (0 to 1)
    """
    trust = long_run_trust(closed, fulfilment, jump_loss, order_weight, negativity, returning)
    interest, consideration = stage_shares(trust)
    chance = order_chance(interest, consideration, checkout_share(closed, jump_loss), returning)
    drawn = {"stage": [0, 1, 2, 3],
             "stage_viewers": [1000.0 * interest, 1000.0 * interest * consideration,
                               1000.0 * interest * consideration * DECISION, 1000.0 * chance],
             "fulfilment_axis": [], "open_orders": [], "closed_orders": [],
             "fulfilment_now": [fulfilment], "orders_now": [1000.0 * shared_total(chance, sharing, REACH)],
             "fulfilment_bar": fulfilment_bar(jump_loss, order_weight, negativity, returning)}
    for index in range(31):
        level = 0.4 + 0.02 * index
        drawn["fulfilment_axis"].append(level)
        for name, loop in [("open_orders", 0), ("closed_orders", 1)]:
            rate = long_run_chance(loop, level, jump_loss, order_weight, negativity, returning)
            drawn[name].append(1000.0 * shared_total(rate, sharing, REACH))
    return drawn


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["closed_now"] == 0:
        return "open"
    if run["orders_end"] > run["orders_before"] * (1.0 + 1e-6):
        return "more"
    return "hidden" if run["income_ratio"] > 1.0 else "fewer"
