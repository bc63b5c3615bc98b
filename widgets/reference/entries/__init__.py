"""What a model's page says beyond the model's own file: `entry("trust")` is the module that holds it.

KIND: stock and flow, agents, closed form or sampling. EQUATIONS: names of the model's functions to typeset, in
reading order. INSIGHTS: functions whose docstring is a sentence with gaps, and which return the numbers that fill
them. EXPERIMENTS: (preset to start from, what to do; a parameter's name in braces becomes its label).
"""

import importlib

from ...models import find

PARTS = ("KIND", "EQUATIONS", "INSIGHTS", "EXPERIMENTS")


def entry(model):
    """The entry of a model; ValueError names what is missing or empty in it."""
    model = find(model)
    module = importlib.import_module(f"{__name__}.{model.id}")
    missing = [part for part in PARTS if not getattr(module, part, None)]
    if missing:
        raise ValueError(f"{model.id}: its entry lacks {', '.join(missing)}.")
    return module
