"""A shared link says a state in words, is read alike by Python and by the page, and is checked before it is obeyed."""

import json
import string
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.explorer.stand import tab
from tests.hostile import LINK_PARTS, STRINGS
from tests.models.ranges import values_of
from widgets.explorer import describe, explore, front_end
from widgets.explorer.links import LinkError, from_link, to_link
from widgets.models import CATALOGUE, ParameterError

# Links as they were written by version 1. They must lead to these states for ever.
OLD = {
    "explorer-trust?model=trust&v=1": ("trust", {}, []),
    "explorer-trust-push?model=trust&v=1&commercial_volume=0.6&push_months=12&pin=&pin=commercial_volume:0.3,memory:0.95":
        ("trust", {"commercial_volume": 0.6, "push_months": 12}, [{}, {"commercial_volume": 0.3, "memory": 0.95}]),
    "explorer-ritual?model=ritual&v=1&newcomers=320&seed=7": ("ritual", {"newcomers": 320, "seed": 7}, []),
    "explorer-mechanism?model=mechanism&v=1&driver=1&driver_quarters=32&pin=driver:4":
        ("mechanism", {"driver": 1.0, "driver_quarters": 32}, [{"driver": 4.0}]),
}
BAD = [
    ("explorer-trust?model=trust&v=2", LinkError, "version 2", "later edition"),
    ("explorer-trust?model=trust", LinkError, "does not say its version", "does not say its version"),
    ("explorer-trust?model=trust&v=1&volume=3", ParameterError, "not a parameter", "no parameter of trust"),
    ("explorer-trust?model=trust&v=1&negativity=99", ParameterError, "out of range", "out of range"),
    ("explorer-trust?model=trust&v=1&negativity=<b>", ParameterError, "not a number", "not a number"),
    ("explorer-trust?model=trust&v=1&push_months=1.5", ParameterError, "not a whole number", "not a whole number"),
    ("explorer-trust?model=trust&v=1&memory", ParameterError, "not a number", "memory = “” is not a number"),
    ("explorer-trust?model=trust&v=1&pin=memory", ParameterError, "not a number", "memory = “” is not a number"),
    ("explorer-trust?model=trust&v=1&pin=memory:", ParameterError, "not a number", "memory = “” is not a number"),
    ("explorer-trust?model=trust&v=1&pin=memory:0.8:0.9", ParameterError, "not a number", "memory = 0.8:0.9 is not"),
    ("explorer-trust?model=trust&v=1&pin=negativity:99", ParameterError, "out of range", "out of range"),
    ("explorer-trust?model=trust&v=1" + "&pin=memory:0.8" * 4, LinkError, "more than 3", "more than 3"),
]


@pytest.fixture(scope="module")
def front(browser):
    """The front end's own reading and writing of links."""
    with tab(browser, front_end(), "toLink", "fromLink", "LinkError") as page:
        page.evaluate("all => { globalThis.descriptions = all; }",
                      {model_id: describe(model) for model_id, model in CATALOGUE.items()})
        yield lambda name, text, model, *more: page.evaluate("""([name, text, model, more]) => {
            try { return front[name](text, descriptions[model], ...more); }
            catch (error) {
                if (error instanceof front.LinkError) return { refused: error.message };
                throw error;                                // a crash is no refusal
            }
        }""", [name, text, model.id, more])


@pytest.mark.parametrize("link", OLD)
def test_links_of_version_1_keep_their_meaning(front, link):
    model_id, values, pins = OLD[link]
    defaults = CATALOGUE[model_id].defaults()
    for text in (link, f"https://name.example/book/chapters/any.html#{link}"):
        model, read, pinned = from_link(text)
        assert (model.id, read, pinned) == (model_id, {**defaults, **values}, [{**defaults, **pin} for pin in pins])
    there = front("fromLink", link, model)
    assert there == {"anchor": link.split("?")[0], "values": read, "pins": pinned}


@pytest.mark.parametrize("model_id", CATALOGUE)
@given(data=st.data())
def test_what_is_written_is_read_and_both_sides_write_the_same(front, model_id, data):
    model = CATALOGUE[model_id]
    values, pins = data.draw(values_of(model)), data.draw(st.lists(values_of(model), max_size=3))
    link = to_link("explorer-here", model, values, pins)
    assert from_link(link) == (model, values, pins)
    theirs = front("toLink", "explorer-here", model, values, pins)
    assert from_link(theirs) == (model, values, pins)
    assert front("fromLink", link, model) == {"anchor": "explorer-here", "values": values, "pins": pins}


@pytest.mark.parametrize(("link", "error", "here", "there"), BAD)
def test_a_bad_link_is_refused_in_words(front, link, error, here, there):
    with pytest.raises(error, match=here):
        from_link(link)
    assert there in front("fromLink", link, CATALOGUE["trust"])["refused"]


def test_a_link_of_another_model_is_refused(front):
    with pytest.raises(LinkError, match="no model 'nothing'"):
        from_link("explorer-trust?model=nothing&v=1")
    refused = front("fromLink", "explorer-trust?model=funnel&v=1", CATALOGUE["trust"])["refused"]
    assert "of the model “funnel”, this is trust" in refused


SIGNS = st.lists(st.sampled_from(["model=trust", "v=1", "pin", "memory", "negativity", "0.8", "5", *"=:,&?", ""]))


@given(parts=SIGNS)
def test_however_its_signs_are_set_a_link_is_read_alike_or_refused(front, parts):
    link = "explorer-trust?model=trust&v=1&" + "".join(parts)
    there = front("fromLink", link, CATALOGUE["trust"])
    try:
        _, values, pins = from_link(link)
    except (LinkError, ParameterError):
        assert "refused" in there and "undefined" not in there["refused"]
    else:
        assert (there["values"], there["pins"]) == (values, pins)


@given(st.text())
def test_no_text_is_obeyed_by_accident(text):
    with pytest.raises((LinkError, ParameterError)):
        from_link(f"explorer-trust?model=trust&v=1&{text}=1")


@pytest.mark.parametrize("part", LINK_PARTS)
def test_hostile_text_in_a_link_is_refused_here_as_on_the_page(front, part):
    for text in STRINGS:
        for said in (text, quote(text, safe="")):
            link = f"explorer-trust?{part.format(said)}"
            with pytest.raises((LinkError, ParameterError)):
                from_link(link)
            assert "refused" in front("fromLink", link, CATALOGUE["trust"]), link


NEARLY_NUMBERS = st.text("0123456789+-._eE xXn" + string.whitespace + "１٢²", min_size=1, max_size=6)


@given(text=NEARLY_NUMBERS)
def test_both_sides_take_the_same_texts_for_numbers(front, text):
    link = f"explorer-trust?model=trust&v=1&negativity={quote(text)}"
    try:
        here = from_link(link)[1]
    except ParameterError:
        here = None
    assert front("fromLink", link, CATALOGUE["trust"]).get("values") == here


def test_of_a_link_in_a_link_nothing_is_obeyed():
    inner = "%23explorer-trust?model=trust&v=1&negativity=5"
    with pytest.raises((LinkError, ParameterError)):
        from_link(f"https://name.example/page.html#explorer-trust?model=trust&v=1&memory={inner}")


def test_jupyter_restores_the_state_of_a_link():
    explorer = explore.from_link("#explorer-trust?model=trust&v=1&commercial_volume=0.45&pin=memory:0.8")
    assert explorer.commercial_volume == 0.45
    assert json.loads(json.dumps(explorer.link)).endswith("pin=memory:0.8")
