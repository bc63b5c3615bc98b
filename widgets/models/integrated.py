r"""Five frameworks, one community.

Purpose. When is growth good? A windfall of visitors meets a community whose members must first become attached
    to it, while it sells and shares what it earns.
State and scales. Members N (0 to 1,000), their mean attachment s (0 to 1), trust T (0 to 1), capability K of the
    platform to hold rituals (0.8 and above), share E of partners taking part (0 to 1). One step is a month, ten
    years in all. Value is in nominal units of orders.
Process and order. Each month, all from the state at its start: value is created; newcomers come; rituals lift
    attachment, which newcomers and forgetting dilute; selling moves trust; the unattached leave; value feeds
    partners and capability.
Initialisation. Ten founders, attached by 0.6, who trust by 0.75; capability 1, no partners.
Source claims. Qiao et al. (2025), abstract: empowered partners expand value, and co-creation sustains it. Fu
    (2023), s4.2: events open windows of exponential growth. The paper on content-based live streaming, s4.3:
    identification and belonging lead to following and buying. The essay on community value, part 1: not the
    number of users, but values, regular rituals and belonging, by a habit of taking part. Zhao and Jin (2025),
    s4.1: over-commercialisation weakens trust. No paper joins these links, none states a form or a number, and
    none speaks of a gate: the chain is our reading.
Grounded in. Diffusion with windows (Bass 1969; Bass, Krishnan and Jain 1994); threshold participation
    (Granovetter 1978); the asymmetry of trust (Slovic 1993).
Where it misleads. That a windfall can kill rests on one assumption: members attend because attached members do.
    If they attend by habit, none can. One mean attachment hides old and new members; newcomers join at zero;
    nobody competes; a windfall and a gate cost nothing.
"""

import math

from .core import Outcome, Parameter, ParameterMap, Preset

TITLE = "Five frameworks, one community"
QUESTION = "Six months of free advertising: a gift in which month, and in which month the end?"

MONTHS = 120               # the horizon of a run: value is summed over months 0 to 119
MARKET = 1000.0            # people who could become members
REACH = 0.006              # share of the others who join in a month without word of mouth
CHURN = 0.08               # share of members who leave in a month when nobody is attached
FORGETTING = 0.1           # rate at which attachment fades in a month
SOCIAL_PROOF = 0.35        # attachment at which half of the members attend
HALF_SALES = 0.2           # commercial volume at which half of the willing find something to buy
EXPANSION = 1.0            # how much value all partners together add to what the platform creates
DISTORTION = 0.6           # harm per commercial post
NEGATIVITY = 4.0           # good experiences that one bad experience outweighs
MEMORY = 0.9               # share of last month's trust that remains
RESERVATION = 6.0          # value for partners at which half of them take part
STEEPNESS = 3.0            # how sharply partners decide
PARTNERING = 0.15          # share of partners who reconsider in a month
REINVESTMENT = 0.5         # share of the platform's part that is invested
YIELD = 0.05               # capability bought by one unit of investment
DECAY = 0.05               # share of capability beyond the basic one that is lost in a month
BASIC_CAPABILITY = 0.8     # capability that remains without investment
WINDFALL_MONTHS = 6        # length of a windfall
START = [10.0, 0.6, 0.75, 1.0, 0.0]        # members, attachment, trust, capability, partners in month 0

PARAMETERS = [
    Parameter(name="commercial_volume", symbol="m", label="Commercial volume", zh="商业化强度",
              unit="posts per sincere post", default=0.25, low=0.02, high=0.6, step=0.01,
              construct="商业化变现 monetisation (Zhao and Jin, s4.1)"),
    Parameter(name="ritual_strength", symbol="b", label="Ritual strength", zh="仪式强度", unit="share a month",
              default=0.5, low=0.2, high=0.9, step=0.01,
              construct="持续的互动仪式 continuing interaction ritual (essay, part 1)"),
    Parameter(name="habit", symbol="a", label="Attendance (0 social proof, 1 habit)", zh="参与习惯", unit="0 or 1",
              default=0, low=0, high=1, step=1, whole=True,
              construct="参与习惯 habit of taking part (essay, part 1); social proof is ours"),
    Parameter(name="word_of_mouth", symbol="q", label="Word of mouth", zh="口碑", unit="a month", default=0.35,
              low=0.1, high=0.8, step=0.01, construct="口碑效应 effect of word of mouth (live streaming, s4.3)"),
    Parameter(name="conversion", symbol="c", label="Session conversion", zh="直播转化",
              unit="orders per member a month", default=0.1, low=0.02, high=0.3, step=0.01,
              construct="关注、购买 following and buying (live streaming, s4.3)"),
    Parameter(name="value_share", symbol=r"\sigma", label="Value share of partners", zh="让利", unit="share",
              default=0.3, low=0.05, high=0.8, step=0.01,
              construct="利益相关者赋能 stakeholder empowerment (Qiao et al., abstract)"),
    Parameter(name="gate", symbol="G", label="Onboarding gate (1 is open)", zh="准入闸门",
              unit="newcomers per member a month", default=1.0, low=0.02, high=1.0, step=0.01,
              construct="none in the papers: the gate is ours"),
    Parameter(name="windfall_month", symbol="w", label="Month of the windfall", zh="机会窗口", unit="month",
              default=24, low=0, high=60, step=1, whole=True, scenario=True,
              construct="机会窗口机制 opportunity window (Fu, s4.2)"),
    Parameter(name="windfall_size", symbol="H", label="Size of the windfall", zh="冲击强度",
              unit="times the usual newcomers, in addition", default=8.0, low=0.0, high=12.0, step=0.5,
              scenario=True, construct="突发事件 unexpected event (Fu, s4.2)"),
    Parameter(name="first_volume", symbol="m_0", label="Commercial volume at first", zh="起始商业化强度",
              unit="posts per sincere post", default=0.25, low=0.02, high=0.6, step=0.01, scenario=True,
              construct="商业化变现 monetisation (Zhao and Jin, s4.1)"),
    Parameter(name="first_months", symbol="d", label="Months with the first volume", zh="持续月数", unit="months",
              default=0, low=0, high=120, step=1, whole=True, scenario=True,
              construct="商业化变现 monetisation (Zhao and Jin, s4.1)"),
]

PRESETS = [
    Preset("organic", "Organic", "No windfall. Attachment dips while the platform is weak, and then carries growth.",
           {"windfall_size": 0.0}),
    Preset("early_windfall", "Early windfall",
           "Nine times the usual newcomers from month 6. Watch the attached members, not the members.",
           {"windfall_month": 6}),
    Preset("windfall_gated", "Windfall behind a gate",
           "The same early windfall, but at most one newcomer for four members in a month.",
           {"windfall_month": 6, "gate": 0.25}),
    Preset("late_windfall", "Late windfall",
           "The same windfall in month 24: attachment dips, but lands well above the broken line.",
           {"windfall_month": 24}),
    Preset("monetise_first", "Monetise first",
           "Three years of selling hard, then moderately: it is value over ten years that pays.",
           {"windfall_size": 0.0, "first_volume": 0.45, "first_months": 36}),
    Preset("identity_first", "Identity first",
           "Three years of hardly selling at all, and value over ten years is the higher for it.",
           {"windfall_size": 0.0, "first_volume": 0.05, "first_months": 36}),
]

MAP = ParameterMap(
    x="windfall_month", y="windfall_size", quantity="windfall_effect", label="Value, times that without the windfall",
    spec=".2f", limits=(0.0, 1.25), level=1.0,
    line="On the line and to its right the windfall costs nothing; to its left it does.",
    note="The same windfall, early or late, small or large. Look where a larger gift turns into a loss.")

SYMBOLS = {
    "members": "N", "attachment": "s", "trust": "T", "capability": "K", "partners": "E", "value": "Y",
    "volume": "m", "push": "x", "arrivals": "n", "level": "y", "harm": "h", "offered": "v", "willing": "w_E",
    "held": "k", "MARKET": "M", "REACH": "p", "CHURN": r"\mu", "FORGETTING": r"\delta", "SOCIAL_PROOF": r"\kappa",
    "HALF_SALES": "m_{1/2}", "EXPANSION": "m_E", "DISTORTION": r"\eta", "NEGATIVITY": r"\omega",
    "MEMORY": r"\lambda_T", "RESERVATION": r"\theta", "STEEPNESS": "h_E", "PARTNERING": r"\lambda_E",
    "REINVESTMENT": r"\rho", "YIELD": "i", "DECAY": r"\delta_K", "BASIC_CAPABILITY": r"\underline{K}",
    "created_value": "Y", "newcomers": r"\hat n", "coming": r"\hat n", "admitted": "n", "diluted": "y",
    "attendance": "A", "next_attachment": "s'", "harmful_share": "h", "resting_trust": "T^*", "next_trust": "T'",
    "next_members": "N'", "next_partners": "E'", "next_capability": "K'", "bearable_share": r"\nu^*",
    "ritual_effect": r"\beta", "rest_level": "y^*", "gain": "z",
}

SENTENCES = {
    "quiet": "Without a windfall {members_end:,.0f} people are members in month 120, attached by "
             "{attachment_end:.2f}; value over ten years is {value_total:,.0f}.",
    "gated": "No windfall, but a gate: value over ten years is {value_total:,.0f}, {value_ratio:.2f} times the "
             "{value_alone:,.0f} of the same community with the door open.",
    "faded": "Even without a windfall attachment fades to {attachment_gated:.2f}; here it ends at "
             "{attachment_end:.2f}, with {members_end:,.0f} members and a value of {value_total:,.0f} over ten years.",
    "gift": "The windfall of month {windfall_month:.0f} is a gift: value over ten years is {value_total:,.0f}, "
            "against {value_gated:,.0f} without it and all else the same; attachment was never below "
            "{lowest_attachment:.2f}.",
    "harmless": "The windfall of month {windfall_month:.0f} changes next to nothing: value over ten years is "
                "{value_total:,.0f}, against {value_gated:,.0f} without it and all else the same (left alone, with an "
                "open door: {value_alone:,.0f}); attachment was never below {lowest_attachment:.2f}.",
    "cost": "The windfall of month {windfall_month:.0f} is survived at a cost: value over ten years is "
            "{value_total:,.0f}, against {value_gated:,.0f} without it and all else the same.",
    "fatal": "The windfall of month {windfall_month:.0f} is the end: {peak_members:,.0f} members at the height, but "
             "attachment falls to {attachment_end:.2f} and value over ten years is {value_total:,.0f} instead of "
             "{value_gated:,.0f}.",
}

OUTCOMES = {
    "faded": Outcome(
        "Attachment fades, with or without a windfall",
        "Rituals lift attachment by less than forgetting and newcomers take away: even without a windfall it comes "
        "to {attachment_gated:.2f} after ten years, and here to {attachment_end:.2f}."),
    "quiet": Outcome(
        "About the same value as without the windfall or, if there is none, the gate",
        "This is the community left alone: no windfall comes and the door is open. Attachment was never below "
        "{lowest_attachment:.2f}."),
    "gift": Outcome(
        "More value than without the windfall or, if there is none, the gate",
        "Value comes from attached members who trust. Attachment was never below {lowest_attachment:.2f}, with "
        "{peak_members:,.0f} members at the height, and ends at {attachment_end:.2f}: what the newcomers brought "
        "came to more than what they diluted."),
    "harmless": Outcome(
        "About the same value as without the windfall or, if there is none, the gate",
        "Either the gate lets in hardly more newcomers than come without the windfall, or what they bring and what "
        "they dilute come to nearly the same: attachment was never below {lowest_attachment:.2f} and ends at "
        "{attachment_end:.2f}, without the windfall at {attachment_gated:.2f}."),
    "cost": Outcome(
        "Less value, but attachment survives",
        "Value comes from attached members who trust, and newcomers join unattached. Attachment was as low as "
        "{lowest_attachment:.2f}, with {peak_members:,.0f} members at the height, and ends at {attachment_end:.2f}: "
        "what newcomers brought came to less than what was lost."),
    "fatal": Outcome(
        "Attachment is lost, which it is not without the windfall",
        "Members attend because attached members do. Newcomers join unattached and dilute the mean, and below some "
        "level fewer attend than it takes to lift it again: attachment ends at {attachment_end:.2f}, without the "
        "windfall at {attachment_gated:.2f}."),
    "gate_more": Outcome(
        "More value than without the windfall or, if there is none, the gate",
        "A gate of {gate:.2f} newcomers for each member keeps dilution small: attachment was never below "
        "{lowest_attachment:.2f} and ends at {attachment_end:.2f}."),
    "gate_even": Outcome(
        "About the same value as without the windfall or, if there is none, the gate",
        "A gate of {gate:.2f} newcomers for each member slows growth and dilution, and the two come to nearly the "
        "same: attachment ends at {attachment_end:.2f}, with an open door at {attachment_alone:.2f}."),
    "gate_less": Outcome(
        "Less value, but attachment survives",
        "A gate of {gate:.2f} newcomers for each member keeps away more than it protects: there are "
        "{attached_end:,.0f} attached members after ten years. With an open door attachment ends at "
        "{attachment_alone:.2f}."),
}


def created_value(members, attachment, trust, partners, volume, conversion):
    """Value created in a month: attached members who trust buy what is offered, and partners add to it."""
    offered = volume / (volume + HALF_SALES)
    return conversion * members * attachment * trust * offered * (1.0 + EXPANSION * partners)


def newcomers(members, attachment, trust, word_of_mouth, push):
    """People who come in a month (0 to all who are left): Bass diffusion whose word of mouth needs attachment."""
    held = REACH + word_of_mouth * attachment * trust * members / MARKET
    return (MARKET - members) * min(1.0, held * push)


def admitted(coming, members, gate):
    """Newcomers let in: all through an open gate (1), else at most so many for each member."""
    return coming if gate == 1.0 else min(coming, gate * members)


def diluted(attachment, members, arrivals):
    """Mean attachment (0 to 1) once newcomers have come with none and a month has been forgotten."""
    return attachment * members / (members + arrivals) * math.exp(-FORGETTING)


def attendance(level, habit):
    """Share of members at a ritual (0 to 1): by habit, or because attached others attend."""
    return level if habit == 1 else level**2 / (level**2 + SOCIAL_PROOF**2)


def ritual_effect(capability, ritual_strength):
    """What a month of rituals does for those who attend (0 to 1): strength, as far as there is capability."""
    return ritual_strength * (1.0 - math.exp(-capability))


def next_attachment(level, capability, ritual_strength, habit):
    """Attachment (0 to 1) after a month's rituals."""
    return level + ritual_effect(capability, ritual_strength) * attendance(level, habit) * (1.0 - level)


def harmful_share(volume, attachment):
    """Share of experiences that disappoint (0 to 1): commercial posts among those of attached members."""
    return DISTORTION * volume / (attachment + volume)


def resting_trust(harm):
    """Where trust rests (0 to 1) if a constant share of experiences is harmful."""
    return (1.0 - harm) / (1.0 - harm + NEGATIVITY * harm)


def next_trust(trust, harm):
    """Trust after a month (0 to 1)."""
    return MEMORY * trust + (1.0 - MEMORY) * resting_trust(harm)


def next_members(members, arrivals, attachment):
    """Members after a month: newcomers in, a part of the unattached out."""
    return members + arrivals - CHURN * (1.0 - attachment) * members


def next_partners(partners, value, value_share):
    """Share of partners taking part after a month (0 to 1): each has a value below which it stays away."""
    willing = (value_share * value) ** STEEPNESS / ((value_share * value) ** STEEPNESS + RESERVATION**STEEPNESS)
    return partners + PARTNERING * (willing - partners)


def next_capability(capability, value, value_share):
    """Capability after a month: what the platform reinvests, less decay."""
    return capability + YIELD * REINVESTMENT * (1.0 - value_share) * value - DECAY * (capability - BASIC_CAPABILITY)


def rules(commercial_volume, ritual_strength, habit, word_of_mouth, conversion, value_share, gate, first_volume,
          first_months):
    """The community's rules: a function from a month and its state to the next state, value and newcomers."""
    def live(month, state, push):
        members, attachment, trust, capability, partners = state
        volume = commercial_volume if month >= first_months else first_volume
        value = created_value(members, attachment, trust, partners, volume, conversion)
        arrivals = admitted(newcomers(members, attachment, trust, word_of_mouth, push), members, gate)
        level = diluted(attachment, members, arrivals)
        after = [next_members(members, arrivals, attachment),
                 next_attachment(level, capability, ritual_strength, habit),
                 next_trust(trust, harmful_share(volume, attachment)),
                 next_capability(capability, value, value_share),
                 next_partners(partners, value, value_share)]
        return after, value, arrivals
    return live


def push_in(month, windfall_month, windfall_size):
    """How many times the usual newcomers come in a month (1 or more)."""
    if windfall_month <= month < windfall_month + WINDFALL_MONTHS:
        return 1.0 + windfall_size
    return 1.0


def value_from(live, first, state, windfall_month, windfall_size):
    """Value from a month to the end of the ten years, and the attachment that is left."""
    total = 0.0
    for month in range(first, MONTHS):
        state, value, _ = live(month, state, push_in(month, windfall_month, windfall_size))
        total += value
    return total, state[1]


def simulate(*, commercial_volume, ritual_strength, habit, word_of_mouth, conversion, value_share, gate,
             windfall_month, windfall_size, first_volume, first_months):
    """Ten years of the community; month 0 is its founding.

    Returns:
        month: 0 to 120; the next eight have a value for each
        members, attached: members, and members times attachment
        newcomer_share: newcomers of the month among members and newcomers (0 to 1)
        attachment, trust, partners: mean attachment, trust, share of partners taking part (0 to 1)
        value: value created in the month, in orders
        capability: capability to hold rituals (0.8 and above)
        value_alone, attachment_alone: value_total and attachment_end without windfall and gate
        value_gated, attachment_gated: the same without windfall, behind the gate
        windfall_effect: value_total as a multiple of value_gated
        members_end, attached_end, attachment_end, trust_end, value_end: the five in month 120
        peak_members, lowest_attachment: most members and lowest attachment of any month
        value_total, value_ratio: value of months 0 to 119, and the same as a multiple of value_alone
        gate_now, size_now: gate and size of the windfall, as chosen
    """
    live = rules(commercial_volume, ritual_strength, habit, word_of_mouth, conversion, value_share, gate,
                 first_volume, first_months)
    alone = rules(commercial_volume, ritual_strength, habit, word_of_mouth, conversion, value_share, 1.0,
                  first_volume, first_months)
    series = {"month": [], "members": [], "attached": [], "newcomer_share": [], "attachment": [], "trust": [],
              "value": [], "capability": [], "partners": []}
    state = START
    for month in range(MONTHS + 1):
        after, value, arrivals = live(month, state, push_in(month, windfall_month, windfall_size))
        series["month"].append(month)
        series["members"].append(state[0])
        series["attached"].append(state[0] * state[1])
        series["newcomer_share"].append(arrivals / (state[0] + arrivals))
        series["attachment"].append(state[1])
        series["trust"].append(state[2])
        series["value"].append(value)
        series["capability"].append(state[3])
        series["partners"].append(state[4])
        state = after
    series["value_alone"], series["attachment_alone"] = value_from(alone, 0, START, 0, 0.0)
    series["value_gated"], series["attachment_gated"] = value_from(live, 0, START, 0, 0.0)
    return with_summary(series, gate, windfall_size)


def with_summary(series, gate, windfall_size):
    """The series and the single numbers that the reading and the prose quote."""
    for name in ["members", "attached", "attachment", "trust", "value"]:
        series[name + "_end"] = series[name][-1]
    series["peak_members"] = max(series["members"])
    series["lowest_attachment"] = min(series["attachment"])
    series["value_total"] = sum(series["value"][:MONTHS])
    series["value_ratio"] = series["value_total"] / series["value_alone"]
    series["windfall_effect"] = series["value_total"] / series["value_gated"]
    series["gate_now"] = gate
    series["size_now"] = windfall_size
    return series


def rest_level(habit):
    """Diluted attachment at which rituals bear most newcomers (0 to 1); rest below it does not hold."""
    return 0.0 if habit == 1 else SOCIAL_PROOF * ((1.0 + SOCIAL_PROOF**2) ** 0.5 - SOCIAL_PROOF)


def bearable_share(capability, ritual_strength, habit):
    """The largest share of newcomers among all (below 1) in every month under which attachment can rest."""
    gain = 1.0 if habit == 1 else ((1.0 + SOCIAL_PROOF**2) ** 0.5 - SOCIAL_PROOF) / (2.0 * SOCIAL_PROOF)
    return 1.0 - math.exp(FORGETTING) / (1.0 + ritual_effect(capability, ritual_strength) * gain)


POINTS = 40          # points on each branch of the curve on which attachment rests
EVERY = 2            # the windfall is tried in every second month
LAST = 60            # last month in which it is tried


def curves(*, commercial_volume, ritual_strength, habit, word_of_mouth, conversion, value_share, gate,
           windfall_month, windfall_size, first_volume, first_months):
    """Value against the month of the windfall, and where attachment can rest when the windfall comes.

    Until a windfall comes all runs are the same, so that each starts from the one without any.

    Returns:
        tried_month, tried_value: every second month from 0 to 60, and the value of ten years with the windfall then
        month_now, value_now: the same for the month chosen, each a list of one
        rest_share, rest_attachment: shares of newcomers (0 to 1), and attachment that rests under them
        edge_share, edge_attachment: shares, and attachment that flees; empty where members attend by habit
        gone_share, gone_attachment: two ends of the line on which nobody stays attached
        hit_share, hit_attachment: where the windfall's first month is, each a list of one; empty without a windfall
        gate_share: largest share of newcomers that the gate admits, None if it is open
        span, span_low, span_high: months in which the windfall begins and ends, 0, 1,000; empty without a windfall
        bearable: largest share of newcomers under which attachment can rest when the windfall comes
    """
    live = rules(commercial_volume, ritual_strength, habit, word_of_mouth, conversion, value_share, gate,
                 first_volume, first_months)
    comes = windfall_size > 0.0
    drawn = {"tried_month": [], "tried_value": [], "month_now": [windfall_month], "value_now": [],
             "rest_share": [], "rest_attachment": [], "edge_share": [], "edge_attachment": [],
             "gone_share": [], "gone_attachment": [0.0, 0.0], "hit_share": [], "hit_attachment": [],
             "gate_share": gate / (1.0 + gate) if gate < 1.0 else None,
             "span": [windfall_month, windfall_month + WINDFALL_MONTHS] if comes else [],
             "span_low": [0.0, 0.0] if comes else [], "span_high": [MARKET, MARKET] if comes else []}
    state, earned = START, 0.0
    for month in range(LAST + 1):
        if month % EVERY == 0 or month == windfall_month:
            rest, _ = value_from(live, month, state, month, windfall_size)
            if month % EVERY == 0:
                drawn["tried_month"].append(month)
                drawn["tried_value"].append(earned + rest)
            if month == windfall_month:
                drawn["value_now"].append(earned + rest)
                drawn["bearable"] = bearable_share(state[3], ritual_strength, habit)
                add_branches(drawn, state[3], ritual_strength, habit)
                if comes:
                    _, _, arrivals = live(month, state, 1.0 + windfall_size)
                    drawn["hit_share"].append(arrivals / (state[0] + arrivals))
                    drawn["hit_attachment"].append(state[1])
        state, value, _ = live(month, state, 1.0)
        earned += value
    drawn["gone_share"] = [drawn["bearable"] if habit == 1 else 0.0, 1.0]
    return drawn


def add_branches(drawn, capability, ritual_strength, habit):
    """Add the shares of newcomers under which attachment stays what it is: where it rests, where it flees."""
    tip = rest_level(habit)
    for index in range(1, 2 * POINTS + 1):
        level = tip * index / POINTS if index <= POINTS else tip + (1.0 - tip) * (index - POINTS) / POINTS
        if level > 0.0:
            attachment = next_attachment(level, capability, ritual_strength, habit)
            share = 1.0 - level * math.exp(FORGETTING) / attachment
            if share >= 0.0 and index <= POINTS:
                drawn["edge_share"].append(share)
                drawn["edge_attachment"].append(attachment)
            if share >= 0.0 and index >= POINTS:
                drawn["rest_share"].append(share)
                drawn["rest_attachment"].append(attachment)


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["attachment_gated"] < 0.1 and run["attachment_end"] < 0.1:
        return "faded"
    if run["size_now"] == 0.0:
        return "quiet" if run["gate_now"] == 1.0 else "gated"
    if run["windfall_effect"] > 1.005:
        return "gift"
    if run["windfall_effect"] > 0.995:
        return "harmless"
    return "fatal" if run["attachment_end"] < 0.1 else "cost"


def outcome(run, curves):
    """Which outcome a reader could have bet on: the reading, and for a gate alone what it does to value."""
    found = reading(run, curves)
    if found != "gated":
        return found
    if run["value_ratio"] > 1.005:
        return "gate_more"
    return "gate_even" if run["value_ratio"] > 0.995 else "gate_less"
