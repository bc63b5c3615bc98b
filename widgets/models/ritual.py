r"""Ritual, habit and dilution, with a network of members who may or may not understand each other.

Purpose. How often must a community meet to stay one, how many newcomers can it take, and how mixed may it be?
State and scales. Attachment s (0 to 1): the average member's share of a full bond; members, 100 at the start. One
    step is a day, two years in all. Beside it a network of 96 members for 118 days, each with a role (one of 12
    topics), an opinion on one value axis (about 0 to 1) and an attachment.
Process and order. Each day: attachment fades; newcomers join at zero and dilute it; on the day of a ritual those
    who attend gain. In the network, before the fading, pairs chat: within tolerance opinions approach and both
    bond, beyond it both lose; a share of the members is replaced as newcomers dilute the whole.
Initialisation. The attachment chosen, just after a ritual; opinions by role, a little scattered.
Source claims. Community-economy paper (anonymous, truncated), part 1: connection is not head-count; breadth makes a
    knowledge pool; shared values are the core and continuing rituals the adhesive of identification, weak in
    ceremony and strong in regularity, from which comes habit. No limit, form, number, growth or dilution is stated.
Grounded in. Periodic stimulation with forgetting; critical mass (Granovetter 1978); bounded confidence (Deffuant
    and others 2000). "Ritual" is a regular activity here, not the emotional intensity of Durkheim or Collins.
Where it misleads. Newcomers differ in nothing but attachment; nobody leaves; organising costs nothing; with habit
    bursts are harmless, so everything hangs on why members attend, which the paper does not say. A half-point
    below 0.01 stands for habit, but just above it a few attached members draw all: the two are not neighbours. The
    network also bonds by chat, so it outlives rituals that fail: it answers another question than the rest.
"""

import math

from .core import Outcome, Parameter, ParameterMap, Preset
from .stream import random_stream

TITLE = "Ritual, habit and dilution"
QUESTION = "Three hundred newcomers join a hundred members this week. Is the community larger in two years, or gone?"

DAYS = 728                 # the horizon a run shows: 104 weeks
STARTING = 100.0           # members on day 0
BURST_DAY = 28             # the first day on which a burst of newcomers arrives
HABIT = 0.01               # half-points below this stand for habit
LARGEST_GROWTH = 0.08      # growth a day at the right end of the figure
GONE = 0.05                # attachment below which nothing is left that the reading would call a community
OVERHEAD_WORTH = 0.7       # bond gained for a unit of effort, where gains are small
DAILY_BUDGET = 0.15        # effort a day that an organiser with a budget can spend on rituals

MEMBERS = 96               # members of the network
NETWORK_DAYS = 118         # days the network lives: it is seen a day before the seventeenth weekly ritual
CHATS = 60                 # chats of random pairs in a day
APPROACH = 0.3             # part of their distance that two members who understand each other move
BOND = 0.02                # part of the missing attachment gained in such a chat
QUARREL = 0.03             # part of attachment lost in any other
TOPICS = 12                # topics a community may know about, one for each role
SCATTER = 0.1              # how far an opinion may lie from the place of its role
ANSWERS = 0.2              # attachment above which a member answers questions
CAMP = 5                   # members from which a group counts as a camp
BUILDS = 0.5               # attachment above which a member counts as a co-builder
LEVELS = 60                # intervals of the attachment at which the map from ritual to ritual is drawn
SHOWN_CHATS = 150          # chats that the figure shows: those of the last two days and a half
SPACING = 0.019            # distance of members within a camp on the figure
GOLDEN_ANGLE = 2.399963    # the turn between neighbours that packs a disc evenly

PARAMETERS = [
    Parameter(name="interval", symbol=r"\tau", label="Interval between rituals", zh="仪式间隔", unit="days",
              default=7, low=1, high=60, step=1, whole=True,
              construct="持续的互动仪式 continuing interaction ritual (part 1)"),
    Parameter(name="intensity", symbol="b", label="Bond gained in a ritual", zh="仪式强度", unit="share", default=0.4,
              low=0.02, high=0.95, step=0.01, construct="互动仪式 interaction ritual, its intensity (part 1)"),
    Parameter(name="forgetting", symbol=r"\delta", label="Forgetting", zh="遗忘率", unit="a day", default=0.02,
              low=0.002, high=0.1, step=0.002, construct="归属感 belonging, its decay (ours)"),
    Parameter(name="growth", symbol="g", label="Growth of membership", zh="成员增速", unit="a day", default=0.0,
              low=0.0, high=0.08, step=0.001, construct="连接 connection as head-count (part 1)"),
    Parameter(name="half_point", symbol=r"\kappa", label="Attachment at which half attend (0: habit)",
              zh="从众门槛", unit="attachment", default=0.55, low=0.0, high=0.7, step=0.05,
              construct="自组织性 self-organisation (part 1)"),
    Parameter(name="breadth", symbol="n", label="Roles recruited", zh="角色广度", unit="of 12", default=4, low=1,
              high=12, step=1, whole=True, construct="连接的广度 breadth of connection (part 1)"),
    Parameter(name="tolerance", symbol=r"\varepsilon", label="Tolerance of another opinion", zh="价值观容忍度",
              unit="value axis", default=0.2, low=0.05, high=0.6, step=0.01,
              construct="共同的价值观 shared values (part 1)"),
    Parameter(name="start", symbol="s_0", label="Attachment on day 0", zh="初始归属感", unit="share",
              default=0.65, low=0.0, high=1.0, step=0.01, scenario=True,
              construct="可感知的归属感 perceptible belonging (part 1)"),
    Parameter(name="newcomers", symbol="N", label="Newcomers in a burst", zh="新成员涌入", unit="people", default=0,
              low=0, high=500, step=10, whole=True, scenario=True,
              construct="简单的用户数量堆砌 mere stacking of users (part 1)"),
    Parameter(name="spread", symbol="d", label="Days over which they arrive", zh="涌入天数", unit="days", default=1,
              low=1, high=365, step=1, whole=True, scenario=True,
              construct="简单的用户数量堆砌 mere stacking of users (part 1)"),
    Parameter(name="seed", symbol="z", label="Seed of the network", zh="随机种子", unit="number",
              default=1, low=1, high=1000000, step=1, whole=True, scenario=True,
              construct="none: who meets whom in the network", provenance="free choice"),
]

PRESETS = [
    Preset("reading_club_weekly", "Weekly reading club",
           "One meeting a week. Look at the teeth: what each week takes, each meeting gives back.", {}),
    Preset("fitness_daily", "Daily fitness check-in",
           "A seventh of the intensity, every day: look how little the teeth move, and where they stay.",
           {"interval": 1, "intensity": 0.06}),
    Preset("annual_gala_style", "Grand and rare",
           "One great event every two months: look how much is left of its glow when the next one comes.",
           {"interval": 60, "intensity": 0.95}),
    Preset("growth_hack", "Growth hack",
           "Three new members a day for every hundred: look for the growth that attached members can follow.",
           {"growth": 0.03}),
    Preset("too_sparse", "Too sparse",
           "The same meeting every third week: look at the map, whose curve no longer meets the diagonal.",
           {"interval": 21}),
    Preset("absorbed_burst", "300 at once",
           "Three hundred join a hundred in one day: look how close to the edge they come.", {"newcomers": 300}),
    Preset("fatal_burst", "320 at once",
           "Twenty more than that: look what follows, then let the same people arrive over a year.",
           {"newcomers": 320}),
    Preset("two_camps", "Eight roles", "Twice as many roles as before: look who still talks to whom.",
           {"breadth": 8}),
]

MAP = ParameterMap(
    x="interval", y="growth", quantity="before_end", label="Attachment before the last ritual", spec=".2f",
    limits=(0.0, 1.0), level=0.1, line="Beyond the line no attachment is left.",
    note="Rare rituals and fast growth wear attachment down in the same way: follow the line from one to the other.")

SYMBOLS = {
    "level": "y", "days": "t", "load": "A", "faded": "y", "attendance": "a", "after_ritual": "s'", "turnout": "a",
    "full_attendance_rest": "s^*", "habit_trough": "y^*", "draw_of_a_ritual": "r", "critical_interval": r"\tau_c",
    "critical_growth": "g_c", "overhead": "c", "effort": "e", "budget_intensity": "b", "attachment": "s",
    "OVERHEAD_WORTH": "w", "DAILY_BUDGET": "e_0", "gained": "s'",
    "next_level": "y'", "role": "k", "role_place": "v", "inside": "D", "middle": r"\bar y", "TOPICS": "12",
}

SENTENCES = {
    "rests": "Attachment rests at {before_end:.2f} just before each ritual. In the network, where members also chat, "
             "{builders:.0%} are co-builders, and somebody in a member's own camp can answer {topics:.1f} of 12 "
             "topics.",
    "grows": "Membership grows by {growth:.1%} a day, and the number of attached members as fast, since rituals bear "
             "up to {critical_growth:.1%}: attachment is {before_end:.2f} before the last ritual.",
    "absorbed": "The newcomers are absorbed: after two years {attached_end:.0f} of {members_end:.0f} members are "
                "attached. Attachment was once as low as {lowest:.3f}.",
    "fades": "Attachment goes from {attachment_start:.2f} to {attachment_end:.2f}: with such a ritual every "
             "{interval:.0f} days no level above zero lasts. One could if rituals were less than "
             "{critical_interval:.1f} days apart: out of habit from any start above zero, otherwise from a high enough "
             "one. In the network, where members also chat, it is {network_attachment:.2f} on day 118.",
    "tipped": "Attachment could rest at {rest:.2f} before each ritual, but it fell below {threshold:.3f}, where too "
              "few attend to bring the others back: it is {attachment_end:.2f} in the end. In the network, where "
              "members also chat, it is {network_attachment:.2f} on day 118.",
    "empty": "Nobody is attached on day 0, so nobody comes to a ritual, and attachment stays at {attachment_end:.2f}.",
}

OUTCOMES = {
    "rests": Outcome(
        "Attachment lasts",
        "A ritual every {interval:.0f} days gives back what fades in between; it could come as rarely as every "
        "{critical_interval:.1f} days. The level of {rest:.2f} before a ritual draws enough members to restore "
        "itself."),
    "grows": Outcome(
        "Attachment lasts",
        "Newcomers dilute attachment by {growth:.1%} a day, and rituals can bear up to {critical_growth:.1%}: what "
        "each takes between two rituals, the next gives back."),
    "absorbed": Outcome(
        "Attachment lasts",
        "The newcomers came unattached, and attachment was once as low as {lowest:.3f}; still enough members "
        "attended to lift it again, since a ritual every {interval:.0f} days can hold a level of {rest:.2f}."),
    "fades": Outcome(
        "Attachment dies, for rituals are too weak or too rare",
        "A ritual every {interval:.0f} days gives back less than fades in between, at every level: on the map the "
        "line nowhere stands above the diagonal. It would if rituals were less than {critical_interval:.1f} days "
        "apart; where members wait for others, attachment would also have to begin high enough."),
    "tipped": Outcome(
        "Attachment dies, though it could have lasted",
        "Members attend as others do. Attachment was as low as {lowest:.3f}; below {threshold:.3f} before a ritual "
        "too few attend to give back what fades, so that still fewer come to the next one. From above, attachment "
        "would have come to rest at {rest:.2f}."),
    "empty": Outcome(
        "Attachment never begins",
        "Members attend as others do, and on day 0 nobody is attached: nobody comes to the first ritual, which "
        "therefore attaches nobody to come to the next."),
}


def faded(attachment, forgetting, growth, days):
    """Attachment (0 to 1) after some days without a ritual: members forget, and newcomers dilute."""
    return attachment * math.exp(-(forgetting + growth) * days)


def attendance(level, half_point):
    """Share of members who attend (0 to 1): out of habit if the half-point is 0, else as others come."""
    return level if half_point < HABIT else level**2 / (level**2 + half_point**2)


def after_ritual(level, intensity, turnout):
    """Attachment (0 to 1) after a ritual with this turnout, from the level before it."""
    return level + intensity * turnout * (1.0 - level)


def load(interval, intensity, forgetting, growth):
    """What fades between two rituals, measured in what a ritual gives (0 upwards)."""
    return (math.exp((forgetting + growth) * interval) - 1.0) / intensity


def full_attendance_rest(interval, intensity, forgetting):
    """Attachment after each ritual (0 to 1) if everybody always attended."""
    return intensity / (1.0 - (1.0 - intensity) * math.exp(-forgetting * interval))


def habit_trough(load):
    """Attachment before each ritual (0 to 1) where members attend out of habit."""
    return max(0.0, 1.0 - load)


def proof_roots(load, half_point):
    """Attachment before each ritual at which social proof keeps it: (edge, rest), or (None, 0) if nowhere."""
    inside = 1.0 - 4.0 * load * (1.0 + load) * half_point**2
    if inside < 0.0:
        return None, 0.0
    middle = 1.0 / (2.0 * (1.0 + load))
    return middle * (1.0 - inside**0.5), middle * (1.0 + inside**0.5)


def rest_levels(interval, intensity, forgetting, growth, half_point):
    """(edge, rest): levels before a ritual; below the edge attachment dies. Habit has no edge: (None, rest)."""
    taken = load(interval, intensity, forgetting, growth)
    if half_point < HABIT:
        return None, habit_trough(taken)
    return proof_roots(taken, half_point)


def draw_of_a_ritual(half_point):
    """The largest load that attendance can carry: 1 by habit, less the more members wait for each other."""
    return 1.0 if half_point < HABIT else 0.5 * ((1.0 + 1.0 / half_point**2) ** 0.5 - 1.0)


def critical_interval(intensity, forgetting, growth, half_point):
    """Days between rituals beyond which no attachment can last."""
    return math.log(1.0 + intensity * draw_of_a_ritual(half_point)) / (forgetting + growth)


def critical_growth(interval, intensity, forgetting, half_point):
    """Growth a day beyond which newcomers dilute faster than rituals attach; below 0 no growth is borne."""
    return math.log(1.0 + intensity * draw_of_a_ritual(half_point)) / interval - forgetting


def attached_growth(growth, critical, forgetting, half_point):
    """Long-run growth of the number of attached members a day, from a community that was attached."""
    if growth <= critical:
        return growth
    return critical if half_point < HABIT else -forgetting


def budget_intensity(interval, overhead):
    """Bond gained in a ritual (0 to 1) when each event costs `overhead` and effort is saved up between events."""
    effort = max(0.0, DAILY_BUDGET * interval - overhead)
    return 1.0 - math.exp(-OVERHEAD_WORTH * effort)


def joining(day, newcomers, spread):
    """People of the burst who join on this day."""
    return newcomers / spread if BURST_DAY <= day < BURST_DAY + spread else 0.0


def course(interval, intensity, forgetting, growth, half_point, start, newcomers, spread):
    """Day by day: members, attachment before the day's ritual, and attachment after it (equal on other days)."""
    members, attachment = STARTING, start
    lived = {"members": [members], "before": [attachment], "after": [attachment]}
    for day in range(1, DAYS + 1):
        level = faded(attachment, forgetting, growth, 1.0)
        members = members * math.exp(growth)
        arriving = joining(day, newcomers, spread)
        level = level * members / (members + arriving)
        members = members + arriving
        attachment = level
        if day % interval == 0:
            attachment = after_ritual(level, intensity, attendance(level, half_point))
        lived["members"].append(members)
        lived["before"].append(level)
        lived["after"].append(attachment)
    return lived


def simulate(*, interval, intensity, forgetting, growth, half_point, breadth, tolerance, start, newcomers, spread,
             seed):
    """Two years of the whole community: members, their attachment, and the number attached.

    Returns:
        day: 0 to 728; the next four have a value for each
        members, attached: members, and members times attachment
        before, attachment: mean attachment before and after the day's ritual (0 to 1), equal on other days
        attachment_start, attachment_end, members_end, attached_end: on day 0, and the three on day 728
        before_end: attachment before the last ritual
        lowest: lowest attachment of any day
        burst, growing: newcomers of the burst, and growth of membership a day, as chosen
    """
    lived = course(interval, intensity, forgetting, growth, half_point, start, newcomers, spread)
    members, before, after = lived["members"], lived["before"], lived["after"]
    attached = [members[day] * after[day] for day in range(DAYS + 1)]
    last = DAYS - DAYS % interval
    return {"day": list(range(DAYS + 1)), "members": members, "before": before, "attachment": after,
            "attached": attached, "attachment_start": start, "attachment_end": after[-1], "before_end": before[last],
            "members_end": members[-1], "attached_end": attached[-1], "lowest": min(before),
            "burst": newcomers, "growing": growth}


def curves(*, interval, intensity, forgetting, growth, half_point, breadth, tolerance, start, newcomers, spread,
           seed):
    """The teeth of the run, the map from ritual to ritual with its roots, what growth brings, and the network.

    Returns:
        network_attachment, builders: mean attachment in the network, and share of co-builders (0 to 1)
        topics, camps: topics that a member's group can answer on average (0 to 12), and groups of five and more
        builder_x, builder_y, member_x, member_y, bystander_x, bystander_y: places of members, by what they are
        agree_x, agree_y, quarrel_x, quarrel_y: places of both members of each of the last chats, by how it went
        tooth_day, tooth_level: the saw-tooth of attachment, two points on the day of a ritual
        step_now, step_next: the staircase of attachment before a ritual and before the next
        level_now, level_next: 61 levels before a ritual, 0 to 1, and the levels before the next
        threshold, rest: levels before a ritual: below which attachment dies, or None, and where it rests
        edge_level, rest_level: the same as lists of one; the first is empty for None
        critical_interval: days between rituals beyond which no attachment lasts
        critical_growth, critical_percent: growth a day that is just borne; the same in percent, None off the axis
        growth_axis, growth_attached: growth of members, and of the attached in the long run, in percent a day
        growth_now, attached_now: the same for the growth chosen, each a list of one
    """
    network = live_network(random_stream(seed), interval, intensity, forgetting, growth, half_point, breadth,
                           tolerance, start, newcomers, spread)
    drawn = network_picture(network, tolerance)
    lived = course(interval, intensity, forgetting, growth, half_point, start, newcomers, spread)
    drawn["tooth_day"], drawn["tooth_level"] = teeth(lived["before"], lived["after"], interval)
    drawn["step_now"], drawn["step_next"] = staircase(lived["before"], interval)
    drawn["level_now"] = [index / LEVELS for index in range(LEVELS + 1)]
    drawn["level_next"] = [next_level(level, interval, intensity, forgetting, growth, half_point)
                           for level in drawn["level_now"]]
    edge, rest = rest_levels(interval, intensity, forgetting, growth, half_point)
    drawn["threshold"], drawn["rest"] = edge, rest
    drawn["edge_level"], drawn["rest_level"] = [edge] if edge is not None else [], [rest]
    critical = critical_growth(interval, intensity, forgetting, half_point)
    drawn["critical_interval"] = critical_interval(intensity, forgetting, growth, half_point)
    drawn["critical_growth"] = critical
    drawn["critical_percent"] = 100.0 * critical if 0.0 <= critical <= LARGEST_GROWTH else None
    rates = growth_rates(critical)
    drawn["growth_axis"] = [100.0 * rate for rate in rates]
    drawn["growth_attached"] = [100.0 * attached_growth(rate, critical, forgetting, half_point) for rate in rates]
    drawn["growth_now"] = [100.0 * growth]
    drawn["attached_now"] = [100.0 * attached_growth(growth, critical, forgetting, half_point)]
    return drawn


def teeth(before, after, interval):
    """The saw-tooth of attachment: days, and levels that jump on the day of a ritual."""
    days, levels = [0], [after[0]]
    for day in range(1, DAYS + 1):
        days.append(day)
        levels.append(before[day])
        if day % interval == 0:
            days.append(day)
            levels.append(after[day])
    return days, levels


def staircase(before, interval):
    """The levels before each ritual as a staircase between the map and its diagonal."""
    now, following = [], []
    for day in range(interval, DAYS - interval + 1, interval):
        now.extend([before[day], before[day]])
        following.extend([before[day], before[day + interval]])
    return now, following


def next_level(level, interval, intensity, forgetting, growth, half_point):
    """The level before the next ritual (0 to 1), from the level before this one."""
    gained = after_ritual(level, intensity, attendance(level, half_point))
    return faded(gained, forgetting, growth, interval)


def growth_rates(critical):
    """Rates of growth at which the figure shows what follows; the critical one twice, as a cliff is upright."""
    rates = [index / 1000.0 for index in range(81)]
    if 0.0 < critical < LARGEST_GROWTH:
        rates = sorted(rates + [critical, critical + 1e-9])
    return rates


def role_place(role, breadth):
    """Where members of a role stand on the value axis before anybody talks: twelve roles span 0 to 1."""
    return 0.5 + (role - 0.5 * (breadth - 1)) / (TOPICS - 1)


def opinion_of(draw, role, breadth):
    """A new member's opinion: the place of the role, a little scattered."""
    return role_place(role, breadth) + SCATTER * (2.0 * draw() - 1.0)


def chat(opinions, bonds, first, second, tolerance):
    """Two members talk: they approach each other and bond, or they quarrel. Changes both lists; True if they bond."""
    apart = opinions[second] - opinions[first]
    if abs(apart) > tolerance:
        bonds[first] *= 1.0 - QUARREL
        bonds[second] *= 1.0 - QUARREL
        return False
    opinions[first] += APPROACH * apart
    opinions[second] -= APPROACH * apart
    bonds[first] += BOND * (1.0 - bonds[first])
    bonds[second] += BOND * (1.0 - bonds[second])
    return True


def live_network(draw, interval, intensity, forgetting, growth, half_point, breadth, tolerance, start, newcomers,
                 spread):
    """The network after its days: opinion, attachment and role of each member, and the last chats."""
    opinions = [opinion_of(draw, member % breadth, breadth) for member in range(MEMBERS)]
    bonds = [start for _ in range(MEMBERS)]
    chats, members, keep = {"agree": [], "quarrel": []}, STARTING, math.exp(-forgetting)
    unshown = NETWORK_DAYS * CHATS - SHOWN_CHATS
    for day in range(1, NETWORK_DAYS + 1):
        for _ in range(CHATS):
            first, second = int(draw() * MEMBERS), int(draw() * MEMBERS)
            agreed = chat(opinions, bonds, first, second, tolerance) if first != second else True
            unshown -= 1
            if unshown < 0 and first != second:
                chats["agree" if agreed else "quarrel"].extend([first, second])
        bonds = [bond * keep for bond in bonds]
        grown = members * math.exp(growth) + joining(day, newcomers, spread)
        if grown > members:
            replace_members(draw, opinions, bonds, 1.0 - members / grown, breadth)
        members = grown
        if day % interval == 0:
            turnout = attendance(sum(bonds) / MEMBERS, half_point)
            bonds = [after_ritual(bond, intensity, turnout) for bond in bonds]
    return {"opinions": opinions, "bonds": bonds, "agree": chats["agree"], "quarrel": chats["quarrel"],
            "roles": [member % breadth for member in range(MEMBERS)]}


def replace_members(draw, opinions, bonds, share, breadth):
    """Newcomers take the places of a share of the members: unattached, and with a fresh opinion of their role."""
    for member in range(MEMBERS):
        if draw() < share:
            opinions[member] = opinion_of(draw, member % breadth, breadth)
            bonds[member] = 0.0


def camps(opinions, tolerance):
    """Members grouped along the value axis: a gap wider than the tolerance separates two camps."""
    order = sorted([(opinions[member], member) for member in range(len(opinions))])
    groups, last = [[]], order[0][0]
    for opinion, member in order:
        if opinion - last > tolerance:
            groups.append([])
        groups[-1].append(int(member))
        last = opinion
    return groups


def answerable(roles):
    """How many topics members of these roles can answer (0 to 12): each role knows one."""
    return len([topic for topic in range(TOPICS) if topic in roles])


def standing(bond):
    """What a member is at this attachment."""
    return "builder" if bond > BUILDS else "member" if bond > ANSWERS else "bystander"


def in_disc(rank):
    """Where the member of this rank (0 the most attached) stands in the disc of a camp: across and up."""
    radius, angle = SPACING * rank**0.5, GOLDEN_ANGLE * rank
    return radius * math.cos(angle), radius * math.sin(angle)


def network_picture(network, tolerance):
    """Where the figure puts members and their chats, and what the network amounts to."""
    opinions, bonds = network["opinions"], network["bonds"]
    across, up = [0.0 for _ in opinions], [0.0 for _ in opinions]
    topics, groups = 0.0, camps(opinions, tolerance)
    for group in groups:
        roles = [network["roles"][member] for member in group if bonds[member] > ANSWERS]
        topics += len(group) * answerable(roles) / MEMBERS
        centre = sum([opinions[member] for member in group]) / len(group)
        ranked = sorted([(-bonds[member], member) for member in group])
        for rank in range(len(ranked)):
            member, (right, high) = int(ranked[rank][1]), in_disc(rank)
            across[member], up[member] = centre + right, high
    drawn = {"network_attachment": sum(bonds) / MEMBERS, "topics": topics,
             "camps": len([group for group in groups if len(group) >= CAMP])}
    for name in ["builder", "member", "bystander"]:
        shown = [member for member in range(MEMBERS) if standing(bonds[member]) == name]
        drawn[name + "_x"] = [across[member] for member in shown]
        drawn[name + "_y"] = [up[member] for member in shown]
    for name in ["agree", "quarrel"]:
        drawn[name + "_x"] = [across[int(member)] for member in network[name]]
        drawn[name + "_y"] = [up[int(member)] for member in network[name]]
    drawn["builders"] = len(drawn["builder_x"]) / MEMBERS
    return drawn


def reading(run, curves):
    """Which sentence says what is seen."""
    if run["attachment_start"] == 0.0 and run["attachment_end"] == 0.0:
        return "empty"
    if curves["rest"] == 0.0:
        return "fades"
    if run["attachment_end"] < GONE and curves["threshold"] is not None:
        return "tipped"
    if run["growing"] > 0.0:
        return "grows"
    return "absorbed" if run["burst"] > 0 else "rests"
