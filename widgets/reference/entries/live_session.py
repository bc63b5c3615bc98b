"""The page of the live session: what to notice and what to try."""

from ...models import CATALOGUE, live_session

MODEL = CATALOGUE["live_session"]
KIND = "stock and flow, with agents"
EQUATIONS = ("coverage", "joining_rate", "engaged_change", "leaving_rate", "order_rate", "returned_share",
             "net_multiple", "best_pressure", "tipping_share", "resting_share", "best_room", "largest_room")
SAME = {"leaving": 0.0, "warm_up": 0.5}          # a room that nobody leaves: the audience is constant


def run(**values):
    """A run with seed 1."""
    return MODEL.simulate(**{"seed": 1, **values})


def curves(**values):
    """What the figure shows beside a run with seed 1."""
    return MODEL.curves(**{"seed": 1, **values})


def warm_up():
    """**Seeds are worthless until they are everything.** With 29% of viewers engaged at the start a session takes
    {below:.0f} orders, with 30% {above:.0f}, with 50% {half:.0f}. The room tips at {tipping:.1%}."""
    return {"below": run(warm_up=0.29)["orders_end"], "above": run(warm_up=0.30)["orders_end"],
            "half": run(warm_up=0.5)["orders_end"], "tipping": curves()["tipping"]}


def large_rooms():
    """**A bigger room can sell less.** In an hour, in a warmed room that nobody leaves, a team that can write 400
    replies a minute takes {two:.0f} orders from 2,000 viewers, {three:.0f} from 3,000 and {four:.0f} from 4,000.
    The formula for the best room says {best:.0f}, and that no warm-up holds a room of more than {largest:.0f}."""
    sizes = {"two": 2000, "three": 3000, "four": 4000}
    orders = {name: run(audience=size, **SAME)["orders"][60] for name, size in sizes.items()}
    return {**orders, "best": live_session.best_room(400.0, 1.0, 1.2, 0.25),
            "largest": curves(audience=2000)["largest_room"]}


def luck():
    """**Near the threshold success is luck.** Identical rooms of 100 viewers, 30% of them engaged, warm up with a
    chance of {chance:.0%}. Between a start of 25 and one of 35% the chance rises from {small_low:.0%} to
    {small_high:.0%} with 100 viewers, and from {large_low:.0%} to {large_high:.0%} with 600."""
    def chance(size, share):
        return curves(small_room=size, warm_up=share)["ignition"]

    return {"chance": chance(100, 0.3), "small_low": chance(100, 0.25), "small_high": chance(100, 0.35),
            "large_low": chance(600, 0.25), "large_high": chance(600, 0.35)}


def pressure():
    """**Gross and net part ways.** A pressure of 1 brings {placed:.1f} times the orders placed without pressure,
    but only {kept:.2f} times that number are kept. The best pressure, {best:.2f}, keeps {most:.3f} times."""
    best = live_session.best_pressure(0.2)
    return {"placed": live_session.order_rate(1.0) / live_session.order_rate(0.0),
            "kept": live_session.net_multiple(1.0, 0.2), "best": best, "most": live_session.net_multiple(best, 0.2)}


def informed_buyers():
    """**Informed buyers can help sellers.** At a pressure of 1, {none:.2f} times the orders are kept if nobody
    informs themselves and {many:.2f} times if 70% do. That holds because informed buyers regret less here and buy
    as much."""
    return {"none": live_session.net_multiple(1.0, 0.0), "many": live_session.net_multiple(1.0, 0.7)}


def reinforcement():
    """**The threshold needs reinforcement.** With 0.95 a minute instead of 1.20 no warm-up holds the room: from 80%
    engaged it ends at {end:.0%}. With simple contagion of 0.3 a minute a room needs no warm-up at all: its tipping
    share is {tipping:.0f}."""
    return {"end": run(reinforcement=0.95, warm_up=0.8)["engaged_end"], "tipping": curves(contact=0.3)["tipping"]}


INSIGHTS = (warm_up, large_rooms, luck, pressure, informed_buyers, reinforcement)

EXPERIMENTS = (
    ("cold_start", "Raise {warm_up} by 0.01 at a time and find the step at which orders jump."),
    ("cold_start", "Leave the start and raise {content} instead: where has the unstable point gone?"),
    ("mega_room", "Lower {audience} until the room holds; then give the team more {reply_capacity} and try again."),
    ("hard_sell", "Lower {pressure} and find the value at which most orders are kept."),
    ("warmed_room", "Set {reinforcement} to its least value and raise {contact}: the threshold is gone. Why?"),
)
