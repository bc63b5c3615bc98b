"""What a reader may bet on, and why it came so: every run has one outcome, and its reason holds in that run."""

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.explorer import compute, shown
from widgets.models import CATALOGUE

from .ranges import values_of

# Outcome -> what its reason claims beyond the numbers that it quotes, as each model's own tests have it.
CLAIMS = {id: import_module(f"tests.models.test_{id}").CLAIMS for id in CATALOGUE}


def hold(model, values):
    """The reason of the run's outcome can be said, and what it claims is so."""
    answer = compute(model, values)
    a, name = shown(answer), answer["outcome"]
    assert "None" not in model.outcomes[name].why.format(**a)
    assert CLAIMS[model.id][name](a), (name, values)


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_every_outcome_has_a_claim_to_hold_it_to(model):
    assert set(CLAIMS[model.id]) == set(model.outcomes)


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


@pytest.mark.parametrize(("model", "values", "outcome"), [
    ("trust", {"governance": 0.1, "scandal": 120.0}, "late_loss_past"),              # the volume never moved
    ("trust", {"commercial_volume": 0.6, "push_months": 30}, "late_loss_past"),      # it is back where it was
    ("trust", {"commercial_volume": 0.45}, "late_loss_cliff"),
    ("trust", {"commercial_volume": 0.33}, "late_loss"),
    ("trust", {"commercial_volume": 0.1, "push_months": 24}, "recovery_volume"),     # nothing bad was experienced
    ("trust", {"memory": 0.95, "starting_volume": 0.34, "commercial_volume": 0.34}, "steady"),
    ("integrated", {"ritual_strength": 0.4, "gate": 0.2, "windfall_month": 24}, "cost"),       # the gift is the gate's
    ("integrated", {"gate": 0.1, "windfall_month": 24}, "harmless"),                           # and so is the cost
    ("integrated", {"ritual_strength": 0.36, "gate": 0.14, "windfall_size": 0.0}, "gate_more"),
    ("live_session", {"leaving": 0.0, "disengagement": 0.05, "audience": 6000, "warm_up": 0.5,
                      "reply_capacity": 100.0}, "undecided"),                        # nobody leaves, and all go cold
    ("coding_agreement", {"codes": 2, "bias": 0.5, "prevalence": 0.39, "accuracy": 0.93, "interleaved": 1}, "biased"),
    ("value_loop", {"starting_value": 0.9}, "steady"),
    ("funnel", {"closed": 1, "fulfilment": 1.0, "jump_loss": 0.0}, "hidden")])       # as many orders as before
def test_a_reason_is_not_borrowed_from_another_cause(model, values, outcome):
    model = CATALOGUE[model]
    assert compute(model, {**model.defaults(), **values})["outcome"] == outcome


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_there_is_something_to_bet_on(model):
    """More than one bet, few enough for a phone, each a short line; and the presets already differ."""
    bets = {outcome.bet for outcome in model.outcomes.values()}
    assert 3 <= len(bets) <= 6 and all(len(bet) < 80 and not bet.endswith(".") for bet in bets)
    met = {model.outcomes[compute(model, model.settings(preset.name))["outcome"]].bet for preset in model.presets}
    assert len(met) > 1
