r"""The three-value loop across sessions.

Purpose. Selling pressure pays the anchor today. Through whom does it come back, and after how many sessions?
State and scales. Three values from 0 to 1: the anchor's self-value A, the customers' experience value C, the
    platform's brand value P. One step is a session, 240 in all; income is in orders of a session in which
    everybody's value is complete and nobody is pressed.
Process and order. Each session, all from the values before it: the platform supports its anchors, more so if
    they press; anchors' content serves customers, whom pressure wears down; customers' recognition builds the
    platform's brand; each value also fades.
Initialisation. All three values at the starting value. Pressure is the starting pressure until session 80 and the
    chosen one from then on; a scandal, if any, breaks in session 80.
Source claims. The paper on content-based live commerce: the platform leads, signs and supports creators (s4.1);
    anchors' content serves customers (s4.2, s5.3); identification builds brand relationship value (s5.1); a
    virtuous circle of co-creation (s4.3); pressure leads to impulse buying (s6.2.3). No form, number or feedback
    from results to drivers is stated: these are ours, and the ring thins links that the paper makes mutual.
Grounded in. Positive feedback in a ring (its gain decides, as in an epidemic's basic reproduction number).
Where it misleads. One anchor stands for all; nobody learns to expect pressure; customers neither leave for
    another platform nor bring others; three values say nothing about who shares the money.
"""

from .core import Outcome, Parameter, Preset

TITLE = "The three-value loop across sessions"
QUESTION = "More pressure sells more tonight. For how many nights?"

SESSIONS = 240             # the horizon a run shows
CHANGE = 80                # session from which the chosen pressure holds, and in which a scandal breaks
ANCHOR_FADES = 0.03        # share of the anchor's value lost in a session
CUSTOMER_FADES = 0.025     # share of the customers' value lost in a session, without pressure
PLATFORM_FADES = 0.015     # share of the brand value lost in a session
ATTENTION = 0.5            # by how much one unit of pressure raises the platform's support
UPLIFT = 2.0               # by how much one unit of pressure raises orders, as a share of them
RETURNS = 0.05             # share of orders sent back without pressure
REGRET = 0.48              # further share sent back for one unit of pressure (the session's 0.6, with a fifth informed)
HIGHEST_PRESSURE = 1.5     # end of the pressure axis
GRID = 30                  # intervals of the pressure axis
HORIZONS = [1, 10, 50]     # sessions over which income is averaged
BRANDS = 50                # intervals of the brand values of the map
TURNS = 12                 # turns of the loop shown in the cobweb

PARAMETERS = [
    Parameter(name="support", symbol="k_A", label="Platform supports anchor", zh="平台赋能主播", unit="per session",
              default=0.08, low=0.01, high=0.2, step=0.005,
              construct="平台维度 platform: creator support, resources (s4.1)"),
    Parameter(name="service", symbol="k_C", label="Anchor's content serves customers", zh="主播到顾客",
              unit="per session", default=0.08, low=0.01, high=0.2, step=0.005,
              construct="主播→顾客体验价值 anchor to customer experience value (s4.2, s5.3)"),
    Parameter(name="recognition", symbol="k_P", label="Customers' recognition builds the brand", zh="顾客到品牌",
              unit="per session", default=0.05, low=0.01, high=0.2, step=0.005,
              construct="顾客→平台品牌价值 customer to platform brand value (s5.1)"),
    Parameter(name="pressure", symbol="u", label="Selling pressure from session 80", zh="促销压力", unit="1 is strong",
              default=0.3, low=0.0, high=1.5, step=0.05,
              construct="夸大营销、限时秒杀、低价促销 exaggeration, flash sales, low prices (s6.2.3)"),
    Parameter(name="erosion", symbol=r"\chi", label="Experience worn down by pressure", zh="体验侵蚀",
              unit="per session", default=0.1, low=0.0, high=0.4, step=0.01,
              construct="冲动性购买风险 risk of impulse buying (s6.2.3)"),
    Parameter(name="starting_pressure", symbol="u_0", label="Pressure before session 80", zh="起始促销压力",
              unit="1 is strong", default=0.3, low=0.0, high=1.5, step=0.05, scenario=True,
              construct="夸大营销、限时秒杀、低价促销 exaggeration, flash sales, low prices (s6.2.3)"),
    Parameter(name="starting_value", symbol="v_0", label="All three values at the start", zh="初始价值", unit="share",
              default=0.2, low=0.001, high=1.0, step=0.001, scenario=True,
              construct="价值共创结果 results of co-creation (s5)"),
    Parameter(name="scandal", symbol="z", label="Anchor's value lost in session 80", zh="主播丑闻", unit="share",
              default=0.0, low=0.0, high=1.0, step=0.05, scenario=True,
              construct="个人声誉、形象 personal reputation (s5.2)"),
]

PRESETS = [
    Preset("steady_craft", "Steady craft", "Little pressure: see how slowly a brand is built, and how late "
           "its value follows the other two.", {"pressure": 0.2, "starting_pressure": 0.2}),
    Preset("balanced", "Balanced", "About the pressure that earns most in the very long run.", {}),
    Preset("hard_sell", "Hard sell", "Strong pressure from the first session: find the value that hardly notices.",
           {"pressure": 1.0, "starting_pressure": 1.0}),
    Preset("better_then_worse", "Better, then worse", "Pressure rises in session 80, and so does income. Guess "
           "before you look for how long.", {"pressure": 0.7, "starting_pressure": 0.2}),
    Preset("star_scandal", "Star scandal", "The anchor loses nine tenths of her value in session 80. Find what "
           "carries the loop through.", {"scandal": 0.9}),
    Preset("weak_platform", "Weak platform", "Little support and little recognition: now there is a pressure that "
           "ends the loop for good.", {"support": 0.02, "recognition": 0.02, "pressure": 1.0}),
]

SYMBOLS = {
    "anchor": "A", "customer": "C", "platform": "P", "ANCHOR_FADES": "d_A", "CUSTOMER_FADES": "d_C",
    "PLATFORM_FADES": "d_P", "ATTENTION": r"\eta", "UPLIFT": r"\upsilon", "RETURNS": r"\phi_0", "REGRET": r"\phi_1",
    "anchor_burden": "a", "customer_burden": "c", "platform_burden": "b", "next_anchor": "A'",
    "next_customer": "C'", "next_platform": "P'", "loop_gain": "R", "orders_kept": r"\nu", "income_from": "y",
    "resting_platform": "P^*", "once_around": "F", "one_session_pressure": "u^*", "end_pressure": r"\hat u",
    "drive": "q", "under_root": "D", "turn": "t",
}

SENTENCES = {
    "steady": "Nothing is changed in session 80: one turn of the loop multiplies small values by {gain:.1f}, and "
              "after {last:.0f} sessions the anchor stands at {anchor_end:.2f}, customers at {customer_end:.2f}, "
              "the brand at {platform_end:.2f}, with an income of {income_end:.3f}.",
    "fading": "One turn of the loop multiplies small values by {gain:.2f}, which is less than one: all three fade, to "
              "{anchor_end:.2f}, {customer_end:.2f} and {platform_end:.2f}, and income to {income_end:.3f}.",
    "late_loss": "Income goes from {income_before:.3f} to {income_first:.3f} at once, falls below the old level after "
                 "{regret:.0f} sessions and ends at {income_end:.3f}. The anchor's value goes from "
                 "{anchor_before:.2f} to {anchor_end:.2f}, the customers' from {customer_before:.2f} to "
                 "{customer_end:.2f}.",
    "loss": "Income goes from {income_before:.3f} to {income_first:.3f} in session 80 and ends at {income_end:.3f}; "
            "the anchor's value ends at {anchor_end:.2f}, the customers' at {customer_end:.2f}, the brand at "
            "{platform_end:.2f}.",
    "patience": "Income falls from {income_before:.3f} to {income_first:.3f} at once and ends higher, at "
                "{income_end:.3f}: customers' value goes from {customer_before:.2f} to {customer_end:.2f}.",
    "gain": "Income goes from {income_before:.3f} to {income_first:.3f} in session 80, never falls below the old level "
            "and ends at {income_end:.3f}; the customers' value ends at {customer_end:.2f}, it was "
            "{customer_before:.2f}.",
    "scandal": "The anchor falls from {anchor_before:.2f} to {anchor_hit:.2f} and stands at {anchor_later:.2f} after "
               "thirty sessions; in between, the brand never falls below {platform_lowest:.2f}.",
}

OUTCOMES = {
    "fading": Outcome(
        "All three values fade away",
        "One turn of the loop multiplies small values by {gain:.2f}: the platform builds its anchors, the anchors "
        "their customers, the customers the brand, and each round returns no more than went in."),
    "kept": Outcome(
        "Income never falls below that of session 79",
        "Income is orders times the anchor's value times the customers'. In the end these are {orders_times:.2f}, "
        "{anchor_times:.2f} and {customer_times:.2f} times what they were in session 79."),
    "steady": Outcome(
        "Nothing happens in session 80",
        "No pressure is changed and no scandal breaks. The values go on towards the place where the loop rests: "
        "income is {income_before:.3f} in session 79 and {income_end:.3f} in session 240."),
    "late_loss": Outcome(
        "Income rises in session 80 and falls below later",
        "Pressure changes orders at once, to {orders_times:.2f} times as many of the same values; what it does to "
        "customers comes round the loop later. In the end the anchor's value is {anchor_times:.2f} times what it was "
        "in session 79 and the customers' {customer_times:.2f} times."),
    "back": Outcome(
        "Income falls in session 80 and comes back, to 98% or more",
        "A loop whose turn multiplies small values by {gain:.1f} goes to its own place of rest, wherever it comes "
        "from. In the end orders are {orders_times:.2f} times, the anchor's value {anchor_times:.2f} times and the "
        "customers' {customer_times:.2f} times what they were in session 79."),
    "loss": Outcome(
        "Income falls and ends lower",
        "Income is orders times the anchor's value times the customers'. In the end these are {orders_times:.2f}, "
        "{anchor_times:.2f} and {customer_times:.2f} times what they were in session 79: together less."),
}


def next_anchor(anchor, platform, pressure, support):
    """Anchor's self-value after a session (0 to 1)."""
    return anchor + support * (1.0 + ATTENTION * pressure) * platform * (1.0 - anchor) - ANCHOR_FADES * anchor


def next_customer(customer, anchor, pressure, service, erosion):
    """Customers' experience value after a session (0 to 1, unless erosion is extreme)."""
    return customer + service * anchor * (1.0 - customer) - (CUSTOMER_FADES + erosion * pressure**2) * customer


def next_platform(platform, customer, recognition):
    """Platform's brand value after a session (0 to 1)."""
    return platform + recognition * customer * (1.0 - platform) - PLATFORM_FADES * platform


def orders_kept(pressure):
    """Orders kept in a session of complete values, as a multiple of those placed without pressure."""
    return (1.0 + UPLIFT * pressure) * (1.0 - RETURNS - REGRET * pressure)


def income_from(anchor, customer, pressure):
    """Income of a session: orders kept, by an anchor of this value from customers of this value."""
    return orders_kept(pressure) * anchor * customer


def one_session_pressure():
    """The pressure that earns most in a single session."""
    return (UPLIFT * (1.0 - RETURNS) - REGRET) / (2.0 * UPLIFT * REGRET)


def anchor_burden(pressure, support):
    """How fast the anchor's value fades, as a multiple of how fast the platform can build it."""
    return ANCHOR_FADES / (support * (1.0 + ATTENTION * pressure))


def customer_burden(pressure, service, erosion):
    """How fast the customers' value fades, as a multiple of how fast the anchor can build it."""
    return (CUSTOMER_FADES + erosion * pressure**2) / service


def platform_burden(recognition):
    """How fast the brand fades, as a multiple of how fast customers can build it."""
    return PLATFORM_FADES / recognition


def loop_gain(anchor_burden, customer_burden, platform_burden):
    """By how much one turn of the loop multiplies small values; above 1 they grow."""
    return 1.0 / (anchor_burden * customer_burden * platform_burden)


def once_around(platform, anchor_burden, customer_burden, platform_burden):
    """The brand value that a brand value leads to, once anchor, customers and brand have followed in turn."""
    anchor = platform / (platform + anchor_burden)
    customer = anchor / (anchor + customer_burden)
    return customer / (customer + platform_burden)


def resting_platform(anchor_burden, customer_burden, platform_burden):
    """Brand value at which the loop rests (below zero: it can only fade)."""
    turn = anchor_burden * customer_burden * platform_burden
    return (1.0 - turn) / (1.0 + platform_burden * (1.0 + customer_burden))


def end_pressure(support, service, recognition, erosion):
    """The pressure from which on small values no longer grow (loop gain 1), or None if none ends the loop."""
    drive = support * service * recognition / (ANCHOR_FADES * PLATFORM_FADES)
    under_root = (ATTENTION * drive) ** 2 + 4.0 * erosion * (drive - CUSTOMER_FADES)
    if erosion < 1e-9 or under_root < 0.0:
        return None
    return (ATTENTION * drive + under_root**0.5) / (2.0 * erosion)


def next_values(values, pressure, support, service, recognition, erosion):
    """Anchor's, customers' and brand value after a session, all from the values before it."""
    anchor, customer, platform = values
    return [next_anchor(anchor, platform, pressure, support),
            next_customer(customer, anchor, pressure, service, erosion),
            next_platform(platform, customer, recognition)]


def resting_values(pressure, support, service, recognition, erosion):
    """Anchor's, customers' and brand value at which the loop rests under this pressure; zeros if it fades."""
    burden = [anchor_burden(pressure, support), customer_burden(pressure, service, erosion),
              platform_burden(recognition)]
    platform = resting_platform(burden[0], burden[1], burden[2])
    if platform <= 0.0:
        return [0.0, 0.0, 0.0]
    anchor = platform / (platform + burden[0])
    return [anchor, anchor / (anchor + burden[1]), platform]


def simulate(*, support, service, recognition, pressure, erosion, starting_pressure, starting_value, scandal):
    """The values at the start of each session and the income it brings.

    Returns:
        session: 0 to 240; the next five have a value for each
        pressing: selling pressure
        anchor, customer, platform: the three values (0 to 1)
        income: income of the session, in orders of a session of complete values without pressure
        anchor_before, customer_before, platform_before, income_before: the four in session 79
        anchor_end, customer_end, platform_end, income_end: the four in session 240
        anchor_times, customer_times, orders_times: the end as a multiple of session 79
        last, scandal_size: 240, and the part of the anchor's value that the scandal takes
        income_first, anchor_hit, anchor_later: income and anchor in session 80, anchor in session 110
        platform_lowest: lowest brand value of sessions 80 to 110
        regret, spent: sessions after the 80th until income is lower than before, and all gain spent; None if never
    """
    values = [starting_value, starting_value, starting_value]
    series = {"session": [], "pressing": [], "anchor": [], "customer": [], "platform": [], "income": []}
    for session in range(SESSIONS + 1):
        pressing = starting_pressure if session < CHANGE else pressure
        if session == CHANGE:
            values[0] = (1.0 - scandal) * values[0]
        series["session"].append(session)
        series["pressing"].append(pressing)
        series["anchor"].append(values[0])
        series["customer"].append(values[1])
        series["platform"].append(values[2])
        series["income"].append(income_from(values[0], values[1], pressing))
        values = next_values(values, pressing, support, service, recognition, erosion)
    return with_summary(series, scandal)


def with_summary(series, scandal):
    """The series and the single numbers that the reading and the prose quote."""
    for name in ["anchor", "customer", "platform", "income"]:
        series[name + "_before"] = series[name][CHANGE - 1]
        series[name + "_end"] = series[name][-1]
    for name in ["anchor", "customer"]:
        series[name + "_times"] = series[name + "_end"] / series[name + "_before"]
    pressing = series["pressing"]
    series["orders_times"] = orders_kept(pressing[-1]) / orders_kept(pressing[CHANGE - 1])
    series["last"] = SESSIONS
    series["scandal_size"] = scandal
    series["income_first"] = series["income"][CHANGE]
    series["anchor_hit"] = series["anchor"][CHANGE]
    series["anchor_later"] = series["anchor"][CHANGE + 30]
    series["platform_lowest"] = min(series["platform"][CHANGE:CHANGE + 31])
    regret, spent, gained = None, None, 0.0
    for after in range(SESSIONS + 1 - CHANGE):
        change = series["income"][CHANGE + after] - series["income_before"]
        gained += change
        if regret is None and change < -1e-3 * series["income_before"]:
            regret = after
        if spent is None and gained < 0.0:
            spent = after
    series["regret"] = regret          # sessions after which income is below the old level, or None
    series["spent"] = spent            # sessions after which all the gain has been lost again, or None
    return series


def horizon_incomes(values, pressure, support, service, recognition, erosion):
    """Mean income of a session under this pressure, from these values on: over each horizon, and for ever."""
    means, total, done = [], 0.0, 0
    for horizon in HORIZONS:
        for _ in range(horizon - done):
            total += income_from(values[0], values[1], pressure)
            values = next_values(values, pressure, support, service, recognition, erosion)
        done = horizon
        means.append(total / horizon)
    rest = resting_values(pressure, support, service, recognition, erosion)
    means.append(income_from(rest[0], rest[1], pressure))
    return means


def highest(levels, heights):
    """Where a curve is highest: the top of the parabola through its highest point and the two beside it."""
    top = heights.index(max(heights))
    if top == 0 or top == len(heights) - 1:
        return levels[top], heights[top]
    left, middle, right = heights[top - 1], heights[top], heights[top + 1]
    bend = left - 2.0 * middle + right
    if bend > -1e-15:
        return levels[top], middle
    shift = 0.5 * (left - right) / bend
    return levels[top] + shift * (levels[top] - levels[top - 1]), middle - 0.25 * (left - right) * shift


def cobweb(turn, start):
    """The staircase of turn after turn from a brand value: (brand values, brand values after a turn)."""
    across, up = [start], [start]
    brand = start
    for _ in range(TURNS):
        turned = turn(brand)
        across.extend([brand, turned])
        up.extend([turned, turned])
        brand = turned
    return across, up


def values_at_change(support, service, recognition, erosion, starting_pressure, starting_value, scandal):
    """The three values with which session 80 begins, after the scandal if there is one."""
    values = [starting_value, starting_value, starting_value]
    for _ in range(CHANGE):
        values = next_values(values, starting_pressure, support, service, recognition, erosion)
    return [(1.0 - scandal) * values[0], values[1], values[2]]


def horizon_curves(values, levels, support, service, recognition, erosion):
    """Mean income at each level of pressure, from these values on: a curve for each horizon, and the one for ever."""
    found = [horizon_incomes(values, level, support, service, recognition, erosion) for level in levels]
    return [[means[place] for means in found] for place in range(len(HORIZONS) + 1)]


def end_on_axis(support, service, recognition, erosion):
    """The pressure that ends the loop, or None if none does or it is off the axis."""
    end = end_pressure(support, service, recognition, erosion)
    return None if end is None or end < 0.0 or end > HIGHEST_PRESSURE else end


def curves(*, support, service, recognition, pressure, erosion, starting_pressure, starting_value, scandal):
    """The map of one turn of the loop with its cobweb, and income against pressure over four horizons.

    The horizons start from the values of session 80.

    Returns:
        gain: by how much one turn of the loop multiplies small values
        changed: pressure from session 80 on, less that before
        end_pressure: pressure that ends the loop, None if none on the axis does
        brand, turned, turned_before: 51 brand values, and those after a turn, now and before session 80
        unchanged: the two ends of the diagonal
        web, web_turned: 25 points of the cobweb
        rests, flees: fixed points of the map: the stable one, and 0 if it is not stable
        levels: 31 pressures, 0 to 1.5
        one, ten, fifty, ever: mean income of a session at each, over that many sessions
        best_pressure, best_income: where each of these four is highest, and how high
        here, here_income: the pressure chosen, four times, and its four mean incomes
        end, end_height: two ends of the line at end_pressure; empty if that is None
    """
    def turn(brand, level):
        return once_around(brand, anchor_burden(level, support), customer_burden(level, service, erosion),
                           platform_burden(recognition))

    brands = [index / BRANDS for index in range(BRANDS + 1)]
    web = cobweb(lambda brand: turn(brand, pressure), starting_value)
    resting = resting_values(pressure, support, service, recognition, erosion)[2]
    values = values_at_change(support, service, recognition, erosion, starting_pressure, starting_value, scandal)
    levels = [HIGHEST_PRESSURE * index / GRID for index in range(GRID + 1)]
    means = horizon_curves(values, levels, support, service, recognition, erosion)
    best = [highest(levels, line) for line in means]
    best_income = [top[1] for top in best]
    end = end_on_axis(support, service, recognition, erosion)
    return {"gain": loop_gain(anchor_burden(pressure, support), customer_burden(pressure, service, erosion),
                              platform_burden(recognition)),
            "changed": pressure - starting_pressure, "end_pressure": end,
            "brand": brands, "turned": [turn(brand, pressure) for brand in brands],
            "turned_before": [turn(brand, starting_pressure) for brand in brands], "unchanged": [0.0, 1.0],
            "web": web[0], "web_turned": web[1], "rests": [resting], "flees": [0.0] if resting > 0.0 else [],
            "levels": levels, "one": means[0], "ten": means[1], "fifty": means[2], "ever": means[3],
            "best_pressure": [top[0] for top in best], "best_income": best_income,
            "here": [pressure for _ in means],
            "here_income": horizon_incomes(values, pressure, support, service, recognition, erosion),
            "end": [end, end] if end is not None else [],
            "end_height": [0.0, max(best_income)] if end is not None else []}


def reading(run, curves):
    """Which sentence says what is seen."""
    if curves["gain"] <= 1.0:
        return "fading"
    if run["scandal_size"] > 0.0:
        return "scandal"
    if curves["changed"] == 0.0:
        return "steady"
    if run["regret"] is None:
        return "gain"
    if run["income_first"] > run["income_before"]:
        return "late_loss"
    return "patience" if run["income_end"] > run["income_before"] else "loss"


def outcome(run, curves):
    """Which outcome a reader could have bet on: what becomes of income from session 80 on."""
    if curves["gain"] <= 1.0:
        return "fading"
    if curves["changed"] == 0.0 and run["scandal_size"] == 0.0:
        return "steady"
    if run["regret"] is None:
        return "kept"
    if run["income_first"] > run["income_before"]:
        return "late_loss"
    return "back" if run["income_end"] >= 0.98 * run["income_before"] else "loss"
