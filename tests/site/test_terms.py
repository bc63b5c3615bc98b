"""Which terms a page brings, and what is said of each."""

import json

import pytest

from widgets.frameworks import load_framework
from widgets.frameworks.loading import framework_names
from widgets.site import terms


@pytest.mark.parametrize(("text", "found"), [
    ('<a href="#term-trust">', ["trust-logic"]),
    ('<a href="evolution.html#term-x"> <a href="#term-y"> <a href="evolution.html#term-z">',
     ["evolution", "trust-logic"]),
    ('<a class="a" href="../chapters/live-streaming.html#term-x">', ["live-streaming"]),
    ('<a href="evolution.html#terms"> <dfn id="term-x">', []),
])
def test_a_page_brings_the_terms_its_links_lead_to(text, found):
    assert terms.frameworks_on("chapters/trust-logic", text) == found


@pytest.mark.parametrize("name", framework_names())
def test_the_script_holds_every_construct_of_a_framework(name):
    framework = load_framework(name)
    before, _, after = terms.script(framework).partition(" = ")
    said = json.loads(after.rstrip(";\n"))
    assert f'["{name}"]' in before and list(said) == list(framework.constructs["id"])
    for _, row in framework.constructs.iterrows():
        assert said[row["id"]][:3] == [row["zh"], row["pinyin"], row["paraphrase"]]
        assert bool(said[row["id"]][3]) == (row["voice"] != "states")
