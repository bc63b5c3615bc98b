"""The page of a model as MyST text: every section comes from the model, its tests, its entry or `data/`."""

import ast
import inspect
import re
from html import escape
from pathlib import Path
from string import Formatter

from ..book import markdown, notebook
from ..book.markdown import table
from ..book.notebook import Notebook
from ..compiler.latex import equation
from ..explorer import explore
from ..frameworks import claim_table, load_framework, odd_table
from ..frameworks.loading import framework_names, read_package
from ..frameworks.tables import chinese
from ..models import CATALOGUE, find
from . import checks
from .entries import entry

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+(?:-[\u4e00-\u9fff]+)*")
CONSTANT = re.compile(r"^([A-Z_]+) = [\d.]+ +# (.+)$", re.MULTILINE)
BUILT = ("Purpose", "State and scales", "Process and order", "Initialisation")


def page(model, uses):
    """The whole page. `uses`: for each model the links to chapters that use it (see `uses`).

    Raises ValueError when a section has nothing to say: a model without, say, checks is not finished.
    """
    model = find(model)
    parts = [f"# {model.title}", f"**{model.question}**", raw(explore(model, anchor=f"explorer-{model.id}"))]
    for heading, write in SECTIONS.items():
        text = write(model, uses[model.id]) if write is used_in else write(model)
        if not text.strip():
            raise ValueError(f"{model.id}: its page has nothing under {heading!r}.")
        parts += [f"## {heading}", text]
    return "\n\n".join(parts) + "\n"


def sources(model):
    """The files, beside the models and tables of `data/`, from which a page is written: when one changes, it does."""
    model = find(model)
    written_with = [Path(each.__file__) for each in (markdown, notebook)]
    return [Path(__file__), *written_with, Path(checks.__file__), Path(entry(model).__file__), checks.path_of(model.id),
            checks.path_of("core")]


def index(uses):
    """A table of all models, in the order of the book, with links to their pages and to the chapters that use them."""
    rows = [(f"[{model.title}](/chapters/models/{model.id}.md)<br><small>{entry(model).KIND}</small>",
             model.question, "<br>".join(uses[model.id])) for model in CATALOGUE.values()]
    return table(("Model and its kind", "The question it answers", "Where it is used"), rows)


# ---------------------------------------------------------------------------------------- pieces

def raw(shown):
    """Something that a notebook shows as HTML, as a piece of MyST text."""
    html = shown._repr_mimebundle_()["text/html"] if hasattr(shown, "_repr_mimebundle_") else shown._repr_html_()
    return f"```{{raw}} html\n{html}\n```"


def anchor(model, preset, words):
    """A link that loads a preset into the page's explorer."""
    return (f'<a href="#explorer-{model.id}" data-preset="{model.id}:{preset.name}">{escape(words)}</a>')


def bilingual(text):
    """Text as HTML, its Chinese marked as such for screen readers and fonts."""
    return CHINESE.sub(lambda found: chinese(found[0]), escape(text, quote=False))


def labelled(model, text):
    """Text whose names of parameters, in braces, are said as the sliders say them."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: f"“{model.parameter(name).label}”" for name in names})


def odd(model):
    """The parts of the model's docstring by name."""
    return dict(odd_table(model).rows)


def bullets(pairs):
    """A list of sentences, each followed by what else is said of it."""
    return "\n".join(f"- {' '.join(filter(None, pair))}" for pair in pairs)


def number(value):
    """A number of the parameter table: 1,000,000 or 0.25."""
    return f"{value:,.10g}"


# ---------------------------------------------------------------------------------------- sections

def what_it_is(model):
    """Purpose, state, process and initialisation, as the model's file states them."""
    parts = odd(model)
    return "\n\n".join(f"**{name}.** {parts[name]}" for name in BUILT)


def claims(model):
    """The claims of papers that the model carries, each with a preset to try it; what is ours is said so."""
    tables = []
    for name in framework_names(read_package()):
        framework = load_framework(name)
        if (framework.claims["model"] == model.id).any():
            tables.append(raw(claim_table(framework, model=model.id)))
    source = odd(model)["Source claims"]
    if not tables:
        tables = ["No claim in the book's tables leads to this model."]
    return "\n\n".join([source, *tables])


def equations(model):
    """Each function that the entry names: what it is, then its equation, both from the function itself."""
    parts = [f"No equation stands in a paper that this book reads. They go back to this: {odd(model)['Grounded in']}"]
    for name in entry(model).EQUATIONS:
        function = getattr(model.module, name)
        words = inspect.getdoc(function).split("\n\n")[0].replace("\n", " ")
        parts += [words, f"$$\n{equation(function, model.symbols)}\n$$"]
    return "\n\n".join([*parts, other_symbols(model)])


def other_symbols(model):
    """What stands in the equations beside parameters, constants and the functions themselves."""
    module = model.module
    names = {node.id for name in entry(model).EQUATIONS
             for node in ast.walk(ast.parse(inspect.getsource(getattr(module, name)))) if isinstance(node, ast.Name)}
    said = {*defined_above(model), *(parameter.name for parameter in model.parameters)}
    shown = [parameter.symbol for parameter in model.parameters]     # a parameter that functions call otherwise
    rest = [f"${symbol}$ {name.replace('_', ' ')}" for name, symbol in module.SYMBOLS.items()
            if name in names - said and symbol not in shown and not name.isupper()]
    return f"Other symbols: {', '.join(rest)}." if rest else ""


def defined_above(model):
    """The functions of a model, by name."""
    return [name for name, _ in inspect.getmembers(model.module, inspect.isfunction)]


def provenance(parameter):
    """Whose idea a parameter is, and where its default comes from."""
    ours = parameter.construct.startswith("none") or "ours" in parameter.construct
    return f"Idea {'ours' if ours else 'of the paper'}; default {parameter.provenance}"


def parameters(model):
    """A table of all parameters: symbol, label, unit, default, range, what each stands for and where it comes from."""
    rows = [(f"${each.symbol}$", f"{each.label}<br>{chinese(each.zh)}", each.unit, number(each.default),
             f"{number(each.low)}\u00a0to\u00a0{number(each.high)}", bilingual(each.construct), provenance(each))
            for each in model.parameters]
    sliders = table(("Symbol", "Parameter", "Unit", "Default", "Range", "Stands for", "Provenance"), rows)
    fixed = table(("Symbol", "Constant", "Value", "What it is"), constants(model))
    return f"{sliders}\n\n:::{{dropdown}} Numbers that no slider moves, illustrative as well\n{fixed}\n:::"


def constants(model):
    """Rows of the numbers fixed in a model's file: symbol, name, value, and the comment beside it."""
    symbols = {name: f"${symbol}$" for name, symbol in model.symbols.items() if not symbol.isdigit()}
    return [(symbols.get(name, ""), f"`{name}`", number(getattr(model.module, name)), words)
            for name, words in CONSTANT.findall(inspect.getsource(model.module))]


def presets(model):
    """Each preset as a link that loads it, what to look for, and what it sets other than the defaults."""
    lines = []
    for preset in model.presets:
        changes = [f"{model.parameter(name).label}: {number(value)}" for name, value in preset.values.items()]
        lines.append(f"- {anchor(model, preset, preset.label)}: {preset.sentence} "
                     f"*{'; '.join(changes) or 'All parameters at their defaults'}.*")
    return "\n".join(lines)


def checks_passed(model):
    """What the model's own tests check, part by part, and what is checked of every model."""
    parts = [f"Read from `tests/models/{checks.path_of(model.id).name}`, which `make test` runs."]
    for part, tests in checks.checks(model.id).items():
        parts += [f"**{part[0].upper()}{part[1:]}**", bullets(tests)]
    parts += ["**Of every model**", bullets(checks.shared_checks()),
              "Beside these, three engines (CPython, the page's JavaScript, MicroPython) give the same numbers under "
              "random settings, and the page draws the same picture as Matplotlib."]
    return "\n\n".join(parts)


def statements(model):
    """Things to notice: each insight's sentence, its gaps filled with numbers computed now."""
    return [" ".join(inspect.getdoc(insight).split()).format(**insight()) for insight in entry(model).INSIGHTS]


def notice(model):
    """What a reader may find, with numbers that the model has just computed."""
    lead = "Every number below was computed by the model when this page was built, and is asserted by its tests."
    return "\n\n".join([lead, *(f"{place}. {words}" for place, words in enumerate(statements(model), 1))])


def attempts(model):
    """Settings to try in the explorer above, each from a preset, and its map where it has one."""
    lines = []
    for name, words in entry(model).EXPERIMENTS:
        preset = model.preset(name)
        lines.append(f"- Start from {anchor(model, preset, preset.label)}. {labelled(model, words)}")
    if model.map is not None:
        lines.append(f"- Open the map below the figure, “{model.map.label}”. {model.map.note}")
    return "\n".join(lines)


def misleads(model):
    """What the model hides."""
    return odd(model)["Where it misleads"]


def code(model):
    """The model's whole file, folded."""
    file = f"/widgets/models/{model.id}.py"
    return (f":::{{dropdown}} The whole model: `{file[1:]}`\n"
            f"```{{literalinclude}} {file}\n:language: python\n```\n:::")


def used_in(model, chapters):
    """Links to the chapters with an explorer of the model, and to the files that make it."""
    where = bullets((link,) for link in chapters)
    files = [("the model", f"widgets/models/{model.id}.py"), ("its figure", f"widgets/figures/{model.id}.py"),
             ("its tests", f"tests/models/test_{model.id}.py")]
    links = ", ".join(f"[{words}](/{path})" for words, path in files)
    return f"{where or 'No chapter has an explorer of it yet.'}\n\nFiles: {links}."


SECTIONS = {
    "What it is": what_it_is,
    "Claims it stands for": claims,
    "Equations": equations,
    "Parameters": parameters,
    "Presets": presets,
    "Things to notice": notice,
    "Things to try": attempts,
    "Where it misleads": misleads,
    "Checks it passes": checks_passed,
    "Its code": code,
    "Where it is used": used_in,
}


# ---------------------------------------------------------------------------------------- chapters

def uses(notebooks):
    """Model id -> links to those notebooks (page's name -> file) in which an explorer of the model stands."""
    read = {name: Notebook(path) for name, path in notebooks.items()}
    code = {name: "\n".join(each.sources("code")) for name, each in read.items()}
    return {model: [f"[{each.title}](/{name}.ipynb)" for name, each in read.items()
                    if f'explore("{model}"' in code[name]] for model in CATALOGUE}
