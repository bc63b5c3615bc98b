"""What a framework and its chapter owe each other: every check returns the faults it finds, in words.

They are functions so that a test can also show that each sees a planted fault.
"""
import ast
import functools
import inspect
import re
from dataclasses import dataclass

import nbformat

from tests.book import ROOT
from widgets.frameworks import show_map
from widgets.frameworks.links import main_constructs
from widgets.models import CATALOGUE


@dataclass(frozen=True)
class Chapter:
    """The prose and the code of a chapter, as they stand in its notebook."""
    prose: str
    code: str


def chapter_of(name):
    """The chapter in which a framework is taught."""
    notebook = nbformat.read(ROOT / "chapters" / f"{name}.ipynb", as_version=4)
    return Chapter(*("\n".join(cell.source for cell in notebook.cells if cell.cell_type == kind)
                     for kind in ("markdown", "code")))


def calls(code, function):
    """The keyword arguments of every call of a function, as constants."""
    return [{word.arg: ast.literal_eval(word.value) for word in node.keywords} for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function]


# ------------------------------------------------------------------------------ the framework itself

def layers_out_of_bounds(framework):
    """A map has three to five layers with one to six boxes each."""
    boxes = [row["kind"] for row in main_constructs(framework)]
    counts = {kind: boxes.count(kind) for kind in framework.layers["kind"]}
    return ([f"{kind}: {count} boxes" for kind, count in counts.items() if not 1 <= count <= 6]
            + [f"{len(counts)} layers"] * (not 3 <= len(counts) <= 5))


def circles(framework):
    """Constructs that are part of themselves."""
    parents = dict(zip(framework.constructs["id"], framework.constructs["parent"], strict=True))
    found = []
    for start in parents:
        path = [start]
        while parents[path[-1]] and path[-1] not in path[:-1]:
            path.append(parents[path[-1]])
        found += [f"{start} is part of itself: {path}"] * (path[-1] in path[:-1])
    return found


def unclaimed(framework):
    """Constructs about which nothing is claimed, not even of a part of them."""
    claimed = {*framework.claims["source"], *framework.claims["target"]}
    constructs = framework.constructs
    carrying = {*constructs[constructs["id"].isin(claimed)]["parent"]}
    return [f"{name}: no claim" for name in constructs["id"] if name not in claimed | carrying]


def untraced(framework):
    """Claims that name a part of a model which it does not have, or that nothing is said about.

    A name with an underscore in an element or experiment is a parameter, function, constant or result; a symbol such
    as K_y is none.
    """
    found = []
    for _, claim in framework.claims.iterrows():
        if not claim["cannot_show"].strip():
            found.append(f"{claim['id']}: nothing said on what no model shows")
        if claim["model"]:
            known = names_in(claim["model"])
            names = set(re.findall(r"\b\w{2,}_\w{2,}", f"{claim['element']} {claim['experiment']}"))
            found += [f"{claim['id']}: {claim['model']} has no {name}" for name in sorted(names - known)]
    return found


@functools.cache
def names_in(model):
    """Names of the parameters, functions, constants, results and presets of a model, and what functions take."""
    model = CATALOGUE[model]
    parameters = {parameter.name for parameter in model.parameters}
    seed = {"seed": 1} if "seed" in parameters else {}
    functions = filter(inspect.isfunction, vars(model.module).values())
    taken = {name for function in functions for name in inspect.signature(function).parameters}
    return (parameters | taken | {preset.name for preset in model.presets} | set(dir(model.module))
            | set(model.simulate(**seed)) | set(model.curves(**seed)))


# ------------------------------------------------------------------------------ the framework in its chapter

def untaught(framework, chapter):
    """Every construct is marked once where it is taught; nothing else is marked as one."""
    taught = re.findall(r'<dfn id="term-([^"]*)">[^<]+</dfn>', chapter.prose)
    known = list(framework.constructs["id"])
    return ([f"{name}: taught {taught.count(name)} times" for name in known if taught.count(name) != 1]
            + [f"{name}: no construct" for name in taught if name not in known])


def dead_links(framework, chapter):
    """Every link of the map has a target."""
    targets = re.findall(r'href="#(term-[^"]*)"', show_map(framework)._repr_html_())
    return [f"{target}: no target" for target in set(targets) if f'id="{target}"' not in chapter.prose]


def missing_explorers(framework, chapter):
    """The explorer that a preset's link leads to stands in the chapter, once."""
    anchors = [words.get("anchor") for words in calls(chapter.code, "explore")]
    models = dict.fromkeys(filter(None, framework.claims["model"]))
    return [f"{model}: {anchors.count(f'explorer-{model}')} explorers" for model in models
            if anchors.count(f"explorer-{model}") != 1]


def untabled(framework, chapter):
    """Every claim stands in one of the chapter's claim tables, and the map is shown."""
    claims = framework.claims
    shown = set()
    for words in calls(chapter.code, "claim_table"):
        rows = claims
        for column, value in words.items():
            rows = rows[rows[column] == value]
        shown |= set(rows["id"])
    return ([f"{name}: in no table" for name in claims["id"] if name not in shown]
            + ["no map"] * (len(calls(chapter.code, "show_map")) != 1))
