r"""One live session: stimulus, organism, response.

Purpose. When does a live room hold itself, how large a room can one team answer, and how many orders stay?
State and scales. The engaged share g (0 to 1) of the W viewers present, and the orders so far. One step is six
    seconds, two hours in all. Beside it a small room of single viewers with a team of matching size.
Process and order. Each step, all from the state before it: the team answers as many comments as it can
    (stimulus); idle viewers become engaged by the company of engaged ones, engaged ones lose interest
    (organism); engaged viewers order, some of it to send it back (response); viewers leave.
Initialisation. The audience of minute 0, a part of it engaged by the warm-up; no orders yet.
Source claims. The paper on content-based live commerce: drivers stimulate taking part (s3); atmosphere and
    real-time replies (s4.2); sense of identification and belonging, then following and buying (s4.3);
    exaggeration, flash sales and low prices lead to impulse buying (s6.2.3). It builds on SOR theory but never
    says which of its stages is stimulus, organism or response: that assignment is ours, and so is every form
    and number.
Grounded in. Epidemics (SIS) and complex contagion (Centola and Macy 2007); a queue's capacity; an absorbing
    Markov chain (a viewer until the first order).
Where it misleads. Everybody is alike and sees everybody; a reply is as good as any other; the room's mood, not
    the viewer's own, decides who leaves; pressure costs nothing but returns, and the returns come after the show.
"""

import math

from .core import Outcome, Parameter, ParameterMap, Preset
from .stream import random_stream

TITLE = "One live session: stimulus, organism, response"
QUESTION = "You can warm up the room, enlarge it or press harder. Which of the three can make it sell less?"

MINUTES = 120              # the horizon a run shows
STEPS = 10                 # steps in a minute
STEP = 0.1                 # minutes
COMMENTS = 0.5             # comments an engaged viewer writes in a minute
ORDERS = 0.01              # orders of an engaged viewer in a minute, without pressure
UPLIFT = 2.0               # by how much one unit of pressure raises orders, as a share of them
RETURNS = 0.05             # share of orders sent back without pressure
REGRET = 0.6               # further share sent back for one unit of pressure, by buyers who know nothing
FOLLOWS = 0.02             # engaged viewers who follow the anchor, share in a minute
LOYALTY = 0.25             # rate at which an engaged room is left, as a share of the rate of an idle one
HIGHEST_PRESSURE = 1.5     # end of the pressure axis
GRID = 100                 # intervals of the phase line
PRESSURES = 30             # intervals of the pressure axis
NEVER = 1e-12              # chances below this are not drawn
SMALL = 0.01               # changes below this are drawn to scale on the phase line, larger ones ever closer

PARAMETERS = [
    Parameter(name="warm_up", symbol="g_0", label="Engaged at the start: warm-up", zh="暖场比例", unit="share",
              default=0.3, low=0.0, high=0.8, step=0.01, construct="直播氛围 live atmosphere: stimulus (s4.2)"),
    Parameter(name="content", symbol="c", label="Content and expertise", zh="内容与专业度", unit="multiplier",
              default=1.0, low=0.4, high=1.6, step=0.05,
              construct="优质内容、专业性 content quality, expertise: stimulus (s3.2, s6.2.2)"),
    Parameter(name="reinforcement", symbol=r"\beta_2", label="Social reinforcement", zh="社交强化", unit="per minute",
              default=1.2, low=0.4, high=2.4, step=0.05,
              construct="社会认同感 social identification: organism (s4.3)"),
    Parameter(name="contact", symbol=r"\beta_1", label="Simple contagion: one engaged viewer is enough", zh="简单传染",
              unit="per minute", default=0.0, low=0.0, high=1.0, step=0.05,
              construct="none: ours, to compare with reinforcement"),
    Parameter(name="disengagement", symbol="r", label="Losing interest", zh="脱离率", unit="per minute", default=0.25,
              low=0.05, high=0.6, step=0.01,
              construct="持续观看直播的意愿 wish to keep watching: organism (s4.3), inverse"),
    Parameter(name="audience", symbol="W_0", label="Audience at the start", zh="在线观众", unit="viewers",
              default=1000, low=100, high=6000, step=100, whole=True, construct="粉丝流量 fan traffic (s2.2, s5.2)"),
    Parameter(name="reply_capacity", symbol="K", label="Reply capacity of the anchor's team", zh="回复能力",
              unit="comments per minute", default=400.0, low=50.0, high=2000.0, step=50.0,
              construct="实时回复 real-time reply: stimulus (s4.2)"),
    Parameter(name="pressure", symbol="u", label="Selling pressure", zh="促销压力", unit="1 is strong", default=0.5,
              low=0.0, high=1.5, step=0.05,
              construct="夸大营销、限时秒杀、低价促销 exaggeration, flash sales, low prices (s6.2.3)"),
    Parameter(name="literacy", symbol=r"\ell", label="Buyers who inform themselves", zh="信息搜索能力", unit="share",
              default=0.2, low=0.0, high=0.9, step=0.05, construct="信息搜索的能力 ability to search (s6.2.3)"),
    Parameter(name="leaving", symbol="x", label="Viewers who leave an idle room", zh="离场率", unit="per minute",
              default=0.02, low=0.0, high=0.05, step=0.005, construct="none: ours; 0 keeps the audience constant"),
    Parameter(name="small_room", symbol="n", label="Viewers of the small room", zh="小直播间人数", unit="viewers",
              default=100, low=50, high=600, step=10, whole=True, scenario=True,
              construct="none: the luck of single viewers"),
    Parameter(name="seed", symbol="z", label="Seed of the small room", zh="随机种子", unit="number", default=1, low=1,
              high=1000000, step=1, whole=True, scenario=True, construct="none: the luck of single viewers",
              provenance="free choice"),
]

PRESETS = [
    Preset("cold_start", "Cold start", "A quarter of the viewers are engaged at the start. Find the share at which "
           "the next one makes all the difference.", {"warm_up": 0.25}),
    Preset("warmed_room", "Warmed room", "Half of the viewers are engaged before the first product: the room carries "
           "itself.", {"warm_up": 0.5}),
    Preset("professional", "Professional", "The cold start again, with better content: look where the unstable point "
           "has gone.", {"warm_up": 0.25, "content": 1.3}),
    Preset("mega_room", "Mega room", "Six times the audience, the same team: watch replies first and the engaged "
           "second.", {"warm_up": 0.5, "audience": 6000}),
    Preset("hard_sell", "Hard sell", "Twice the pressure. Compare the orders placed with the orders kept.",
           {"warm_up": 0.5, "pressure": 1.0}),
    Preset("informed_buyers", "Informed buyers", "The same pressure on buyers who inform themselves. Decide who gains.",
           {"warm_up": 0.5, "pressure": 1.0, "literacy": 0.7}),
]

MAP = ParameterMap(
    x="audience", y="warm_up", quantity="engaged_end", label="Engaged after two hours", spec=".0%",
    limits=(0.0, 1.0), level=0.3, line="Below the line and to the right of it the room has gone cold.",
    note="More warm-up helps up to a point; a larger room helps up to a point. Find the room that no warm-up holds, "
         "and then add to the team.")

SYMBOLS = {
    "engaged": "g", "viewers": "W", "covered": "v", "comments": "m", "joining": "j_g", "change": r"\dot g",
    "regret": "f", "root": "q", "peak": "g_p", "burden": r"\rho", "middle": "h", "ratio": "n", "height": "y",
    "tipping": "g_-", "both": "k", "engaging": "e", "buying": "b", "idle_exit": "x_0", "engaged_exit": "x_1",
    "COMMENTS": r"\kappa", "ORDERS": "b_0", "UPLIFT": r"\upsilon", "RETURNS": r"\phi_0", "REGRET": r"\phi_1",
    "FOLLOWS": "f_0", "LOYALTY": "y", "SMALL": "s", "coverage": "v", "joining_rate": "j",
    "engaged_change": r"\dot g", "leaving_rate": "w", "order_rate": "b", "returned_share": r"\phi",
    "net_multiple": r"\nu", "best_pressure": "u^*", "discriminant": "D", "tipping_share": "g_-",
    "resting_share": "g_+", "capped_share": "g_K", "least_coverage": r"v_{\min}", "largest_room": r"W_{\max}",
    "best_room": "W^*", "purchase_chance": "P", "stretched": r"\tilde g",
}

SENTENCES = {
    "holds": "The room holds itself: {engaged_end:.0%} are engaged at the end. Of {orders_end:,.0f} orders "
             "{kept_end:,.0f} are kept. A small room of {small_room:.0f} that nobody leaves would warm up in about "
             "{ignition:.0%} of all draws; the one drawn here is {small_hour:.0%} engaged after an hour.",
    "oversold": "The room holds itself: {engaged_end:.0%} are engaged at the end. Of {orders_end:,.0f} orders "
                "{kept_end:,.0f} are kept; at a pressure of {best_pressure:.2f} it would be {kept_best:,.0f}.",
    "rescued": "The room is too large for its team at first, which answers {coverage_lowest:.0%} of the comments at "
               "worst; it holds because viewers leave in time: {engaged_end:.0%} are engaged at the end, and "
               "{kept_end:,.0f} of {orders_end:,.0f} orders are kept.",
    "undecided": "The room is too large for its team, which answers {coverage_lowest:.0%} of the comments at worst and "
                 "can hold {largest_room:,.0f} viewers. After two hours {engaged_end:.0%} are still engaged, more than "
                 "the {tipping:.1%} needed, but more viewers are there than the team can hold: two hours are too short "
                 "to see the end.",
    "cold": "The room goes cold: {warm_up:.0%} engaged at the start, where more than {tipping:.1%} are needed. Of "
            "{orders_end:,.0f} orders {kept_end:,.0f} are kept. A small room of {small_room:.0f} that nobody "
            "leaves would warm up in about {ignition:.0%} of all draws; the one drawn here is {small_hour:.0%} engaged "
            "after an hour.",
    "unlit": "Nobody is engaged at the start, so there is nobody whose company could win others: no orders.",
    "overwhelmed": "The room is too large for its team, which answers {coverage_lowest:.0%} of the comments at worst "
                   "and can hold {largest_room:,.0f} viewers: {engaged_end:.0%} are engaged at the end, and "
                   "{kept_end:,.0f} of {orders_end:,.0f} orders are kept.",
    "dull": "No warm-up could hold this room: even with every comment answered, viewers lose interest faster than "
            "the company of others wins them. Of {orders_end:,.0f} orders {kept_end:,.0f} are kept.",
}

OUTCOMES = {
    "holds": Outcome(
        "The room holds itself",
        "The warm-up, {warm_up:.0%}, is more than the {tipping:.1%} that a room needs whose comments are all "
        "answered: from there on the company of the engaged wins viewers faster than interest is lost, and the team, "
        "which answers {coverage_lowest:.0%} at worst, can hold that."),
    "oversold": Outcome(
        "The room holds itself, but is pressed beyond its best",
        "The warm-up, {warm_up:.0%}, is more than the {tipping:.1%} needed, and the team keeps up. But beyond a "
        "pressure of {best_pressure:.2f} more orders come back than pressure adds: at {pressure:.2f} {kept_end:,.0f} "
        "are kept instead of {kept_best:,.0f}."),
    "rescued": Outcome(
        "The room holds itself",
        "The warm-up, {warm_up:.0%}, is more than the {tipping:.1%} needed where all comments are answered. The team "
        "answers {coverage_lowest:.0%} at worst; but viewers leave, fewer write, and the room shrinks to a size that "
        "the team can hold before the engaged are too few."),
    "undecided": Outcome(
        "It is still undecided after two hours",
        "The warm-up, {warm_up:.0%}, is more than the {tipping:.1%} needed where all comments are answered, and "
        "{engaged_end:.0%} are engaged at the end. But more viewers are there than the {largest_room:,.0f} that the "
        "team can hold: enough of them would have to leave in time, or the room goes cold."),
    "cold": Outcome(
        "It goes cold for want of warm-up",
        "Engaged viewers are won by the company of engaged viewers. At {warm_up:.0%} there is too little of it: up "
        "to {tipping:.1%} interest is lost faster than it is won, even with every comment answered."),
    "unlit": Outcome(
        "It goes cold for want of warm-up",
        "Viewers are won by the company of engaged ones, and there is nobody to begin with: one would be enough "
        "here, if every comment is answered."),
    "overwhelmed": Outcome(
        "It goes cold because the team cannot answer",
        "The warm-up, {warm_up:.0%}, would do where all comments are answered, since {tipping:.1%} are needed. But "
        "only {coverage_lowest:.0%} get a reply at worst, the unanswered lose interest, and {engaged_end:.0%} are "
        "left."),
    "dull": Outcome(
        "It goes cold whatever the warm-up",
        "At every share of engaged viewers interest is lost at least as fast as the company of others wins it, even "
        "if every comment is answered: {warm_up:.0%} at the start are {engaged_end:.0%} at the end."),
}


def coverage(engaged, viewers, reply_capacity):
    """Share of comments that get a reply (0 to 1)."""
    comments = COMMENTS * engaged * viewers
    return 1.0 if comments <= reply_capacity else reply_capacity / comments


def joining_rate(engaged, covered, content, contact, reinforcement):
    """Rate at which an idle viewer becomes engaged, per minute."""
    return content * covered * (contact * engaged + reinforcement * engaged**2)


def engaged_change(engaged, covered, content, contact, reinforcement, disengagement):
    """Change of the engaged share, per minute: those who join less those who lose interest."""
    joining = joining_rate(engaged, covered, content, contact, reinforcement)
    return joining * (1.0 - engaged) - disengagement * engaged


def leaving_rate(engaged, leaving):
    """Rate at which viewers leave the room, per minute: the more are engaged, the fewer leave."""
    return leaving * (1.0 - engaged) + LOYALTY * leaving * engaged


def order_rate(pressure):
    """Orders of an engaged viewer, per minute."""
    return ORDERS * (1.0 + UPLIFT * pressure)


def returned_share(pressure, literacy):
    """Share of orders that are sent back (0 to 0.95)."""
    return RETURNS + REGRET * pressure * (1.0 - literacy)


def net_multiple(pressure, literacy):
    """Orders kept, as a multiple of the orders placed without pressure."""
    return (1.0 + UPLIFT * pressure) * (1.0 - returned_share(pressure, literacy))


def best_pressure(literacy):
    """The pressure at which most orders are kept."""
    regret = REGRET * (1.0 - literacy)
    return (UPLIFT * (1.0 - RETURNS) - regret) / (2.0 * UPLIFT * regret)


def discriminant(content, contact, reinforcement, disengagement):
    """Negative where engaged viewers are lost faster than won at every share, all comments answered."""
    return (contact + reinforcement) ** 2 - 4.0 * reinforcement * disengagement / content


def tipping_share(content, contact, reinforcement, disengagement):
    """The engaged share above which a room with all comments answered grows; below zero, none is needed."""
    root = discriminant(content, contact, reinforcement, disengagement) ** 0.5
    return (reinforcement - contact - root) / (2.0 * reinforcement)


def resting_share(content, contact, reinforcement, disengagement):
    """The engaged share at which a room with all comments answered comes to rest."""
    root = discriminant(content, contact, reinforcement, disengagement) ** 0.5
    return (reinforcement - contact + root) / (2.0 * reinforcement)


def capped_share(viewers, reply_capacity, content, contact, reinforcement, disengagement):
    """The engaged share at which a room comes to rest whose team cannot answer all comments.

    Replies are then a constant number to be shared: content K / (kappa W) (beta1 + beta2 g)(1 - g) = r g.
    """
    burden = disengagement * COMMENTS * viewers / (content * reply_capacity)
    middle = reinforcement - contact - burden
    return (middle + (middle**2 + 4.0 * reinforcement * contact) ** 0.5) / (2.0 * reinforcement)


def least_coverage(content, contact, reinforcement, disengagement):
    """The share of comments that must be answered for the engaged to grow at any share at all."""
    peak = max(0.0, (reinforcement - contact) / (2.0 * reinforcement))
    return disengagement / (content * (contact + reinforcement * peak) * (1.0 - peak))


def largest_room(tipping, reply_capacity):
    """Viewers beyond whom no warm-up holds the room: at the tipping share the team is already at its limit."""
    return reply_capacity / (COMMENTS * tipping)


def best_room(reply_capacity, content, reinforcement, disengagement):
    """Viewers with whom most are engaged in the end, without simple contagion and if nobody leaves."""
    return content * reinforcement * reply_capacity / (2.0 * disengagement * COMMENTS)


def purchase_chance(engaging, buying, disengagement, idle_exit, engaged_exit):
    """Chance that an idle viewer ever orders (absorbing Markov chain): the rates compete, all per minute."""
    both = (engaging + idle_exit) * (buying + disengagement + engaged_exit)
    return engaging * buying / (both - engaging * disengagement)


def rest_points(viewers, reply_capacity, content, contact, reinforcement, disengagement):
    """Where a room of this size turns upwards and where it comes to rest (tipping, resting), None if it does not.

    A tipping share of zero means that any engaged viewer is enough.
    """
    if discriminant(content, contact, reinforcement, disengagement) <= 0.0:
        return None, None
    tipping = max(0.0, tipping_share(content, contact, reinforcement, disengagement))
    resting = resting_share(content, contact, reinforcement, disengagement)
    if resting <= 0.0 or COMMENTS * viewers * tipping >= reply_capacity:
        return None, None
    if COMMENTS * viewers * resting > reply_capacity:
        resting = capped_share(viewers, reply_capacity, content, contact, reinforcement, disengagement)
    return tipping, resting


def ignition_chance(start, target, viewers, disengagement, joining):
    """Chance that a room of which nobody leaves gets from `start` engaged viewers to `target` before none is left.

    The gambler's ruin, with odds that change on the way. `joining` gives the rate for an engaged share.
    """
    if start == 0:
        return 0.0
    if start >= target:
        return 1.0
    odds, total, reached = 1.0, 0.0, 0.0
    for engaged in range(target):
        if engaged > 0:
            share = engaged / viewers
            odds = odds * disengagement * share / (joining(share) * (1.0 - share))
        total += odds
        if engaged < start:
            reached += odds
    return reached / total


def successes(draw, trials, chance):
    """How many of `trials` viewers do what each does with this chance (0 to below 1).

    Instead of asking every viewer it draws how many refuse before the next one does it: the same binomial
    number, in one draw more than there are successes.
    """
    if chance < NEVER:
        return 0
    scale = 1.0 / math.log(1.0 - chance)
    found, asked = 0, 1 + math.floor(math.log(draw()) * scale)
    while asked <= trials:
        found += 1
        asked += 1 + math.floor(math.log(draw()) * scale)
    return found


def small_room_path(draw, viewers, warm_up, disengagement, leaving, joining):
    """Engaged share of a room of single viewers, minute by minute; 0 once the room is empty.

    `joining` gives the rate for an engaged share and the part of the audience still present.
    """
    engaged = math.floor(warm_up * viewers + 0.5)
    idle = viewers - engaged
    path = []
    for step in range(MINUTES * STEPS + 1):
        present = engaged + idle
        share = engaged / present if present > 0 else 0.0
        if step % STEPS == 0:
            path.append(share)
        joins = successes(draw, idle, STEP * joining(share, present / viewers))
        loses = successes(draw, engaged, STEP * disengagement)
        engaged, idle = engaged + joins - loses, idle - joins + loses
        exits = STEP * leaving_rate(share, leaving)
        engaged -= successes(draw, engaged, exits)
        idle -= successes(draw, idle, exits)
    return path


def simulate(*, warm_up, content, reinforcement, contact, disengagement, audience, reply_capacity, pressure,
             literacy, leaving, small_room, seed):
    """Two hours of a session, minute by minute; minute 0 is the room after its warm-up.

    Returns:
        minute: 0 to 120; the next eight have a value for each
        engaged, present, coverage: share engaged, still present, and of comments answered (0 to 1)
        viewers, orders, kept, follows: viewers; since minute 0 orders placed, orders kept, viewers who followed
        small: engaged share of the small room (0 to 1)
        engaged_end, orders_end, kept_end, follows_end: the four in minute 120
        small_hour: engaged share of the small room in minute 60
        coverage_lowest: share of comments answered in the worst minute
        warmed_up, pressed: warm-up and pressure, as chosen
        kept_best: orders that the best pressure would keep
    """
    engaged, viewers, orders, follows = warm_up, audience * 1.0, 0.0, 0.0
    kept = 1.0 - returned_share(pressure, literacy)
    series = {"minute": [], "engaged": [], "viewers": [], "present": [], "coverage": [], "orders": [], "kept": [],
              "follows": []}
    for step in range(MINUTES * STEPS + 1):
        covered = coverage(engaged, viewers, reply_capacity)
        if step % STEPS == 0:
            series["minute"].append(step // STEPS)
            series["engaged"].append(engaged)
            series["viewers"].append(viewers)
            series["present"].append(viewers / audience)
            series["coverage"].append(covered)
            series["orders"].append(orders)
            series["kept"].append(orders * kept)
            series["follows"].append(follows)
        orders += STEP * order_rate(pressure) * engaged * viewers
        follows += STEP * FOLLOWS * engaged * viewers
        change = engaged_change(engaged, covered, content, contact, reinforcement, disengagement)
        viewers -= STEP * leaving_rate(engaged, leaving) * viewers
        engaged += STEP * change

    def joining(share, present):
        covered = coverage(share, present * audience, reply_capacity)
        return joining_rate(share, covered, content, contact, reinforcement)

    series["small"] = small_room_path(random_stream(seed), small_room, warm_up, disengagement, leaving, joining)
    return with_summary(series, warm_up, pressure, literacy)


def with_summary(series, warm_up, pressure, literacy):
    """The series and the single numbers that the reading and the prose quote."""
    for name in ["engaged", "orders", "kept", "follows"]:
        series[name + "_end"] = series[name][-1]
    series["small_hour"] = series["small"][60]
    series["coverage_lowest"] = min(series["coverage"])
    series["warmed_up"] = warm_up
    series["pressed"] = pressure
    unpressed = series["orders_end"] / (1.0 + UPLIFT * pressure)
    series["kept_best"] = unpressed * net_multiple(best_pressure(literacy), literacy)
    return series


def stretched(change):
    """A change per minute as the height of the phase line: to scale near zero, closer and closer beyond it.

    Changes of a room that just holds and of one that collapses differ a hundredfold; both must be seen.
    """
    ratio = abs(change) / SMALL
    height = math.log(ratio + math.sqrt(ratio * ratio + 1.0))
    return height if change >= 0.0 else -height


def curves(*, warm_up, content, reinforcement, contact, disengagement, audience, reply_capacity, pressure,
           literacy, leaving, small_room, seed):
    """The phase line at the start with its points of rest, and orders against pressure.

    Returns:
        tipping, resting: engaged shares that a room with all comments answered needs and ends at, None if it fades
        tipping_here, resting_here: the same for this audience and team, or None
        largest_room: viewers beyond whom no warm-up holds the room, None if none does or any viewer is enough
        least_coverage: share of comments to be answered for the engaged to grow, None if all are too few
        ignition: chance that the small room warms up (0 to 1)
        share, change, change_answered: 101 engaged shares, their change (stretched) here and with all answered
        start, start_change: where the run begins on the phase line, each a list of one
        flees, flees_height, rests, rests_height: where the phase line is 0 and a room flees (at most one) or rests
        pressure_axis, placed, net: 31 pressures, orders placed and kept as multiples of those without pressure
        best_pressure: pressure that keeps most orders, None beyond the axis
        pressure_now, placed_now, net_now: the same for the pressure chosen, each a list of one
    """
    def change(share, viewers):
        covered = coverage(share, viewers, reply_capacity)
        return engaged_change(share, covered, content, contact, reinforcement, disengagement)

    def joining(share):
        covered = coverage(share, audience, reply_capacity)
        return joining_rate(share, covered, content, contact, reinforcement)

    tipping, resting = rest_points(0.0, reply_capacity, content, contact, reinforcement, disengagement)
    tipping_here, resting_here = rest_points(audience, reply_capacity, content, contact, reinforcement, disengagement)
    least = least_coverage(content, contact, reinforcement, disengagement)
    drawn = {"tipping": tipping, "resting": resting, "tipping_here": tipping_here, "resting_here": resting_here,
             "largest_room": largest_room(tipping, reply_capacity) if tipping is not None and tipping > 0.0 else None,
             "least_coverage": least if least <= 1.0 else None, "ignition": 0.0}
    if resting_here is not None:
        begun = math.floor(warm_up * small_room + 0.5)
        target = max(begun, math.floor(resting_here * small_room))
        drawn["ignition"] = ignition_chance(begun, target, small_room, disengagement, joining)
    add_phase_line(drawn, change, warm_up, audience)
    add_rest_points(drawn, tipping_here, resting_here)
    add_pressure_curves(drawn, pressure, literacy)
    return drawn


def add_phase_line(drawn, change, warm_up, audience):
    """The phase line of this audience and the one with all comments answered, and where the room begins.

    `change` gives the change per minute for an engaged share and a number of viewers.
    """
    shares = [index / GRID for index in range(GRID + 1)]
    drawn["share"] = shares
    drawn["change"] = [stretched(change(share, audience)) for share in shares]
    drawn["change_answered"] = [stretched(change(share, 0.0)) for share in shares]
    drawn["start"] = [warm_up]
    drawn["start_change"] = [stretched(change(warm_up, audience))]


def add_rest_points(drawn, tipping, resting):
    """Where the phase line flees from and where it rests; a room without engaged viewers rests unless one is enough."""
    flees = [tipping] if tipping is not None else []
    rests = [0.0] if tipping is None or tipping > 0.0 else []
    if resting is not None:
        rests.append(resting)
    drawn["flees"] = flees
    drawn["flees_height"] = [0.0 for _ in flees]
    drawn["rests"] = rests
    drawn["rests_height"] = [0.0 for _ in rests]


def add_pressure_curves(drawn, pressure, literacy):
    """Orders placed and kept against pressure, the best pressure if it is on the axis, and the one chosen."""
    levels = [HIGHEST_PRESSURE * index / PRESSURES for index in range(PRESSURES + 1)]
    best = best_pressure(literacy)
    drawn["pressure_axis"] = levels
    drawn["placed"] = [1.0 + UPLIFT * level for level in levels]
    drawn["net"] = [net_multiple(level, literacy) for level in levels]
    drawn["best_pressure"] = best if best <= HIGHEST_PRESSURE else None
    drawn["pressure_now"] = [pressure]
    drawn["placed_now"] = [1.0 + UPLIFT * pressure]
    drawn["net_now"] = [net_multiple(pressure, literacy)]


def reading(run, curves):
    """Which sentence says what is seen."""
    if curves["tipping"] is None:
        return "dull"
    if run["warmed_up"] <= curves["tipping"]:
        return "cold" if curves["tipping"] > 0.0 else "unlit"
    if run["engaged_end"] <= curves["tipping"]:
        return "overwhelmed"
    if curves["resting_here"] is None:
        return "rescued" if run["viewers"][-1] < curves["largest_room"] else "undecided"
    best = curves["best_pressure"]
    return "oversold" if best is not None and run["pressed"] > best else "holds"
