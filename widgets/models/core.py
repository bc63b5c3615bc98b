"""What every model shares: parameters that know their meaning and range, presets, and one way to run.

Plain classes, because MicroPython has no dataclasses and runs the same files as CPython.
"""

import math

# The words of every refusal, in one place: the page shows the same ones.
REFUSALS = {
    "range": "{name} = {value} is out of range: it must be from {low} to {high}.",
    "number": "{name} = {value} is not a number: it must be a number from {low} to {high}.",
    "whole": "{name} = {value} is not a whole number: it must be a whole number from {low} to {high}.",
    "unknown": "{name} = {value} is not a parameter of this model: its parameters are {names}.",
    "name": "{name} is not a parameter of this model: its parameters are {names}.",
    "seed": "{name} is missing: give a whole number from {low} to {high}, so that the run can be repeated.",
}
QUOTED = 60                # characters of a value that a refusal repeats, on the page as well


def quoted(value):
    """A value as a refusal repeats it."""
    try:
        text = repr(value)
    except ValueError:     # CPython writes no int of more than some thousand digits
        return "a number with thousands of digits"
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"


class ParameterError(ValueError):
    """A value that a model cannot take. Names the parameter, the value and what would be right."""


class Parameter:
    """One quantity of a model that a reader may set.

    name: how code says it. symbol: its LaTeX symbol in the equations. label, zh: English and Chinese label.
    unit: what one of it is. default, low, high, step: number, the range with both ends included, and the
    slider's step. construct: what it stands for in the paper. provenance: where the default comes from.
    whole: only whole numbers make sense. scenario: it describes what happens, not how the world works.
    """

    def __init__(self, *, name, symbol, label, zh, unit, default, low, high, step, construct,
                 provenance="illustrative", whole=False, scenario=False):
        self.name = name
        self.symbol = symbol
        self.label = label
        self.zh = zh
        self.unit = unit
        self.default = default
        self.low = low
        self.high = high
        self.step = step
        self.construct = construct
        self.provenance = provenance
        self.whole = whole
        self.scenario = scenario

    def refusal(self, kind, value):
        """The error for this parameter, as an exception ready to raise."""
        words = REFUSALS[kind]
        return ParameterError(words.format(name=self.name, value=quoted(value), low=self.low, high=self.high))

    def check(self, value):
        """Return the value as a number within the range, or raise ParameterError."""
        if isinstance(value, (bool, str)) or value is None:
            raise self.refusal("number", value)
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise self.refusal("number", value) from None
        except OverflowError:      # an int beyond every float
            raise self.refusal("range", value) from None
        if math.isnan(number):
            raise self.refusal("number", value)
        if not self.low <= number <= self.high:
            raise self.refusal("range", value)
        if not self.whole:
            return number
        if number != int(number):
            raise self.refusal("whole", value)
        return int(number)


class Preset:
    """A named setting of some parameters, with one sentence that says what to look for.

    name: how code and links say it. values: parameter name to value; all others keep their defaults.
    All presets are illustrative: none is a measurement of a firm.
    """

    def __init__(self, name, label, sentence, values):
        self.name = name
        self.label = label
        self.sentence = sentence
        self.values = values


class Outcome:
    """A way in which a run may end, for a reader who bets on it before it is shown.

    bet: the outcome in plain words; outcomes with the same words are one bet. why: a sentence with {places} on the
    mechanism that holds in every run of this outcome.
    """

    def __init__(self, bet, why):
        self.bet = bet
        self.why = why


class ParameterMap:
    """Which two parameters of a model make its map, and which number of a run the map shows.

    x, y: names of parameters, across and up. quantity: the key of the number in the result of `simulate`, a float
    that is never negative. label, spec: the quantity in words and the format of its values. limits: what the palest
    and the darkest shade stand for; no preset lies beyond them. note: what to look for. level, line: a value at
    which the map draws a line, and what the line means; without a threshold both are left out.
    """

    def __init__(self, *, x, y, quantity, label, spec, limits, note, level=None, line=""):
        self.x = x
        self.y = y
        self.quantity = quantity
        self.label = label
        self.spec = spec
        self.limits = limits
        self.note = note
        self.level = level
        self.line = line


class Model:
    """A toy model: the module that holds its equations, with every input checked before it is run."""

    def __init__(self, module):
        self.module = module
        self.id = module.__name__.split(".")[-1]
        self.title = module.TITLE
        self.question = module.QUESTION
        self.parameters = module.PARAMETERS
        self.presets = module.PRESETS
        self.sentences = module.SENTENCES
        self.outcomes = getattr(module, "OUTCOMES", {})
        self.map = getattr(module, "MAP", None)
        self.symbols = {parameter.name: parameter.symbol for parameter in module.PARAMETERS}
        self.symbols.update(module.SYMBOLS)

    def __repr__(self):
        return "Model(" + self.id + ": " + self.title + ")"

    def parameter(self, name):
        """The parameter with this name, or ParameterError that lists the names there are."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise ParameterError(REFUSALS["name"].format(name=quoted(name), names=self._names()))

    def preset(self, name):
        """The preset with this name, or ValueError that lists the names there are."""
        for preset in self.presets:
            if preset.name == name:
                return preset
        names = ", ".join([preset.name for preset in self.presets])
        raise ValueError("model " + self.id + " has no preset " + repr(name) + "; it has " + names + ".")

    def defaults(self):
        """Every parameter's default, the seed included: what an explorer starts from."""
        return {parameter.name: parameter.default for parameter in self.parameters}

    def settings(self, preset):
        """All parameter values under a preset (name to number)."""
        values = self.defaults()
        values.update(self.preset(preset).values)
        return values

    def check(self, values):
        """All parameters as valid numbers; those left out take their default, except a seed.

        A run that used a seed nobody named could not be repeated by somebody else, so it is asked for. Raises
        ParameterError for an unknown name, a value outside its range or of another kind, and a missing seed.
        """
        names = [parameter.name for parameter in self.parameters]
        for name in values:
            if name not in names:
                words = REFUSALS["unknown"]
                raise ParameterError(words.format(name=name, value=quoted(values[name]), names=self._names()))
        checked = {}
        for parameter in self.parameters:
            if parameter.name == "seed" and "seed" not in values:
                raise parameter.refusal("seed", None)
            checked[parameter.name] = parameter.check(values.get(parameter.name, parameter.default))
        return checked

    def simulate(self, **values):
        """Run the model: a dict of equal-length series and single numbers, ready for a DataFrame.

        The docstring of the module's own `simulate` says what each is. Raises ParameterError for values that
        `check` refuses.
        """
        return self.module.simulate(**self.check(values))

    def curves(self, **values):
        """What the figure shows beside the run: equilibrium curves and thresholds, each of its own length.

        The docstring of the module's own `curves` says what each is. Raises ParameterError like `simulate`.
        """
        return self.module.curves(**self.check(values))

    def outcome(self, run, curves):
        """Which of the outcomes a run has: what the model's own `outcome` says, or else its reading."""
        return getattr(self.module, "outcome", self.module.reading)(run, curves)

    def _names(self):
        """The names of all parameters, for a refusal."""
        return ", ".join([parameter.name for parameter in self.parameters])
