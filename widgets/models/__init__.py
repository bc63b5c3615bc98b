"""The toy models. `CATALOGUE` maps a model's id to the model."""

from . import (
    archipelago,
    coding_agreement,
    competition,
    diffusion,
    funnel,
    integrated,
    live_session,
    mechanism,
    presale,
    ritual,
    trust,
    value_loop,
)
from .core import Model, Parameter, ParameterError, Preset

# In the order of the book: ecosystem, evolution, live streaming, community, trust logic, synthesis.
MODULES = (mechanism, coding_agreement, diffusion, competition, live_session, value_loop, ritual, presale,
           trust, funnel, archipelago, integrated)
CATALOGUE = {model.id: model for model in map(Model, MODULES)}


def find(model):
    """The model meant by an id, a model module or a model; ValueError names the ids there are."""
    if isinstance(model, Model):
        return model
    name = getattr(model, "__name__", str(model)).split(".")[-1]
    if name not in CATALOGUE:
        raise ValueError(f"there is no model {name!r}; the models are {', '.join(CATALOGUE)}.")
    return CATALOGUE[name]


__all__ = ["CATALOGUE", "Model", "Parameter", "ParameterError", "Preset", "find"]
