"""The page of the diffusion model: what to notice and what to try."""

from ...models import CATALOGUE, diffusion

MODEL = CATALOGUE["diffusion"]
KIND = "stock and flow"
EQUATIONS = ("joining", "slowed_contact", "remaining_churn", "new_market", "resting_share", "peak_year", "peak_rate",
             "best_window_start", "best_regulation")
CALM = {"window_height": 0.0}
CHURN = {"window_height": 0.0, "churn": 0.12, "starting_users": 0.05}
RATES = [0.01, 0.5, 0.0, 0.0]


def at(series, year):
    """The value of a series of a run at this year."""
    return series[round(year * diffusion.STEPS)]


def borrowed_years():
    """**A window moves the clock, not the ceiling.** A year in which people join two and a half times as fast,
    opened in year 6, leaves {close:.2f} of the market as users instead of {alone:.2f}. In the next year they grow
    by {growth:.0%}; without the window it would have been {alone_growth:.0%}. After 25 years the difference is
    {left:.4f}."""
    run = MODEL.simulate(**MODEL.settings("shock_2020"))
    return {"close": run["users_close"], "alone": run["alone_close"], "growth": run["growth_after"],
            "alone_growth": run["alone_growth_after"], "left": run["users_end"] - run["alone_end"]}


def best_start():
    """**The best date depends on what you count.** The window adds most users at its close if it opens in year
    {jump:.1f}, just before the peak of year {peak:.1f}; it adds most user-years over 25 years if it opens in year
    {user_years:.0f}."""
    users, markets = diffusion.grow(RATES, 0.0, 0.0, 0.0, diffusion.COARSE_STEPS)
    gains = [diffusion.window_gain(users, markets, first, RATES, 1.5) for first in range(0, 181)]
    jumps, user_years = zip(*gains, strict=True)
    return {"jump": jumps.index(max(jumps)) / diffusion.COARSE_STEPS, "peak": diffusion.peak_year(0.01, 0.5),
            "user_years": user_years.index(max(user_years)) / diffusion.COARSE_STEPS}


def stage():
    """**“Exponential” is a matter of the stage.** In the year of the window users grow by {early:.0%} if it opens
    in year 1, and by {late:.0%} if the same window opens in year 12."""
    def grown(start):
        users = MODEL.simulate(window_start=start)["users"]
        return at(users, start + 1) / at(users, start) - 1

    return {"early": grown(1.0), "late": grown(12.0)}


def levers():
    """**Innovation is not one lever.** If nobody leaves, joining moves the date alone: the market fills in any
    case. If 12% leave in a year, the ceiling is {ceiling:.3f}; 1.2 times the contact lifts it to {contact:.3f},
    churn divided by 1.2 to {service:.3f}: keeping users and winning them are nearly one lever."""
    return {"ceiling": diffusion.resting_share(0.01, 0.5, 0.12), "contact": diffusion.resting_share(0.01, 0.6, 0.12),
            "service": diffusion.resting_share(0.01, 0.5, 0.1)}


def year_of_overtaking(regulation, years=60):
    """Year in which users under regulation overtake those without, where a run of the model may be too short."""
    rates = [diffusion.rates_of(0.01, 0.5, 0.12, strength, 0.0) for strength in (regulation, 0.0)]
    strict, free = 0.05, 0.05
    for index in range(1, years * diffusion.STEPS):
        strict, free = (diffusion.advance(users, 1.0, 1.0, 1 / diffusion.STEPS, rate)[0]
                        for users, rate in zip((strict, free), rates, strict=True))
        if index > diffusion.STEPS and strict >= free:
            return index / diffusion.STEPS
    return None


def policy():
    """**Policy pays late.** Where 12% of users leave in a year, regulation of 0.59 costs {cost:.0%} of the users of
    year 5. It overtakes in year {overtake:.1f} and ends at {ceiling:.3f} of the market instead of {free:.3f}.
    Stronger regulation, 0.8, does not pay within forty years: it overtakes in year {strict:.0f}."""
    run = MODEL.simulate(regulation=0.59, **CHURN)
    return {"cost": 1 - run["users_five"] / run["alone_five"], "overtake": run["overtake_year"],
            "ceiling": MODEL.curves(regulation=0.59, **CHURN)["resting_share"],
            "free": MODEL.curves(**CHURN)["resting_share"], "strict": year_of_overtaking(0.8)}


def creation():
    """**A window leads first, market creation later.** In year 8 users are {window_eight:.2f} of the first market
    with the window and {created_eight:.2f} with market creation of 0.6; in year 10, {window_ten:.2f} and
    {created_ten:.2f}; after 25 years, {window_end:.1f} and {created_end:.1f}."""
    runs = {"window": MODEL.simulate(), "created": MODEL.simulate(**MODEL.settings("market_creation"))}
    return {f"{name}_{when}": users for name, run in runs.items()
            for when, users in (("eight", at(run["users"], 8)), ("ten", run["users_ten"]), ("end", run["users_end"]))}


INSIGHTS = (borrowed_years, best_start, stage, levers, policy, creation)

EXPERIMENTS = (
    ("baseline",
     "Raise {contact_influence} and {outside_influence} in turn: which moves the peak more, which the end?"),
    ("shock_2020", "Move {window_start} from 0 to 18 and watch growth in the year after the window."),
    ("early_shock", "Raise {window_height} to 4 and compare the users of year 25."),
    ("churn_no_policy",
     "Lower {churn} by a fifth, then put it back and raise {contact_influence} by a fifth: which is worth more "
     "in the end?"),
    ("churn_with_policy", "Raise {regulation} beyond 0.59 until users no longer overtake within 25 years."),
)
