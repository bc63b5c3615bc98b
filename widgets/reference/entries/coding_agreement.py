"""The page of the coding model: what to notice and what to try."""

from functools import cache

from ...models import CATALOGUE, coding_agreement

MODEL = CATALOGUE["coding_agreement"]
KIND = "sampling"
EQUATIONS = ("raw_agreement", "seen_share", "coded_share", "chance_agreement", "kappa_from", "uniform_kappa",
             "true_share", "kappa_error")
RUNS = 600         # seeds over which the luck of a study is averaged


@cache
def runs():
    """Runs at the defaults with the seeds 1 to 600."""
    return [MODEL.simulate(seed=seed) for seed in range(1, RUNS + 1)]


def mean(numbers):
    """Mean of the numbers."""
    return sum(numbers) / len(numbers)


def expected(**values):
    """The closed forms for these values."""
    return MODEL.curves(seed=1, **values)


def kappa_is_not_accuracy():
    """**Kappa is not accuracy.** Two coders who are each right in four readings of five reach a kappa of {four:.2f}
    on five equally frequent codes; right in nine of ten, {nine:.2f}."""
    return {"four": expected(accuracy=0.8)["kappa_expected"], "nine": expected(accuracy=0.9)["kappa_expected"]}


def paradox():
    """**The kappa paradox.** Coders who are right in nine readings of ten agree on {agreement:.0%} of segments.
    Kappa is {plain:.2f} if the five codes are equally frequent, and {skewed:.2f} if one of them covers nine
    segments of ten."""
    plain, skewed = expected(accuracy=0.9), expected(accuracy=0.9, prevalence=0.9)
    return {"agreement": skewed["agreement_expected"], "plain": plain["kappa_expected"],
            "skewed": skewed["kappa_expected"]}


def validity():
    """**Agreement is not validity.** If both coders see the top code in 40% of the segments that have another,
    kappa is still {kappa:.2f}, while only {truth:.0%} of readings are true."""
    curves = expected(accuracy=0.9, bias=0.4)
    return {"kappa": curves["kappa_expected"], "truth": curves["truth_expected"]}


def saturation():
    """**Saturation is local.** In {finished:.0%} of 600 studies the last ten segments of the first case bring
    nothing new, and one could stop. The first 15 segments of the second case then bring {after:.1f} new codes on
    average; the first case had shown {found:.1f} of the {codes:.0f} there are."""
    stopped = [run for run in runs() if run["new_at_end"] == 0]
    return {"finished": len(stopped) / RUNS, "after": mean([run["new_after"] for run in stopped]),
            "found": mean([run["found_first"] for run in runs()]), "codes": expected()["codes_total"]}


def unseen():
    """**Codes met once tell what is still unseen, but only of this case.** After sixty segments they put the chance
    of a new code at {estimate:.3f} on average, and the true chance in the same case is {chance:.3f}; the first
    segment of the next case has {next_case:.2f}."""
    return {"estimate": mean([run["estimate"][60] for run in runs()]),
            "chance": sum(share * (1 - share) ** 60 for share in coding_agreement.code_shares(8)),
            "next_case": mean([run["new_chance"][60] for run in runs()])}


def forty_segments():
    """**Forty segments leave kappa open.** Nine samples in ten of coders right in nine readings of ten lie between
    {low:.2f} and {high:.2f}, around {centre:.2f}."""
    kappas = sorted(MODEL.simulate(accuracy=0.9, segments=40, seed=seed)["kappa_sample"] for seed in range(1, 1001))
    return {"low": kappas[50], "high": kappas[949], "centre": mean(kappas)}


INSIGHTS = (kappa_is_not_accuracy, paradox, validity, saturation, unseen, forty_segments)

EXPERIMENTS = (
    ("two_good_coders",
     "Raise {accuracy} until kappa reaches 0.8, the value often asked for. How often are the coders wrong?"),
    ("kappa_paradox", "Lower {prevalence} to 0.2 without touching the coders: agreement stays, kappa does not."),
    ("shared_bias", "Raise {bias} and compare the line of kappa with the line of the truth."),
    ("small_sample", "Change {seed} ten times and write down the ten kappas; then do it again with 300 {segments}."),
    ("local_saturation", "Set {local_codes} to 0 and to 20: how much does the end of case 1 tell you each time?"),
)
