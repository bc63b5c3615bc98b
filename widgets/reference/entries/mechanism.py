"""The page of the mechanism model: what to notice and what to try."""

from functools import cache

from ...models import CATALOGUE, mechanism

MODEL = CATALOGUE["mechanism"]
KIND = "stock and flow"
EQUATIONS = ("capability", "value_flow", "investment", "next_channel", "next_technology", "drawn_in", "next_empowered",
             "resting_value")
IGNITED = {"passed_share": 0.5, "driver": 2.0}       # the ecosystem whose share is cut in the insights


@cache
def just_enough():
    """The least sum that lasts, spent over 1, 2, ... 40 quarters."""
    return [MODEL.curves(driver_quarters=quarters)["critical_total"] for quarters in range(1, 41)]


def concentration():
    """**Concentration beats drip.** A sum of 30 lasts if it is spent within {longest:.0f} quarters and is lost if
    it is spread wider. Less than {least:.1f} never lasts; {always:.1f} lasts however it is spread up to ten
    years."""
    sums = just_enough()
    return {"longest": sum(total <= 30 for total in sums), "least": min(sums), "always": max(sums)}


def imbalance():
    """**An imbalance makes the start dearer, and a large one cannot be bought off.** Over eight quarters the least
    driver is {even:.2f} if half of the investment goes into the channel, {quarter:.2f} if a quarter does and
    {three_quarters:.2f} if three quarters do. Up to {too_little:.0%} and from {too_much:.0%} on, no driver lights
    the ecosystem."""
    splits = {"quarter": 0.25, "even": 0.5, "three_quarters": 0.75}
    least = {name: MODEL.curves(channel_share=split)["critical_driver"] for name, split in splits.items()}
    works = [step for step in range(5, 96) if MODEL.curves(channel_share=step / 100)["critical_driver"] is not None]
    return {**least, "too_little": works[0] / 100 - 0.01, "too_much": works[-1] / 100 + 0.01}


def best_split(obsolescence):
    """(Best channel share, value it gives) once everybody is empowered, at this obsolescence of technology."""
    at = {split / 100: mechanism.resting_value(1.0, split / 100, obsolescence, 0.3, 1.5) for split in range(5, 96)}
    best = max(at, key=at.get)
    return best, at[best]


def obsolescence():
    """**Faster obsolescence lowers the level, not the best split.** With 10, 20 and 50% of the technology lost in a
    quarter value rests at {slow:.1f}, {usual:.1f} and {fast:.1f}; the best share for the channel stays
    {split:.0%}."""
    found = {"slow": best_split(0.1), "usual": best_split(0.2), "fast": best_split(0.5)}
    (split,) = {best for best, _ in found.values()}
    return {**{name: value for name, (_, value) in found.items()}, "split": split}


def best_shares():
    """**Four readers, four best shares.** What the platform keeps is largest if it passes on {platform:.0%} of the
    value, all value if {total:.0%}, what stakeholders get if {partners:.0%}; the start is cheapest at {start:.0%}.
    At {cliff:.0%} there is no lasting ecosystem at all: the platform's own optimum lies beside the cliff."""
    shares = [step / 100 for step in range(10, 67)]
    curves = {share: MODEL.curves(passed_share=share) for share in shares}
    value = {share: found["rest_value"][-1] for share, found in curves.items()}
    start = {share: found["critical_driver"] for share, found in curves.items() if found["critical_driver"]}
    lasting = [share for share in shares if curves[share]["rest_share"][-1] > 0.5]
    return {"platform": max(lasting, key=lambda share: (1 - share) * value[share]),
            "total": max(lasting, key=value.get), "partners": max(lasting, key=lambda share: share * value[share]),
            "start": min(start, key=start.get), "cliff": min(lasting) - 0.01}


def better_before_worse():
    """**Better before worse.** An empowered ecosystem that passes on half of its value cuts that to 12%. The
    platform's income jumps from {before:.2f} to {after:.2f}; {quarters:.0f} quarters later it is below the old
    level, and it ends at {end:.2f}."""
    run = MODEL.simulate(**IGNITED, later_share=0.12, change_quarter=39)
    return {"before": run["platform_before"], "after": run["platform_after"],
            "quarters": run["regret_quarter"] - 40, "end": run["platform_end"]}


INSIGHTS = (concentration, imbalance, obsolescence, best_shares, better_before_worse)

EXPERIMENTS = (
    ("drip_subsidy",
     "Shorten {driver_quarters} and raise {driver} so that the total stays 32: when does it begin to last?"),
    ("channel_led",
     "Raise {driver} to its end. Then move {channel_share} towards 0.5 until the upper resting point is there."),
    ("balanced", "Set {expansion} to 0 and look for the tipping point; then find the least expansion that has one."),
    ("extractive_platform",
     "Raise {passed_share} step by step and mark where the curve first meets the diagonal again."),
    ("sudden_cut", "Stretch {ramp_quarters} until the ecosystem survives the cut, then make the cut deeper."),
)
