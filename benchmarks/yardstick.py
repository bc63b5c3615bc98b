"""How fast this machine is: a fixed piece of work that has nothing to do with the book, in ms."""

import time
from statistics import median

RUNS = 25


def work():
    """Arithmetic, lists and a dict, as in a model."""
    counts, value = {}, 1.0
    for step in range(60_000):
        value = value * 1.000001 + step % 7
        counts[step % 97] = value
    return sorted(counts.values())


def measure():
    """Median time of the work after a warm-up."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return median(times[5:])
