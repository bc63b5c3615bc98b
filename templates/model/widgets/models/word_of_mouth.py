r"""Word of mouth (replace this).

Purpose. When does news that is only told from mouth to mouth stay alive?
State and scales. The share x of people who know (0 to 1). One step is a week.
Process and order. Each week: everybody who knows tells somebody, who may know already; some who knew forget.
Initialisation. A chosen share of people knows.
Source claims. None: this is a toy of ours. Name the paper and the section of every claim that your model carries.
Grounded in. The logistic curve with a loss, which is also the simplest model of an epidemic that leaves no immunity.
Where it misleads. Everybody meets everybody; news never grows old; nobody hears it from a paper or a screen.
"""

from .core import Outcome, Parameter, ParameterMap, Preset

TITLE = "Word of mouth (replace this)"
QUESTION = "How much do people have to tell so that a story does not die?"

WEEKS = 52                 # the horizon a run shows
SHARES = 40                # intervals of the axis of shares

PARAMETERS = [
    Parameter(name="telling", symbol="b", label="Telling", zh="口碑传播", unit="people told in a week",
              default=0.4, low=0.0, high=0.5, step=0.01, construct="none: a toy of ours"),
    Parameter(name="forgetting", symbol="f", label="Forgetting", zh="遗忘", unit="share in a week",
              default=0.2, low=0.0, high=0.5, step=0.01, construct="none: a toy of ours"),
    Parameter(name="starting_share", symbol="x_0", label="Share who know at the start", zh="初始知晓率",
              unit="share of people", default=0.05, low=0.01, high=1.0, step=0.01, construct="none: a toy of ours",
              scenario=True),
]

PRESETS = [
    Preset("stays_alive", "A story that is told",
           "More is told than forgotten: look where the share comes to rest.", {}),
    Preset("dies_out", "A story that is forgotten",
           "Everybody knows at the start, and a little less is told than forgotten: look at the end.",
           {"telling": 0.19, "starting_share": 1.0}),
    Preset("just_enough", "Just enough", "Only a little more is told than forgotten: watch how slowly it grows.",
           {"telling": 0.25}),
]

MAP = ParameterMap(
    x="telling", y="forgetting", quantity="share_end", label="Share who know after a year", spec=".2f",
    limits=(0.0, 1.0), note="Along the diagonal as much is told as forgotten: above it every story dies.")

SYMBOLS = {"share": "x", "next_share": "x'", "resting_share": "x^*"}

SENTENCES = {
    "alive": "After a year {share_end:.0%} know; the share rests at {resting:.0%}, where as many forget as hear.",
    "dead": "After a year {share_end:.0%} know, and the share goes on to nothing: no more is told than forgotten.",
}

OUTCOMES = {
    "more": Outcome("More people know in the end",
                    "The share began at {starting_share:.2f}, below {resting:.2f}, where as many forget as hear."),
    "same": Outcome("About as many know in the end",
                    "The share began at {starting_share:.2f} and ends at {share_end:.2f}: in a year hearing and "
                    "forgetting came to nearly the same."),
    "fewer": Outcome("Fewer people know in the end",
                     "The share began at {starting_share:.2f}, above {resting:.2f}, where as many forget as hear."),
}


def next_share(share, telling, forgetting):
    """Share of people who know after a week (0 to 1)."""
    return share + telling * share * (1.0 - share) - forgetting * share


def resting_share(telling, forgetting):
    """Share at which as many forget as hear (0 to 1): the analytic result that a test holds the runs to."""
    return 1.0 - forgetting / telling if telling > forgetting else 0.0


def simulate(*, telling, forgetting, starting_share):
    """A year, week by week; the first series is the time, and single numbers are what sentences quote.

    Returns:
        week, share: 0 to 52, and the share of people who know in each (0 to 1)
        share_end: the share in week 52
    """
    share = starting_share
    series = {"week": [0], "share": [share]}
    for week in range(1, WEEKS + 1):
        share = next_share(share, telling, forgetting)
        series["week"].append(week)
        series["share"].append(share)
    series["share_end"] = share
    return series


def curves(*, telling, forgetting, starting_share):
    """What hearing adds and forgetting takes away at every share, and where the two meet.

    Returns:
        share_axis: 41 shares who know, 0 to 1
        hearing, forgotten: share of people who hear, and who forget, in a week at each
        resting: share at which the two are equal (0 to 1)
    """
    drawn = {"share_axis": [], "hearing": [], "forgotten": [], "resting": resting_share(telling, forgetting)}
    for index in range(SHARES + 1):
        share = index / SHARES
        drawn["share_axis"].append(share)
        drawn["hearing"].append(telling * share * (1.0 - share))
        drawn["forgotten"].append(forgetting * share)
    return drawn


def reading(run, curves):
    """Which sentence says what is seen."""
    return "alive" if curves["resting"] > 0.0 else "dead"


def outcome(run, curves):
    """Which outcome a reader could have bet on."""
    change = run["share_end"] - run["share"][0]
    if abs(change) < 0.02:
        return "same"
    return "more" if change > 0.0 else "fewer"
