"""The page of the trust model: what to notice and what to try."""

from ...models import CATALOGUE, trust

MODEL = CATALOGUE["trust"]
KIND = "stock and flow"
EQUATIONS = ("harmful_share", "faded_good", "faded_bad", "trust_level", "willing_share", "next_sharers", "income_from",
             "resting_trust", "best_commercial_share")
HEALTHY = 0.4      # between the trust of a fallen community and that of one that holds, at the defaults


def best_shares():
    """**Asymmetry lowers the share of posts that is best sold.** Leave the sharers aside and let every commercial
    post do harm (exercise 1 of the chapter). If a bad experience weighs as much as a good one, one owner then earns
    most with {one:.1%} commercial posts; if it weighs 2, 4 or 9 times as much, with {two:.1%}, {four:.1%} and
    {nine:.1%}, and trust rests at the same number. In the model itself sharers leave before that."""
    weights = {"one": 1.0, "two": 2.0, "four": 4.0, "nine": 9.0}
    return {name: trust.best_commercial_share(weight) for name, weight in weights.items()}


def commons():
    """**Creators on their own spend the common trust.** In the same calculation without sharers, and with a bad
    experience four times as heavy, one owner earns {one:.3f}; five creators who each add posts as long as it pays
    earn {five:.3f} together, and twenty {twenty:.3f}."""
    creators = {"one": 1, "five": 5, "twenty": 20}
    return {name: trust.share_income(trust.commons_share(count, 4.0), 4.0) for name, count in creators.items()}


def two_edges():
    """**The way back is longer than the way down.** A trusting community survives a commercial volume up to
    {collapse:.3f}; once it has collapsed it recovers only below {recovery:.3f}."""
    curves = MODEL.curves()
    return {"collapse": curves["collapse_volume"], "recovery": curves["recovery_volume"]}


def delayed_loss():
    """**Income rises first and falls later.** If the volume goes from 0.25 to 0.45, the first month's income is
    {first:.2f} times the old one. In month {regret:.0f} it is below the old one; after ten years {lost:.0%} of it
    is gone."""
    run = MODEL.simulate(commercial_volume=0.45)
    return {"first": run["income_first"] / run["income_before"], "regret": run["regret_month"],
            "lost": 1.0 - run["income"][120] / run["income_before"]}


def ends_healthy(**values):
    """Whether trust ends above the fallen branch."""
    return MODEL.simulate(**values)["trust_end"] > HEALTHY


def longest_push():
    """**One month more is not forgiven.** A push to a volume of 0.60 is survived if it lasts {survived:.0f} months,
    and not if it lasts {fatal:.0f}."""
    fatal = next(months for months in range(1, 241) if not ends_healthy(commercial_volume=0.6, push_months=months))
    return {"survived": fatal - 1, "fatal": fatal}


def least_governance(volume, edge):
    """The governance at which the named edge of the cliff reaches this volume."""
    low, high = 0.0, 0.9
    for _ in range(40):
        middle = (low + high) / 2
        at = MODEL.curves(governance=middle)[edge]
        low, high = (low, middle) if at is None or at >= volume else (middle, high)
    return high


def prevention_and_cure():
    """**Prevention is cheaper than cure.** At a volume of 0.45 governance of {prevents:.2f} prevents the collapse,
    and {cures:.2f} is needed to end one. At 0.60 the gap is small: {prevents_more:.2f} and {cures_more:.2f}."""
    return {"prevents": least_governance(0.45, "collapse_volume"), "cures": least_governance(0.45, "recovery_volume"),
            "prevents_more": least_governance(0.6, "collapse_volume"),
            "cures_more": least_governance(0.6, "recovery_volume")}


def months_to_recover(memory, scandal):
    """Months after the scandal until trust is back at 98 % of what it was."""
    levels = MODEL.simulate(memory=memory, scandal=scandal)["trust"]
    month = trust.SCANDAL_MONTH
    while levels[month] < 0.98 * levels[0]:
        month += 1
    return month - trust.SCANDAL_MONTH


def largest_scandal(memory):
    """The largest scandal, in steps of five bad experiences, that a community with this memory survives."""
    return max(size for size in range(5, 200, 5) if ends_healthy(memory=memory, scandal=float(size)))


def memory_cuts_both_ways():
    """**From 0.8 up, a longer memory survives more and recovers more slowly.** With a memory of 0.80, 0.90 and 0.95
    the largest scandals survived have {short_size:.0f}, {usual_size:.0f} and {long_size:.0f} bad experiences; from
    one of forty trust needs {short_wait:.0f}, {usual_wait:.0f} and {long_wait:.0f} months to come back. A memory of
    0.50 survives {shortest_size:.0f}: it has forgotten before the sharers have left."""
    numbers = {"shortest_size": largest_scandal(0.5)}
    for name, memory in (("short", 0.8), ("usual", 0.9), ("long", 0.95)):
        numbers[name + "_size"] = largest_scandal(memory)
        numbers[name + "_wait"] = months_to_recover(memory, 40.0)
    return numbers


INSIGHTS = (best_shares, commons, two_edges, delayed_loss, longest_push, prevention_and_cure, memory_cuts_both_ways)

EXPERIMENTS = (
    ("careful_monetising",
     "Raise {commercial_volume} by 0.01 at a time and mark the value at which the safe branch ends."),
    ("over_commercialised",
     "Move {governance_month} from 0 to 24, 36 and 48 with {governance} at 0.2: how late is too late?"),
    ("over_commercialised", "Shorten {push_months} until the community comes back, and compare with a push to 0.6."),
    ("compliance_scandal",
     "Lower {scandal} to 40 and compare {memory} 0.80 and 0.95: which falls deeper, which is back sooner?"),
    ("forgiving_users", "Raise {negativity} again from 1: at which weight does the cliff appear?"),
)
