"""Values of a model: any that its parameters allow, for Hypothesis, and all that a run of it names."""

from hypothesis import strategies as st


def values_of(model):
    """Dicts that set every parameter of the model to an allowed value."""
    return st.fixed_dictionaries({parameter.name: _value(parameter) for parameter in model.parameters})


def values_for(model, **settings):
    """All named values that a figure of this model may show."""
    values = {**model.defaults(), **settings}
    return {**values, **model.curves(**values), **model.simulate(**values)}


def _value(parameter):
    if parameter.whole:
        return st.integers(parameter.low, parameter.high)
    return st.floats(parameter.low, parameter.high, allow_nan=False)
