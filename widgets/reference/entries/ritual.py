"""The page of the ritual model: what to notice and what to try."""

import math
import statistics

from ...models import CATALOGUE, ritual

MODEL = CATALOGUE["ritual"]
KIND = "stock and flow, with agents"
EQUATIONS = ("faded", "attendance", "after_ritual", "load", "full_attendance_rest", "habit_trough", "draw_of_a_ritual",
             "critical_interval", "critical_growth", "budget_intensity", "role_place")


def run(**values):
    """A run with seed 1."""
    return MODEL.simulate(seed=1, **values)


def growth():
    """**For mean attachment growth acts exactly like forgetting; for the number of attached members it does not.**
    With weekly rituals and attendance by habit, attached members can grow by {day:.3f} a day, {month:.0%} in thirty
    days; if membership grows by 5% a day they grow by {attached:.3f} all the same. Recruits beyond that add
    nothing."""
    bearable = ritual.critical_growth(7, 0.4, 0.02, 0.0)
    attached = run(half_point=0.0, growth=0.05)["attached"]
    return {"day": bearable, "month": math.exp(30 * bearable) - 1,
            "attached": math.log(attached[-1] / attached[364]) / 364}


def interval():
    """**Rituals have a longest interval.** By habit attachment lasts if they are less than {longest:.1f} days
    apart: every 14 days it is {often:.2f} before each, every 18 days {seldom:.2f}. Where members wait for each
    other the limit is {proof:.1f} days."""
    return {"longest": ritual.critical_interval(0.4, 0.02, 0.0, 0.0), "often": trough(14), "seldom": trough(18),
            "proof": ritual.critical_interval(0.4, 0.02, 0.0, 0.55)}


def trough(days):
    """Attachment before each ritual where members attend out of habit."""
    return ritual.rest_levels(days, 0.4, 0.02, 0.0, 0.0)[1]


def two_fates():
    """**The same recruits have two fates.** Where members attend because others do, 300 newcomers to 100 members
    are absorbed: {absorbed:.0f} are attached after two years. After 320 in one day it is {fatal:.0f}; the same 320
    over a year give {spread:.0f}. The edge is at {edge:.0f} newcomers."""
    threshold, rest = ritual.rest_levels(7, 0.4, 0.02, 0.0, 0.55)
    return {"absorbed": run(newcomers=300)["attached_end"], "fatal": run(newcomers=320)["attached_end"],
            "spread": run(newcomers=320, spread=365)["attached_end"], "edge": 100 * (rest / threshold - 1)}


def best_interval(overhead, of):
    """The interval in days, to a tenth, at which rituals on a budget give the best trough, mean or peak."""
    def result(tenths):
        days = tenths / 10
        gained = ritual.budget_intensity(days, overhead)
        if gained == 0.0:
            return 0.0
        peak = ritual.full_attendance_rest(days, gained, 0.02)
        fading = 0.02 * days
        return peak * {"trough": math.exp(-fading), "mean": (1 - math.exp(-fading)) / fading, "peak": 1.0}[of]
    return max(range(5, 1001), key=result) / 10


def regular_or_grand():
    """**“Regular beats grand” depends on what you count.** With a fixed cost for each event the best interval is
    {trough:.1f} days for the attachment just before rituals, {mean:.1f} for the average, and {peak:.0f}, the longest
    tried, for the moment after. That the first is about a week is an accident: at a sixth of the cost it is {cheap:.1f}
    days, at more than three times the cost {dear:.1f}."""
    return {"trough": best_interval(0.3, "trough"), "mean": best_interval(0.3, "mean"),
            "peak": best_interval(0.3, "peak"), "cheap": best_interval(0.05, "trough"),
            "dear": best_interval(1.0, "trough")}


def in_network(name, seeds=16, **values):
    """A number of the network over many seeds: its mean and the error of the mean."""
    found = [MODEL.curves(seed=seed, **values)[name] for seed in range(1, seeds + 1)]
    return statistics.mean(found), statistics.stdev(found) / seeds**0.5


def breadth():
    """**Breadth has a cliff.** With seven, eight and nine roles members of the network are attached by {seven:.2f},
    {eight:.2f} and {nine:.2f} on average over 16 networks; with six roles they form {camps_six:.1f} camps, with
    eight {camps_eight:.1f}."""
    roles = {"seven": 7, "eight": 8, "nine": 9}
    return {**{name: in_network("network_attachment", breadth=count)[0] for name, count in roles.items()},
            "camps_six": in_network("camps", breadth=6)[0], "camps_eight": in_network("camps", breadth=8)[0]}


INSIGHTS = (growth, interval, two_fates, regular_or_grand, breadth)

EXPERIMENTS = (
    ("reading_club_weekly",
     "Raise {interval} until no attachment lasts; then set {half_point} to 0 and find the limit again."),
    ("fatal_burst", "Raise {spread} until the same newcomers are absorbed."),
    ("fatal_burst", "Set {half_point} to 0: what has become of the danger?"),
    ("growth_hack", "Lower {growth} until the attached members keep up."),
    ("two_camps", "Raise {tolerance}, then {intensity}: which heals the split?"),
)
