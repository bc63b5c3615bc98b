"""The toy models. `CATALOGUE` maps a model's id to the model."""

from . import archipelago, funnel, trust
from .core import Model, Parameter, ParameterError, Preset

CATALOGUE = {model.id: model for model in (Model(trust), Model(funnel), Model(archipelago))}


def find(model):
    """The model meant by an id, a model module or a model; ValueError names the ids there are."""
    if isinstance(model, Model):
        return model
    name = getattr(model, "__name__", str(model)).split(".")[-1]
    if name not in CATALOGUE:
        raise ValueError(f"there is no model {name!r}; the models are {', '.join(CATALOGUE)}.")
    return CATALOGUE[name]


__all__ = ["CATALOGUE", "Model", "Parameter", "ParameterError", "Preset", "find"]
