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

# In the order of the book: ecosystem, evolution, live streaming, community, trust logic, synthesis. A new one stands at
# the end until a chapter uses it.
MODULES = (mechanism, coding_agreement, diffusion, competition, live_session, value_loop, ritual, presale,
           trust, funnel, archipelago, integrated)
CATALOGUE = {model.id: model for model in map(Model, MODULES)}
OWN = {}        # models that a notebook has made of its own (widgets/own.py)


def find(model):
    """The model meant by an id, a model module or a model; ValueError names the ids there are."""
    if isinstance(model, Model):
        return model
    name = getattr(model, "__name__", str(model)).split(".")[-1]
    known = dict(CATALOGUE)
    known.update(OWN)
    if name not in known:
        raise ValueError(f"there is no model {name!r}; the models are {', '.join(known)}.")
    return known[name]


__all__ = ["CATALOGUE", "OWN", "Model", "Parameter", "ParameterError", "Preset", "find"]
