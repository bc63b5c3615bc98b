"""Hypothesis strategies over the whole allowed range of a model's parameters."""

from hypothesis import strategies as st


def values_of(model):
    """Dicts that set every parameter of the model to an allowed value."""
    return st.fixed_dictionaries({parameter.name: _value(parameter) for parameter in model.parameters})


def _value(parameter):
    if parameter.whole:
        return st.integers(parameter.low, parameter.high)
    return st.floats(parameter.low, parameter.high, allow_nan=False)
