"""From the claims of a framework to the few links its map shows.

The map holds the main constructs only: those whose kind is a layer of the framework. A claim between two smaller
constructs is drawn between the main constructs they are part of, unless that is one and the same.
"""
from dataclasses import dataclass
from statistics import mode

from .loading import SMALL_KINDS

STRENGTHS = ("states", "implies", "ours")             # the voice of a claim, strongest first
SENSES = {"enables": "furthers", "strengthens": "furthers", "weakens": "strains", "limits": "strains"}
MOST = 30                                          # links on a map that can still be followed with the eye


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
    """The links that the map draws, at most `MOST`.

    Where there are more, what the paper states goes before what it implies and what we assume, and links that stand
    for several claims go before others.
    """
    links = all_links(framework)
    kept = sorted(links, key=lambda link: (STRENGTHS.index(link.voice), -len(link.claims)))[:MOST]
    return [link for link in links if link in kept]


def all_links(framework):
    """Claims as links between main constructs; those of one sense between the same two become one."""
    constructs = {row["id"]: row for _, row in framework.constructs.iterrows()}
    grouped = {}
    for _, claim in framework.claims.iterrows():
        source = main_parent(claim["source"], constructs)
        target = main_parent(claim["target"], constructs)
        if source and target and source != target:
            grouped.setdefault((source, target, SENSES.get(claim["kind"], claim["kind"])), []).append(claim)
    return [link_of(source, target, claims) for (source, target, _), claims in grouped.items()]


def link_of(source, target, claims):
    """One link for claims of one sense: as well founded as the best of them, and of the kind most of these have."""
    voice = min((claim["voice"] for claim in claims), key=STRENGTHS.index)
    kind = mode(claim["kind"] for claim in claims if claim["voice"] == voice)
    mutual = all(claim["mutual"] == "yes" for claim in claims)
    return Link(source, target, kind, voice, mutual, tuple(claim["id"] for claim in claims))
