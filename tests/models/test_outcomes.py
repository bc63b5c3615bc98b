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


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_there_is_something_to_bet_on(model):
    """More than one bet, few enough for a phone, each a short line; and the presets already differ."""
    bets = {outcome.bet for outcome in model.outcomes.values()}
    assert 3 <= len(bets) <= 6 and all(len(bet) < 80 and not bet.endswith(".") for bet in bets)
    met = {model.outcomes[compute(model, model.settings(preset.name))["outcome"]].bet for preset in model.presets}
    assert len(met) > 1
