"""The page of the funnel: what to notice and what to try."""

from ...models import CATALOGUE, funnel

MODEL = CATALOGUE["funnel"]
KIND = "closed form, with sampling"
EQUATIONS = ("checkout_share", "order_chance", "harmful_share", "resting_trust")
REFERENCE = {"jump_loss": 0.45, "order_weight": 15.0, "negativity": 4.0, "returning": 0.0}


def run(**values):
    """A run with seed 1."""
    return MODEL.simulate(seed=1, **values)


def sharing():
    """**Closing a leak gains more, the more people share.** At a jump loss of 0.45 closing multiplies orders by
    {none:.2f} if no buyer shares, by {many:.2f} if 60% do and by {most:.1f} if 90% do; trust is kept the same
    here."""
    chances = [funnel.chance_at(0.8, closed, 0.45, 0.0) for closed in (0, 1)]
    gains = {}
    for name, share in (("none", 0.0), ("many", 0.6), ("most", 0.9)):
        opened, closed = (funnel.shared_total(chance, share, 25.0) for chance in chances)
        gains[name] = closed / opened
    return gains


def bar():
    """**The smaller the leak, the higher the bar.** Closing raises orders in the long run only if fulfilment is
    above {usual:.2f} at a jump loss of 0.45; above {small:.2f} at 0.15, and above {large:.2f} at 0.60."""
    losses = {"small": 0.15, "usual": 0.45, "large": 0.60}
    return {name: funnel.fulfilment_bar(**{**REFERENCE, "jump_loss": loss}) for name, loss in losses.items()}


def paying_loop():
    """**A loop that pays can spend trust.** At a fulfilment of 0.90 closing gives {orders:.2f} times the orders,
    while trust goes from {before:.2f} to {end:.2f}."""
    result = run(closed=1, fulfilment=0.9)
    return {"orders": result["orders_end"] / result["orders_before"], "before": result["trust_before"],
            "end": result["trust_end"]}


def hidden_loss():
    """**Income can hide the loss.** At a fulfilment of 0.50 closing takes orders from {orders_before:.1f} to
    {orders_end:.1f} for a thousand viewers, and income from {income_before:.4f} to {income_end:.4f} for each: the
    whole margin is kept now."""
    result = run(closed=1, fulfilment=0.5)
    return {name: result[name] for name in ("orders_before", "orders_end", "income_before", "income_end")}


INSIGHTS = (sharing, bar, paying_loop, hidden_loss)

EXPERIMENTS = (
    ("shelf_detour", "Raise {jump_loss}, then close the loop: how does the gain depend on the leak?"),
    ("closed_but_weak_backend", "Raise {fulfilment} until closing brings more orders than it found."),
    ("closed_but_weak_backend", "Watch income while orders fall: who would notice?"),
    ("discover_and_buy", "Raise {sharing} step by step with the loop closed and open."),
    ("mature", "Raise {negativity} to 9: what does the loop cost now?"),
)
