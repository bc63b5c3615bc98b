r"""Diffusion with opportunity windows, policy, churn and market creation.

Purpose. What does an opportunity window change: where community e-commerce ends, or only when it gets there?
State and scales. Users N and the market M of those who may ever join, both in units of the first market (M = 1
    at the start). One step is a twentieth of a year, 25 years in all.
Process and order. At each moment some of the market joins, moved from outside or by contact with users; some
    users leave; users widen the market. An opportunity window multiplies joining for one year. Regulation
    keeps users and slows contact.
Initialisation. The first market, with the starting users (none by default).
Source claims. Fu (2023), s4.1: innovation in technology, marketing and service is the core driving force; s4.2:
    an unexpected event leads to exponential growth, and policy both regulates and promotes; s4.3: beside those
    who come over from traditional e-commerce a new market is to be opened. No equation, number or length is
    stated: those are ours, as is the reading of each mechanism as a rate.
Grounded in. Bass (1969); the generalised model of Bass, Krishnan and Jain (1994).
Where it misleads. One well-mixed population, everybody alike; a window multiplies joining and leaves nothing
    behind; nobody competes; what regulation costs is invented.
"""

import math

from .core import Outcome, Parameter, Preset

TITLE = "Diffusion and opportunity windows"
QUESTION = "A year in which everything goes two and a half times as fast: what is left of it ten years later?"

YEARS = 25                 # the horizon a run shows
STEPS = 20                 # steps of a year
COARSE_STEPS = 10          # steps of a year where windows of many years are compared
WINDOW = 1.0               # years that a window lasts
LAST_START = 18            # the latest start at which windows are compared
CONTACT_COST = 1.2         # contact lost to full regulation, times the square of its strength
MARKET_LIMIT = 2.0         # the largest market that can be created, in first markets

PARAMETERS = [
    Parameter(name="outside_influence", symbol="p", label="Joining moved from outside", zh="外部影响系数",
              unit="a year", default=0.01, low=0.001, high=0.1, step=0.001,
              construct="技术创新 technology innovation: reach (s4.1)"),
    Parameter(name="contact_influence", symbol="q", label="Joining moved by users", zh="口碑系数", unit="a year",
              default=0.5, low=0.1, high=1.0, step=0.01,
              construct="营销创新 marketing innovation (s4.1)"),
    Parameter(name="churn", symbol=r"\mu", label="Users who leave", zh="流失率", unit="a year", default=0.0,
              low=0.0, high=0.4, step=0.01, construct="服务创新（反向） service innovation, inverse (s4.1)"),
    Parameter(name="regulation", symbol="r", label="Strength of regulation", zh="规制强度", unit="share",
              default=0.0, low=0.0, high=0.9, step=0.01, construct="政策机制 policy mechanism (s4.2)"),
    Parameter(name="market_creation", symbol=r"\gamma", label="Market created by users", zh="市场创造率",
              unit="a year", default=0.0, low=0.0, high=1.0, step=0.05,
              construct="市场创造机制 market creation (s4.3)"),
    Parameter(name="window_start", symbol="t_0", label="Year in which the window opens", zh="冲击时点", unit="year",
              default=6.0, low=0.0, high=18.0, step=0.1, scenario=True,
              construct="突发事件 unexpected event (s4.2)"),
    Parameter(name="window_height", symbol="H", label="Extra joining in the window", zh="冲击强度",
              unit="times the ordinary", default=1.5, low=0.0, high=4.0, step=0.1, scenario=True,
              construct="突发事件 unexpected event (s4.2)"),
    Parameter(name="starting_users", symbol="N_0", label="Users at the start", zh="初始用户",
              unit="share of the first market", default=0.0, low=0.0, high=0.2, step=0.01, scenario=True,
              construct="传统电商转移 users who come from traditional e-commerce (s4.3)"),
]

PRESETS = [
    Preset("baseline", "Innovation alone",
           "No window, no policy, no new market: find the year in which most people join.", {"window_height": 0.0}),
    Preset("shock_2020", "A window near the peak",
           "Joining is two and a half times as fast in year 6; look at growth in year 7, and at the end.", {}),
    Preset("early_shock", "The same window in year 1",
           "Users multiply almost sevenfold in that year: judge whether that is what exponential growth means.",
           {"window_start": 1.0}),
    Preset("late_shock", "The same window in year 12",
           "Nothing about the window has changed, and it can hardly be seen.", {"window_start": 12.0}),
    Preset("market_creation", "Market creation",
           "No window, but every user widens the market: compare year 8 and year 10 with the window near the peak.",
           {"window_height": 0.0, "market_creation": 0.6}),
    Preset("churn_no_policy", "Users leave",
           "One user in eight leaves in a year: now there is a ceiling below the market, and innovation can move it.",
           {"window_height": 0.0, "churn": 0.12, "starting_users": 0.05}),
    Preset("churn_with_policy", "Users leave, policy protects them",
           "Regulation slows contact and keeps users: look at year 5 first, and then at year 20.",
           {"window_height": 0.0, "churn": 0.12, "starting_users": 0.05, "regulation": 0.59}),
]

SYMBOLS = {
    "users": "N", "market": "M", "share": "n", "joining": "J", "CONTACT_COST": "c", "MARKET_LIMIT": r"M_{\max}",
    "WINDOW": "d", "slowed_contact": r"\tilde{q}", "remaining_churn": r"\tilde{\mu}",
    "new_market": "M'", "resting_share": "n^*", "net": "b", "peak_year": "t^*", "peak_rate": r"J_{\max}",
    "best_window_start": "t_0^*", "best_regulation": "r^*",
}

SENTENCES = {
    "plain": "Half of the users of year 25 are there by year {half_year:.1f}; joining is fastest in year "
             "{peak_year:.1f}; after 25 years users are {users_end:.2f} of the first market.",
    "window": "When the window closes in year {close_year:.1f}, users are {users_close:.2f} instead of "
              "{alone_close:.2f}. In the year after they grow by {growth_after:.0%}, without the window it would "
              "have been {alone_growth_after:.0%}; after 25 years it is {users_end:.2f} against {alone_end:.2f}.",
    "pays_late": "In year 5 users are {users_five:.2f}, against {alone_five:.2f} with innovation alone. They "
                 "overtake in year {overtake_year:.1f} and after 25 years are {users_end:.2f} against "
                 "{alone_end:.2f}.",
    "compared": "In year 5 users are {users_five:.2f}, against {alone_five:.2f} with innovation alone; after 25 "
                "years they are {users_end:.2f} against {alone_end:.2f}.",
    "created": "The market grows to {market_end:.2f} times the first one. Users are {users_ten:.2f} after ten years "
               "and {users_end:.2f} after 25, with innovation alone {alone_ten:.2f} and {alone_end:.2f}.",
}

OUTCOMES = {
    "plain": Outcome(
        "As many users in the end as by innovation alone",
        "This is innovation alone: no window hurries anybody, and nothing changes the market, contact or leaving. "
        "The two lines are one."),
    "same": Outcome(
        "As many users in the end as by innovation alone",
        "A window makes joining faster and leaves the market, contact and leaving as they are. At its close there "
        "were {users_close:.2f} users instead of {alone_close:.2f}; after 25 years it is {users_end:.2f} against "
        "{alone_end:.2f}, within two percent. Where the market has filled, those who joined early were missing later."),
    "even": Outcome(
        "As many users in the end as by innovation alone",
        "Users are market times share. The market is {market_end:.2f} times the first one and {share_end:.0%} of it "
        "have joined, with innovation alone {alone_end:.0%} of the first market: the two come to nearly the same."),
    "ahead": Outcome(
        "More users in the end than by innovation alone",
        "A window only brings joining forward; but its trace had not worn off when the 25 years were over, with "
        "{share_end:.0%} of the market in: it was still filling or, where users leave, had not yet come back down. "
        "At the window's close there were {users_close:.2f} users instead of {alone_close:.2f}, "
        "and of that lead something is left."),
    "more": Outcome(
        "More users in the end than by innovation alone",
        "Users are market times share. The market is {market_end:.2f} times the first one and {share_end:.0%} of it "
        "have joined, with innovation alone {alone_end:.0%} of the first market: what widens the market or keeps "
        "users lasts; a window may have a part in it as long as its trace has not worn off."),
    "fewer": Outcome(
        "Fewer users in the end than by innovation alone",
        "Regulation takes from both sides: it leaves {contact_left:.2f} of a contact influence of "
        "{contact_influence:.2f}, and {churn_left:.2f} of a leaving rate of {churn:.2f}. Here it keeps fewer users "
        "than it keeps away."),
}


def joining(share, outside_influence, contact_influence):
    """Part of the market that joins in a year, when this share of it (0 to 1) are users."""
    return (outside_influence + contact_influence * share) * (1.0 - share)


def slowed_contact(contact_influence, regulation):
    """Contact influence that regulation leaves (a year)."""
    return contact_influence * (1.0 - CONTACT_COST * regulation**2)


def remaining_churn(churn, regulation):
    """Churn that regulation, by protecting users, leaves (a year)."""
    return churn * (1.0 - regulation)


def new_market(users, market, market_creation):
    """Market created in a year, in first markets: by every user, until the limit is reached."""
    return market_creation * users * (1.0 - market / MARKET_LIMIT)


def resting_share(outside_influence, contact_influence, churn):
    """Share of the market at which as many leave as join (0 to 1); 1 where nobody leaves."""
    net = contact_influence - outside_influence - churn
    return (net + (net**2 + 4.0 * outside_influence * contact_influence) ** 0.5) / (2.0 * contact_influence)


def peak_year(outside_influence, contact_influence):
    """Year in which joining is fastest, without users at the start, churn or window; needs q > p."""
    return math.log(contact_influence / outside_influence) / (outside_influence + contact_influence)


def peak_rate(outside_influence, contact_influence):
    """The fastest joining (share of the market in a year), in the peak year."""
    return (outside_influence + contact_influence) ** 2 / (4.0 * contact_influence)


def best_window_start(outside_influence, contact_influence, window_height):
    """Start of the window that leaves most extra users at its close, without churn: just before the peak."""
    return peak_year(outside_influence, contact_influence) - WINDOW - window_height * WINDOW / 2.0


def best_regulation():
    """Regulation that gives most users in the long run (0 to 1), where few are moved from outside."""
    return 1.0 - (1.0 - 1.0 / CONTACT_COST) ** 0.5


def speed(year, step, window_start, window_height):
    """How many times the ordinary joining is, on average over the step that begins at `year` (1 to 5)."""
    covered = min(year + step, window_start + WINDOW) - max(year, window_start)
    return 1.0 + window_height * max(0.0, covered) / step


def advance(users, market, times, step, rates):
    """Users and market after a step (midpoint rule). rates: p, q, churn, creation; times: from `speed`."""
    outside, contact, churn, creation = rates
    change = times * market * joining(users / market, outside, contact) - churn * users
    half_users = users + 0.5 * step * change
    half_market = market + 0.5 * step * new_market(users, market, creation)
    change = times * half_market * joining(half_users / half_market, outside, contact) - churn * half_users
    return users + step * change, market + step * new_market(half_users, half_market, creation)


def grow(rates, window_start, window_height, starting_users, steps):
    """Users and market at every step of the horizon, `steps` in a year."""
    step = 1.0 / steps
    all_users, all_markets = [starting_users], [1.0]
    users, market = starting_users, 1.0
    for index in range(YEARS * steps):
        times = speed(index * step, step, window_start, window_height)
        users, market = advance(users, market, times, step, rates)
        all_users.append(users)
        all_markets.append(market)
    return all_users, all_markets


def rates_of(outside_influence, contact_influence, churn, regulation, market_creation):
    """The four rates of `advance`, under this regulation."""
    return [outside_influence, slowed_contact(contact_influence, regulation), remaining_churn(churn, regulation),
            market_creation]


def simulate(*, outside_influence, contact_influence, churn, regulation, market_creation, window_start,
             window_height, starting_users):
    """Twenty-five years: users and market, and beside them `alone`: users by innovation alone, with no window,
    regulation or market creation.

    Returns:
        year: 0 to 25 by twentieths; the next five have a value for each
        users, alone, market: users, users by innovation alone, and the market, in first markets
        share, joined: users as a share of the market, and the part of the market that joins in a year
        close_year: year in which the window closes
        users_close, alone_close: users in that year
        growth_after, alone_growth_after: their growth in the year after it, as a share
        users_five, users_ten, users_end, alone_five, alone_ten, alone_end: users in years 5, 10 and 25
        market_end, share_end: the two in year 25
        peak_year, half_year: year in which most join, and in which half of the users of year 25 are there
        overtake_year: year in which users overtake innovation alone, None if they never do or never were behind
        window_now, regulation_now, creation_now: window height, regulation and market creation, as chosen
    """
    rates = rates_of(outside_influence, contact_influence, churn, regulation, market_creation)
    users, market = grow(rates, window_start, window_height, starting_users, STEPS)
    plain = [outside_influence, contact_influence, churn, 0.0]
    alone, unchanged = grow(plain, window_start, 0.0, starting_users, STEPS)
    step = 1.0 / STEPS
    series = {"year": [], "users": users, "alone": alone, "market": market, "share": [], "joined": []}
    for index in range(len(users)):
        share = users[index] / market[index]
        times = speed(index * step, step, window_start, window_height)
        series["year"].append(index * step)
        series["share"].append(share)
        series["joined"].append(times * joining(share, rates[0], rates[1]))
    return with_summary(series, window_start, window_height, regulation, market_creation)


def at(series, year):
    """The value of a series at this year."""
    return series[int(year * STEPS + 0.5)]


def with_summary(series, window_start, window_height, regulation, market_creation):
    """The series and the single numbers that the reading and the prose quote."""
    users, alone = series["users"], series["alone"]
    close = window_start + WINDOW
    series["close_year"] = close
    series["users_close"] = at(users, close)
    series["alone_close"] = at(alone, close)
    series["growth_after"] = at(users, close + 1.0) / at(users, close) - 1.0
    series["alone_growth_after"] = at(alone, close + 1.0) / at(alone, close) - 1.0
    for name, year in [("five", 5.0), ("ten", 10.0), ("end", 1.0 * YEARS)]:
        series["users_" + name] = at(users, year)
        series["alone_" + name] = at(alone, year)
    series["market_end"] = series["market"][-1]
    series["share_end"] = series["share"][-1]
    joined = [series["joined"][index] * series["market"][index] for index in range(len(users))]
    series["peak_year"] = series["year"][joined.index(max(joined))]
    series["half_year"] = first_year(users, [0.5 * users[-1] for level in users], 0)
    series["overtake_year"] = overtake_year(users, alone)
    series["window_now"] = window_height
    series["regulation_now"] = regulation
    series["creation_now"] = market_creation
    return series


def first_year(values, others, start):
    """First year from step `start` on in which values are at least as high as the others, or None."""
    for index in range(start, len(values)):
        if values[index] >= others[index]:
            return index / STEPS
    return None


def overtake_year(users, alone):
    """Year in which users, having been clearly below innovation alone in year 5, overtake it; or None."""
    if at(users, 5.0) >= at(alone, 5.0) - 1e-6:
        return None
    return first_year(users, alone, 5 * STEPS)


SHARES = 40          # steps of the share axis on which joining is drawn
STEEPEST = 150.0     # growth (percent) above which it is not drawn: the first users of all
REFERENCE_HEIGHT = 1.5      # height of the window that is compared over the years where a run has none ...
LEAST_HEIGHT = 0.01         # ... or one lower than this


def curves(*, outside_influence, contact_influence, churn, regulation, market_creation, window_start,
           window_height, starting_users):
    """Yearly growth, joining against the share of users, and what a window is worth by the year it opens.

    The window's curve lies above the others but rests nowhere.

    Returns:
        share_axis: 41 shares of users in the market (0 to 1)
        joining, leaving, window_joining: part of the market that joins, leaves, and joins in a window, a year
        resting_share: share at which joining and leaving balance (0 to 1)
        rest_x, rest_y: two ends of the upright line there
        contact_left, churn_left: contact influence and churn under regulation, a year
        window_year, window_low, window_high: first and last year of the window, 0, the market; empty without a window
        opened, closed: first and last year of the window, None without one
        growth_year, growth, alone_growth_year, alone_growth: years, and growth over the last year (percent)
        start_year: years in which the window could open: 0, 0.5 ... 18
        jump, user_years: extra users at its close, and summed over all years, as a part of the best year's
    """
    rates = rates_of(outside_influence, contact_influence, churn, regulation, market_creation)
    users, market = grow(rates, window_start, window_height, starting_users, STEPS)
    alone, unchanged = grow([outside_influence, contact_influence, churn, 0.0], 0.0, 0.0, starting_users, STEPS)
    rest = resting_share(rates[0], rates[1], rates[2])
    drawn = {"share_axis": [], "joining": [], "leaving": [], "window_joining": [],
             "resting_share": rest, "rest_x": [rest, rest], "rest_y": [0.0, rates[2] * rest],
             "contact_left": rates[1], "churn_left": rates[2],
             "window_year": [], "window_low": [], "window_high": [],
             "opened": window_start if window_height > 0.0 else None,
             "closed": window_start + WINDOW if window_height > 0.0 else None}
    for index in range(SHARES + 1):
        share = index / SHARES
        rate = joining(share, rates[0], rates[1])
        drawn["share_axis"].append(share)
        drawn["joining"].append(rate)
        drawn["leaving"].append(rates[2] * share)
        drawn["window_joining"].append((1.0 + window_height) * rate)
    if window_height > 0.0:
        for year in [window_start, window_start + WINDOW]:
            drawn["window_year"].append(year)
            drawn["window_low"].append(0.0)
            drawn["window_high"].append(at(market, year))
    drawn["growth_year"], drawn["growth"] = yearly_growth(users)
    drawn["alone_growth_year"], drawn["alone_growth"] = yearly_growth(alone)
    drawn["start_year"], drawn["jump"], drawn["user_years"] = timing(
        rates, window_height if window_height >= LEAST_HEIGHT else REFERENCE_HEIGHT, starting_users)
    return drawn


def yearly_growth(users):
    """Years, and growth over the last year (percent), from when it stays below the steepest."""
    years, growth = [], []
    for index in range(STEPS, len(users)):
        before = users[index - STEPS]
        percent = 100.0 * (users[index] / before - 1.0) if before > 0.0 else 2.0 * STEEPEST
        if percent > STEEPEST:
            years, growth = [], []
        else:
            years.append(index / STEPS)
            growth.append(percent)
    return years, growth


def timing(rates, window_height, starting_users):
    """What the same window brings if it opens in year 0, 0.5, ... 18, each relative to its best year.

    Start years; extra users when the window closes; extra users summed over the whole horizon (0 to 1).
    """
    users, markets = grow(rates, 0.0, 0.0, starting_users, COARSE_STEPS)
    starts, jumps, sums = [], [], []
    for first in range(0, LAST_START * COARSE_STEPS + 1, COARSE_STEPS // 2):
        jump, total = window_gain(users, markets, first, rates, window_height)
        starts.append(first / COARSE_STEPS)
        jumps.append(jump)
        sums.append(total)
    return starts, [jump / max(jumps) for jump in jumps], [total / max(sums) for total in sums]


def window_gain(users, markets, first, rates, window_height):
    """Extra users at the close of a window that opens at step `first`, and extra user-years until the end."""
    step = 1.0 / COARSE_STEPS
    close = first + int(WINDOW * COARSE_STEPS)
    now, market = users[first], markets[first]
    jump, total = 0.0, 0.0
    for index in range(first + 1, len(users)):
        times = 1.0 + window_height if index <= close else 1.0
        now, market = advance(now, market, times, step, rates)
        total += (now - users[index]) * step
        if index == close:
            jump = now - users[index]
    return jump, total


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["creation_now"] > 0.0:
        return "created"
    if run["regulation_now"] > 0.0:
        return "pays_late" if run["overtake_year"] is not None else "compared"
    return "window" if run["window_now"] > 0.0 else "plain"


def outcome(run, curves):
    """Which outcome a reader could have bet on: users after 25 years, beside those by innovation alone."""
    other = run["regulation_now"] > 0.0 or run["creation_now"] > 0.0
    if run["users_end"] > 1.02 * run["alone_end"]:
        return "more" if other else "ahead"
    if run["users_end"] < 0.98 * run["alone_end"]:
        return "fewer"
    if other:
        return "even"
    return "same" if run["window_now"] > 0.0 else "plain"
