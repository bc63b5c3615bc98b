"""Stages what an explorer needs on a page: its stylesheet, one script per model, one bundle for all.

Everything lies in one folder `_static/explorer-<hash>/`, the hash being that of its content: a changed model
or front end gets a new address, so neither the built site nor a reader's browser shows an old one.
"""

import json
import shutil
from pathlib import Path

from . import node, sources

STAGING = Path("_build", "staged", "explorers")


def setup(app):
    app.add_config_value("explorer_assets", "", "html")  # a new folder: write the pages anew
    app.connect("config-inited", stage)
    app.connect("build-finished", prune)


def stage(app, config):
    """Write the folder of the current models and front end, and have Sphinx copy it into `_static`."""
    root = Path(app.srcdir)
    static = root / STAGING / sources.digest(root, sources.files(root, "widgets/**/*", *sources.LOCKS))
    if not static.exists():
        shutil.rmtree(static.parent, ignore_errors=True)
        write(root, static)
    (folder,) = static.iterdir()
    config.explorer_assets = folder.name
    config.html_static_path.append(str(static))


def write(root: Path, static: Path):
    """Make the folder beside its place and move it there whole: a broken run leaves nothing half done."""
    from ..models import CATALOGUE

    fresh = static.with_name("fresh")
    folder = fresh / "explorer"
    folder.mkdir(parents=True)
    bundle(root, folder)
    for model in CATALOGUE:
        (folder / f"model-{model}.js").write_text(model_script(model), encoding="utf-8")
    folder.rename(folder.with_name(f"explorer-{sources.digest(folder, folder.iterdir())}"))
    fresh.rename(static)


def bundle(root: Path, folder: Path):
    """Bundle the front end into `folder`: explorer.css, and explorer.js as one classic script.

    The worker's text is part of the bundle (host.js imports it as "worker-source") and starts from a Blob
    address: module scripts, fetch and files of workers are refused on pages opened from a disk.
    """
    explorer = root / "widgets" / "explorer"
    classic = ("--bundle", "--format=iife", "--minify", "--target=es2020")
    worker = folder / "worker.txt"
    node.esbuild(root, str(explorer / "worker.js"), *classic, f"--outfile={worker}")
    node.esbuild(
        root,
        str(explorer / "host.js"),
        *classic,
        f"--alias:worker-source={worker}",
        "--loader:.txt=text",
        f"--outfile={folder / 'explorer.js'}",
    )
    node.esbuild(root, str(explorer / "explorer.css"), "--minify", f"--outfile={folder / 'explorer.css'}")
    worker.unlink()


def model_script(model: str) -> str:
    """The script that hands a model to the page: what describes it, and its compiled code."""
    from ..explorer import model_entry
    from ..models import find

    entry = model_entry(find(model))
    return f"(globalThis.explorerModels ??= {{}})[{json.dumps(model)}] = {entry};\n"


def prune(app, exception):
    """Remove the folders of earlier builds from the built site."""
    for folder in Path(app.outdir, "_static").glob("explorer-*"):
        if folder.name != app.config.explorer_assets:
            shutil.rmtree(folder)
