r"""Two coders, their agreement, and when a case study has seen enough.

Purpose. What do kappa and saturation tell about the quality of a coding, and what do they not tell?
State and scales. Segments of text, each with one true code. Agreement: two coders apply k ready codes, of which
    one is the top code. Discovery: one reader meets open codes in three cases; some are common to all cases, some
    belong to one case. One step is a segment.
Process and order. Segment after segment, its open code is drawn and may be new. Then each segment of the first
    case gets a true code and two readings; a shared bias shows both coders the top code, whatever is there.
Initialisation. Nothing coded.
Source claims. Qiao et al. (2025), abstract: five core categories were coded from three cases by grounded theory.
    Coders, agreement and saturation are not reported there: no number here says anything about that study.
Grounded in. Cohen's kappa (1960) and its paradox (Feinstein and Cicchetti 1990); expected discovery as in species
    sampling, and the unseen mass of Good (1953).
Where it misleads. Segments are independent and have one true code; all errors are equally likely; coders neither
    tire nor talk; codes are not invented, merged or split; applying ready codes is directed content analysis, not
    grounded theory.
"""

from .core import Outcome, Parameter, Preset
from .stream import random_stream

TITLE = "Two coders, kappa and saturation"
QUESTION = "Two coders are each right four times in five. How well do they agree, and have they seen enough?"

CASES = 3                  # cases of the study
COMMON_CODES = 18          # open codes that occur in every case
LOCAL_SHARE = 0.3          # share of a case's segments that carry its own codes, if it has any
LAST_FEW = 10              # segments without a new code after which saturation is often claimed
WIDTH = 1.645              # standard errors on either side that hold nine samples in ten
PLACES = 60                # intervals of the study at which expected discovery is drawn
LOWEST_KAPPA = -0.6        # a sample below (twenty segments, coders who guess) has no dot on the figure

PARAMETERS = [
    Parameter(name="accuracy", symbol="a", label="Accuracy of each coder", zh="编码准确率", unit="share", default=0.8,
              low=0.4, high=1.0, step=0.01, construct="编码提炼 coding into categories"),
    Parameter(name="codes", symbol="k", label="Codes that are applied", zh="编码类别数", unit="codes", default=5, low=2,
              high=8, step=1, whole=True, construct="5个核心范畴 five core categories"),
    Parameter(name="prevalence", symbol="p", label="Segments with the top code", zh="首要编码占比", unit="share",
              default=0.2, low=0.1, high=0.95, step=0.01, construct="核心范畴 core category"),
    Parameter(name="bias", symbol="b", label="Shared bias to the top code", zh="共同偏差", unit="share of segments",
              default=0.0, low=0.0, high=0.5, step=0.01, construct="扎根理论 grounded theory: the coders' common lens"),
    Parameter(name="segments", symbol="n", label="Segments in a case", zh="每案例文本段数", unit="segments", default=60,
              low=20, high=300, step=5, whole=True, construct="多案例研究 multiple case study"),
    Parameter(name="local_codes", symbol="c", label="Open codes that only one case has", zh="案例特有编码数",
              unit="codes a case", default=8, low=0, high=20, step=1, whole=True,
              construct="梦饷集团、德汇好物、西域小白 three cases"),
    Parameter(name="interleaved", symbol="o", label="Order of cases (0 one by one, 1 in turns)", zh="案例顺序",
              unit="0 or 1", default=0, low=0, high=1, step=1, whole=True, scenario=True,
              construct="多案例研究 multiple case study"),
    Parameter(name="seed", symbol="z", label="Seed of the drawn segments", zh="随机种子", unit="number", default=1,
              low=1, high=1000000, step=1, whole=True, scenario=True,
              construct="none: the luck of the segments and of the coders", provenance="free choice"),
]

PRESETS = [
    Preset("two_good_coders", "Two good coders",
           "Each is right four times in five: compare the line of kappa with the diagonal.", {}),
    Preset("kappa_paradox", "The kappa paradox",
           "Better coders, and nine segments in ten carry one code: agreement stays high, look at kappa.",
           {"accuracy": 0.9, "prevalence": 0.9}),
    Preset("shared_bias", "Shared bias",
           "Both coders see the top code where it is not: kappa hardly suffers, look at the line of the truth.",
           {"accuracy": 0.9, "bias": 0.4}),
    Preset("small_sample", "Forty segments",
           "Change the seed a few times, and see how far the sample moves in the band.",
           {"accuracy": 0.9, "segments": 40}),
    Preset("local_saturation", "Local saturation",
           "Case 1 seems finished near its end: look at the jump when case 2 begins.",
           {"segments": 120, "local_codes": 12}),
    Preset("cases_in_turns", "Cases in turns",
           "The same codes, but the cases take turns: the curve flattens once, and late.",
           {"segments": 120, "local_codes": 12, "interleaved": 1}),
]

SYMBOLS = {
    "raw_agreement": r"P_o", "seen_share": "s", "coded_share": "q", "chance_agreement": "P_e",
    "expected_kappa": r"\kappa", "kappa_from": r"\kappa", "agreement": "P_o", "by_chance": "P_e", "seen": "s",
    "true_share": "v", "top": "q_1", "other": "q", "kappa_error": r"\epsilon", "uniform_kappa": r"\kappa", "share": "s",
    "hidden": "u",
}

SENTENCES = {
    "fair": "Coders who are right in {accuracy:.0%} of readings reach a kappa of {kappa_expected:.2f}; this sample of "
            "{segments:.0f} segments gives {kappa_sample:.2f}. The first {segments:.0f} segments show "
            "{found_first:.0f} of all {codes_total:.0f} open codes, the whole study {found_end:.0f}.",
    "paradox": "Coders agree on {agreement_expected:.0%} of segments, yet kappa is only {kappa_expected:.2f}, because "
               "{top_coded:.0%} of readings are one code; this sample of {segments:.0f} segments gives "
               "{kappa_sample:.2f}.",
    "biased": "Kappa is {kappa_expected:.2f}, but of what guessing leaves open the coders get only "
              "{truth_beyond_chance:.2f} right ({truth_expected:.0%} of readings are true, some by luck): what coders "
              "get wrong together counts as agreement. This sample of {segments:.0f} segments gives "
              "{kappa_sample:.2f}.",
    "false_saturation": "The last {last_few:.0f} segments of case 1 bring no new code: {found_first:.0f} open codes "
                        "are known, and one could stop. Cases 2 and 3 then bring the number to {found_end:.0f}. Kappa "
                        "is {kappa_expected:.2f}, in this sample of {segments:.0f} segments {kappa_sample:.2f}.",
}

OUTCOMES = {
    "biased": Outcome(
        "Kappa promises more than the coding keeps",
        "Both coders look through one lens: {bias:.0%} of segments show both of them the top code, whatever is "
        "there. They agree on {agreement_expected:.0%} of the segments and name the true code in "
        "{truth_expected:.0%}, some of these by luck: kappa counts agreement, not truth."),
    "paradox": Outcome(
        "Kappa is low although the coders are as good",
        "The readings are so unequal, because the codes are or because a shared bias makes them look so, that coders "
        "who only drew from their own totals would agree on {chance_expected:.0%} of the segments, and kappa counts "
        "what goes beyond that. With codes equally frequent the same coders would reach {kappa_uniform:.2f} instead "
        "of {kappa_expected:.2f}."),
    "false_saturation": Outcome(
        "The first case seems complete and is not",
        "Segments without news speak for what is frequent in their own case. At the end of case 1 only "
        "{found_first:.0f} of the {codes_total:.0f} codes of the study had come up; the rest are rare, or belong to "
        "other cases alone."),
    "fair": Outcome(
        "Neither kappa nor the first case misleads",
        "The codes are even enough for kappa, {kappa_expected:.2f}, to be near what equally frequent codes would "
        "give, {kappa_uniform:.2f}. The coders name the true code in {truth_expected:.0%} of the segments, and case "
        "1 did not look complete while more was to come."),
}


def raw_agreement(accuracy, codes):
    """Share of segments on which two independent coders agree (0 to 1): both right, or both wrong alike."""
    return accuracy**2 + (1.0 - accuracy) ** 2 / (codes - 1.0)


def seen_share(prevalence, bias):
    """Share of segments that look like the top code to both coders (0 to 1)."""
    return prevalence + bias * (1.0 - prevalence)


def coded_share(share, accuracy, codes):
    """Share of readings with a code (0 to 1) if this share of segments looks like it."""
    return share * accuracy + (1.0 - share) * (1.0 - accuracy) / (codes - 1.0)


def chance_agreement(top, codes):
    """Agreement of two coders who only draw from their own totals, the top code with share `top`."""
    return top**2 + (1.0 - top) ** 2 / (codes - 1.0)


def kappa_from(agreement, by_chance):
    """Cohen's kappa: the part of the agreement possible beyond chance that is reached (at most 1)."""
    return (agreement - by_chance) / (1.0 - by_chance)


def uniform_kappa(accuracy, codes):
    """Kappa if all codes are equally frequent (0 to 1)."""
    return ((codes * accuracy - 1.0) / (codes - 1.0)) ** 2


def true_share(prevalence, bias, accuracy, codes):
    """Share of readings that name the true code (0 to 1)."""
    hidden = bias * (1.0 - prevalence)
    return (1.0 - hidden) * accuracy + hidden * (1.0 - accuracy) / (codes - 1.0)


def kappa_error(agreement, by_chance, segments):
    """Standard error of kappa in a sample (large-sample formula of Cohen 1960)."""
    return (agreement * (1.0 - agreement) / segments) ** 0.5 / (1.0 - by_chance)


def expected_kappa(accuracy, codes, prevalence, bias):
    """Kappa that two coders reach on endless text (0 to 1)."""
    top = coded_share(seen_share(prevalence, bias), accuracy, codes)
    return kappa_from(raw_agreement(accuracy, codes), chance_agreement(top, codes))


def falling_shares(count, total):
    """Shares of `count` codes that add up to `total`, the j-th as large as the first divided by j."""
    scale = sum([1.0 / (rank + 1.0) for rank in range(count)])
    return [total / (rank + 1.0) / scale for rank in range(count)]


def code_shares(local_codes):
    """Shares of the open codes in a case: first the common ones, then its own."""
    if local_codes == 0:
        return falling_shares(COMMON_CODES, 1.0)
    return falling_shares(COMMON_CODES, 1.0 - LOCAL_SHARE) + falling_shares(local_codes, LOCAL_SHARE)


def expected_found(shares, segments):
    """Codes expected to be found in this many independent segments."""
    return sum([1.0 - (1.0 - share) ** segments for share in shares])


def case_of(segment, segments, interleaved):
    """The case (0, 1, 2) from which the segment with this number (from 0) is taken."""
    return segment % CASES if interleaved == 1 else segment // segments


def drawn_code(chance, shares):
    """The code whose stretch of the interval 0 to 1 holds `chance`."""
    rest = chance
    for code in range(len(shares) - 1):
        rest -= shares[code]
        if rest < 0.0:
            return code
    return len(shares) - 1


def open_code(chance, shares, case):
    """The open code of a segment, numbered over the whole study: each case has its own local codes."""
    code = drawn_code(chance, shares)
    return code if code < COMMON_CODES else code + case * (len(shares) - COMMON_CODES)


def reading_of(seen, right, other, accuracy, codes):
    """What a coder writes down for a segment that looks like the code `seen`; 0 is the top code."""
    if right < accuracy:
        return seen
    return (seen + 1 + int(other * (codes - 1))) % codes


def coded_sample(draw, accuracy, codes, prevalence, bias, segments):
    """Agreement, kappa and true share that two coders reach on a sample of segments.

    Seven numbers are drawn for every segment, used or not, so that a change of accuracy changes no luck. Kappa is
    1 if both coders give one and the same code to all: they then agree on everything there was.
    """
    agreed, correct = 0, 0
    first, second = [0] * codes, [0] * codes
    for _ in range(segments):
        kind, which, blind = draw(), draw(), draw()
        true = 0 if kind < prevalence else 1 + int(which * (codes - 1))
        seen = 0 if blind < bias else true
        one = reading_of(seen, draw(), draw(), accuracy, codes)
        two = reading_of(seen, draw(), draw(), accuracy, codes)
        agreed += 1 if one == two else 0
        correct += (1 if one == true else 0) + (1 if two == true else 0)
        first[one] += 1
        second[two] += 1
    by_chance = sum([first[code] * second[code] for code in range(codes)]) / (segments * segments)
    agreement = agreed / segments
    kappa = kappa_from(agreement, by_chance) if by_chance < 1.0 else 1.0
    return agreement, kappa, correct / (2.0 * segments)


def simulate(*, accuracy, codes, prevalence, bias, segments, local_codes, interleaved, seed):
    """Discovery of open codes in three cases, and the two coders' agreement on as many segments as a case has.

    Returns:
        segment, cases: segments read so far, from 0 on, and the same in cases; the next three have a value for each
        found: open codes found so far
        new_chance, estimate: chance that the next is new, and its estimate by the codes met once (0 to 1)
        agreement_sample, kappa_sample, truth_sample: agreement, kappa (at most 1), share of true codes in the sample
        kappa_dot: kappa_sample, None if it lies below the figure
        found_first, found_end: codes found after as many segments as a case has, and after all
        last_few, new_at_end, new_after: 10, new codes in the 10 segments before that place and in the 15 after
    """
    draw = random_stream(seed)
    shares = code_shares(local_codes)
    times = [0] * (COMMON_CODES + CASES * local_codes)      # how often each open code was met
    series = {"segment": [0], "cases": [0.0], "found": [0], "new_chance": [1.0], "estimate": [1.0]}
    found, once, unseen = 0, 0, [1.0] * CASES              # codes met, codes met once, unseen share of each case
    for segment in range(CASES * segments):
        case = case_of(segment, segments, interleaved)
        code = open_code(draw(), shares, case)
        times[code] += 1
        if times[code] == 1:
            found += 1
            once += 1
            forget_unseen(unseen, shares, code)
        elif times[code] == 2:
            once -= 1
        series["segment"].append(segment + 1)
        series["cases"].append((segment + 1) / segments)
        series["found"].append(found)
        series["new_chance"].append(chance_of_new(unseen, segment + 1, segments, interleaved))
        series["estimate"].append(once / (segment + 1))
    agreement, kappa, truth = coded_sample(draw, accuracy, codes, prevalence, bias, segments)
    return with_summary(series, segments, agreement, kappa, truth)


def chance_of_new(unseen, segment, segments, interleaved):
    """Chance that the segment with this number is new (0 to 1); where cases take turns, the mean of a round."""
    if interleaved == 1:
        return max(sum(unseen) / CASES, 0.0)
    return max(unseen[min(segment // segments, CASES - 1)], 0.0)


def forget_unseen(unseen, shares, code):
    """Take a code just found off the unseen share of the cases in which it occurs."""
    local = len(shares) - COMMON_CODES
    for case in range(CASES):
        if code < COMMON_CODES:
            unseen[case] -= shares[code]
        elif (code - COMMON_CODES) // local == case:
            unseen[case] -= shares[code - case * local]


def with_summary(series, segments, agreement, kappa, truth):
    """The series and the single numbers that the reading and the prose quote."""
    found = series["found"]
    series["agreement_sample"] = agreement
    series["kappa_sample"] = kappa
    series["kappa_dot"] = kappa if kappa >= LOWEST_KAPPA else None
    series["truth_sample"] = truth
    series["found_first"] = found[segments]
    series["found_end"] = found[-1]
    series["last_few"] = LAST_FEW
    series["new_at_end"] = found[segments] - found[segments - LAST_FEW]
    series["new_after"] = found[segments + 15] - found[segments]
    return series


def expected_curve(segments, local_codes, interleaved):
    """Cases coded (0 to 3), and open codes expected to be found by then, at places from its start to its end."""
    common = code_shares(local_codes)[:COMMON_CODES]
    local = code_shares(local_codes)[COMMON_CODES:]
    places, expected = [], []
    for index in range(PLACES + 1):
        done = CASES * segments * index // PLACES
        total = expected_found(common, done)
        for case in range(CASES):
            total += expected_found(local, coded_of_case(case, done, segments, interleaved))
        places.append(done / segments)
        expected.append(total)
    return places, expected


def coded_of_case(case, done, segments, interleaved):
    """How many of the first `done` segments belong to the case."""
    if interleaved == 1:
        return (done + CASES - 1 - case) // CASES
    return min(max(done - case * segments, 0), segments)


def curves(*, accuracy, codes, prevalence, bias, segments, local_codes, interleaved, seed):
    """Kappa against accuracy with its band, agreement against the top code's share, and expected discovery.

    Returns:
        accuracy_axis, kappa_curve: 61 levels of accuracy, 0.4 to 1, and the kappa expected at each
        kappa_low, kappa_high: the band around it that holds nine samples in ten
        prevalence_axis: 35 shares of the top code, 0.1 to 0.95
        agreement_line, kappa_line, truth_line: agreement, kappa and share of true codes expected at each
        accuracy_now, prevalence_now, kappa_now, agreement_now, truth_now: the same for the run, each a list of one
        kappa_expected, agreement_expected, truth_expected: the last three as numbers
        top_coded, chance_expected: share of readings with the top code, and agreement by chance (0 to 1)
        kappa_uniform: kappa if all codes were equally frequent
        truth_beyond_chance: truth_expected less what guessing would give, as part of what guessing leaves (0 to 1)
        place, expected, codes_total: 61 places of the study in cases, open codes expected by then, and all there are
        second_case, third_case: where these begin, in cases; None where cases take turns
    """
    agreement = raw_agreement(accuracy, codes)
    top = coded_share(seen_share(prevalence, bias), accuracy, codes)
    kappa = expected_kappa(accuracy, codes, prevalence, bias)
    truth = true_share(prevalence, bias, accuracy, codes)
    places, expected = expected_curve(segments, local_codes, interleaved)
    one_by_one = interleaved == 0
    drawn = {"accuracy_axis": [], "kappa_curve": [], "kappa_low": [], "kappa_high": [],
             "prevalence_axis": [], "agreement_line": [], "kappa_line": [], "truth_line": [],
             "accuracy_now": [accuracy], "prevalence_now": [prevalence], "kappa_now": [kappa],
             "agreement_now": [agreement], "truth_now": [truth], "kappa_expected": kappa,
             "agreement_expected": agreement, "truth_expected": truth, "top_coded": top,
             "chance_expected": chance_agreement(top, codes),
             "kappa_uniform": uniform_kappa(accuracy, codes),
             "truth_beyond_chance": max(0.0, (truth - 1.0 / codes) / (1.0 - 1.0 / codes)), "place": places,
             "expected": expected,
             "codes_total": COMMON_CODES + CASES * local_codes,
             "second_case": 1.0 if one_by_one else None, "third_case": 2.0 if one_by_one else None}
    for index in range(61):
        add_accuracy(drawn, 0.4 + 0.01 * index, codes, prevalence, bias, segments)
    for index in range(35):
        share = 0.1 + 0.025 * index
        drawn["prevalence_axis"].append(share)
        drawn["agreement_line"].append(agreement)
        drawn["kappa_line"].append(expected_kappa(accuracy, codes, share, bias))
        drawn["truth_line"].append(true_share(share, bias, accuracy, codes))
    return drawn


def add_accuracy(drawn, level, codes, prevalence, bias, segments):
    """Put kappa at this accuracy on the figure, and the band that holds nine samples in ten."""
    agreement = raw_agreement(level, codes)
    top = coded_share(seen_share(prevalence, bias), level, codes)
    by_chance = chance_agreement(top, codes)
    kappa = kappa_from(agreement, by_chance)
    reach = WIDTH * kappa_error(agreement, by_chance, segments)
    drawn["accuracy_axis"].append(level)
    drawn["kappa_curve"].append(kappa)
    drawn["kappa_low"].append(kappa - reach)
    drawn["kappa_high"].append(min(kappa + reach, 1.0))


def reading(run, curves):
    """Which sentence says what is seen."""
    if curves["kappa_expected"] - curves["truth_beyond_chance"] > 0.05:
        return "biased"
    if curves["kappa_uniform"] - curves["kappa_expected"] > 0.15:
        return "paradox"
    stopped = curves["second_case"] is not None and run["new_at_end"] == 0
    return "false_saturation" if stopped and run["found_end"] > run["found_first"] else "fair"
