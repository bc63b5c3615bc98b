"""The page of the integrated model: what to notice and what to try."""

from functools import cache

from ...models import CATALOGUE, integrated

MODEL = CATALOGUE["integrated"]
KIND = "stock and flow"
EQUATIONS = ("created_value", "newcomers", "admitted", "diluted", "attendance", "ritual_effect", "next_attachment",
             "harmful_share", "resting_trust", "next_trust", "next_members", "next_partners", "next_capability",
             "rest_level", "bearable_share")
ORGANIC = MODEL.settings("organic")


def value(**changes):
    """Value over ten years, without a windfall unless one is named."""
    return MODEL.simulate(**{**ORGANIC, **changes})["value_total"]


def with_windfall(month, size=8.0, **changes):
    """Value over ten years with a windfall, and its ratio to the value of the community left alone."""
    run = MODEL.simulate(**{**ORGANIC, "windfall_month": month, "windfall_size": size, **changes})
    return run["value_total"], run["value_ratio"]


def member_months(month):
    """Members summed over ten years of pure diffusion, with a windfall in this month."""
    members, total = 10.0, 0.0
    for now in range(120):
        total += members
        members += integrated.newcomers(members, 1.0, 1.0, 0.35, integrated.push_in(now, month, 8.0))
    return total


def pure_diffusion():
    """**By diffusion alone an early windfall is best, and none harms.** If all members were attached and trusting
    for ever, a windfall in month {month:.0f} would give {best:.1%} more member-months, and one in the worst month
    {worst:.1%} more."""
    alone = member_months(1000)
    gains = [member_months(month) / alone - 1 for month in range(120)]
    return {"month": gains.index(max(gains)), "best": max(gains), "worst": min(gains)}


@cache
def ratios():
    """Value with a windfall in months 0 to 60, as a multiple of the value of the community left alone."""
    return [with_windfall(month)[1] for month in range(61)]


def sign():
    """**Put together, the windfall changes its sign.** Left alone the community creates {alone:,.0f} in ten years.
    A windfall up to month {fatal:.0f} leaves nothing; in month 12 it leaves {twelve:.2f} times as much, in month 24
    {later:.2f}, and in month {best:.0f}, the best, {most:.2f} times."""
    found = ratios()
    return {"alone": value(), "fatal": max(month for month, ratio in enumerate(found) if ratio < 0.005),
            "twelve": found[12], "later": found[24], "best": found.index(max(found)), "most": max(found)}


def first_safe(size):
    """First month in which a windfall of this size leaves more than half of the value."""
    return next(month for month in range(61) if with_windfall(month, size=size)[1] > 0.5)


def larger():
    """**The larger the windfall, the later it is safe.** One that adds twice the usual newcomers leaves more than
    half of the value from month {two:.0f} on, one that adds four times from month {four:.0f}, eight times from
    {eight:.0f} and twelve times from {twelve:.0f}."""
    return {name: first_safe(size) for name, size in (("two", 2.0), ("four", 4.0), ("eight", 8.0), ("twelve", 12.0))}


def gate():
    """**A gate turns poison into medicine until it strangles.** With the windfall of month 6 value is {open:,.0f}
    with an open gate, {wide:,.0f} with one newcomer for 2.5 members, {quarter:,.0f} with one for four and
    {narrow:,.0f} with one for twenty."""
    return {name: with_windfall(6, gate=width)[0]
            for name, width in (("open", 1.0), ("wide", 0.40), ("quarter", 0.25), ("narrow", 0.05))}


def order():
    """**Identity first beats organic beats monetising first.** Three years of hardly selling give {identity:,.0f}
    in ten years, a steady volume {organic:,.0f}, and three years of selling hard {money:,.0f}."""
    names = {"identity": "identity_first", "organic": "organic", "money": "monetise_first"}
    return {name: MODEL.simulate(**MODEL.settings(preset))["value_total"] for name, preset in names.items()}


def rituals():
    """**Stronger rituals buy tolerance of shocks.** After the windfall of month 6 value is {weak:,.0f} with a
    ritual strength of 0.5, {middle:,.0f} with 0.6 and {strong:,.0f} with 0.7."""
    return {name: with_windfall(6, ritual_strength=strength)[0]
            for name, strength in (("weak", 0.5), ("middle", 0.6), ("strong", 0.7))}


def habit():
    """**It all hangs on why members attend.** If they attend by habit no windfall harms: the gain is between
    {least:.0%} and {most:.0%}, whichever the month."""
    found = [with_windfall(month, habit=1)[1] for month in range(61)]
    return {"least": min(found) - 1, "most": max(found) - 1}


INSIGHTS = (pure_diffusion, sign, larger, gate, order, rituals, habit)

EXPERIMENTS = (
    ("early_windfall", "Move {windfall_month} later, one month at a time, until the community survives."),
    ("early_windfall", "Leave the month and raise {ritual_strength} instead."),
    ("windfall_gated", "Narrow {gate} from 1 to 0.02: where is it medicine, where does it strangle?"),
    ("early_windfall", "Set {habit} to 1. Which assumption have you changed?"),
    ("monetise_first", "Change {first_months} with the volume unchanged: is there a length that pays?"),
)
