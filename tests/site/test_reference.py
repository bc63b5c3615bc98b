"""Which pages of the reference are written anew: those that name the wrong chapters."""

from collections import defaultdict
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from widgets.site import reference


@pytest.fixture
def env(tmp_path):
    """A book of a landing page, a chapter, a page of a model that has been written, and one of words."""
    def file(name):
        return str(tmp_path / f"{name}{'.md' if 'models' in name else '.ipynb'}")

    env = SimpleNamespace(found_docs={"index", "one", "models/trust"}, metadata=defaultdict(dict), doc2path=file,
                          config=SimpleNamespace(root_doc="index"))
    write(env, "index", 'explore("funnel")')
    write(env, "one", 'explore("trust", anchor="explorer-trust")')
    env.metadata["models/trust"] = {reference.USES: reference.uses_in(env)}
    env.metadata["words"] = {}
    return env


def write(env, name, code, title="One"):
    cells = [new_markdown_cell(f"# {title}\n\nHere is `explore(\"presale\")`."), new_code_cell(code)]
    nbformat.write(new_notebook(cells=cells), env.doc2path(name))


def outdated(env):
    return reference.outdated(None, env, set(), set(), set())


def test_uses_are_those_of_chapters_in_code(env):
    found = {model: links for model, links in reference.uses_in(env).items() if links}
    assert found == {"trust": ["[One](/one.ipynb)"]}


def test_nothing_new_nothing_written(env):
    write(env, "one", 'explore("trust", commercial_volume=0.4)')
    assert outdated(env) == []


@pytest.mark.parametrize("change", [{"code": 'explore("presale")'}, {"code": "0"},
                                    {"code": 'explore("trust")', "title": "Another title"}])
def test_a_chapter_that_uses_other_models_or_is_called_otherwise_is_noticed(env, change):
    write(env, "one", **change)
    assert outdated(env) == ["models/trust"]


def test_a_chapter_that_has_gone_is_noticed(env):
    env.found_docs.remove("one")
    assert outdated(env) == ["models/trust"]
