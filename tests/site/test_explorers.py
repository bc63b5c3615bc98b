"""The staged front end: the same input gives the same folder, a changed one gives another."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.book import ROOT
from widgets.models import CATALOGUE
from widgets.site import explorers, node


@pytest.fixture
def root(tmp_path):
    """A copy of what is bundled, to be changed at will."""
    for part in ("coding_lab", "compiler", "explorer", "models"):
        shutil.copytree(ROOT / "widgets" / part, tmp_path / "widgets" / part)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def stage(root):
    """Stage the assets below `root`: the folder that Sphinx is told to copy."""
    config = SimpleNamespace(html_static_path=[], explorer_assets="")
    explorers.stage(SimpleNamespace(srcdir=str(root)), config)
    (static,) = config.html_static_path
    return Path(static) / config.explorer_assets


def test_same_input_gives_the_same_folder(root):
    first = stage(root)
    content = {path.name: path.read_bytes() for path in first.iterdir()}
    shutil.rmtree(root / explorers.STAGING)
    second = stage(root)
    assert second.name == first.name
    assert {path.name: path.read_bytes() for path in second.iterdir()} == content


def test_unchanged_sources_are_not_bundled_again(root, monkeypatch):
    folder = stage(root)
    monkeypatch.delattr(explorers, "bundle")
    assert stage(root) == folder


@pytest.mark.parametrize("file", ["explorer.css", "host.js", "worker.js"])
def test_changed_front_end_gives_another_folder(root, file):
    before = stage(root).name
    path = root / "widgets" / "explorer" / file
    text = path.read_text(encoding="utf-8")
    addition = "\nbody { --changed: 1 }" if file.endswith("css") else "\nglobalThis.changed = 1;"
    path.write_text(text + addition, encoding="utf-8")
    assert stage(root).name != before
    path.write_text(text, encoding="utf-8")
    assert stage(root).name == before


def test_no_script_of_a_page_holds_what_a_reader_has_not_asked_for(root):
    """Source, editor and MicroPython lie in scripts of their own."""
    folder = stage(root)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    marks = {"def simulate(*, ": {f"source-{model}.js" for model in CATALOGUE}, "cm-content": {"editor.js"},
             "micropython.wasm": {"python.js"}, "has no entry “": {f"source-{model}.js" for model in CATALOGUE}}
    for mark, names in marks.items():
        assert {name for name, text in texts.items() if mark in text} == names, mark
    size = {name: len(gzip.compress(text.encode())) for name, text in texts.items()}
    assert size["editor.js"] + size["python.js"] < 600_000 and size["explorer.js"] < 40_000


def test_changed_model_gives_another_folder(root, monkeypatch):
    before = stage(root).name
    shutil.rmtree(root / explorers.STAGING)
    script = explorers.model_script
    monkeypatch.setattr(explorers, "model_script", lambda model: script(model) + "// changed\n")
    assert stage(root).name != before


def test_any_changed_source_of_an_explorer_is_noticed(root):
    (path,) = stage(root).parents[:1]
    (root / "widgets" / "compiler" / "runtime.js").open("a").write("\n")
    assert stage(root).parent != path


def test_failed_bundling_leaves_nothing_behind(root):
    host = root / "widgets" / "explorer" / "host.js"
    text = host.read_text(encoding="utf-8")
    host.write_text("const = 1;", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"host\.js:1:6"):  # names the line
        stage(root)
    host.write_text(text, encoding="utf-8")
    assert (stage(root) / "explorer.js").exists()


def test_older_folders_leave_the_built_site(tmp_path):
    static = tmp_path / "_static"
    for name in ("explorer-old", "explorer-new", "styles"):
        (static / name).mkdir(parents=True)
    app = SimpleNamespace(outdir=str(tmp_path), config=SimpleNamespace(explorer_assets="explorer-new"))
    explorers.prune(app, None)
    assert sorted(path.name for path in static.iterdir()) == ["explorer-new", "styles"]


@pytest.mark.parametrize("model", CATALOGUE)
def test_model_script_hands_over_description_and_working_code(model, tmp_path):
    """The script registers a model whose code is an expression that JavaScript accepts."""
    script = tmp_path / "model.cjs"
    script.write_text(
        explorers.model_script(model)
        + "for (const [id, {description, code}] of Object.entries(globalThis.explorerModels))\n"
        + "  console.log(JSON.stringify([id, description.id, typeof eval(code)]));",
        encoding="utf-8",
    )
    done = subprocess.run([node.node(), str(script)], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [model, model, "function"]


def test_missing_package_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"'esbuild' is not in .*: run `make book`"):
        node.package(tmp_path, "esbuild")
