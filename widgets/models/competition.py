r"""Competition of traditional and community e-commerce.

Purpose. Does the newcomer replace the old form, live beside it, or never arrive; and does speed decide?
State and scales. Size X of traditional and Y of community e-commerce, both in units of the market that the
    traditional form fills when alone. One step is a twentieth of a year, 80 years in all.
Process and order. At each moment both grow at their own speed, the slower the fuller their market is; the other
    form fills a part of it, by its overlap. During an opportunity window, from year 0 on, the traditional form
    does not press on the community form.
Initialisation. The sizes chosen: by default an old form near its limit and a newcomer with 2 %.
Source claims. Fu (2023), s4.4: competition is the inner motive of e-commerce's innovation, and community
    e-commerce is its product; s4.3: its customers come over from traditional e-commerce and from a new market;
    s2, after Pan (2018): it inherits from traditional e-commerce, it does not overturn it. No equation, rate or
    overlap is stated: those are ours.
Grounded in. Lotka (1925) and Volterra (1926): two competing populations.
Where it misleads. Firms here do not think: nobody answers a rival by price, imitation or purchase, and overlaps
    stay as they are. The paper's traditional platforms own community forms as well.
"""

from .core import Outcome, Parameter, ParameterMap, Preset

TITLE = "Competition of traditional and community e-commerce"
QUESTION = "Double the newcomer's speed: how much more of the market will it have in fifty years?"

YEARS = 80                 # the horizon a run shows
SUBSTEPS = 5               # steps computed for each one recorded
STEP = 0.05                # years in a step
OLD_SPEED = 0.3            # growth speed of traditional e-commerce (a year)
OLD_MARKET = 1.0           # market of traditional e-commerce: the unit of both sizes

PARAMETERS = [
    Parameter(name="newcomer_speed", symbol="r_y", label="Newcomer's growth speed", zh="创新速度", unit="a year",
              default=0.6, low=0.1, high=2.0, step=0.05, construct="创新动力机制 innovation dynamics (s4.1)"),
    Parameter(name="community_market", symbol="K_y", label="Market the community form can reach",
              zh="社群市场容量", unit="traditional markets", default=0.6, low=0.2, high=2.0, step=0.01,
              construct="市场创造机制 market creation (s4.3)"),
    Parameter(name="harm_to_traditional", symbol=r"\alpha_{xy}", label="Overlap that harms the traditional form",
              zh="对传统电商的替代", unit="share", default=0.5, low=0.0, high=1.6, step=0.01,
              construct="竞争力导向机制 competitiveness orientation (s4.4)"),
    Parameter(name="harm_to_community", symbol=r"\alpha_{yx}", label="Overlap that harms the community form",
              zh="传统电商的挤压", unit="share", default=0.5, low=0.0, high=1.6, step=0.01,
              construct="竞争力导向机制 competitiveness orientation (s4.4)"),
    Parameter(name="head_start", symbol="y_0", label="Community form at the start", zh="初始份额",
              unit="traditional markets", default=0.02, low=0.001, high=0.5, step=0.001, scenario=True,
              construct="演化路径 evolution path (s1)"),
    Parameter(name="incumbent_start", symbol="x_0", label="Traditional form at the start", zh="传统电商初始规模",
              unit="traditional markets", default=0.8, low=0.02, high=1.0, step=0.01, scenario=True,
              construct="传统电商 traditional e-commerce (s3.2)"),
    Parameter(name="window_years", symbol="d", label="Length of the opportunity window", zh="机会窗口长度",
              unit="years", default=0, low=0, high=12, step=1, whole=True, scenario=True,
              construct="机会窗口机制 opportunity window (s4.2)"),
]

PRESETS = [
    Preset("niche", "A niche", "Half of the market overlaps: find the share, then change the newcomer's speed.", {}),
    Preset("complement", "Inheritance, not disruption",
           "The two hardly overlap: see what becomes of the total.",
           {"harm_to_traditional": 0.2, "harm_to_community": 0.2}),
    Preset("copycat", "Copycat", "The newcomer offers nearly the same to fewer people: one line never rises.",
           {"harm_to_traditional": 0.9, "harm_to_community": 0.9}),
    Preset("disruption", "Disruption", "A larger market of its own, and 90 % overlap: look when the lines cross.",
           {"community_market": 1.4, "harm_to_traditional": 0.9}),
    Preset("rivals", "Rivals: history decides",
           "Both are small and each harms the other more than itself: move the head start from 0.05 to 0.06.",
           {"community_market": 0.9, "harm_to_traditional": 1.4, "harm_to_community": 1.3,
            "incumbent_start": 0.1, "head_start": 0.05}),
]

MAP = ParameterMap(
    x="harm_to_traditional", y="harm_to_community", quantity="community_share",
    label="Community form's share after 80 years", spec=".0%", limits=(0.0, 1.0), level=0.5,
    line="Below the line, to its right, the community form is the larger one.",
    note="Pale and dark corners: one form alone. Between them both stay. Load “Rivals”: where has the middle gone?")

SYMBOLS = {
    "traditional": "x", "community": "y", "OLD_SPEED": "r_x", "OLD_MARKET": "K_x", "growth_traditional": r"\dot x",
    "growth_community": r"\dot y", "freedom": "f", "invasion_speed": r"\rho_y", "least_market": r"K_y^{\min}",
    "shared_traditional": "x^*", "shared_community": "y^*",
}

SENTENCES = {
    "coexist": "Both stay: in the long run {rest_traditional:.2f} traditional and {rest_community:.3f} community, "
               "{rest_total:.2f} together. The community form is half way in year {half_year:.1f}.",
    "slow": "Both stay in the long run, {rest_traditional:.2f} traditional and {rest_community:.3f} community, but "
            "after 80 years the community form is at {community_end:.3f}, not yet half way.",
    "full": "Both stay, {rest_traditional:.2f} traditional and {rest_community:.3f} community in the long run; the "
            "community form began above half of that.",
    "traditional": "The traditional form shuts the newcomer out, whatever the start; to stay it would have to "
                   "reach a market above {least_market:.2f}. It is at {community_end:.3f} after 80 years.",
    "community": "The community form replaces the traditional one, whatever the start; after 80 years it is at "
                 "{community_end:.2f} and the traditional form at {traditional_end:.3f}.",
    "history": "History decides what is left: from this start, and after a window if there was one, "
               "{community_end:.2f} community and {traditional_end:.2f} traditional after 80 years.",
}

OUTCOMES = {
    "coexist": Outcome(
        "Both forms stay",
        "Each can grow beside a full other: of the newcomer's market of {community_market:.2f} the traditional form "
        "takes {least_market:.2f}, and a full community form takes {taken:.2f} of the traditional form's 1. Speed "
        "changes the year, not where they rest."),
    "slow": Outcome(
        "Both forms stay",
        "Each can grow beside a full other: of the newcomer's market of {community_market:.2f} the traditional form "
        "takes {least_market:.2f}, and a full community form takes {taken:.2f} of the traditional form's 1. But 80 "
        "years are too short to see the half of it."),
    "full": Outcome(
        "Both forms stay",
        "Each can grow beside a full other: of the newcomer's market of {community_market:.2f} the traditional form "
        "takes {least_market:.2f}, and a full community form takes {taken:.2f} of the traditional form's 1. Where "
        "they start changes nothing in that."),
    "traditional": Outcome(
        "Only the traditional form stays in the long run",
        "A full traditional form takes {least_market:.2f} of the newcomer's market, which is only "
        "{community_market:.2f}: a small newcomer finds no room, however fast it grows. The newcomer in turn would "
        "take {taken:.2f} of the traditional form's 1, which is too little."),
    "community": Outcome(
        "Only the community form stays in the long run",
        "A full traditional form takes {least_market:.2f} of the newcomer's market of {community_market:.2f}, so "
        "that there is room to enter; a full community form takes {taken:.2f} of the traditional form's 1, so that "
        "there is none to return to."),
    "history": Outcome(
        "One form stays, and history decides which",
        "A full form of either kind leaves the other no room: the traditional one takes {least_market:.2f} of the "
        "newcomer's market of {community_market:.2f}, the community form {taken:.2f} of the other's 1. Which one "
        "shuts the other out depends on the side of the divide on which the two stand when any window has closed, not "
        "on which is the larger. (If both numbers equal the markets they are taken from, every mixture on the line "
        "between the two stays.)"),
}


def growth_traditional(traditional, community, harm_to_traditional):
    """Growth of traditional e-commerce in a year."""
    return OLD_SPEED * traditional * (1.0 - (traditional + harm_to_traditional * community) / OLD_MARKET)


def growth_community(traditional, community, newcomer_speed, community_market, harm_to_community):
    """Growth of community e-commerce in a year."""
    return newcomer_speed * community * (1.0 - (community + harm_to_community * traditional) / community_market)


def shared_traditional(community_market, harm_to_traditional, harm_to_community):
    """Traditional size at which neither form grows, where both are there."""
    freedom = 1.0 - harm_to_traditional * harm_to_community
    return (OLD_MARKET - harm_to_traditional * community_market) / freedom


def shared_community(community_market, harm_to_traditional, harm_to_community):
    """Community size at which neither form grows, where both are there."""
    freedom = 1.0 - harm_to_traditional * harm_to_community
    return (community_market - harm_to_community * OLD_MARKET) / freedom


def least_market(harm_to_community):
    """Market that the community form must be able to reach to grow from little beside a full traditional one."""
    return harm_to_community * OLD_MARKET


def invasion_speed(newcomer_speed, community_market, harm_to_community):
    """Growth rate of a small newcomer beside a full traditional form (a year); below 0 it is shut out."""
    return newcomer_speed * (1.0 - least_market(harm_to_community) / community_market)


def regime(community_market, harm_to_traditional, harm_to_community):
    """Who stays in the long run: 0 both, 1 the traditional form, 2 the community form, 3 history decides."""
    traditional_enters = harm_to_traditional * community_market < OLD_MARKET
    if least_market(harm_to_community) < community_market:
        return 0 if traditional_enters else 2
    return 1 if traditional_enters else 3


def advance(traditional, community, newcomer_speed, community_market, harm_to_traditional, harm_to_community):
    """Both sizes after a step (midpoint rule)."""
    half_traditional = traditional + 0.5 * STEP * growth_traditional(traditional, community, harm_to_traditional)
    half_community = community + 0.5 * STEP * growth_community(
        traditional, community, newcomer_speed, community_market, harm_to_community)
    return (traditional + STEP * growth_traditional(half_traditional, half_community, harm_to_traditional),
            community + STEP * growth_community(
                half_traditional, half_community, newcomer_speed, community_market, harm_to_community))


def simulate(*, newcomer_speed, community_market, harm_to_traditional, harm_to_community, head_start,
             incumbent_start, window_years):
    """Eighty years of both forms, recorded four times a year.

    Returns:
        year: 0 to 80 by quarters; the next three have a value for each
        traditional, community, total: sizes, in traditional markets
        regime: who stays: 0 both, 1 the traditional form, 2 the community form, 3 history decides
        traditional_end, community_end: sizes in year 80
        community_share: the community form's share of the total in year 80 (0 to 1)
        least_market, taken: what a full form takes of the other's market: the traditional one, the community one
        rest_traditional, rest_community, rest_total: sizes in the long run, None unless both stay
        half_year: first year with half of rest_community, None if none of the 80 or unless both stay
    """
    traditional, community = incumbent_start, head_start
    series = {"year": [0.0], "traditional": [traditional], "community": [community],
              "total": [traditional + community]}
    for index in range(1, int(YEARS / STEP + 0.5) + 1):
        pressure = harm_to_community if (index - 0.5) * STEP > window_years else 0.0
        traditional, community = advance(traditional, community, newcomer_speed, community_market,
                                         harm_to_traditional, pressure)
        if index % SUBSTEPS == 0:
            series["year"].append(index * STEP)
            series["traditional"].append(traditional)
            series["community"].append(community)
            series["total"].append(traditional + community)
    return with_summary(series, community_market, harm_to_traditional, harm_to_community)


def with_summary(series, community_market, harm_to_traditional, harm_to_community):
    """The series and the single numbers that the reading and the prose quote."""
    kind = regime(community_market, harm_to_traditional, harm_to_community)
    series["regime"] = kind
    series["traditional_end"] = series["traditional"][-1]
    series["community_end"] = series["community"][-1]
    series["community_share"] = series["community_end"] / series["total"][-1]
    series["least_market"] = least_market(harm_to_community)
    series["taken"] = harm_to_traditional * community_market
    series["rest_traditional"] = None
    series["rest_community"] = None
    series["rest_total"] = None
    series["half_year"] = None
    if kind == 0:
        x = shared_traditional(community_market, harm_to_traditional, harm_to_community)
        y = shared_community(community_market, harm_to_traditional, harm_to_community)
        series["rest_traditional"] = x
        series["rest_community"] = y
        series["rest_total"] = x + y
        series["half_year"] = first_year(series["year"], series["community"], 0.5 * y)
    return series


def first_year(years, values, level):
    """First year in which values are at the level, or None."""
    for index in range(len(values)):
        if values[index] >= level:
            return years[index]
    return None


EDGE = 1.6           # overlaps on the map of regimes go from 0 to this
LOW_WORD = 0.3       # a field of the map has room for its word if it is higher than this ...
HIGH_WORD = 1.3      # ... or, above another field, if it begins below this ...
WIDE_WORD = 1.15     # ... and, on the right, if it begins left of this
WIDEST = 1.2         # right end of the traditional axis
PIECE = 0.02         # length of a piece of the divide
PIECES = 150         # the most pieces on either side of its unstable point


def curves(*, newcomer_speed, community_market, harm_to_traditional, harm_to_community, head_start,
           incumbent_start, window_years):
    """Where either form stands still, the points where both do, the divide, and the map of regimes.

    Stable points attract every start nearby, unstable ones do not. The divide, there only where history decides,
    parts the starts from which the traditional form wins from those from which the community form wins.

    Returns:
        traditional_still_x, traditional_still_y: two ends of the line on which the traditional form stands still
        community_still_x, community_still_y: the same for the community form
        stable_x, stable_y, unstable_x, unstable_y: points at which both stand still, by whether they attract
        divide_x, divide_y: points of the divide; empty unless history decides
        map_x, map_y: the two overlaps, each a list of one
        map_left, map_right, map_floor, map_split, map_ceiling: borders of the map's fields, each with two ends
        both_word, upper_word, right_word, corner_word: where the fields' words stand, None where there is no room
    """
    top = WIDEST if community_market <= WIDEST else 2.0 * WIDEST      # the axis of the panel ends there
    drawn = {}
    add_standstills(drawn, community_market, harm_to_traditional, harm_to_community, top)
    add_rest_points(drawn, newcomer_speed, community_market, harm_to_traditional, harm_to_community, top)
    add_regimes(drawn, community_market, harm_to_traditional, harm_to_community)
    return drawn


def add_standstills(drawn, community_market, harm_to_traditional, harm_to_community, top):
    """x = K_x - a_xy y and y = K_y - a_yx x, each a straight line, cut at the edges of the panel."""
    still_y = top if harm_to_traditional * top < OLD_MARKET else OLD_MARKET / harm_to_traditional
    still_x = WIDEST if harm_to_community * WIDEST < community_market else community_market / harm_to_community
    drawn["traditional_still_x"] = [OLD_MARKET, OLD_MARKET - harm_to_traditional * still_y]
    drawn["traditional_still_y"] = [0.0, still_y]
    drawn["community_still_x"] = [0.0, still_x]
    drawn["community_still_y"] = [community_market, community_market - harm_to_community * still_x]


def add_rest_points(drawn, newcomer_speed, community_market, harm_to_traditional, harm_to_community, top):
    """The points where both forms stand still, and the divide if history decides."""
    kind = regime(community_market, harm_to_traditional, harm_to_community)
    for name in ["stable_x", "stable_y", "unstable_x", "unstable_y", "divide_x", "divide_y"]:
        drawn[name] = []
    add_point(drawn, kind == 1 or kind == 3, OLD_MARKET, 0.0)
    add_point(drawn, kind == 2 or kind == 3, 0.0, community_market)
    if kind == 1 or kind == 2 or harm_to_traditional * harm_to_community == 1.0:
        return
    x = shared_traditional(community_market, harm_to_traditional, harm_to_community)
    y = shared_community(community_market, harm_to_traditional, harm_to_community)
    add_point(drawn, kind == 0, x, y)
    if kind == 3 and min(x, y) > PIECE:
        drawn["divide_x"], drawn["divide_y"] = divide(x, y, newcomer_speed, community_market,
                                                      harm_to_traditional, harm_to_community, top)


def add_regimes(drawn, community_market, harm_to_traditional, harm_to_community):
    """The map of regimes: the run's place, the borders of its four fields, and their words where there is room."""
    split_x = min(OLD_MARKET / community_market, EDGE)
    split_y = min(community_market / OLD_MARKET, EDGE)
    drawn["map_x"] = [harm_to_traditional]
    drawn["map_y"] = [harm_to_community]
    drawn["map_left"] = [0.0, split_x]
    drawn["map_right"] = [split_x, EDGE]
    drawn["map_floor"] = [0.0, 0.0]
    drawn["map_split"] = [split_y, split_y]
    drawn["map_ceiling"] = [EDGE, EDGE]
    drawn["both_word"] = split_y if split_y > LOW_WORD else None
    drawn["upper_word"] = EDGE if split_y < HIGH_WORD else None
    drawn["right_word"] = EDGE if split_x < WIDE_WORD else None
    drawn["corner_word"] = split_y if split_x < WIDE_WORD and split_y < HIGH_WORD else None


def add_point(drawn, stable, x, y):
    """Put a resting point among the stable or the unstable ones."""
    name = "stable" if stable else "unstable"
    drawn[name + "_x"].append(x)
    drawn[name + "_y"].append(y)


def divide(x, y, newcomer_speed, community_market, harm_to_traditional, harm_to_community, top):
    """The two paths that lead into the unstable point (x, y), followed backwards from it, as one line."""
    # the Jacobian's entries there, and the slope of the direction in which the point attracts
    a, b = -OLD_SPEED * x / OLD_MARKET, -OLD_SPEED * harm_to_traditional * x / OLD_MARKET
    c, d = -newcomer_speed * harm_to_community * y / community_market, -newcomer_speed * y / community_market
    rate = 0.5 * (a + d - ((a - d) ** 2 + 4.0 * b * c) ** 0.5)
    slope = (rate - a) / b
    size = (1.0 + slope**2) ** 0.5
    sides = []
    for sign in [-1.0, 1.0]:
        here_x, here_y = x + sign * PIECE / size, y + sign * PIECE * slope / size
        side = [[x, y]]
        for _ in range(PIECES):
            if here_x > WIDEST or here_y > top or here_x + here_y < 1.5 * PIECE:
                break
            side.append([here_x, here_y])
            change_x = growth_traditional(here_x, here_y, harm_to_traditional)
            change_y = growth_community(here_x, here_y, newcomer_speed, community_market, harm_to_community)
            length = (change_x**2 + change_y**2) ** 0.5
            here_x = max(0.0, here_x - PIECE * change_x / length)
            here_y = max(0.0, here_y - PIECE * change_y / length)
        sides.append(side)
    points = [[0.0, 0.0]] + list(reversed(sides[0])) + sides[1][1:]       # one side begins in the origin
    return [point[0] for point in points], [point[1] for point in points]


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["regime"] == 0:
        if run["half_year"] is None:
            return "slow"
        return "coexist" if run["half_year"] > 0.0 else "full"
    if run["regime"] == 3:
        return "history"
    return "traditional" if run["regime"] == 1 else "community"
