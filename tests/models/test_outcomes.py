"""What a reader may bet on, and why it came so: every run has one outcome, and its reason holds in that run."""

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.explorer import compute, shown
from widgets.models import CATALOGUE

from .ranges import values_of

NEARLY = 1e-9


def income_times(a):
    return a["volume_times"] * a["trust_times"] * a["audience_times"]


def saved(a):
    """What early orders save in yuan, the discounts not yet paid."""
    return a["forgone_none"] - a["mismatch_here"]


def both_enter(a):
    return a["least_market"] < a["community_market"] and a["taken"] < 1.0


def kept(a):
    return isclose(a["platform_times"], a["kept_times"] * a["value_times"], rel_tol=1e-9)


def users_are_market_times_share(a):
    return isclose(a["users_end"], a["market_end"] * a["share_end"], rel_tol=1e-9)


def session_income(a):
    return isclose(a["income_end"], a["income_before"] * a["orders_times"] * a["anchor_times"] * a["customer_times"],
                   rel_tol=1e-6, abs_tol=1e-12)


def per_creator(a):
    return isclose(a["followers_end"], a["creators_end"] * a["per_creator"], rel_tol=1e-9) \
        and a["depth_even"] >= a["depth_end"] - NEARLY and a["depth_end"] >= a["system_trust"] - NEARLY


# What the reasons claim beyond the numbers that they quote: model -> outcome -> a fact of every such run.
CLAIMS = {
    "mechanism": {
        "lasts": lambda a: a["driver_total"] >= a["critical_total"] and len(a["rest_share"]) > 1,
        "fades": lambda a: a["driver_total"] < a["critical_total"],
        "single": lambda a: len(a["rest_share"]) == 1 and not a["tipping_share"],
        "lingers": lambda a: len(a["rest_share"]) == 1 and not a["tipping_share"],
        "gain": kept,
        "dip": kept,
        "late_loss": lambda a: kept(a) and a["later_share"] < a["passed_share"] and a["kept_times"] > 1.0
        and a["value_times"] < 1.0,
        "loss": kept,
    },
    "coding_agreement": {
        "biased": lambda a: a["bias"] > 0.0 and a["truth_expected"] < a["agreement_expected"],
        "paradox": lambda a: a["kappa_expected"] < a["kappa_uniform"] and a["chance_expected"] > 1.0 / a["codes"],
        "false_saturation": lambda a: a["found_first"] < a["found_end"] <= a["codes_total"],
        "fair": lambda a: a["kappa_uniform"] - a["kappa_expected"] <= 0.15 + NEARLY,
    },
    "diffusion": {
        "plain": lambda a: a["users"] == a["alone"],
        "same": lambda a: a["users_close"] >= a["alone_close"] and a["market_end"] == 1.0,
        "even": users_are_market_times_share,
        "ahead": lambda a: a["users_close"] > a["alone_close"] and a["alone"][-1] > a["alone"][-21],
        "more": users_are_market_times_share,
        "fewer": lambda a: a["contact_left"] < a["contact_influence"] and a["churn_left"] <= a["churn"],
    },
    "competition": {
        "coexist": both_enter,
        "slow": both_enter,
        "full": both_enter,
        "traditional": lambda a: a["least_market"] >= a["community_market"] and a["taken"] < 1.0,
        "community": lambda a: a["least_market"] < a["community_market"] and a["taken"] >= 1.0,
        "history": lambda a: a["least_market"] >= a["community_market"] and a["taken"] >= 1.0,
    },
    "live_session": {
        "holds": lambda a: a["warm_up"] > a["tipping"] and a["engaged_end"] > a["tipping"],
        "oversold": lambda a: a["pressure"] > a["best_pressure"] and a["kept_end"] <= a["kept_best"] + NEARLY,
        "rescued": lambda a: a["warm_up"] > a["tipping"] and a["coverage_lowest"] < 1.0
        and a["present"][-1] < 1.0 and a["coverage"][-1] > a["coverage_lowest"],
        "cold": lambda a: a["warm_up"] <= a["tipping"],
        "unlit": lambda a: a["warm_up"] == 0.0 and a["tipping"] == 0.0,
        "overwhelmed": lambda a: a["warm_up"] > a["tipping"] >= a["engaged_end"] and a["coverage_lowest"] < 1.0,
        "dull": lambda a: max(a["change_answered"]) <= NEARLY and a["engaged_end"] <= a["warm_up"],
    },
    "value_loop": {
        "fading": lambda a: a["gain"] <= 1.0,
        "kept": session_income,
        "late_loss": lambda a: a["income_first"] > a["income_before"],
        "back": lambda a: a["gain"] > 1.0 and session_income(a),
        "loss": lambda a: session_income(a) and a["income_end"] < a["income_before"],
    },
    "ritual": {
        "rests": lambda a: a["interval"] <= a["critical_interval"] + NEARLY and a["rest"] > 0.0,
        "grows": lambda a: a["growth"] <= a["critical_growth"] + NEARLY,
        "absorbed": lambda a: a["newcomers"] > 0 and a["attachment_end"] > a["lowest"],
        "fades": lambda a: a["interval"] >= a["critical_interval"] - NEARLY
        and all(after <= now + NEARLY for now, after in zip(a["level_now"], a["level_next"], strict=True)),
        "tipped": lambda a: a["lowest"] < a["threshold"],
        "empty": lambda a: a["start"] == 0.0 and a["attachment_end"] == 0.0,
    },
    "presale": {
        "none": lambda a: a["share"] == 0.0 and a["mismatch_here"] == a["forgone_none"],
        "helps": lambda a: saved(a) >= a["discounts_here"] - 1e-6,
        "dear": lambda a: saved(a) < a["discounts_here"],
        "misled": lambda a: a["bias"] != 0.0 and a["profit_unbiased"] > a["profit_here"],
    },
    "trust": {
        "steady": lambda a: max(a["trust"]) - min(a["trust"]) < 1e-3,
        "gain": lambda a: min(a["income"]) >= a["income_before"] * (1.0 - 1e-3),
        "late_loss": lambda a: a["income_first"] > a["income_before"] and income_times(a) < 1.0,
        "late_loss_cliff": lambda a: a["volume_end"] > a["collapse_volume"] and a["trust_times"] < 1.0
        and a["audience_times"] < 1.0,
        "loss": lambda a: a["income_first"] <= a["income_before"] and income_times(a) < 1.0,
        "loss_cliff": lambda a: a["volume_end"] > a["collapse_volume"] and income_times(a) < 1.0,
        "late_gain": lambda a: income_times(a) > 1.0,
        "recovery": lambda a: a["lowest_times"] < 1.0,
    },
    "funnel": {
        "open": lambda a: isclose(a["trust_end"], a["trust_before"], abs_tol=1e-6),
        "more": lambda a: a["orders_end"] > a["orders_before"],
        "hidden": lambda a: a["trust_end"] <= a["trust_before"] and a["income_ratio"] > 1.0,
        "fewer": lambda a: a["trust_end"] <= a["trust_before"] and a["income_ratio"] <= 1.0,
    },
    "archipelago": {"deep": per_creator, "middle": per_creator, "shallow": per_creator},
    "integrated": {
        "faded": lambda a: a["attachment_alone"] < 0.1,
        "quiet": lambda a: isclose(a["value_ratio"], 1.0) and a["windfall_size"] == 0.0 and a["gate"] == 1.0,
        "gift": lambda a: a["value_ratio"] > 1.0 and a["windfall_size"] > 0.0,
        "harmless": lambda a: abs(a["value_ratio"] - 1.0) <= 0.0051,
        "cost": lambda a: a["value_ratio"] < 1.0 and a["attachment_end"] >= 0.1,
        "fatal": lambda a: a["habit"] == 0 and a["attachment_end"] < a["attachment_alone"],
        "gate_more": lambda a: a["value_ratio"] > 1.0 and a["windfall_size"] == 0.0,
        "gate_even": lambda a: abs(a["value_ratio"] - 1.0) <= 0.0051,
        "gate_less": lambda a: a["value_ratio"] < 1.0 and a["attachment_end"] >= 0.1,
    },
}


def hold(model, values):
    """The reason of the run's outcome can be said, and what it claims is so."""
    answer = compute(model, values)
    a, name = shown(answer), answer["outcome"]
    assert "None" not in model.outcomes[name].why.format(**a)
    assert CLAIMS.get(model.id, {}).get(name, bool)(a), (name, values)


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
@settings(max_examples=150)
@given(data=st.data())
def test_the_reason_holds_wherever_the_outcome_comes(model, data):
    hold(model, data.draw(values_of(model)))


@pytest.mark.parametrize(("model", "preset"), [
    pytest.param(model, preset.name, id=f"{model.id}-{preset.name}")
    for model in CATALOGUE.values() for preset in model.presets])
def test_the_reason_holds_in_every_preset(model, preset):
    hold(model, model.settings(preset))


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_there_is_something_to_bet_on(model):
    """More than one bet, few enough for a phone, each a short line; and the presets already differ."""
    bets = {outcome.bet for outcome in model.outcomes.values()}
    assert 3 <= len(bets) <= 6 and all(len(bet) < 80 and not bet.endswith(".") for bet in bets)
    met = {model.outcomes[compute(model, model.settings(preset.name))["outcome"]].bet for preset in model.presets}
    assert len(met) > 1
