"""The page of the competition model: what to notice and what to try."""

from ...models import CATALOGUE, competition

MODEL = CATALOGUE["competition"]
KIND = "stock and flow"
EQUATIONS = ("growth_traditional", "growth_community", "shared_traditional", "shared_community", "least_market",
             "invasion_speed")
RIVALS = MODEL.settings("rivals")


def long_run(values, years=600.0):
    """Both sizes after a much longer run than the model shows, with the window of these values first."""
    x, y = values["incumbent_start"], values["head_start"]
    for index in range(int(years / competition.STEP)):
        open_window = (index + 0.5) * competition.STEP < values["window_years"]
        x, y = competition.advance(x, y, values["newcomer_speed"], values["community_market"],
                                   values["harm_to_traditional"], 0.0 if open_window else values["harm_to_community"])
    return x, y


def community_wins(**changes):
    """Whether the community form is the larger in the long run, from the preset of rivals."""
    x, y = long_run({**RIVALS, **changes}, 150.0)
    return y > x


def speed():
    """**Speed changes the wait, not the share.** Where both forms stay, the community form comes to rest at
    {share:.3f} whatever its speed. It is half way there after {slow:.1f} years at a speed of 0.2, {usual:.1f} at
    0.6 and {fast:.1f} at 2."""
    runs = {name: MODEL.simulate(newcomer_speed=rate) for name, rate in (("slow", 0.2), ("usual", 0.6), ("fast", 2.0))}
    return {"share": runs["usual"]["rest_community"], **{name: run["half_year"] for name, run in runs.items()}}


def reach_and_overlap():
    """**Reach and difference change the share.** A tenth more market within reach gives the community form
    {reach:.0%} more in the long run, a tenth less overlap {overlap:.0%} more."""
    before = MODEL.simulate()["rest_community"]
    return {"reach": MODEL.simulate(community_market=0.66)["rest_community"] / before - 1,
            "overlap": MODEL.simulate(harm_to_community=0.45)["rest_community"] / before - 1}


def first_that_wins(name, steps):
    """The first of rising values of a parameter at which the community form wins among rivals."""
    return next(value for value in steps if community_wins(**{name: value}))


def history():
    """**Among rivals history decides.** If each form harms the other more than itself and both are small, the
    winner changes at a speed of {speed:.2f} or at a head start of {start:.3f}, where it was shut out with 0.60 and
    0.05."""
    return {"speed": first_that_wins("newcomer_speed", [0.6 + step / 100 for step in range(41)]),
            "start": first_that_wins("head_start", [0.05 + step / 1000 for step in range(51)])}


def difference():
    """**Difference enlarges the whole.** With an overlap of 0.55 both ways the two forms together come to
    {alike:.2f} traditional markets, without overlap to {different:.2f}."""
    return {name: MODEL.simulate(harm_to_traditional=overlap, harm_to_community=overlap)["rest_total"]
            for name, overlap in (("alike", 0.55), ("different", 0.0))}


def shortest_window(start):
    """The shortest window, in half years, after which the community form wins beside an incumbent of 0.8."""
    return next(half / 2 for half in range(1, 41)
                if community_wins(incumbent_start=0.8, head_start=start, window_years=half / 2))


def windows():
    """**A window changes the winner only if history decides and the window is long.** Beside an incumbent of 0.8 it
    takes {small:.1f} years from a start of 0.05 and {large:.1f} from one of 0.15. Where both forms stay, a window
    of eight years makes a difference of {trace:.3f} in the long run."""
    opened, never = (long_run({**MODEL.defaults(), "window_years": years})[1] for years in (8, 0))
    return {"small": shortest_window(0.05), "large": shortest_window(0.15), "trace": abs(opened - never)}


INSIGHTS = (speed, reach_and_overlap, history, difference, windows)

EXPERIMENTS = (
    ("niche",
     "Move {newcomer_speed} from 0.2 to 2 and look at the end of both lines; then do the same with "
     "{community_market}."),
    ("complement", "Raise both overlaps together and watch the total."),
    ("copycat", "Raise {community_market} until the newcomer is no longer shut out."),
    ("disruption", "Lower {head_start} as far as it goes: does it change who wins, or when?"),
    ("rivals",
     "Set {head_start} back to 0.05 and give the newcomer {newcomer_speed} instead. Then let {incumbent_start} "
     "be 0.8 and try both again."),
)
