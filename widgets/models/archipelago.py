r"""The archipelago: trusted ties when followers grow.

Purpose. What grows when a platform of trusted creators grows: ties that carry trust, or only followers?
State and scales. Creators, each with a number of followers. One step is a month, ten years in all.
Process and order. Each month: creators who finished training join; a share of followers drifts away; new
    followers arrive and are shared among creators, a part of them going to the one star.
Initialisation. The creators chosen, none with followers; nobody in training.
Source claims. Zhao and Jin (2025), s4.2: good creators take long to train and the trust relations they can
    keep have a clear upper limit, so that the platform looks like an archipelago; it must pass from trust by
    personal ties (renqing) to system trust and service trust. Neither a limit nor a curve is stated.
Grounded in. A saturating tie capacity (compare Dunbar 1992); a stock with inflow and decay.
Where it misleads. One capacity for all creators; no algorithm that introduces strangers; system trust is set
    by hand although the trust model shows what it costs.
"""

from .core import Outcome, Parameter, Preset

TITLE = "The archipelago of trusted ties"
QUESTION = "Two creators with a thousand followers each, or one with two thousand: where is more trust?"

MONTHS = 120               # the horizon a run shows
DRIFT = 0.02               # share of followers lost in a month
CLOSE_TIES_RARE = 3.0      # exponent: how rare close ties are
CLOSE_TIES_BUY = 1.0       # exponent: how much more often close ties order

PARAMETERS = [
    Parameter(name="tie_capacity", symbol="D", label="Tie capacity of a creator", zh="信任关系上限", unit="ties",
              default=150.0, low=30.0, high=500.0, step=5.0,
              construct="信任关系规模上限 limit of trust relations (s4.2)",
              provenance="illustrative; the order of magnitude of Dunbar (1992)"),
    Parameter(name="system_trust", symbol="S", label="System trust", zh="系统信任", unit="share", default=0.0, low=0.0,
              high=0.6, step=0.01, construct="系统信任、服务信任 system trust, service trust (s4.2)"),
    Parameter(name="concentration", symbol=r"\sigma", label="New followers who go to the star", zh="头部集中度",
              unit="share", default=0.0, low=0.0, high=0.95, step=0.01, construct="群岛式 archipelago (s4.2)"),
    Parameter(name="training_rate", symbol="c", label="Creators entering training", zh="创作者培育", unit="a month",
              default=2.0, low=0.0, high=10.0, step=0.5, construct="优质创作者培育 creator cultivation (s4.2)"),
    Parameter(name="training_delay", symbol=r"\tau", label="Training delay", zh="培育周期", unit="months", default=24,
              low=3, high=48, step=1, whole=True, construct="培育周期较长 long training period (s4.2)"),
    Parameter(name="creators", symbol="C_0", label="Creators at the start", zh="初始创作者", unit="creators",
              default=100, low=10, high=300, step=10, whole=True, scenario=True,
              construct="内容创作者 content creators (s2.1)"),
    Parameter(name="arrivals", symbol="A", label="New followers", zh="新增粉丝", unit="a month", default=4500.0,
              low=500.0, high=10000.0, step=100.0, scenario=True, construct="粉丝 followers (s2.1)"),
]

PRESETS = [
    Preset("boutique", "Boutique (精品店)", "Few followers for each creator: about half of them are trusted ties.",
           {"creators": 50, "arrivals": 500.0}),
    Preset("superstar", "Superstar", "Four new followers in five go to one creator. Same followers, fewer ties.",
           {"concentration": 0.8}),
    Preset("archipelago", "Archipelago (群岛)", "Many islands: followers are spread evenly over all creators.", {}),
    Preset("system_trust", "System trust",
           "One follower in seven trusts the platform itself. Look at who gains: small creators or large.",
           {"system_trust": 0.15, "concentration": 0.8}),
    Preset("mall", "Shopping centre (购物中心)",
           "Many followers, one star and strong system trust: personal ties hardly matter any more.",
           {"system_trust": 0.4, "concentration": 0.8, "arrivals": 10000.0}),
]

SYMBOLS = {
    "followers": "n", "stranger": r"\bar\rho", "closeness": r"\rho", "trusted_ties": "t", "marginal_tie": "t'",
    "crossover": "n^*", "quality": "q", "face": "f",
}

SENTENCES = {
    "even": "After ten years {creators_end:.0f} creators have {followers_end:,.0f} followers, of whom "
            "{trusted_end:,.0f} are trusted ties: {depth_end:.0%}. In month 12 it was {depth_early:.0%}.",
    "star": "After ten years {trusted_end:,.0f} of {followers_end:,.0f} followers are trusted ties: {depth_end:.0%}. "
            "Spread evenly over the {creators_end:.0f} creators they would be {even_end:,.0f}.",
}

OUTCOMES = {
    "deep": Outcome(
        "At least half of the followers are trusted ties",
        "After ten years a creator has {per_creator:,.0f} followers on average and can keep {tie_capacity:.0f} "
        "personal ties; {system_trust:.0%} of the others trust the system. With so few followers, or so much system "
        "trust, most are not strangers: {depth_end:.0%} are trusted ties."),
    "middle": Outcome(
        "Between a fifth and a half are trusted ties",
        "After ten years a creator has {per_creator:,.0f} followers on average and can keep {tie_capacity:.0f} "
        "personal ties, however many follow; {system_trust:.0%} of the others trust the system. That leaves "
        "{depth_end:.0%}. Evenly spread it would be {depth_even:.0%}."),
    "shallow": Outcome(
        "Fewer than a fifth are trusted ties",
        "Personal ties have a ceiling, followers have none: after ten years a creator has {per_creator:,.0f} "
        "followers on average and can keep {tie_capacity:.0f} ties. Only {system_trust:.0%} of the others trust the "
        "system, which leaves {depth_end:.0%}; evenly spread it would be {depth_even:.0%}."),
}


def closeness(followers, tie_capacity):
    """Chance that a creator keeps a personal relation with a given follower (0 to 1)."""
    return tie_capacity / (followers + tie_capacity)


def trusted_ties(followers, tie_capacity, system_trust):
    """Followers who trust: by a personal relation, or because they trust the system."""
    stranger = 1.0 - closeness(followers, tie_capacity)
    return followers * (1.0 - stranger * (1.0 - system_trust))


def marginal_tie(followers, tie_capacity, system_trust):
    """Trusted ties gained by one more follower (0 to 1)."""
    return (1.0 - system_trust) * closeness(followers, tie_capacity) ** 2 + system_trust


def crossover(tie_capacity, system_trust):
    """Followers beyond which more ties rest on the system than on the person."""
    return tie_capacity * (1.0 / system_trust - 1.0)


def doubling_gain(followers, tie_capacity, system_trust):
    """By how much trusted ties multiply when a creator's followers double (1 to 2)."""
    twice = trusted_ties(2.0 * followers, tie_capacity, system_trust)
    return twice / trusted_ties(followers, tie_capacity, system_trust)


def orders_at(closeness_of_tie):
    """Orders from ties of this closeness (0 stranger, 1 closest friend), relative to all orders.

    Close ties order more often, but there are few of them. The two exponents give a density whose integral
    over 0 to 1 is 1.
    """
    return 20.0 * (1.0 - closeness_of_tie) ** CLOSE_TIES_RARE * closeness_of_tie ** CLOSE_TIES_BUY


def repeat_orders(face, quality):
    """Orders of a buyer whose first order is owed to face (面子) and who returns for quality (0 to below 1)."""
    return face / (1.0 - quality)


def simulate(*, tie_capacity, system_trust, concentration, training_rate, training_delay, creators, arrivals):
    """Ten years of creators, followers and trusted ties; month 0 is the empty platform.

    Returns:
        month: 0 to 120; the next four have a value for each
        creators, followers, trusted: creators, followers of them all, and followers who trust
        depth: share of followers who trust (0 to 1); 1 while there are none
        creators_end, followers_end, trusted_end, depth_end: the four in month 120
        even_end, depth_even: followers who trust in month 120, and their share, if all creators had equally many
        per_creator: mean followers of a creator in month 120
        depth_early: depth in month 12
        star_followers, star_share: the star's followers in month 120, and the share of arrivals it takes beforehand
    """
    star = 0.0
    cohorts = [[creators - 1.0, 0.0]]          # number of creators who joined together, followers of each
    series = {"month": [], "creators": [], "followers": [], "trusted": [], "depth": []}
    for month in range(MONTHS + 1):
        if month >= training_delay and training_rate > 0.0:
            cohorts.append([training_rate, 0.0])
        if month > 0:
            star = grow(star, cohorts, arrivals, concentration)
        record(series, month, star, cohorts, tie_capacity, system_trust)
    return with_summary(series, star, tie_capacity, system_trust, concentration)


def grow(star, cohorts, arrivals, concentration):
    """A month of drift and arrivals. Changes the cohorts in place and returns the star's followers."""
    others = sum([cohort[0] for cohort in cohorts])
    extra = arrivals * concentration                  # what the star gets before the even division
    each = (arrivals - extra) / (others + 1.0)
    for cohort in cohorts:
        cohort[1] = (1.0 - DRIFT) * cohort[1] + each
    return (1.0 - DRIFT) * star + each + extra


def record(series, month, star, cohorts, tie_capacity, system_trust):
    """Append the month to the series."""
    creators, followers = 1.0, star
    trusted = trusted_ties(star, tie_capacity, system_trust)
    for count, fans in cohorts:
        creators += count
        followers += count * fans
        trusted += count * trusted_ties(fans, tie_capacity, system_trust)
    series["month"].append(month)
    series["creators"].append(creators)
    series["followers"].append(followers)
    series["trusted"].append(trusted)
    series["depth"].append(trusted / followers if followers > 0.0 else 1.0)


def with_summary(series, star, tie_capacity, system_trust, concentration):
    """The series and the single numbers that the reading and the prose quote."""
    for name in ["creators", "followers", "trusted", "depth"]:
        series[name + "_end"] = series[name][-1]
    creators = series["creators_end"]
    even = series["followers_end"] / creators
    series["even_end"] = creators * trusted_ties(even, tie_capacity, system_trust)
    series["depth_even"] = series["even_end"] / series["followers_end"]
    series["per_creator"] = even
    series["depth_early"] = series["depth"][12]
    series["star_followers"] = star
    series["star_share"] = concentration
    return series


def curves(*, tie_capacity, system_trust, concentration, training_rate, training_delay, creators, arrivals):
    """Trusted ties of one creator, and what doubling brings, against followers (10 to 1,000,000).

    Returns:
        fans: 101 numbers of followers, 10 to 1,000,000, in equal ratios
        ties, personal_ties: trusted ties at each, in all and by personal relations alone
        doubling: by how much trusted ties multiply when followers double (1 to 2)
        crossover: followers beyond which more ties rest on the system than on the person, None without system trust
        worst_fans, worst_doubling: where doubling brings least, and what it brings, each a list of one
    """
    drawn = {"fans": [], "ties": [], "personal_ties": [], "doubling": [],
             "crossover": crossover(tie_capacity, system_trust) if system_trust > 0.0 else None}
    for index in range(101):
        fans = 10.0 ** (1.0 + index / 20.0)
        drawn["fans"].append(fans)
        drawn["ties"].append(trusted_ties(fans, tie_capacity, system_trust))
        drawn["personal_ties"].append(trusted_ties(fans, tie_capacity, 0.0))
        drawn["doubling"].append(doubling_gain(fans, tie_capacity, system_trust))
    worst = drawn["doubling"].index(min(drawn["doubling"]))
    drawn["worst_fans"] = [drawn["fans"][worst]]
    drawn["worst_doubling"] = [drawn["doubling"][worst]]
    return drawn


def reading(run, curves):
    """Which sentence says what is seen."""
    return "star" if run["star_share"] > 0.0 else "even"


def outcome(run, curves):
    """Which outcome a reader could have bet on: how deep the ties are in the end."""
    if run["depth_end"] >= 0.5:
        return "deep"
    return "middle" if run["depth_end"] >= 0.2 else "shallow"
