"""The page of the pre-sale model: what to notice and what to try."""

from ...models import CATALOGUE, presale

MODEL = CATALOGUE["presale"]
KIND = "closed form, with sampling"
EQUATIONS = ("critical_fractile", "trust_in_signal", "posterior_doubt", "updated_belief", "normal_density",
             "normal_loss", "mismatch_cost", "discount_cost", "season_profit")
COSTS = {"discount": 8.0, "uncertainty": 300.0, "noise": 60.0, "bias": 0.0, "price": 100.0, "salvage": 10.0}


def profit(share, **values):
    """Expected profit at the defaults or as told."""
    return presale.expected_profit(share, **{**COSTS, **values})


def best_share(**values):
    """The share sold early, to a tenth of a percent, at which the expected profit is largest."""
    return max(range(1001), key=lambda share: profit(share / 1000, **values)) / 1000


def first_orders():
    """**The first orders bring most of the value.** Without early orders a season earns {none:,.0f} yuan, with 5%
    sold early {some:,.0f}, and with 26%, the best share, {most:,.0f}."""
    return {"none": profit(0.0), "some": profit(0.05), "most": profit(0.26)}


def inside():
    """**The best share lies inside, and a discount moves it.** With 8 yuan off, {cheap:.1%} sold early earns most;
    with 20 yuan off, {dear:.1%}."""
    return {"cheap": best_share(discount=8), "dear": best_share(discount=20)}


def biased_fans():
    """**More data can be more wrong.** If fans expect 300 units too many, 5% sold early earn {little:,.0f} yuan and
    20% only {much:,.0f}; if they expect 400 too many, 20% earn {worse:,.0f}, less than the {none:,.0f} of no
    pre-sale."""
    return {"little": profit(0.05, bias=300), "much": profit(0.2, bias=300), "worse": profit(0.2, bias=400),
            "none": profit(0.0)}


def staples():
    """**Staples lose from pre-sale.** With an uncertainty of 80 units and a salvage value of 35 yuan, selling a
    fifth early earns {early:,.0f} yuan against {none:,.0f} without."""
    staple = {"uncertainty": 80, "salvage": 35}
    return {"early": profit(0.2, **staple), "none": profit(0.0, **staple)}


def lost_share(fractile):
    """Share of the greatest profit that uncertainty costs where stock should suffice in this share of seasons."""
    price = (presale.UNIT_COST - fractile * 10) / (1 - fractile)
    return 1 - profit(0.0, price=price) / ((price - presale.UNIT_COST) * presale.MEAN_DEMAND)


def low_margin():
    """**A low margin suffers most from uncertainty.** Where the margin is so low that stock should suffice in 14%
    of seasons, uncertainty costs {low:.0%} of the greatest profit; where it should suffice in 90%, {high:.0%}."""
    return {"low": lost_share(0.14), "high": lost_share(0.90)}


def attachment():
    """**Attachment would make pre-sale cheap.** If the discount needed fell from 12 yuan to nothing as attachment
    rises from 0 to 1 (our link to the ritual model), the best share would be {none:.0%} at 0, {some:.0%} at 0.3,
    {much:.0%} at 0.6 and {most:.0%} at 0.9."""
    levels = {"none": 0.0, "some": 0.3, "much": 0.6, "most": 0.9}
    return {name: best_share(discount=12 * (1 - level)) for name, level in levels.items()}


INSIGHTS = (first_orders, inside, biased_fans, staples, low_margin, attachment)

EXPERIMENTS = (
    ("no_presale", "Raise {share} from 0 by 0.01: where does the cost fall fastest?"),
    ("core_fans_only", "Raise {share} with the bias unchanged: does more data help?"),
    ("deep_discount", "Keep the discount and find the best {share}; then halve the discount and find it again."),
    ("fast_fashion", "Lower {noise} to its least value: what is perfect insight worth here?"),
    ("staple", "Raise {uncertainty} until pre-sale begins to pay."),
)
