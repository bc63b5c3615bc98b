"""One agent model beside the field's usual library: the network of the ritual model, ours and written for Mesa.

Milliseconds of a run of 96 members over 118 days. The rules are the same; the random numbers are not, so the mean
attachment at the end, averaged over the runs, is compared, so that both are known to do the same work.
"""

import math
import time
from statistics import mean

import mesa

from widgets.models import CATALOGUE, ritual
from widgets.models.stream import random_stream

from .report import Result

RUNS = 15
NAMES = ("interval", "intensity", "forgetting", "growth", "half_point", "breadth", "tolerance", "start",
         "newcomers", "spread")
VALUES = {name: value for name, value in CATALOGUE["ritual"].defaults().items() if name in NAMES}


class Member(mesa.Agent):
    """A member with an opinion and an attachment."""

    def __init__(self, model, role):
        super().__init__(model)
        place = ritual.role_place(role, model.values["breadth"])
        self.opinion = place + ritual.SCATTER * (2.0 * model.random.random() - 1.0)
        self.bond = model.values["start"]

    def chat(self, other):
        """Approach each other and bond, or quarrel."""
        apart = other.opinion - self.opinion
        if abs(apart) > self.model.values["tolerance"]:
            self.bond *= 1.0 - ritual.QUARREL
            other.bond *= 1.0 - ritual.QUARREL
            return
        self.opinion += ritual.APPROACH * apart
        other.opinion -= ritual.APPROACH * apart
        self.bond += ritual.BOND * (1.0 - self.bond)
        other.bond += ritual.BOND * (1.0 - other.bond)

    def forget(self):
        """Attachment fades by a day."""
        self.bond *= self.model.keep

    def attend(self, turnout):
        """A ritual with this turnout."""
        self.bond = ritual.after_ritual(self.bond, self.model.values["intensity"], turnout)


class Network(mesa.Model):
    """The community day by day, without newcomers, as at the model's defaults."""

    def __init__(self, values, seed):
        super().__init__(seed=seed)
        self.values, self.day = values, 0
        self.keep = math.exp(-values["forgetting"])
        for member in range(ritual.MEMBERS):
            Member(self, member % values["breadth"])

    def step(self):
        """A day: chats, forgetting, and on its day the ritual."""
        self.day += 1
        members = list(self.agents)
        for _ in range(ritual.CHATS):
            first, second = self.random.choice(members), self.random.choice(members)
            if first is not second:
                first.chat(second)
        self.agents.do("forget")
        if self.day % self.values["interval"] == 0:
            turnout = ritual.attendance(mean(member.bond for member in members), self.values["half_point"])
            self.agents.do("attend", turnout)


def run_ours(seed):
    """Mean attachment after the model's own network has run."""
    return mean(ritual.live_network(random_stream(seed), **VALUES)["bonds"])


def run_mesa(seed):
    """Mean attachment after Mesa's network has run."""
    network = Network(VALUES, seed)
    for _ in range(ritual.NETWORK_DAYS):
        network.step()
    return mean(member.bond for member in network.agents)


def timed(run):
    """Milliseconds of each run, and the mean attachment over all."""
    times, ends = [], []
    for seed in range(1, RUNS + 1):
        start = time.perf_counter()
        ends.append(run(seed))
        times.append(1000 * (time.perf_counter() - start))
    return tuple(times), mean(ends)


def measure():
    ours, mesas = timed(run_ours), timed(run_mesa)
    if abs(ours[1] - mesas[1]) > 0.05:
        raise RuntimeError(f"The two networks do not do the same: mean attachment {ours[1]:.2f} and {mesas[1]:.2f}.")
    return [Result("a run of the ritual network", name, "ms", times)
            for name, times in (("ours, CPython", ours[0]), ("Mesa", mesas[0]))]
