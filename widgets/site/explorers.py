"""Stages what explorers and the coding lab need on a page: stylesheets, one script per model, one bundle for all.

Everything lies in one folder `_static/explorer-<hash>/`, the hash being that of its content: a changed model
or front end gets a new address, so neither the built site nor a reader's browser shows an old one.
"""

import json
import shutil
from pathlib import Path

from . import formulas, node, sources

STAGING = Path("_build", "staged", "explorers")
CLASSIC = ("--bundle", "--format=iife", "--minify", "--target=es2020")


def setup(app):
    app.add_config_value("explorer_assets", "", "html")  # a new folder: write the pages anew
    app.connect("config-inited", stage)
    app.connect("build-finished", prune)


def stage(app, config):
    """Write the folder of the current models and front end, and have Sphinx copy it into `_static`."""
    root = Path(app.srcdir)
    static = root / STAGING / sources.digest(root, made_from(root))
    if not static.exists():
        shutil.rmtree(static.parent, ignore_errors=True)
        write(root, static)
    (folder,) = static.iterdir()
    config.explorer_assets = folder.name
    config.html_static_path.append(str(static))


def made_from(root: Path) -> list[Path]:
    """The files whose change gives another folder: code and front ends, and the segments of the coding lab."""
    return sources.files(root, "widgets/**/*", "data/coding_*.csv", "CITATION.cff", *sources.LOCKS)


def write(root: Path, static: Path):
    """Make the folder beside its place and move it there whole: a broken run leaves nothing half done."""
    from ..models import CATALOGUE

    fresh = static.with_name("fresh")
    folder = fresh / "explorer"
    folder.mkdir(parents=True)
    bundle(root, folder)
    bundle_lab(root, folder)
    bundle_editor(root, folder)
    with formulas.Katex(node.package(root, "katex") / "dist" / "katex.mjs") as katex:
        for model in CATALOGUE:
            (folder / f"model-{model}.js").write_text(model_script(model), encoding="utf-8")
            (folder / f"source-{model}.js").write_text(source_script(model, katex), encoding="utf-8")
    folder.rename(folder.with_name(f"explorer-{sources.digest(folder, folder.iterdir())}"))
    fresh.rename(static)


def bundle(root: Path, folder: Path):
    """Bundle the front end into `folder`: explorer.css, and explorer.js as one classic script.

    The worker's text is part of the bundle (host.js imports it as "worker-source") and starts from a Blob
    address: module scripts, fetch and files of workers are refused on pages opened from a disk.
    """
    explorer = root / "widgets" / "explorer"
    worker = folder / "worker.txt"
    node.esbuild(root, str(explorer / "worker.js"), *CLASSIC, f"--outfile={worker}")
    node.esbuild(
        root,
        str(explorer / "host.js"),
        *CLASSIC,
        f"--alias:worker-source={worker}",
        "--loader:.txt=text",
        f"--outfile={folder / 'explorer.js'}",
    )
    node.esbuild(root, str(explorer / "explorer.css"), "--minify", f"--outfile={folder / 'explorer.css'}")
    worker.unlink()


def bundle_editor(root: Path, folder: Path):
    """Bundle what a reader who changes a model needs into `folder`: editor.js, and python.js with MicroPython in it.

    python.js is the text of a worker within a classic script, for the reason given in `bundle`.
    """
    explorer = root / "widgets" / "explorer"
    node.esbuild(root, str(explorer / "editor.js"), *CLASSIC, f"--outfile={folder / 'editor.js'}")
    worker = folder / "worker.txt"
    node.esbuild(
        root,
        str(explorer / "python.js"),
        *CLASSIC,
        "--loader:.wasm=binary",
        "--loader:.py=text",
        "--define:process=undefined",  # no node here, nor its modules
        "--external:module",
        '--define:import.meta.url=""',
        f"--outfile={worker}",
    )
    text = json.dumps(worker.read_text(encoding="utf-8"))
    (folder / "python.js").write_text(f"globalThis.explorerPython = {text};\n", encoding="utf-8")
    worker.unlink()


def bundle_lab(root: Path, folder: Path):
    """Bundle the coding lab into `folder`: coding-lab.css, and coding-lab.js with segments, codes and words in it."""
    from ..coding_lab import describe

    lab = root / "widgets" / "coding_lab"
    description = folder / "lab.json"
    description.write_text(json.dumps(describe(), ensure_ascii=False), encoding="utf-8")
    node.esbuild(
        root,
        str(lab / "page.js"),
        *CLASSIC,
        "--charset=utf8",
        f"--alias:lab-description={description}",
        f"--outfile={folder / 'coding-lab.js'}",
    )
    node.esbuild(root, str(lab / "lab.css"), "--minify", f"--outfile={folder / 'coding-lab.css'}")
    description.unlink()


def model_script(model: str) -> str:
    """The script that hands a model to the page: what describes it, and its compiled code."""
    from ..explorer import model_entry
    from ..models import find

    entry = model_entry(find(model))
    return f"(globalThis.explorerModels ??= {{}})[{json.dumps(model)}] = {entry};\n"


def source_script(model: str, katex) -> str:
    """The script with a model's source and equations, which a page loads when a reader asks for them."""
    from ..compiler import equation
    from ..explorer import model_source
    from ..models import find
    from ..reference.entries import entry

    model = find(model)
    texts = {name: equation(getattr(model.module, name), model.symbols) for name in entry(model).EQUATIONS}
    equations = {name: katex.html(formulas.aligned(text), True) for name, text in texts.items()}
    shown = json.dumps(model_source(model, equations), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"(globalThis.explorerSources ??= {{}})[{json.dumps(model.id)}] = {shown};\n"


def prune(app, exception):
    """Remove the folders of earlier builds from the built site."""
    for folder in Path(app.outdir, "_static").glob("explorer-*"):
        if folder.name != app.config.explorer_assets:
            shutil.rmtree(folder)
