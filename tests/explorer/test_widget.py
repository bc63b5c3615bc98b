"""The Explorer as an ipywidgets widget: read, set, observed, refused, and readable without a kernel."""

import json
from html.parser import HTMLParser

import ipywidgets
import pandas as pd
import pytest

from widgets.explorer import describe, explore, sentence
from widgets.models import CATALOGUE, ParameterError, trust

MODELS = pytest.mark.parametrize("model_id", CATALOGUE)


@MODELS
def test_the_description_is_json_and_complete(model_id):
    description = json.loads(json.dumps(describe(CATALOGUE[model_id]), allow_nan=False))
    assert [p["name"] for p in description["parameters"]] == [p.name for p in CATALOGUE[model_id].parameters]
    assert set(description["figures"]) == {"wide", "narrow"}


def test_id_module_and_model_are_the_same():
    assert explore("trust").values == explore(trust).values == explore(CATALOGUE["trust"]).values


def test_a_parameter_is_read_set_and_observed():
    explorer, seen = explore("trust"), []
    explorer.observe(lambda change: seen.append(change["new"]), "commercial_volume")
    explorer.commercial_volume = 0.45
    assert seen == [0.45]
    assert explorer.values["commercial_volume"] == 0.45
    assert explorer.run == CATALOGUE["trust"].simulate(commercial_volume=0.45)


def test_values_from_the_front_end_reach_the_parameters():
    explorer = explore("trust")
    explorer.set_state({"values": {**explorer.values, "negativity": 2.0}})
    assert explorer.negativity == 2.0
    assert explorer.run == CATALOGUE["trust"].simulate(negativity=2.0)


@pytest.mark.parametrize("value", [20, "much", None, float("nan")])
def test_a_bad_value_is_refused_and_changes_nothing(value):
    explorer = explore("trust")
    before = dict(explorer.values)
    with pytest.raises(ParameterError, match=r"negativity.*1\.0 to 9\.0"):
        explorer.negativity = value
    assert explorer.values == before and explorer.negativity == before["negativity"]


def test_presets_and_single_values_combine():
    explorer = explore("funnel", preset="mature", seed=7)
    assert (explorer.fulfilment, explorer.seed) == (0.97, 7)
    explorer.start_from("shelf_detour")
    assert explorer.closed == 0 and explorer.seed == 1


def test_the_result_is_a_dataframe():
    frame = explore("archipelago").frame
    assert isinstance(frame, pd.DataFrame) and {"month", "trusted", "followers"} <= set(frame.columns)


def test_it_nests_in_ipywidgets():
    box = ipywidgets.VBox([explore("trust"), ipywidgets.Label("beside it")])
    assert len(box.children) == 2


class Tags(HTMLParser):
    """Collects the attributes of every tag, by name."""

    def __init__(self, text):
        super().__init__()
        self.found = {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.setdefault(tag, []).append(dict(attributes))


@MODELS
def test_without_a_kernel_figure_caption_and_alt_text_remain(model_id):
    explorer = explore(model_id, anchor="here")
    bundle = explorer._repr_mimebundle_()
    tags = Tags(bundle["text/html"]).found
    (figure,), (image,) = tags["figure"], tags["img"]
    assert figure["data-explorer"] == model_id and figure["data-state"] == "static" and figure["id"] == "here"
    assert json.loads(figure["data-values"]) == explorer.values
    assert explorer.sentence in image["alt"] and image["src"].startswith("data:image/svg+xml,")
    assert "figcaption" in tags
    assert bundle["text/plain"] == f"Explorer of {model_id}: {explorer.sentence}"


def test_the_sentence_follows_the_values():
    explorer = explore("trust", commercial_volume=0.45)
    assert explorer.sentence == sentence("trust", explorer.values)
    explorer.commercial_volume = 0.25
    assert explorer.sentence.startswith("Nothing changes")
