r"""Asymmetric trust under commercialisation.

Purpose. What does selling do to a community whose members trust each other's posts, and when does it show?
State and scales. Trust T (0 to 1), kept as faded sums of good and bad experiences; the share U of members who
    still share sincerely (0 to 1). One step is a month. Sizes are relative: one unit of volume is one
    commercial post for each sincere post of a full community.
Process and order. Each month: harm follows from volume, sharers and governance; experiences update trust;
    members join or leave sincere sharing according to trust; income is volume x trust x audience.
Initialisation. The community has lived at the starting volume, without governance, until it rests.
Source claims. Zhao and Jin (2025), s4.1: over-commercialisation weakens the basis of trust; the platform needs
    content audit and creator credit ratings; once trust collapses over a legal dispute, rebuilding is
    extremely costly. No form, no number and no asymmetry is stated there: those are ours.
Grounded in. Beta reputation with forgetting (Josang and Ismail 2002); the asymmetry of trust (Slovic 1993);
    threshold participation (Granovetter 1978).
Where it misleads. Trust here is one number for a whole platform; harm is visible at once; audits cost nothing
    and never err; people who left may return; nobody competes for them.
"""

from .core import Outcome, Parameter, ParameterMap, Preset

TITLE = "Asymmetric trust under commercialisation"
QUESTION = "How much can a community sell before the people who made it worth visiting stop sharing?"

MONTHS = 240               # the horizon a run shows
BURN_IN = 6000             # most months lived at the starting volume: beside a cliff it takes thousands to rest
EXPERIENCES = 20.0         # experiences a member has in a month
NEWCOMERS = 0.03           # share of members who try sincere posts whatever the others do
PULL = 6.0                 # steepness of the decision to share
ADJUSTMENT = 0.25          # share of members who reconsider in a month
AUDIENCE = 0.2             # audience that remains when no member shares sincerely
SCANDAL_MONTH = 12         # when the scandal of a run, if any, breaks

PARAMETERS = [
    Parameter(name="commercial_volume", symbol="M", label="Commercial volume", zh="商业化强度",
              unit="posts per sincere post", default=0.25, low=0.02, high=0.8, step=0.01,
              construct="商业化变现 monetisation (s4.1)"),
    Parameter(name="negativity", symbol=r"\omega", label="Weight of a bad experience", zh="负面权重",
              unit="good experiences", default=4.0, low=1.0, high=9.0, step=0.1,
              construct="信任不对称 trust asymmetry (ours, after Slovic 1993)"),
    Parameter(name="distortion", symbol=r"\eta", label="Harm per commercial post", zh="失真率",
              unit="share", default=0.6, low=0.1, high=1.0, step=0.01,
              construct="内容真实性的消解 loss of authenticity (s4.1)"),
    Parameter(name="governance", symbol="a", label="Governance: audit and creator rating", zh="治理强度",
              unit="share of harm prevented", default=0.0, low=0.0, high=0.9, step=0.01,
              construct="内容审核、创作者信用评价 content audit, creator credit rating (s4.1)"),
    Parameter(name="memory", symbol=r"\lambda", label="Memory", zh="记忆", unit="kept per month",
              default=0.9, low=0.5, high=0.98, step=0.01, construct="长期互动 long interaction (s2.1)"),
    Parameter(name="threshold", symbol=r"\theta", label="Trust at which half of the sharers stay", zh="参与门槛",
              unit="trust", default=0.45, low=0.2, high=0.7, step=0.01,
              construct="真诚分享 sincere sharing (s3.1)"),
    Parameter(name="starting_volume", symbol="M_0", label="Volume before month 1", zh="起始商业化强度",
              unit="posts per sincere post", default=0.25, low=0.02, high=0.8, step=0.01,
              construct="商业化变现 monetisation (s4.1)", scenario=True),
    Parameter(name="push_months", symbol="d", label="Months the volume is kept", zh="持续月数", unit="months",
              default=240, low=0, high=240, step=1, whole=True, scenario=True,
              construct="商业化变现 monetisation (s4.1)"),
    Parameter(name="governance_month", symbol="g", label="Month in which governance begins", zh="治理起始月",
              unit="month", default=0, low=0, high=240, step=1, whole=True, scenario=True,
              construct="信任保障体系 trust guarantee system (s4.1)"),
    Parameter(name="scandal", symbol="n", label="Bad experiences in a scandal", zh="丑闻规模", unit="experiences",
              default=0.0, low=0.0, high=200.0, step=5.0, scenario=True,
              construct="合规红线 the legal red line (s4.1)"),
]

PRESETS = [
    Preset("sincere_community", "Sincere community",
           "One commercial post for twenty sincere ones: little income, and nothing to fear.",
           {"commercial_volume": 0.05, "starting_volume": 0.05}),
    Preset("careful_monetising", "Careful monetising",
           "A small rise that stays short of the cliff. Income gains at first; look where it ends.",
           {"commercial_volume": 0.3}),
    Preset("over_commercialised", "Over-commercialised",
           "Volume rises by 80 % in month 1. Watch income first and the sharers second.",
           {"commercial_volume": 0.45}),
    Preset("governed_growth", "Governed growth",
           "The same rise with audit and creator rating from the first month.",
           {"commercial_volume": 0.45, "governance": 0.3}),
    Preset("compliance_scandal", "Compliance scandal",
           "No change in volume, but eighty bad experiences arrive together in month 12.",
           {"scandal": 80.0}),
    Preset("forgiving_users", "Forgiving users",
           "A bad experience weighs no more than a good one. Raise the volume as far as you like.",
           {"commercial_volume": 0.45, "negativity": 1.0}),
]

MAP = ParameterMap(
    x="commercial_volume", y="starting_volume", quantity="trust_end", label="Trust after 20 years", spec=".2f",
    limits=(0.0, 1.0), level=0.4, line="Right of the line trust has collapsed.",
    note="Across: what you sell now. Up: what you sold before. Between the two upright parts of the line the past "
         "decides: that is the hysteresis loop, seen from above.")

SYMBOLS = {
    "volume": "M", "trust": "T", "sharers": "U", "good": r"\alpha", "bad": r"\beta", "harm": "h", "share": "y",
    "creators": "n", "sincere": "s", "NEWCOMERS": r"u_{\min}", "EXPERIENCES": "v", "PULL": "k", "ADJUSTMENT": "r",
    "AUDIENCE": "u_0", "harmful_share": "h", "faded_good": r"\alpha'", "faded_bad": r"\beta'", "trust_level": "T",
    "willing_share": "w", "next_sharers": "U'", "income_from": r"\text{income}", "resting_trust": "T^*",
    "best_commercial_share": "y^*",
}

SENTENCES = {
    "steady": "Nothing changes: trust rests at {trust_end:.2f}, {sharers_end:.0%} of members share sincerely, "
              "and income stays at {income_end:.3f}.",
    "gain": "Income goes from {income_before:.3f} to {income_end:.3f} and never falls below where it began; "
            "trust ends at {trust_end:.2f} and {sharers_end:.0%} of members share sincerely.",
    "late_loss": "Income starts at {income_first:.3f}, above the old {income_before:.3f}, and falls below it in "
                 "month {regret_month:.0f}; it ends at {income_end:.3f}, with trust at {trust_end:.2f} and "
                 "{sharers_end:.0%} of members sharing sincerely.",
    "loss": "Income falls below the old {income_before:.3f} in month {regret_month:.0f} and ends at "
            "{income_end:.3f}; trust ends at {trust_end:.2f} and {sharers_end:.0%} of members share sincerely.",
    "late_gain": "Income is below the old {income_before:.3f} from month {regret_month:.0f} and ends above it, at "
                 "{income_end:.3f}; the lowest trust on the way was {lowest_trust:.2f}.",
    "recovery": "Income dips below the old {income_before:.3f} in month {regret_month:.0f} and comes back to "
                "{income_end:.3f}; the lowest trust on the way was {lowest_trust:.2f}.",
}

OUTCOMES = {
    "steady": Outcome(
        "Nothing changes",
        "Trust had come to rest under the old volume and never moves by more than a thousandth, so that no member "
        "has a reason to come or to go."),
    "gain": Outcome(
        "Income never falls below where it began",
        "Income is volume times trust times audience. In the end these are {volume_times:.2f}, {trust_times:.2f} and "
        "{audience_times:.2f} times what they were, and on the way their product was never smaller than at the "
        "start."),
    "late_loss": Outcome(
        "Income rises at first and ends lower",
        "What raises income acts at once; trust follows month by month, and the sharers follow trust. In the end "
        "volume is {volume_times:.2f} times what it was, trust {trust_times:.2f} times and the audience "
        "{audience_times:.2f} times: together less income than before."),
    "late_loss_cliff": Outcome(
        "Income rises at first and ends lower",
        "Volume moves at once, trust and sharers follow later. A volume of {volume_end:.2f} lies beyond "
        "{collapse_volume:.2f}, the most that a trusting community survives: trust slides to {trust_times:.2f} times "
        "what it was and takes the audience, {audience_times:.2f} times, along."),
    "loss": Outcome(
        "Income falls and ends lower",
        "Nothing comes first that could hide the loss, and nothing makes up for it: in the end volume is "
        "{volume_times:.2f} times what it was, trust {trust_times:.2f} times and the audience {audience_times:.2f} "
        "times."),
    "loss_cliff": Outcome(
        "Income falls and ends lower",
        "A volume of {volume_end:.2f} lies beyond {collapse_volume:.2f}, the most that a trusting community "
        "survives. In the end trust is {trust_times:.2f} times what it was and the audience {audience_times:.2f} "
        "times."),
    "late_loss_past": Outcome(
        "Income rises at first and ends lower",
        "A volume of {volume_end:.2f} is no more than the {collapse_volume:.2f} that a trusting community survives. "
        "What ended it came on the way: a push, a scandal, or governance that began too late took trust so low that "
        "it has not come back in these twenty years. Trust ends at {trust_times:.2f} times, the audience at "
        "{audience_times:.2f} times what it was."),
    "loss_past": Outcome(
        "Income falls and ends lower",
        "A volume of {volume_end:.2f} is no more than the {collapse_volume:.2f} that a trusting community survives. "
        "What ended it came on the way: a push, a scandal, or governance that began too late took trust so low that "
        "it has not come back in these twenty years. Trust ends at {trust_times:.2f} times, the audience at "
        "{audience_times:.2f} times what it was."),
    "late_gain": Outcome(
        "Income falls for a time and comes back",
        "What comes at once is not what lasts: trust and sharers need months to follow. In the end volume is "
        "{volume_times:.2f} times what it was, trust {trust_times:.2f} times and the audience {audience_times:.2f} "
        "times: together more income than before."),
    "recovery": Outcome(
        "Income falls for a time and comes back",
        "Bad experiences fade: each month keeps {memory:.0%} of what it remembers. Income came down to "
        "{lowest_times:.2f} times what it was; in the end trust is at {trust_times:.2f} times its old level and the "
        "audience, which follows trust, at {audience_times:.2f} times."),
    "recovery_volume": Outcome(
        "Income falls for a time and comes back",
        "Trust was never more than a hundredth below where it began: it did not bring income down. Income, which is "
        "volume times trust times audience, came down to {lowest_times:.2f} times what it was, and in the end it is "
        "within two percent of it again."),
}


def harmful_share(volume, sharers, governance, distortion):
    """Share of experiences that disappoint (0 to 1)."""
    sincere = NEWCOMERS + (1.0 - NEWCOMERS) * sharers
    return distortion * volume * (1.0 - governance) / (sincere + volume)


def faded_good(good, harm, memory):
    """Sum of good experiences after a month, old ones fading."""
    return memory * good + EXPERIENCES * (1.0 - harm)


def faded_bad(bad, harm, memory, negativity):
    """Sum of bad experiences after a month, each counting `negativity` times."""
    return memory * bad + negativity * EXPERIENCES * harm


def trust_level(good, bad):
    """Expected quality of the next experience (0 to 1): the mean of a beta belief."""
    return good / (good + bad)


def willing_share(trust, threshold):
    """Share of members who find sharing worth while at this level of trust (0 to 1)."""
    return trust**PULL / (trust**PULL + threshold**PULL)


def next_sharers(sharers, trust, threshold):
    """Sincere sharers after a month (0 to 1): a part of the members reconsiders."""
    return sharers + ADJUSTMENT * (willing_share(trust, threshold) - sharers)


def income_from(volume, trust, sharers):
    """Income of the month, in units of a full community that trusts completely."""
    return volume * trust * (sharers + AUDIENCE)


def resting_trust(harm, negativity):
    """Where trust rests if a constant share of experiences is harmful."""
    return (1.0 - harm) / (1.0 - harm + negativity * harm)


def best_commercial_share(negativity):
    """The commercial share of posts that earns most for one owner; trust rests at the same number."""
    return 1.0 / (1.0 + negativity**0.5)


def commons_share(creators, negativity):
    """The commercial share at which no one of `creators` gains by another commercial post.

    The positive root of (1 - y)(1 + (omega - 1) y) = omega y / n.
    """
    slope = negativity - 1.0
    middle = 2.0 - negativity + negativity / creators
    if slope < 1e-12:
        return 1.0 / middle
    return (-middle + (middle * middle + 4.0 * slope) ** 0.5) / (2.0 * slope)


def share_income(share, negativity):
    """Income of all creators together at a commercial share of posts, all of them harmful."""
    return share * resting_trust(share, negativity)


def rest_state(volume, negativity, distortion, memory, threshold):
    """Good and bad sums and sharers of a community that has long lived at this volume."""
    good, bad, sharers = 160.0, 40.0, 0.9
    for _ in range(BURN_IN):
        before, stayed = trust_level(good, bad), sharers
        harm = harmful_share(volume, sharers, 0.0, distortion)
        good = faded_good(good, harm, memory)
        bad = faded_bad(bad, harm, memory, negativity)
        sharers = next_sharers(sharers, trust_level(good, bad), threshold)
        if abs(trust_level(good, bad) - before) < 1e-14 and abs(sharers - stayed) < 1e-14:
            break
    return good, bad, sharers


def simulate(*, commercial_volume, negativity, distortion, governance, memory, threshold, starting_volume,
             push_months, governance_month, scandal):
    """Twenty years after a change of volume; month 0 is the state of rest before it.

    Returns:
        month: 0 to 240; the next four have a value for each
        volume: commercial posts for each sincere post of a full community
        trust, sharers: trust, and the share of members who share sincerely (0 to 1)
        income: income of the month, in units of a full community that trusts completely
        income_before, income_first, income_end: income in months 0, 1 and 240
        trust_end, sharers_end, volume_end: the three in month 240
        lowest_trust: trust in the month in which it is lowest
        volume_times, trust_times, audience_times: month 240 as a multiple of month 0
        lowest_times: lowest income as a multiple of month 0
        regret_month: first month with less income than month 0, None if there is none
    """
    good, bad, sharers = rest_state(starting_volume, negativity, distortion, memory, threshold)
    trust = trust_level(good, bad)
    series = {"month": [0], "volume": [starting_volume], "trust": [trust], "sharers": [sharers],
              "income": [income_from(starting_volume, trust, sharers)]}
    for month in range(1, MONTHS + 1):
        volume = commercial_volume if month <= push_months else starting_volume
        audit = governance if month > governance_month else 0.0
        harm = harmful_share(volume, sharers, audit, distortion)
        good = faded_good(good, harm, memory)
        bad = faded_bad(bad, harm, memory, negativity)
        if month == SCANDAL_MONTH:
            bad += negativity * scandal
        trust = trust_level(good, bad)
        sharers = next_sharers(sharers, trust, threshold)
        series["month"].append(month)
        series["volume"].append(volume)
        series["trust"].append(trust)
        series["sharers"].append(sharers)
        series["income"].append(income_from(volume, trust, sharers))
    return with_summary(series)


def with_summary(series):
    """The series and the single numbers that the reading and the prose quote."""
    income = series["income"]
    series["income_before"] = income[0]
    series["income_first"] = income[1]
    series["income_end"] = income[-1]
    series["trust_end"] = series["trust"][-1]
    series["sharers_end"] = series["sharers"][-1]
    series["lowest_trust"] = min(series["trust"])
    series["volume_end"] = series["volume"][-1]
    series["volume_times"] = series["volume_end"] / series["volume"][0]
    series["trust_times"] = series["trust_end"] / series["trust"][0]
    series["audience_times"] = (series["sharers_end"] + AUDIENCE) / (series["sharers"][0] + AUDIENCE)
    series["lowest_times"] = min(income) / income[0]
    series["regret_month"] = regret_month(income)
    return series


def regret_month(income):
    """First month in which income is below where it began, or None."""
    for month in range(1, len(income)):
        if income[month] < income[0] * (1.0 - 1e-3):
            return month
    return None


def resting_volume(trust, negativity, distortion, governance, threshold):
    """The commercial volume at which trust rests at `trust`, or None if no volume is harmful enough.

    The equilibrium solved backwards: for each trust there is one volume, though for one volume there may be
    three levels of trust.
    """
    harm = (1.0 - trust) / (1.0 - trust + negativity * trust)
    reach = distortion * (1.0 - governance)
    if harm >= reach - 1e-9:
        return None
    sincere = NEWCOMERS + (1.0 - NEWCOMERS) * willing_share(trust, threshold)
    return harm * sincere / (reach - harm)


SCAN = 400           # levels of trust at which the curve of equilibria is computed
LARGEST = 1.0        # volumes beyond this are off the figure


def curves(*, commercial_volume, negativity, distortion, governance, memory, threshold, starting_volume,
           push_months, governance_month, scandal):
    """The curve of equilibria under the governance chosen: its branches and the two edges of the cliff.

    Returns:
        safe_volume, safe_trust: points at which trust rests high, from a trust of 1 down
        edge_volume, edge_trust: points from which trust flees; empty without a cliff
        fallen_volume, fallen_trust: points at which trust rests low; empty without a cliff
        collapse_volume: the largest volume a trusting community survives, None without a cliff
        recovery_volume: the largest at which a collapsed one recovers, None if it never does or never collapses
    """
    levels, volumes = [], []
    for index in range(1, SCAN):
        trust = 1.0 - index / SCAN
        volume = resting_volume(trust, negativity, distortion, governance, threshold)
        if volume is None:
            break
        levels.append(trust)
        volumes.append(volume)
    peak = first_turn(volumes, 1.0, 0)
    trough = first_turn(volumes, -1.0, peak) if peak is not None else None
    drawn = {"safe_volume": [], "safe_trust": [], "edge_volume": [], "edge_trust": [],
             "fallen_volume": [], "fallen_trust": [],
             "collapse_volume": volumes[peak] if peak is not None else None,
             "recovery_volume": volumes[trough] if trough is not None else None}
    last = len(volumes) - 1
    add_branch(drawn, "safe", volumes, levels, 0, peak if peak is not None else last)
    if peak is not None:
        add_branch(drawn, "edge", volumes, levels, peak, trough if trough is not None else last)
    if trough is not None:
        add_branch(drawn, "fallen", volumes, levels, trough, last)
    return drawn


def first_turn(values, sign, start):
    """Index after `start` at which values stop rising (sign 1) or falling (sign -1), or None."""
    for index in range(start + 1, len(values) - 1):
        here = values[index] * sign
        if here >= values[index - 1] * sign and here > values[index + 1] * sign:
            return index
    return None


def add_branch(drawn, name, volumes, levels, first, last):
    """Put the points from first to last under the branch's name, leaving out those off the figure."""
    for index in range(first, last + 1):
        if volumes[index] <= LARGEST:
            drawn[name + "_volume"].append(volumes[index])
            drawn[name + "_trust"].append(levels[index])


def reading(run, curves):
    """Which sentence says what is seen."""
    change = run["income_end"] / run["income_before"] - 1.0
    moved = max(run["trust"]) - min(run["trust"])
    if abs(change) < 1e-3 and moved < 1e-3:
        return "steady"
    if run["regret_month"] is None:
        return "gain"
    if abs(change) < 0.02 and min(run["income"]) < 0.98 * run["income_end"]:
        return "recovery"
    if change > 0.0:
        return "late_gain"
    return "late_loss" if run["income_first"] > run["income_before"] else "loss"


def outcome(run, curves):
    """Which outcome a reader could have bet on: the reading, no loss where all comes back, and what the cliff did."""
    found = reading(run, curves)
    lost = found == "loss" or found == "late_loss"
    if found == "recovery" or lost and run["income_end"] >= run["income_before"] * (1.0 - 1e-3):
        return "recovery_volume" if run["lowest_trust"] > 0.99 * run["trust"][0] else "recovery"
    edge = curves["collapse_volume"]
    if not lost or edge is None:
        return found
    if run["volume_end"] > edge:
        return found + "_cliff"
    least = curves["safe_trust"][-1]        # trust at the edge: below it a community does not hold
    return found + "_past" if run["trust_end"] < least and least < run["trust"][0] else found
