"""A seeded stream of random numbers that is the same, bit for bit, in every engine."""

MODULUS = 2147483647.0
MULTIPLIER = 48271.0
WARM_UP = 3


def random_stream(seed):
    """A function that returns the next number of the stream, uniform on (0, 1).

    seed: whole number from 1 to 1,000,000. Lehmer's generator (Park and Miller 1988) in doubles: every
    product stays below 2**53, so no engine rounds. Squaring the seed and dropping the first draws keeps the
    streams of neighbouring seeds apart.
    """
    state = (seed * 1.0) * seed % MODULUS

    def draw():
        nonlocal state
        state = state * MULTIPLIER % MODULUS
        return state / MODULUS

    for _ in range(WARM_UP):
        draw()
    return draw
