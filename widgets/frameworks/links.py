"""From the claims of a framework to the few links its map shows.

The map holds the main constructs only: those whose kind is a layer of the framework. A claim between two smaller
constructs is drawn between the main constructs they are part of, unless that is one and the same.
"""
from dataclasses import dataclass

from .loading import SMALL_KINDS

VOICES = ("states", "implies", "ours")             # the strongest voice first


@dataclass(frozen=True)
class Link:
    """One line of the map: who acts on whom, how, who says so, and the claims it stands for."""
    source: str
    target: str
    kind: str
    voice: str
    mutual: bool
    claims: tuple


def main_constructs(framework):
    """Rows of the constructs that the map draws as boxes, layer by layer, in the order of the paper."""
    constructs = framework.constructs
    return [row for kind in framework.layers["kind"] for _, row in constructs[constructs["kind"] == kind].iterrows()]


def main_parent(construct_id, constructs):
    """The main construct that a construct is part of, or None; `constructs` maps ids to rows."""
    seen = set()
    while construct_id and construct_id not in seen:
        if constructs[construct_id]["kind"] not in SMALL_KINDS:
            return construct_id
        seen.add(construct_id)
        construct_id = constructs[construct_id]["parent"]
    return None


def map_links(framework):
    """The links of the map; claims of one kind between the same two main constructs become one link."""
    constructs = {row["id"]: row for _, row in framework.constructs.iterrows()}
    grouped = {}
    for _, claim in framework.claims.iterrows():
        source = main_parent(claim["source"], constructs)
        target = main_parent(claim["target"], constructs)
        if source and target and source != target:
            grouped.setdefault((source, target, claim["kind"]), []).append(claim)
    return [link_of(ends, claims) for ends, claims in grouped.items()]


def link_of(ends, claims):
    """One link for the claims that share its ends and kind: as well founded as the best of them."""
    voice = min((claim["voice"] for claim in claims), key=VOICES.index)
    mutual = all(claim["mutual"] == "yes" for claim in claims)
    return Link(*ends, voice, mutual, tuple(claim["id"] for claim in claims))
