r"""The value-creation mechanism: five categories as stocks and flows with critical mass.

Purpose. When do drivers start an ecosystem that keeps creating value after they end, and when do they not?
State and scales. Community channel C and technology T, in value units; the share E of stakeholders who are
    empowered (0 to 1). One step is a quarter; time and value are nominal.
Process and order. Each quarter: channel and technology make capability; empowered stakeholders expand it to
    value; a part of the value is passed on to stakeholders; drivers and the platform's reinvestment add to both
    stocks; stakeholders reconsider according to what is passed on to them.
Initialisation. A little channel and technology, nobody empowered; the drivers begin at once.
Source claims. Qiao et al. (2025), abstract: channel construction and rapid technology iteration stimulate the
    capability to co-create; value expands through stakeholder empowerment and resource collaboration; co-creation
    in the ecosystem sustains it. The five propositions, any feedback, form or number are not in the abstract:
    those below are ours, and so is the order of the five categories.
Grounded in. Accumulation with depreciation (Solow 1956); participation with unequal reservation values, hence a
    critical mass (Granovetter 1978); the reinforcing loop of system dynamics.
Where it misleads. Every unit of support works fully, however many come at once: with a limit on what a young firm
    can absorb, a slower plan can beat a faster one. That channel and technology are complements is assumed, not found;
    one kind of stakeholder; empowerment is only income, not tools or training; nobody competes for the stakeholders;
    drivers cost nothing.
"""

from .core import Outcome, Parameter, ParameterMap, Preset

TITLE = "Value creation with critical mass"
QUESTION = "How should a fixed sum of support be spent so that value lasts when the support ends?"

QUARTERS = 160             # the horizon a run shows
CHANNEL_WEIGHT = 0.5       # weight of the channel in capability; technology has the rest
RETURNS = 0.6              # returns to scale of both stocks together: below 1, so that growth ends
REINVESTED = 0.6           # part of the platform's own value that it invests
SHARPNESS = 4.0            # how alike stakeholders are in the value they ask for
CHANNEL_DECAY = 0.1        # share of the channel lost in a quarter
RECONSIDERING = 0.25       # share of stakeholders who reconsider in a quarter
FIRST_CHANNEL = 1.0        # channel at the start
FIRST_TECHNOLOGY = 0.5     # technology at the start

PARAMETERS = [
    Parameter(name="driver", symbol="D", label="Driver injection", zh="动因注入", unit="value units a quarter",
              default=4.0, low=0.0, high=12.0, step=0.1, construct="价值创造驱动因素 value-creation drivers"),
    Parameter(name="driver_quarters", symbol="L", label="Length of the injection", zh="注入时长", unit="quarters",
              default=8, low=1, high=40, step=1, whole=True, construct="价值创造驱动因素 value-creation drivers"),
    Parameter(name="channel_share", symbol="x", label="Share of investment into the channel", zh="渠道投入占比",
              unit="share", default=0.5, low=0.05, high=0.95, step=0.01,
              construct="社群渠道构建 community channel construction, against 技术快速迭代"),
    Parameter(name="obsolescence", symbol=r"\delta_T", label="Technology obsolescence", zh="技术折旧",
              unit="lost per quarter", default=0.2, low=0.05, high=0.5, step=0.01,
              construct="技术快速迭代 rapid technology iteration"),
    Parameter(name="passed_share", symbol=r"\sigma", label="Value share passed to stakeholders", zh="让利比例",
              unit="share", default=0.3, low=0.05, high=0.8, step=0.01,
              construct="利益相关者赋能 stakeholder empowerment"),
    Parameter(name="expansion", symbol="m", label="Expansion by empowered stakeholders", zh="价值扩展倍数",
              unit="times capability", default=1.5, low=0.0, high=3.0, step=0.05,
              construct="资源协同、价值扩展 resource collaboration, value expansion"),
    Parameter(name="reservation", symbol=r"\theta", label="Value that half of the stakeholders ask for",
              zh="参与门槛", unit="value units", default=2.0, low=0.5, high=4.0, step=0.1,
              construct="利益相关者赋能 stakeholder empowerment"),
    Parameter(name="later_share", symbol=r"\sigma_1", label="Share passed on after a change", zh="调整后让利比例",
              unit="share", default=0.3, low=0.05, high=0.8, step=0.01, scenario=True,
              construct="利益相关者赋能 stakeholder empowerment"),
    Parameter(name="change_quarter", symbol="c", label="Last quarter of the old share (160: no change)",
              zh="调整时点", unit="quarter", default=160, low=0, high=160, step=1, whole=True, scenario=True,
              construct="利益相关者赋能 stakeholder empowerment"),
    Parameter(name="ramp_quarters", symbol="r", label="Quarters over which the share changes", zh="调整时长",
              unit="quarters", default=1, low=1, high=80, step=1, whole=True, scenario=True,
              construct="利益相关者赋能 stakeholder empowerment"),
]

PRESETS = [
    Preset("balanced", "Balanced",
           "Four units for eight quarters, barely enough: both stocks shrink when the drivers end, then grow again.",
           {}),
    Preset("drip_subsidy", "Drip subsidy",
           "The same total, one unit for 32 quarters: compare the point with the line of what is just enough.",
           {"driver": 1.0, "driver_quarters": 32}),
    Preset("channel_led", "Channel-led",
           "Four fifths go into the channel: look for the resting point at the top right, it has gone.",
           {"channel_share": 0.8}),
    Preset("technology_led", "Technology-led",
           "A quarter goes into the channel: the upper resting point is there, but what is just enough has risen.",
           {"channel_share": 0.25}),
    Preset("empowerment_led", "Empowerment-led",
           "Half of the value is passed on, and half the drivers do: see how low the line of just enough lies.",
           {"passed_share": 0.5, "driver": 2.0}),
    Preset("extractive_platform", "Extractive platform",
           "The platform keeps 85 %: the curve of those drawn in never climbs back to the diagonal.",
           {"passed_share": 0.15}),
    Preset("sudden_cut", "Sudden cut",
           "The empowered ecosystem of before, cut to 20 % in quarter 40: watch platform income, then stretch the cut.",
           {"passed_share": 0.5, "driver": 2.0, "later_share": 0.2, "change_quarter": 39}),
]

MAP = ParameterMap(
    x="driver_quarters", y="driver", quantity="empowered_end", label="Empowered share in quarter 160", spec=".0%",
    limits=(0.0, 1.0), level=0.5, line="Beyond the line the drivers start something that lasts.",
    note="Every point is a way to spend. Find two with the same total, height times length, on both sides of the line.")

SYMBOLS = {
    "channel": "C", "technology": "T", "empowered": "E", "value": "Y", "injected": "D", "share": r"\sigma",
    "strength": "A", "invested": "I", "offered": "w", "CHANNEL_WEIGHT": r"\alpha", "RETURNS": "s",
    "REINVESTED": r"\rho", "SHARPNESS": "h", "CHANNEL_DECAY": r"\delta_C", "RECONSIDERING": r"\lambda",
    "capability": "A", "value_flow": "Y", "investment": "I", "next_channel": "C'", "next_technology": "T'",
    "drawn_in": "e", "next_empowered": "E'", "resting_value": "Y^*", "base": "B", "scale": "G",
    "lasting_channel": r"\hat{C}", "lasting_technology": r"\hat{T}", "share_now": r"\sigma_t",
    "done": "d", "quarter": "t",
}

SENTENCES = {
    "lasts": "Drivers worth {driver_total:.0f} over {driver_quarters:.0f} quarters are enough to last "
             "({critical_total:.1f} would do): in quarter 160 value is {value_end:.1f} a quarter and "
             "{empowered_end:.0%} of stakeholders are empowered.",
    "fades": "Drivers worth {driver_total:.0f} over {driver_quarters:.0f} quarters are not enough to last "
             "({critical_total:.1f} would be): value peaks at {value_peak:.1f} and ends at {value_end:.1f} a quarter, "
             "with {empowered_end:.0%} of stakeholders empowered.",
    "beyond": "Drivers worth {driver_total:.0f} do not last, and no sum up to 480 over {driver_quarters:.0f} quarters "
              "would: value ends at {value_end:.1f} a quarter, with {empowered_end:.0%} of stakeholders empowered.",
    "single": "There is no threshold here: whatever the drivers, the empowered share comes to rest at "
              "{only_rest:.0%}. Value peaks at {value_peak:.1f} and ends at {value_end:.1f} a quarter.",
    "lingers": "There is no threshold here: whatever the drivers, the empowered share comes to rest at "
               "{only_rest:.0%} in the end. In quarter 160 it is still on its way, at {empowered_end:.0%}, and value "
               "is {value_end:.1f} a quarter.",
    "gain": "After the change of share, platform income goes from {platform_before:.2f} to {platform_end:.2f} and is "
            "never below where it was; {empowered_end:.0%} of stakeholders are empowered in the end.",
    "dip": "After the change of share, platform income falls below the old {platform_before:.2f} in quarter "
           "{regret_quarter:.0f} and comes back to {platform_end:.2f}, with {empowered_end:.0%} of stakeholders "
           "empowered.",
    "late_loss": "Platform income goes from {platform_before:.2f} to {platform_after:.2f} at once; it is below the old "
                 "level in quarter {regret_quarter:.0f} and ends at {platform_end:.2f}, with {empowered_end:.0%} of "
                 "stakeholders empowered.",
    "loss": "After the change of share, platform income falls below the old {platform_before:.2f} in quarter "
            "{regret_quarter:.0f} and ends at {platform_end:.2f}, with {empowered_end:.0%} of stakeholders empowered.",
}

OUTCOMES = {
    "lasts": Outcome(
        "What the drivers start lasts without them",
        "There is a tipping point: beyond it, what is passed on draws in more stakeholders than leave, and they "
        "create the value that keeps channel and technology up. {critical_total:.1f} spent over "
        "{driver_quarters:.0f} quarters are enough to pass it, and {driver_total:.1f} were spent."),
    "fades": Outcome(
        "What the drivers start fades without them",
        "There is a tipping point, and {driver_total:.1f} do not reach it; {critical_total:.1f} over "
        "{driver_quarters:.0f} quarters would (the slider ends at 12 a quarter). Below it, "
        "what is passed on draws in fewer stakeholders than leave, and with them goes the value that keeps channel "
        "and technology up."),
    "beyond": Outcome(
        "What the drivers start fades without them",
        "There is a tipping point, and no sum up to 480 over {driver_quarters:.0f} quarters reaches it: too few "
        "stakeholders are drawn in to keep channel and technology up."),
    "single": Outcome(
        "The drivers make no difference in the end",
        "The line of those drawn in meets the diagonal only once, at {only_rest:.0%}: there is nothing to tip over, "
        "and the empowered share goes there from every start."),
    "lingers": Outcome(
        "The drivers make no difference in the end",
        "The line of those drawn in meets the diagonal only once, at {only_rest:.0%}: there is nothing to tip over. "
        "The empowered share is still on its way, at {empowered_end:.0%}, since stocks and stakeholders need time to "
        "follow."),
    "gain": Outcome(
        "After the change of share the platform earns as much as before or more",
        "The platform's income is value times the share it keeps. It keeps {kept_times:.2f} times what it kept, of a "
        "value {value_times:.2f} times as large: in the end the income is {platform_times:.2f} times what it was. What "
        "it would have been without the change, a comparison with quarter {change:.0f} does not say."),
    "dip": Outcome(
        "After the change of share the platform earns as much as before or more",
        "The platform's income is value times the share it keeps. The share moves first and value follows: in the "
        "end it keeps {kept_times:.2f} times what it kept, of a value {value_times:.2f} times as large. What it would "
        "have earned without the change, a comparison with quarter {change:.0f} does not say."),
    "late_loss": Outcome(
        "After the change of share the platform ends with less",
        "The platform's income is value times the share it keeps, and keeping more pays at once. In the end it keeps "
        "{kept_times:.2f} times the share, of {value_times:.2f} times the value of quarter {change:.0f}. Stakeholders "
        "who get less leave; but value may also fall because the drivers have ended, and this comparison cannot tell "
        "the two apart."),
    "loss": Outcome(
        "After the change of share the platform ends with less",
        "The platform's income is value times the share it keeps: in the end it keeps {kept_times:.2f} times what it "
        "kept, of a value {value_times:.2f} times as large, which is {platform_times:.2f} times the income."),
}


def capability(channel, technology):
    """Capability to create value together (value units a quarter): each stock needs the other."""
    return (channel**CHANNEL_WEIGHT * technology ** (1.0 - CHANNEL_WEIGHT)) ** RETURNS


def value_flow(strength, empowered, expansion):
    """Value created in a quarter: capability, expanded by those who are empowered."""
    return strength * (1.0 + expansion * empowered)


def investment(injected, value, share):
    """What both stocks gain in a quarter: drivers, and the part of its own value that the platform reinvests."""
    return injected + REINVESTED * (1.0 - share) * value


def next_channel(channel, invested, channel_share):
    """Channel after a quarter (value units)."""
    return (1.0 - CHANNEL_DECAY) * channel + channel_share * invested


def next_technology(technology, invested, channel_share, obsolescence):
    """Technology after a quarter (value units)."""
    return (1.0 - obsolescence) * technology + (1.0 - channel_share) * invested


def drawn_in(offered, reservation):
    """Share of stakeholders for whom taking part is worth while at the value offered (0 to 1)."""
    return offered**SHARPNESS / (offered**SHARPNESS + reservation**SHARPNESS)


def next_empowered(empowered, offered, reservation):
    """Empowered share after a quarter (0 to 1): a part of the stakeholders reconsiders."""
    return empowered + RECONSIDERING * (drawn_in(offered, reservation) - empowered)


def resting_value(empowered, channel_share, obsolescence, share, expansion):
    """Value a quarter once both stocks rest, without drivers, if the empowered share stays as it is.

    At rest C = xI/delta_C and T = (1 - x)I/delta_T with I = rho(1 - sigma)Y; put into Y = A(1 + mE) and solved.
    """
    lasting_channel = channel_share / CHANNEL_DECAY
    lasting_technology = (1.0 - channel_share) / obsolescence
    base = lasting_channel**CHANNEL_WEIGHT * lasting_technology ** (1.0 - CHANNEL_WEIGHT)
    scale = (base * REINVESTED * (1.0 - share)) ** RETURNS
    return ((1.0 + expansion * empowered) * scale) ** (1.0 / (1.0 - RETURNS))


def share_now(quarter, passed_share, later_share, change_quarter, ramp_quarters):
    """Share of value passed on in a quarter (0 to 1): the old one, then a straight line to the later one."""
    done = min(max((quarter - change_quarter) / ramp_quarters, 0.0), 1.0)
    return passed_share + done * (later_share - passed_share)


def simulate(*, driver, driver_quarters, channel_share, obsolescence, passed_share, expansion, reservation,
             later_share, change_quarter, ramp_quarters):
    """Forty years from a small start; drivers from quarter 0 on, a change of share where one is set.

    Returns:
        quarter: 0 to 160; the next seven have a value for each
        channel, technology: the two stocks, in value units
        empowered, drawn: share of stakeholders empowered, and of those for whom it is worth while (0 to 1)
        value, platform, stakeholders: value created in the quarter, kept and passed on, in value units
        driver_total: sum of all drivers, in value units
        value_peak, value_end: value in the quarter with most of it, and in the last
        empowered_end, platform_end: the two in the last quarter
        change: quarter in which the share passed on changes; None without a change, as are the next six
        platform_before, platform_after: what the platform keeps in that quarter and in the next; None as above
        platform_times, value_times: the last quarter as a multiple of that quarter; None as above
        kept_times: the part kept in the last quarter as a multiple of the part then; None as above
        regret_quarter: first quarter after it in which the platform keeps less value than in it, None if there is none
    """
    channel, technology, empowered = FIRST_CHANNEL, FIRST_TECHNOLOGY, 0.0
    series = {"quarter": [], "channel": [], "technology": [], "empowered": [], "drawn": [], "value": [],
              "platform": [], "stakeholders": []}
    for quarter in range(QUARTERS + 1):
        share = share_now(quarter, passed_share, later_share, change_quarter, ramp_quarters)
        value = value_flow(capability(channel, technology), empowered, expansion)
        offered = share * value
        series["quarter"].append(quarter)
        series["channel"].append(channel)
        series["technology"].append(technology)
        series["empowered"].append(empowered)
        series["drawn"].append(drawn_in(offered, reservation))
        series["value"].append(value)
        series["platform"].append(value - offered)
        series["stakeholders"].append(offered)
        invested = investment(driver if quarter < driver_quarters else 0.0, value, share)
        channel = next_channel(channel, invested, channel_share)
        technology = next_technology(technology, invested, channel_share, obsolescence)
        empowered = next_empowered(empowered, offered, reservation)
    changes = change_quarter < QUARTERS and later_share != passed_share
    return with_summary(series, driver * driver_quarters, change_quarter if changes else None)


def with_summary(series, driver_total, change):
    """The series and the single numbers that the reading and the prose quote."""
    platform = series["platform"]
    series["driver_total"] = driver_total
    series["value_peak"] = max(series["value"])
    series["value_end"] = series["value"][-1]
    series["empowered_end"] = series["empowered"][-1]
    series["platform_end"] = platform[-1]
    series["change"] = change
    series["platform_before"] = None if change is None else platform[change]
    series["platform_after"] = None if change is None else platform[change + 1]
    series["platform_times"] = None if change is None else platform[-1] / platform[change]
    series["value_times"] = None if change is None else series["value"][-1] / series["value"][change]
    series["kept_times"] = None if change is None else series["platform_times"] / series["value_times"]
    series["regret_quarter"] = None if change is None else regret_quarter(platform, change)
    return series


def regret_quarter(platform, change):
    """First quarter after the change in which platform income is below what it was, or None."""
    for quarter in range(change + 1, len(platform)):
        if platform[quarter] < platform[change] * (1.0 - 1e-3):
            return quarter
    return None


SCAN = 100                 # steps of the empowered share between which resting points are looked for


def resting_points(channel_share, obsolescence, share, expansion, reservation):
    """Empowered shares that stay as they are without drivers, in rising order: rest, tipping point, rest, ...

    The first is stable and they alternate: more of any stock never means less of another, so that a resting
    point attracts exactly where the curve of those drawn in crosses the diagonal from above.
    """
    found = []
    above = True
    for step in range(1, SCAN + 1):
        level = step / SCAN
        value = resting_value(level, channel_share, obsolescence, share, expansion)
        if (step < SCAN and drawn_in(share * value, reservation) > level) == above:
            continue
        low, high = (step - 1.0) / SCAN, level
        for _ in range(30):
            middle = 0.5 * (low + high)
            value = resting_value(middle, channel_share, obsolescence, share, expansion)
            if (drawn_in(share * value, reservation) > middle) == above:
                low = middle
            else:
                high = middle
        found.append(high)
        above = not above
    return found


PATIENCE = 300             # quarters after which a path that is still undecided is judged by where it is


def lights(driver, driver_quarters, tipping, channel_share, obsolescence, share, expansion, reservation):
    """Whether drivers carry the ecosystem over the tipping point (channel, technology, empowered share).

    A state that has more of everything than the tipping point grows, one that has less fades: no need to wait.
    """
    channel, technology, empowered = FIRST_CHANNEL, FIRST_TECHNOLOGY, 0.0
    for quarter in range(PATIENCE):
        injected = 0.0
        if quarter < driver_quarters:
            injected = driver
        elif channel >= tipping[0] and technology >= tipping[1] and empowered >= tipping[2]:
            return True
        elif channel <= tipping[0] and technology <= tipping[1] and empowered <= tipping[2]:
            return False
        value = value_flow(capability(channel, technology), empowered, expansion)
        invested = investment(injected, value, share)
        channel = next_channel(channel, invested, channel_share)
        technology = next_technology(technology, invested, channel_share, obsolescence)
        empowered = next_empowered(empowered, share * value, reservation)
    return empowered > tipping[2]


LARGEST_TOTAL = 480.0      # the most that the sliders of height and length can spend
SMALLEST_TOTAL = 0.48      # a sum so small that it counts as nothing


def critical_total(driver_quarters, halvings, tipping, channel_share, obsolescence, share, expansion, reservation):
    """The least sum over this many quarters that lasts; 0 if none is needed, None if 480 is not enough."""
    def lasts(total):
        return lights(total / driver_quarters, driver_quarters, tipping, channel_share, obsolescence, share,
                      expansion, reservation)

    if lasts(SMALLEST_TOTAL):
        return 0.0
    if not lasts(LARGEST_TOTAL):
        return None
    low, high = SMALLEST_TOTAL, LARGEST_TOTAL
    for _ in range(halvings):
        middle = (low * high) ** 0.5
        if lasts(middle):
            high = middle
        else:
            low = middle
    return high


LEVELS = 50                # intervals of the empowered share on the figure
LENGTHS = [1, 2, 4, 6, 8, 10, 13, 16, 20, 25, 32, 40]     # lengths at which the line of just enough is computed


def curves(*, driver, driver_quarters, channel_share, obsolescence, passed_share, expansion, reservation,
           later_share, change_quarter, ramp_quarters):
    """Where the empowered share rests without drivers, and the sum of drivers that is just enough to last.

    The resting points and the curve of those drawn in are those of the last quarter's share; the sum that is
    just enough is that of the first, under which the drivers work.

    Returns:
        level, drawn_level: 51 empowered shares (0 to 1), and the share drawn in by the value each leads to
        old_level, old_drawn: the same before the change of the share passed on; empty without a change
        rest_share, rest_value: empowered shares that last, and their value a quarter
        tipping_share, tipping_value: those between them that do not; empty if only one lasts
        only_rest: the share that lasts if there is only one, else None
        length, enough: quarters of driving, and the least sum (value units) that lasts; without those that need more
            than 480, and empty if only one share lasts
        length_now, total_now: quarters and sum as chosen, each a list of one
        critical_total: the least sum over the quarters chosen, 0 if none is needed, None where `enough` has none
        critical_driver: the same a quarter, or None
    """
    last = share_now(QUARTERS, passed_share, later_share, change_quarter, ramp_quarters)
    drawn = {"level": [], "drawn_level": [], "old_level": [], "old_drawn": [], "rest_share": [], "rest_value": [],
             "tipping_share": [], "tipping_value": [], "only_rest": None, "length": [], "enough": [],
             "length_now": [driver_quarters], "total_now": [driver * driver_quarters], "critical_total": None,
             "critical_driver": None}
    for index in range(LEVELS + 1):
        level = index / LEVELS
        value = resting_value(level, channel_share, obsolescence, last, expansion)
        drawn["level"].append(level)
        drawn["drawn_level"].append(drawn_in(last * value, reservation))
        if last != passed_share:
            value = resting_value(level, channel_share, obsolescence, passed_share, expansion)
            drawn["old_level"].append(level)
            drawn["old_drawn"].append(drawn_in(passed_share * value, reservation))
    points = resting_points(channel_share, obsolescence, last, expansion, reservation)
    for index in range(len(points)):
        name = "rest" if index % 2 == 0 else "tipping"
        drawn[name + "_share"].append(points[index])
        drawn[name + "_value"].append(resting_value(points[index], channel_share, obsolescence, last, expansion))
    if len(points) == 1:
        drawn["only_rest"] = points[0]
    founding = resting_points(channel_share, obsolescence, passed_share, expansion, reservation)
    if len(founding) > 1:
        add_enough(drawn, driver_quarters, founding[1], channel_share, obsolescence, passed_share, expansion,
                   reservation)
    return drawn


def add_enough(drawn, driver_quarters, level, channel_share, obsolescence, share, expansion, reservation):
    """Put the sums that are just enough to pass the tipping point at this empowered share on the figure."""
    value = resting_value(level, channel_share, obsolescence, share, expansion)
    invested = investment(0.0, value, share)
    tipping = [channel_share * invested / CHANNEL_DECAY, (1.0 - channel_share) * invested / obsolescence, level]
    here = critical_total(driver_quarters, 20, tipping, channel_share, obsolescence, share, expansion, reservation)
    drawn["critical_total"] = here
    drawn["critical_driver"] = None if here is None else here / driver_quarters
    for length in LENGTHS:
        total = critical_total(length, 12, tipping, channel_share, obsolescence, share, expansion, reservation)
        if total is not None:
            drawn["length"].append(length)
            drawn["enough"].append(total)


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["change"] is not None:
        if run["regret_quarter"] is None:
            return "gain"
        if run["platform_end"] >= run["platform_before"]:
            return "dip"
        return "late_loss" if run["platform_after"] > run["platform_before"] else "loss"
    if curves["only_rest"] is not None:
        return "single" if abs(run["empowered_end"] - curves["only_rest"]) < 0.05 else "lingers"
    if curves["critical_total"] is None:
        return "beyond"
    return "lasts" if run["driver_total"] >= curves["critical_total"] else "fades"


def outcome(run, curves):
    """Which outcome a reader could have bet on: the reading, but only who keeps more can lose by keeping more."""
    found = reading(run, curves)
    return "loss" if found == "late_loss" and run["kept_times"] <= 1.0 else found
