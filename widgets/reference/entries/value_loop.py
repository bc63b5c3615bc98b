"""The page of the three-value loop: what to notice and what to try."""

from ...models import CATALOGUE, value_loop

MODEL = CATALOGUE["value_loop"]
KIND = "stock and flow"
EQUATIONS = ("next_anchor", "next_customer", "next_platform", "orders_kept", "income_from", "one_session_pressure",
             "anchor_burden", "customer_burden", "platform_burden", "loop_gain", "resting_platform")
LINKS = ("support", "service", "recognition", "erosion")
DEFAULTS = {name: MODEL.parameter(name).default for name in LINKS}


def settled(start=0.2, sessions=40_000, pressure=0.3, **links):
    """The three values after very many sessions."""
    values = [start] * 3
    for _ in range(sessions):
        values = value_loop.next_values(values, pressure, **{**DEFAULTS, **links})
    return values


def horizon():
    """**The best pressure falls with the horizon.** From session 80 on, income is largest with a pressure of
    {one:.2f} if one session counts, {ten:.2f} if ten count, {fifty:.2f} if fifty, and {ever:.2f} if all."""
    return dict(zip(("one", "ten", "fifty", "ever"), MODEL.curves()["best_pressure"], strict=True))


def better_then_worse():
    """**Better, then worse.** If pressure rises from 0.2 to 0.7, income goes from {before:.3f} to {first:.3f} at
    once. It is below the old level after {regret:.0f} sessions, and after {spent:.0f} the whole gain has been lost
    again."""
    run = MODEL.simulate(**MODEL.settings("better_then_worse"))
    return {"before": run["income_before"], "first": run["income_first"], "regret": run["regret"],
            "spent": run["spent"]}


def dashboard():
    """**The anchor's dashboard is blind.** Between a pressure of 0.3 and one of 1 the anchor's own value rests at
    {anchor_mild:.2f} and {anchor_hard:.2f}; the customers' value falls from {customer_mild:.2f} to
    {customer_hard:.2f}."""
    mild, hard = (value_loop.resting_values(pressure, **DEFAULTS) for pressure in (0.3, 1.0))
    return {"anchor_mild": mild[0], "anchor_hard": hard[0], "customer_mild": mild[1], "customer_hard": hard[1]}


def buffer():
    """**A slow brand is a buffer.** After a scandal that costs the anchor nine tenths of her value, it is
    {hit:.2f}; thirty sessions later it is {later:.2f} again. The platform's brand value, {before:.2f} before, was
    {lowest:.2f} at its lowest."""
    run = MODEL.simulate(**MODEL.settings("star_scandal"))
    return {"hit": run["anchor_hit"], "later": run["anchor_later"],
            "before": run["platform_before"],
            "lowest": run["platform_lowest"]}


def levels():
    """**All links matter equally for starting, not for the level.** A tenth more of any of the three links
    multiplies the gain of the loop by {gain:.1f}. The brand value at rest rises by {support:.4f} if it is support,
    {service:.4f} if it is service and {recognition:.4f} if it is recognition."""
    usual = value_loop.resting_values(0.3, **DEFAULTS)[2]
    raised = {name: {**DEFAULTS, name: DEFAULTS[name] * 1.1} for name in ("support", "service", "recognition")}
    rises = {name: value_loop.resting_values(0.3, **links)[2] - usual for name, links in raised.items()}
    gains = {round(MODEL.curves(**{name: links[name]})["gain"] / MODEL.curves()["gain"], 9)
             for name, links in raised.items()}
    (gain,) = gains
    return {"gain": gain, **rises}


def no_critical_mass():
    """**The loop has no critical mass.** From 0.001 and from 0.9 the three values come to the same rest: the brand
    to {small:.3f} and {large:.3f}. A live session, which needs a warm-up, differs in this."""
    return {"small": settled(start=0.001)[2], "large": settled(start=0.9)[2]}


INSIGHTS = (horizon, better_then_worse, dashboard, buffer, levels, no_critical_mass)

EXPERIMENTS = (
    ("better_then_worse",
     "Raise {pressure} from 0.2 in steps of 0.1: how soon is income below the old level each time?"),
    ("hard_sell", "Set {erosion} to 0: what was the harm that pressure did?"),
    ("star_scandal", "Raise {scandal} to 1 and lower {recognition}: when does the brand no longer carry the loop?"),
    ("weak_platform", "Raise {support} until the loop carries itself at this pressure."),
    ("balanced", "Change {starting_value} from 0.001 to 1 and look at session 240."),
)
