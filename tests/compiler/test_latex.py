"""The LaTeX of model functions: what is printed is what is computed, and it reads well."""

import math

import pytest

from widgets.compiler import equation

WEIGHT = 0.25
RATE = -2e-9
TINY = -1e-9
ALPHA = 3.0
SYMBOLS = dict(x="x", y="y", trust=r"\theta", rate="r", rest="T^{*}", ALPHA=r"\alpha", helper="H")


def fraction(x, y):
    """With a docstring."""
    return x / (x + y) * (1.0 - y)


def signs(x, y):
    return -x - (y - 1.0) - (-y) + x * -y


def powers(x, y):
    return (x + y) ** 2 + x**-y + (x / y) ** 3 + (-x) ** 2 + math.exp(x) ** 2 + (x + 1.0) ** 0.5


def numbers(x, y):
    return 2.0 * x + x * 3.0 * 4.0 + 1e-9 * y + WEIGHT * trust_of(x, y)


def trust_of(trust, rate):
    change = rate * (1.0 - trust)
    return trust + change


def negative(x, y):
    return -0.5 * x * y + x * (-x * y) + (-(x + y) * x) ** 2.0


def chosen(x, y):
    return x if x > y else -y if 0.0 <= y < 1.0 and x != 2.0 else math.sqrt(x)


def calls(x, y):
    return max(0.0, min(x, y / 2.0)) + abs(x - y) + math.exp(-x / y) + math.log(x) * helper(x, y=2.0 * y)


def helper(x, y):
    return x + y


def constants(rest, x):
    return ALPHA * rest**2 + WEIGHT * x + math.pi


def remainders(x, y):
    return (x % y) * x + x % y - (x + y) % 2.0 + x * (y % x)


def compared(x, y):
    return x if x % y == 0.0 else y


def tiny(x, y):
    return x - RATE + RATE * y + y * TINY


EXPECTED = {
    fraction: r"\frac{x}{x + y}\,(1 - y)",
    signs: r"-x - (y - 1) - (-y) + x\,(-y)",
    powers: r"(x + y)^{2} + x^{-y} + \left( \frac{x}{y} \right)^{3} + (-x)^{2} + (e^{x})^{2} + \sqrt{x + 1}",
    negative: r"-0.5x\,y + x\,(-x\,y) + (-(x + y)\,x)^{2}",
    chosen: r"\begin{cases} x & \text{if } x > y \\ -y & \text{if } 0 \le y < 1 \text{ and } x \ne 2 \\ "
    r"\sqrt{x} & \text{otherwise} \end{cases}",
    calls: r"\max\left( 0, \min\left( x, \frac{y}{2} \right) \right) + |x - y| + e^{\frac{-x}{y}} "
    r"+ \ln(x)\,H(x, 2y)",
    remainders: r"(x \bmod y)\,x + (x \bmod y) - ((x + y) \bmod 2) + x\,(y \bmod x)",
    compared: r"\begin{cases} x & \text{if } x \bmod y = 0 \\ y & \text{otherwise} \end{cases}",
    tiny: r"x - (-2 \cdot 10^{-9}) + (-2 \cdot 10^{-9})\,y + y\,(-10^{-9})",
    constants: r"\alpha\,(T^{*})^{2} + 0.25x + \pi",
}


@pytest.mark.parametrize("function", EXPECTED, ids=lambda function: function.__name__)
def test_an_equation_is_printed_as_a_reader_would_write_it(function):
    assert equation(function, SYMBOLS) == EXPECTED[function]


def test_numbers_stand_apart():
    printed = equation(numbers, {**SYMBOLS, "trust_of": "F"})
    assert printed == r"2x + x \cdot 3 \cdot 4 + 10^{-9}\,y + 0.25F(x, y)"


def test_left_side_and_assignments():
    assert equation(fraction, SYMBOLS, left="h").startswith(r"h = \frac")
    assert equation(fraction, {**SYMBOLS, "fraction": "g"}).startswith(r"g = \frac")
    symbols = {**SYMBOLS, "change": "c"}
    printed = equation(trust_of, symbols, left="t")
    assert printed == r"\begin{aligned} c &= r\,(1 - \theta) \\ t &= \theta + c \end{aligned}"
    with pytest.raises(ValueError, match="left="):
        equation(trust_of, symbols)


def test_unknown_names_and_shapes_are_named():
    with pytest.raises(ValueError, match="trust_of, line 2 of its source: `change` has no symbol"):
        equation(trust_of, SYMBOLS)

    def loops(x):
        for _ in range(3):
            x = x + 1
        return x

    with pytest.raises(ValueError, match="only `name = expression`"):
        equation(loops, SYMBOLS)
    with pytest.raises(ValueError, match="cannot be printed"):
        equation(lambda_like, SYMBOLS)


def lambda_like(x):
    return [x]
