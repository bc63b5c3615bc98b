"""A page with explorers and nothing else: no book needs to be built to try the front end."""

from pathlib import Path

from widgets.explorer import Explorer, model_entry
from widgets.models import find
from widgets.site.explorers import bundle

ROOT = Path(__file__).parents[2]


def write(folder, entries, models):
    """Write `index.html` with these models' explorers into the folder; entries: model id to its entry as JSON."""
    bundle(ROOT, folder)
    figures = "".join(Explorer(find(model), anchor=f"explorer-{model}", seed=1)._still() if "seed" in find(model).defaults()
                      else Explorer(find(model), anchor=f"explorer-{model}")._still() for model in models)
    scripts = "".join(f"(globalThis.explorerModels ??= {{}})[{model!r}] = {entries[model]};\n" for model in models)
    (folder / "models.js").write_text(scripts, encoding="utf-8")
    page = folder / "index.html"
    page.write_text(
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Explorers</title>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<link rel='stylesheet' href='explorer.css'><style>body { font: 16px system-ui; margin: 16px; }</style>"
        f"<main><h1>Explorers</h1>{figures}</main><script src='models.js'></script><script src='explorer.js'></script>",
        encoding="utf-8")
    return page.as_uri()


def entry(model):
    """The model's entry as the book writes it."""
    return model_entry(find(model))
