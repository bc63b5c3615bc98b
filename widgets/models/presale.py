r"""The pre-sale newsvendor: what early orders teach, and what it costs to learn from fans.

Purpose. How much to sell before it is made, and when do the orders of enthusiasts mislead?
State and scales. A brand sells one seasonal good to 1,000 customers on average; each unit costs 40 yuan. One step is
    a season; seasons do not influence each other.
Process and order. Each season: demand is drawn; a share of it orders early, at a discount, and is made to order; from
    these orders the brand updates its belief; it stocks for the rest; what is left over is sold for salvage.
Initialisation. The same belief before each season: normal, with the mean and the uncertainty chosen.
Source claims. Community-economy paper (anonymous, truncated), part 2: users' participation beats outside
    observation; pre-sale, collecting orders in advance, lets brands control the scale of production precisely (the
    text ends there). No limit, cost or number is stated; +30 % repurchase in a co-design case has no unit and
    no source.
Grounded in. The newsvendor; accurate response (Fisher and Raman 1996) and advance booking (Tang and others 2004);
    the normal update of Bayes.
Where it misleads. Early orders are a fixed part of demand, made and paid without noise or bias; only the brand's
    reading of them is noisy and biased, and a brand that knew the part could divide and would know demand. The brand
    never learns that its fans are biased; discounts attract nobody new; early and late
    customers want the same; no capacity, no competitor. A normal demand may fall below zero: seasons then count
    none, the formula for the expected profit does not know, and at the largest uncertainty the two differ.
"""

import math

from .core import Outcome, Parameter, Preset
from .stream import random_stream

TITLE = "The pre-sale newsvendor"
QUESTION = "Your most devoted fans order early. How many orders do you need before you know what the others will buy?"

MEAN_DEMAND = 1000.0       # units wanted in a season, on average: what the brand believes, and true
UNIT_COST = 40.0           # yuan for each unit made
SEASONS = 24               # seasons of a run
SHARES = 100               # steps in which the share is searched: one per cent each
LARGEST_DEMAND = 2600.0    # right end of the demand axis of the figure
FAR = 8.0                  # standard deviations beyond which a normal tail is zero to double precision

PARAMETERS = [
    Parameter(name="share", symbol="f", label="Share sold in advance", zh="预售占比", unit="share of demand",
              default=0.2, low=0.0, high=1.0, step=0.01, construct="预售 pre-sale (part 2)"),
    Parameter(name="discount", symbol="d", label="Discount on early orders", zh="预售折扣", unit="yuan", default=8.0,
              low=0.0, high=30.0, step=0.5, construct="实际利益 tangible benefit (part 1)"),
    Parameter(name="uncertainty", symbol=r"\sigma", label="Uncertainty of demand", zh="需求不确定性", unit="units",
              default=300.0, low=20.0, high=600.0, step=10.0,
              construct="显性需求、隐性需求 explicit and tacit need (part 2)"),
    Parameter(name="noise", symbol="s_e", label="Noise if everybody ordered early", zh="信号噪声", unit="units",
              default=60.0, low=5.0, high=200.0, step=5.0, construct="需求洞察 insight into needs (part 2)"),
    Parameter(name="bias", symbol="B", label="Over-enthusiasm of core fans (below 0: reserve)",
              zh="核心用户偏差", unit="units", default=0.0, low=-300.0,
              high=600.0, step=10.0, construct="核心用户 core users (part 2)"),
    Parameter(name="price", symbol="p", label="Price", zh="价格", unit="yuan", default=100.0, low=45.0, high=300.0,
              step=5.0, construct="none: economics of the good"),
    Parameter(name="salvage", symbol="v", label="Salvage value of a unit left over", zh="残值", unit="yuan",
              default=10.0, low=0.0, high=38.0, step=1.0, construct="none: economics of the good"),
    Parameter(name="seed", symbol="z", label="Seed of the seasons", zh="随机种子", unit="number", default=1,
              low=1, high=1000000, step=1, whole=True, scenario=True, construct="none: the luck of 24 seasons",
              provenance="free choice"),
]

PRESETS = [
    Preset("no_presale", "No pre-sale", "Nothing is sold early. Look how far stock and demand miss each other.",
           {"share": 0.0}),
    Preset("some_presale", "One order in five early",
           "A fifth of the orders come early: look how narrow the belief has become.", {}),
    Preset("core_fans_only", "Core fans only",
           "One order in ten, all from enthusiasts who expect 250 too many: look where the belief now stands.",
           {"share": 0.1, "bias": 250.0}),
    Preset("deep_discount", "Deep discount",
           "Half of the orders, bought with 20 yuan each: look what the discounts cost.",
           {"share": 0.5, "discount": 20.0}),
    Preset("fast_fashion", "Fast fashion", "Nobody knows what will sell, and what is left is worth nothing.",
           {"uncertainty": 500.0, "salvage": 0.0}),
    Preset("staple", "Staple", "Demand is well known and leftovers keep their value: look where the lowest cost is.",
           {"uncertainty": 80.0, "salvage": 35.0}),
]

SYMBOLS = {
    "safety": "z_q", "doubt": r"\sigma'", "trust_in_signal": "K", "signal": "Z", "belief": "m", "demand": r"\theta",
    "fractile": "q", "critical_fractile": "q", "normal_density": r"\phi", "normal_share": r"\Phi",
    "normal_loss": r"L", "posterior_doubt": r"\sigma'", "updated_belief": "m", "stock_level": "y",
    "MEAN_DEMAND": r"\bar\theta", "UNIT_COST": "c", "mismatch_cost": r"\text{mismatch}", "repurchase": "r",
    "discount_cost": r"\text{discounts}", "expected_profit": r"\Pi", "season_profit": r"\pi", "stock": "y",
    "error": r"\Delta", "reach": "x", "over": "o", "under": "u", "z": "x", "early": "e", "late": r"\ell", "sold": "n",
    "normal_quantile": r"\Phi^{-1}", "orders_per_customer": r"\text{orders}", "best_share": "f^*",
}

SENTENCES = {
    "none": "Without early orders the expected profit is {profit_here:,.0f} yuan a season; at the best share, "
            "{best_share:.0%} sold early, it would be {profit_best:,.0f}.",
    "helps": "With {share:.0%} sold early the expected profit is {profit_here:,.0f} yuan a season against "
             "{profit_none:,.0f} without; the most, {profit_best:,.0f}, comes at {best_share:.0%}.",
    "dear": "With {share:.0%} sold early the expected profit is {profit_here:,.0f} yuan a season, less than the "
            "{profit_none:,.0f} without: discounts of {discounts_here:,.0f} buy less than they cost.",
    "misled": "With {share:.0%} sold early the expected profit is {profit_here:,.0f} yuan a season, less than the "
              "{profit_none:,.0f} without: the belief is {error_size:,.0f} units too high on average, and sure of "
              "itself.",
    "misled_low": "With {share:.0%} sold early the expected profit is {profit_here:,.0f} yuan a season, less than the "
                  "{profit_none:,.0f} without: the belief is {error_size:,.0f} units too low on average, and sure of "
                  "itself.",
}

OUTCOMES = {
    "none": Outcome(
        "Nothing is sold early, so nothing is learned",
        "Without early orders the belief keeps all its doubt, and stock that does not fit costs {mismatch_here:,.0f} "
        "yuan a season on average."),
    "helps": Outcome(
        "Early orders pay",
        "Early orders are made to order and make the belief surer: stock that does not fit costs "
        "{mismatch_here:,.0f} yuan a season instead of {forgone_none:,.0f}, and the discounts, "
        "{discounts_here:,.0f}, cost no more than that saves."),
    "dear": Outcome(
        "Early orders cost more than they save",
        "Discounts cost {discounts_here:,.0f} yuan a season, and stock that does not fit {mismatch_here:,.0f} "
        "instead of {forgone_none:,.0f}: early orders save less than they cost, even if fans were like everybody "
        "else."),
    "misled_low": Outcome(
        "Early orders mislead",
        "Those who order early want less than the others: the belief is {error_size:,.0f} units too low on average. "
        "Were fans like everybody else, the expected profit would be {profit_unbiased:,.0f} yuan instead of "
        "{profit_here:,.0f}."),
    "misled": Outcome(
        "Early orders mislead",
        "Those who order early want more than the others: the belief is {error_size:,.0f} units too high on average. "
        "Were fans like everybody else, the expected profit would be {profit_unbiased:,.0f} "
        "yuan instead of {profit_here:,.0f}."),
}


def normal_density(z):
    """Density of the standard normal."""
    return math.exp(-0.5 * z * z) / (2.0 * math.pi) ** 0.5


def normal_share(z):
    """Share of a standard normal below z (0 to 1): Marsaglia's series (2004), exact to double precision."""
    if abs(z) > FAR:
        return 1.0 if z > 0.0 else 0.0
    total, term, odd = z, z, 1.0
    while abs(term) > 1e-17 * abs(total):
        odd += 2.0
        term *= z * z / odd
        total += term
    return 0.5 + total * normal_density(z)


def normal_quantile(share):
    """The z below which this share (0.1 to 0.995) of a standard normal lies, by Newton's method."""
    z = 0.0
    for _ in range(12):
        z -= (normal_share(z) - share) / normal_density(z)
    return z


def normal_loss(z):
    """Expected amount by which a standard normal exceeds z."""
    return normal_density(z) - z * (1.0 - normal_share(z))


def critical_fractile(price, salvage):
    """Share of seasons in which stock should suffice (0 to 1): the profit lost by one too few against one too many."""
    return (price - UNIT_COST) / (price - salvage)


def trust_in_signal(share, uncertainty, noise):
    """Weight of the early orders in the new belief (0 to 1)."""
    return share * uncertainty**2 / (share * uncertainty**2 + noise**2)


def posterior_doubt(share, uncertainty, noise):
    """Standard deviation of the belief after the early orders, in units."""
    return uncertainty * (1.0 - trust_in_signal(share, uncertainty, noise)) ** 0.5


def updated_belief(signal, trust_in_signal):
    """Demand the brand expects after the early orders, which it takes at face value, in units."""
    return MEAN_DEMAND + trust_in_signal * (signal - MEAN_DEMAND)


def mismatch_cost(share, safety, doubt, error, price, salvage):
    """Expected loss by stock that does not fit late demand, in yuan.

    safety: standard deviations of stock above the belief. error: by how much the belief is too high on average.
    """
    reach = safety + error / doubt
    over = (UNIT_COST - salvage) * (reach + normal_loss(reach))
    under = (price - UNIT_COST) * normal_loss(reach)
    return (1.0 - share) * doubt * (over + under)


def discount_cost(share, discount):
    """Expected discounts on early orders, in yuan."""
    return share * discount * MEAN_DEMAND


def expected_costs(share, discount, uncertainty, noise, bias, price, salvage, safety):
    """(discounts, mismatch) in yuan: what is lost of the profit of a brand that knows demand in advance."""
    doubt = posterior_doubt(share, uncertainty, noise)
    error = trust_in_signal(share, uncertainty, noise) * bias
    return discount_cost(share, discount), mismatch_cost(share, safety, doubt, error, price, salvage)


def expected_profit(share, discount, uncertainty, noise, bias, price, salvage):
    """Expected profit of a season, in yuan."""
    safety = normal_quantile(critical_fractile(price, salvage))
    discounts, mismatch = expected_costs(share, discount, uncertainty, noise, bias, price, salvage, safety)
    return (price - UNIT_COST) * MEAN_DEMAND - discounts - mismatch


def season_profit(demand, stock, share, discount, price, salvage):
    """Profit of one season, in yuan: early orders at a discount, late ones from stock, the rest for salvage."""
    early = share * demand * (price - discount - UNIT_COST)
    late = (1.0 - share) * demand
    sold = min(late, stock)
    return early + sold * price + (stock - sold) * salvage - stock * UNIT_COST


def orders_per_customer(repurchase):
    """Orders of a customer who comes back each time with the same chance (0 to below 1)."""
    return 1.0 / (1.0 - repurchase)


def normal_draw(draw):
    """One standard normal number (Box and Muller 1958)."""
    return (-2.0 * math.log(draw())) ** 0.5 * math.cos(2.0 * math.pi * draw())


def season(draw, share, uncertainty, noise, bias, safety):
    """(demand, belief, stock) of a season: what is wanted, what is believed, what is made for late customers."""
    wanted = MEAN_DEMAND + uncertainty * normal_draw(draw)
    luck = normal_draw(draw)
    belief, doubt = MEAN_DEMAND, posterior_doubt(share, uncertainty, noise)
    if share > 0.0:
        signal = wanted + bias + noise / share**0.5 * luck
        belief = updated_belief(signal, trust_in_signal(share, uncertainty, noise))
    return max(0.0, wanted), belief, (1.0 - share) * max(0.0, belief + safety * doubt)


def simulate(*, share, discount, uncertainty, noise, bias, price, salvage, seed):
    """Some seasons, each with its luck, and what a season brings on average.

    Returns:
        season: 1 to 24; the next six have a value for each
        demand, belief, made: units wanted, expected after the early orders, and made
        left_over, short: units made and not wanted, and wanted and not made
        profit: profit of the season, in yuan
        profit_here, profit_none: expected profit of a season as chosen, and with none sold early, in yuan
        profit_mean: mean profit of the 24 seasons, in yuan
        sold_early: share sold early, as chosen
    """
    draw = random_stream(seed)
    safety = normal_quantile(critical_fractile(price, salvage))
    series = {"season": [], "demand": [], "belief": [], "made": [], "left_over": [], "short": [], "profit": []}
    for number in range(1, SEASONS + 1):
        demand, belief, stock = season(draw, share, uncertainty, noise, bias, safety)
        late = (1.0 - share) * demand
        series["season"].append(number)
        series["demand"].append(demand)
        series["belief"].append(belief)
        series["made"].append(share * demand + stock)
        series["left_over"].append(max(0.0, stock - late))
        series["short"].append(max(0.0, late - stock))
        series["profit"].append(season_profit(demand, stock, share, discount, price, salvage))
    series["profit_here"] = expected_profit(share, discount, uncertainty, noise, bias, price, salvage)
    series["profit_none"] = expected_profit(0.0, discount, uncertainty, noise, bias, price, salvage)
    series["profit_mean"] = sum(series["profit"]) / SEASONS
    series["sold_early"] = share
    return series


def curves(*, share, discount, uncertainty, noise, bias, price, salvage, seed):
    """Belief before and after early orders, what each share costs and teaches, and the seasons' misses.

    Returns:
        mean_demand: units wanted on average
        error_here, doubt_here: mean error and standard deviation of the belief after the early orders, in units
        error_size: the size of the error, whether the belief is too high or too low
        plan, after_peak: demand that is prepared for, and the belief, on average, in units
        one: 1, the peak of the narrowest density
        before_demand, before_density, before_floor: belief before the early orders: units, density, zeros
        after_demand, after_density, after_floor: the same after them
        share_axis: 101 shares sold early, 0 to 1; the next five have a value for each
        discounts, mismatch, forgone: profit lost by discounts, by stock that does not fit, and by both, in yuan
        doubt, error: standard deviation and size of the mean error of the belief, in units
        best_share, profit_best: share that loses least, and the expected profit with it, in yuan
        least_point, least_share: the least loss and its share, each a list of one
        forgone_none: profit lost with none sold early, in yuan
        share_now, forgone_now, doubt_now, error_now: share, loss, doubt and error as chosen, each a list of one
        discounts_here, mismatch_here: the two losses as chosen, in yuan
        profit_unbiased: expected profit if fans wanted what others want, in yuan
        over_season, over_units: for seasons with enough made: number, and units wanted and made, two points each
        short_season, short_units: the same for seasons with too little made
    """
    safety = normal_quantile(critical_fractile(price, salvage))
    doubt = posterior_doubt(share, uncertainty, noise)
    error = trust_in_signal(share, uncertainty, noise) * bias
    drawn = {"mean_demand": MEAN_DEMAND, "error_here": error, "error_size": abs(error), "doubt_here": doubt,
             "plan": MEAN_DEMAND + error + safety * doubt,
             "after_peak": MEAN_DEMAND + error, "one": 1.0}
    add_density(drawn, "before", MEAN_DEMAND, uncertainty, doubt)
    add_density(drawn, "after", MEAN_DEMAND + error, doubt, doubt)
    add_shares(drawn, share, discount, uncertainty, noise, bias, price, salvage, safety)
    add_misses(drawn, share, uncertainty, noise, bias, safety, seed)
    return drawn


def add_density(drawn, name, mean, spread, narrowest):
    """A normal density over demand, as a part of the peak of the narrowest belief."""
    drawn[name + "_demand"], drawn[name + "_density"] = [], []
    for index in range(-40, 41):
        demand = mean + 0.1 * index * spread
        if 0.0 <= demand <= LARGEST_DEMAND:
            drawn[name + "_demand"].append(demand)
            drawn[name + "_density"].append(narrowest / spread * math.exp(-0.005 * index * index))
    drawn[name + "_floor"] = [0.0 for _ in drawn[name + "_demand"]]


def add_shares(drawn, share, discount, uncertainty, noise, bias, price, salvage, safety):
    """Costs, doubt and error against the share sold early, and the share that costs least."""
    for name in ["share_axis", "discounts", "mismatch", "forgone", "doubt", "error"]:
        drawn[name] = []
    for index in range(SHARES + 1):
        level = index / SHARES
        discounts, mismatch = expected_costs(level, discount, uncertainty, noise, bias, price, salvage, safety)
        drawn["share_axis"].append(level)
        drawn["discounts"].append(discounts)
        drawn["mismatch"].append(mismatch)
        drawn["forgone"].append(discounts + mismatch)
        drawn["doubt"].append(posterior_doubt(level, uncertainty, noise))
        drawn["error"].append(abs(trust_in_signal(level, uncertainty, noise) * bias))
    least = min(drawn["forgone"])
    drawn["best_share"] = drawn["forgone"].index(least) / SHARES
    drawn["least_point"], drawn["least_share"] = [least], [drawn["best_share"]]
    drawn["profit_best"] = (price - UNIT_COST) * MEAN_DEMAND - least
    drawn["forgone_none"] = drawn["forgone"][0]
    discounts, mismatch = expected_costs(share, discount, uncertainty, noise, bias, price, salvage, safety)
    drawn["share_now"], drawn["forgone_now"] = [share], [discounts + mismatch]
    drawn["discounts_here"], drawn["mismatch_here"] = discounts, mismatch
    drawn["profit_unbiased"] = expected_profit(share, discount, uncertainty, noise, 0.0, price, salvage)
    drawn["doubt_now"], drawn["error_now"] = [drawn["doubt_here"]], [abs(drawn["error_here"])]


def add_misses(drawn, share, uncertainty, noise, bias, safety, seed):
    """For each season the piece from what was wanted to what was made: left over, or short."""
    draw = random_stream(seed)
    for name in ["over_season", "over_units", "short_season", "short_units"]:
        drawn[name] = []
    for number in range(1, SEASONS + 1):
        demand, _, stock = season(draw, share, uncertainty, noise, bias, safety)
        made = share * demand + stock
        name = "over" if made >= demand else "short"
        drawn[name + "_season"].extend([number, number])
        drawn[name + "_units"].extend([demand, made])


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["sold_early"] == 0.0:
        return "none"
    if run["profit_here"] >= run["profit_none"]:
        return "helps"
    if curves["profit_unbiased"] < run["profit_none"]:
        return "dear"
    return "misled_low" if curves["error_here"] < 0.0 else "misled"
