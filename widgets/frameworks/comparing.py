"""The frameworks side by side: what each answers to the same question, their maps in one table, and pairs of claims.

    answers_table("What kind of theory?", object="It speaks of", method="How it was made")
    maps_table()                          # the boxes of all maps, in columns by what their layer means
    counts_table(), kinds_table()         # how many claims, by whom and of which kind
    pairs_table("strains")                # claims that pull apart, quoted from the frameworks' tables

Answers stand in `data/comparison.csv`, pairs in `data/claim_pairs.csv`; a pair names claims by their ids. What is
counted or quoted is read from the frameworks' own tables. Rows are frameworks, in the order of the data package.
"""
from collections import Counter
from html import escape

from .drawing import STRAINING, TONES, layers_of
from .links import main_constructs
from .loading import DATA, DataError, framework_names, load_framework, load_table, nearest, read_package
from .tables import Html, Table, chinese, unknown, voice_mark

TONE_WORDS = {"cause": "What starts it", "action": "What is done", "core": "What carries it or comes out",
              "strain": "What endangers it", "lesson": "What follows"}
KINDS = (("enables",), ("strengthens",), ("requires",), ("mediates", "moderates"), ("limits",), ("weakens",),
         ("competes",))
PLACE_NOTES = {"states": "", "implies": ", implied", "ours": ", our reading", "silent": ", silent"}
HEADINGS = {"agrees": ("What they share", "One says", "Another says", "Where it ends"),
            "strains": ("Question", "One side", "The other side", "What one can try"),
            "composes": ("Link", "What comes before", "What it feeds", "How the model joins them")}
CAPTIONS = {"agrees": "Where two papers agree", "strains": "Where two claims pull apart",
            "composes": "Where one claim feeds another"}


def all_frameworks(data=DATA):
    """Every framework that is compared: one whose answers stand in `comparison.csv`, which a new one's do not yet."""
    compared = set(load_table("comparison.csv", data)["framework"])
    return [load_framework(name, data) for name in framework_names(read_package(data)) if name in compared]


def chapter_link(framework):
    """The paper's name, which leads to its chapter."""
    name = framework.citation[0].upper() + framework.citation[1:]
    return Html(f'<a href="{escape(framework.name)}.html">{escape(name)}</a>')


def where(sections, voice="states"):
    """The place of a statement in brackets, and who makes it unless the paper does: "(s4.1, implied)"."""
    named = {"abstract": "abstract", "all": "whole text", "0": "introduction"}
    places = [named.get(section, f"s{section}") for section in sections.split("; ")]
    return f"({', '.join(places)}{PLACE_NOTES[voice]})"


# ------------------------------------------------------------------------------ the same question to all

def answers_table(caption, **questions):
    """What every paper answers to some questions: `kind="Kind of theory"` heads the answers to the question kind."""
    answers = load_table("comparison.csv").set_index(["framework", "question"])
    known = set(answers.index.get_level_values("question"))
    for question in questions:
        if question not in known:
            raise unknown("question", question, known)
    rows = tuple((chapter_link(paper), *(answer_cell(answers.loc[paper.name, question]) for question in questions))
                 for paper in all_frameworks())
    return Table(caption, ("Paper", *questions.values()), rows, "comparison")


def answer_cell(row):
    """An answer with the paper's own term, its section, and a mark where it is not the paper that says so."""
    term = f" {chinese(row['zh'])}" if row["zh"] else ""
    return Html(f"{escape(row['answer'])}{term} <small>{escape(where(row['section'], row['voice']))}</small>")


def maps_table():
    """The boxes of all maps, one row a paper, one column for what a layer means; a box leads to its chapter."""
    rows = tuple((chapter_link(paper), *(tone_cell(paper, tone) for tone in TONES)) for paper in all_frameworks())
    return Table("The maps side by side. Each entry leads to where it is taught.",
                 ("Paper", *(TONE_WORDS[tone] for tone in TONES)), rows, "maps")


def tone_cell(paper, tone):
    """The boxes of the layers of one tone, under the names of these layers and in their colour."""
    boxes, parts = main_constructs(paper), []
    for layer in layers_of(paper):
        if layer.tone == tone:
            items = "".join(f"<li>{term_link(paper, row)}</li>" for row in boxes if row["kind"] == layer.kind)
            parts.append(f"<b>{escape(layer.name)}</b><ul>{items}</ul>")
    if not parts:
        return Html("<i>Nothing</i>")
    return Html(f'<div style="border-left: 3px solid {TONES[tone][0]}">{"".join(parts)}</div>')


def term_link(paper, construct):
    """A construct's English name, which leads to where its chapter explains it."""
    return f'<a href="{escape(paper.name)}.html#term-{escape(construct["id"])}">{escape(construct["en"])}</a>'


# ------------------------------------------------------------------------------ counts

def counts_table():
    """Constructs and claims of every paper, by whom the claims are made and what the paper's own ones speak of."""
    return Table("The frameworks in numbers",
                 ("Paper", "Constructs", "Claims", "The paper says", "It implies", "We assume",
                  "Of the paper's own: carried by a model", "Of the paper's own: weakens, limits or competes"),
                 tuple(counts_row(paper) for paper in all_frameworks()), "numbers")


def own_claims(paper):
    """What the paper says or implies."""
    return paper.claims[paper.claims["voice"] != "ours"]


def dangers(paper):
    """The paper's own claims that something weakens, limits or competes."""
    own = own_claims(paper)
    return own[own["kind"].isin(STRAINING)]


def counts_row(paper):
    """One row of the table of counts."""
    voices, own = Counter(paper.claims["voice"]), own_claims(paper)
    carried, strained = (own["model"] != "").mean(), len(dangers(paper)) / len(own)
    return (paper.citation, len(paper.constructs), len(paper.claims),
            *(voices[voice] for voice in ("states", "implies", "ours")), f"{carried:.0%}", f"{strained:.0%}")


def kinds_table():
    """What the papers' own claims say of how one thing acts on another."""
    rows = []
    for paper in all_frameworks():
        kinds = Counter(own_claims(paper)["kind"])
        rows.append((paper.citation, *(sum(kinds[kind] for kind in column) for column in KINDS)))
    return Table("The papers' own claims, by kind", ("Paper", *map(" or ".join, KINDS)), tuple(rows), "numbers")


# ------------------------------------------------------------------------------ pairs of claims

def claim_pairs(relation=None, data=DATA):
    """Pairs as dicts, the claims themselves under "first" and "second"; DataError where a claim does not exist."""
    papers = {paper.name: paper for paper in all_frameworks(data)}
    found = []
    for index, pair in load_table("claim_pairs.csv", data).iterrows():
        joined = dict(pair)
        for side in ("first", "second"):
            claims = papers[pair[f"{side}_framework"]].claims.set_index("id")
            name = pair[f"{side}_claim"]
            if name not in claims.index:
                raise DataError(f"claim_pairs.csv, row {index + 2}, column {side}_claim: {name!r} is no claim of "
                                f"{pair[f'{side}_framework']}{nearest(name, claims.index)}")
            joined[side] = (papers[pair[f"{side}_framework"]], claims.loc[name])
        if relation in (None, pair["relation"]):
            found.append(joined)
    return found


def pairs_table(relation):
    """The pairs of one relation: "agrees", "strains" or "composes", each claim with paper, section and voice."""
    if relation not in HEADINGS:
        raise unknown("relation", relation, HEADINGS)
    homes = chapters_of_models()
    rows = tuple((pair["topic"], claim_cell(*pair["first"]), claim_cell(*pair["second"]), remark_cell(pair, homes))
                 for pair in claim_pairs(relation))
    return Table(CAPTIONS[relation], HEADINGS[relation], rows, "pairs")


def claim_cell(paper, claim):
    """A claim as its framework's table has it; the paper's name leads to its chapter."""
    beside = "beside " if claim["voice"] == "ours" else ""          # our assumption is not the paper's
    return Html(f"{voice_mark(claim['voice'])}: {escape(claim['statement'])} "
                f"<small>{beside}{chapter_link(paper)} {escape(where(claim['section']))}</small>")


def remark_cell(pair, homes):
    """The remark, and a link to the model's first figure where one can try it: in its chapter, else on this page."""
    if not pair["model"]:
        return pair["remark"]
    address = f"{homes.get(pair['model'], '')}#explorer-{pair['model']}"
    return Html(f'{escape(pair["remark"])} <a href="{escape(address)}">Go to the figure</a>')


def chapters_of_models():
    """The page on which each model is shown that carries claims of a paper."""
    return {model: f"{paper.name}.html" for paper in all_frameworks() for model in paper.claims["model"] if model}
