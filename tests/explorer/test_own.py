"""A model of a reader's own, written in a notebook: made, refused in words, shown, and live without Python."""

import inspect
import json
import re

import pytest
from IPython.testing.globalipapp import start_ipython

from tests.engines import run_node
from widgets.compiler import CompileError, equations
from widgets.explorer import explore, model_entry
from widgets.models import CATALOGUE, OWN, find
from widgets.own import ModelError, changed, check_formats, own_model

TEXT = '''
from .core import Parameter

TITLE = "Word of mouth"
PARAMETERS = [Parameter(name="rate", symbol="r", label="Invitations", zh="邀请", unit="a month", default=0.5,
                        low=0.0, high=2.0, step=0.1, construct="ours")]
SENTENCES = {"all": "After {month_end:.0f} months {share_end:.0%} have joined </script>."}
SYMBOLS = {"share": "s", "next_share": "s'"}


def next_share(share, rate):
    """Share of those who have joined after a month (0 to 1)."""
    return share + rate * share * (1.0 - share) / 2.0


def simulate(*, rate):
    """Two years."""
    share = 0.01
    series = {"month": [], "share": []}
    for month in range(25):
        series["month"].append(month)
        series["share"].append(share)
        share = next_share(share, rate)
    series["month_end"] = 24
    series["share_end"] = series["share"][-1]
    return series


def curves(*, rate):
    """Nothing beside the run."""
    return {}


def reading(run, curves):
    """The one sentence."""
    return "all"
'''


@pytest.fixture
def own():
    """The model made from the text, gone again after the test."""
    yield own_model("word_of_mouth", TEXT)
    OWN.pop("word_of_mouth", None)


def test_it_is_a_model_like_any_other(own):
    assert find("word_of_mouth") is own
    assert own.simulate(rate=0.0)["share_end"] == 0.01
    explorer = explore("word_of_mouth", rate=2.0)
    assert explorer.sentence.startswith("After 24 months 100% have joined")
    explorer.rate = 0.0
    assert explorer.frame["share"].max() == 0.01
    assert equations(own, "next_share").count("s") >= 3


def test_a_second_cell_replaces_the_first(own):
    own_model("word_of_mouth", TEXT.replace("range(25)", "range(13)"))
    assert len(explore("word_of_mouth").frame) == 13


def test_its_javascript_runs_as_its_python(own):
    code = json.loads(model_entry(own))["code"]
    script = """
    import { readFileSync } from "node:fs";
    const { py } = await import(process.argv[2]);
    const { code, rates } = JSON.parse(readFileSync(0, "utf8"));
    const model = (0, eval)(code)(py);
    console.log(JSON.stringify(rates.map((rate) => py.toJs(model.simulate({ rate })).share_end)));
    """
    from tests.engines import RUNTIME

    rates = [0.0, 0.3, 1.1, 2.0]
    expected = [own.simulate(rate=rate)["share_end"] for rate in rates]
    assert run_node(script, RUNTIME, {"code": code, "rates": rates}) == pytest.approx(expected, rel=1e-12)


def test_the_page_gets_it_as_text_that_cannot_end_its_element(own):
    html = explore("word_of_mouth", anchor="explorer-word_of_mouth")._still()
    inside = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1]
    assert json.loads(inside) == json.loads(model_entry(own))
    assert html.endswith("</script></figure>") and html.count("</script>") == 1


@pytest.mark.parametrize(("change", "error", "words"), [
    (("def reading", "def reads"), ModelError, "the cell has no reading"),
    (("TITLE =", "NAME ="), ModelError, "the cell has no TITLE"),
    (("share = 0.01\n", "share = 0.01\n    open('x')\n"), CompileError, "open"),
    (("return series", "return return"), SyntaxError, "invalid syntax"),
    (("TITLE =", 'FIGURE = "sunset"\nTITLE ='), ModelError, "'sunset' is no model with a figure"),
    *((("{share_end:.0%}", place), ModelError, rf"SENTENCES\['all'\] has the place {re.escape(place)}.*" + right)
      for place, right in [("{share_end:.3g}", "{share_end:.2f}"), ("{share_end:.1e}", "{share_end:.1%}"),
                           ("{month_end:d}", "{month_end:,.0f}"), ("{share_end:>8.2f}", "{share_end:.2f}"),
                           ("{share_end!r}", "{share_end}"), ("{share[0]:.2f}", "{share:.2f}"), ("{}", "{name:.2f}")]),
    (("{share_end:.0%}", "{{share_end}}"), ModelError, r"SENTENCES\['all'\] has a doubled brace"),
    (("{share_end:.0%}", "{share_end"), ModelError, r"SENTENCES\['all'\] has a brace that belongs to no place"),
    (("{share_end:.0%}", "share_end}"), ModelError, r"SENTENCES\['all'\] has a brace that belongs to no place"),
    (("SYMBOLS =", """from .core import Outcome
OUTCOMES = {"all": Outcome("All join", "They are {share_end:.2e}.")}
SYMBOLS ="""), ModelError, r"OUTCOMES\['all'\] has the place {share_end:.2e}"),
    (("SYMBOLS =", """from .core import ParameterMap
MAP = ParameterMap(x="rate", y="rate", quantity="share_end", label="Share", spec=".3g", limits=(0.0, 1.0), note="")
SYMBOLS ="""), ModelError, "MAP has spec='.3g'.*'.2f'"),
])
def test_a_cell_that_is_no_model_is_refused_in_words(change, error, words):
    with pytest.raises(error, match=words):
        own_model("word_of_mouth", TEXT.replace(*change))
    assert "word_of_mouth" not in OWN


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_the_books_models_write_numbers_as_the_page_can(model):
    check_formats(model)


def test_the_books_models_keep_their_names():
    with pytest.raises(ModelError, match="has a model 'trust' already"):
        own_model("trust", TEXT)


def test_the_magic_makes_a_model_and_a_variable():
    shell = start_ipython() or get_ipython()  # noqa: F821 (one shell in a process: IPython keeps it)
    shell.run_line_magic("load_ext", "widgets")
    shell.run_cell_magic("model", "word_of_mouth", TEXT)
    assert shell.user_ns["word_of_mouth"] is OWN.pop("word_of_mouth")
    with pytest.raises(ModelError, match="is no name for a model"):
        shell.run_cell_magic("model", "word of mouth", TEXT)


DIVIDES = TEXT.replace("low=0.0", "low=-1.0").replace("share = 0.01\n", "share = 0.01 + 0.0 / rate\n").replace(
    "def next_share", """from .core import ParameterMap
MAP = ParameterMap(x="rate", y="rate", quantity="share_end", label="Share", spec=".2f", limits=(0.0, 1.0), note="")


def next_share""")


@pytest.fixture
def dividing():
    """An explorer of a model that divides by its one parameter, and what it sends."""
    own_model("divides", DIVIDES)
    explorer, sent = explore("divides"), []
    explorer.send = sent.append
    yield explorer, sent
    OWN.pop("divides", None)


WORDS_OF_ZERO = r"^The model could not be computed \(float division by zero\)\."


def test_a_model_that_fails_is_told_to_the_front_end_and_the_next_run_works(dividing):
    explorer, _ = dividing
    answers = []
    explorer.observe(lambda change: answers.append(change["new"]), "answer")
    explorer.set_state({"values": {"rate": 0.0}})
    explorer._handle_custom_msg({"again": True}, [])
    assert len(answers) == 2, "an answer that is equal to the one before is not sent, and the reader waits for ever"
    for answer in answers:
        assert re.match(WORDS_OF_ZERO, answer["error"]) and answer["values"] == {"rate": 0.0}
    assert re.match(WORDS_OF_ZERO, repr(explorer).removeprefix("Explorer of divides: "))
    assert 'data-values="{&quot;rate&quot;: 0.5}"' in explorer._still()        # the last picture is kept
    explorer.set_state({"values": {"rate": 2.0}})
    assert explorer.answer["values"] == {"rate": 2.0} and explorer.sentence.startswith("After 24 months 100%")


def test_a_model_that_fails_raises_where_python_sets_its_values(dividing):
    explorer, _ = dividing
    with pytest.raises(ZeroDivisionError):
        explorer.rate = 0.0
    assert re.match(WORDS_OF_ZERO, explorer.answer["error"])
    with pytest.raises(RuntimeError, match=r"divides has no run with {'rate': 0.0}: it failed with ZeroDivisionError"):
        print(explorer.frame)
    explorer.rate = 1.0
    assert explorer.frame["share"].max() > 0.5


def test_a_map_of_a_model_that_fails_says_so(dividing):
    explorer, sent = dividing
    explorer._handle_custom_msg({"survey": 1, "values": {"rate": 1.0}, "points": [[0.0, 0.0]]}, [])
    assert sent[0]["survey"] == 1 and re.match(WORDS_OF_ZERO, sent[0]["error"])


def test_a_changed_rule_is_another_model_and_the_books_stays(own):
    quick = changed("trust", {"ADJUSTMENT = 0.25 ": "ADJUSTMENT = 1.0 ",
                              "sharers + AUDIENCE": "sharers + 2.0 * AUDIENCE"})
    assert quick.module.next_sharers(0.5, 0.45, 0.45) == 0.5 and quick.module.ADJUSTMENT == 1.0
    assert quick.simulate()["income"][0] > CATALOGUE["trust"].simulate()["income"][0]
    assert find("trust") is CATALOGUE["trust"] and "trust" not in OWN
    assert r"u_0" in equations(quick, "income_from") and "2" in equations(quick, "income_from")
    assert changed(own, {"/ 2.0": "/ 4.0"}).simulate(rate=1.0)["share_end"] < own.simulate(rate=1.0)["share_end"]


@pytest.mark.parametrize(("old", "words"), [
    ("no such line", "'no such line' occurs 0 times"),
    ("sharers", "'sharers' occurs [1-9][0-9]* times"),
])
def test_a_change_that_does_not_know_its_place_is_refused(old, words):
    with pytest.raises(ModelError, match=words):
        changed("trust", {old: ""})


def test_a_change_that_is_no_python_says_so_at_its_line():
    line = next(number for number, text in enumerate(inspect.getsource(CATALOGUE["trust"].module).splitlines(), 1)
                if "return volume * trust" in text)
    with pytest.raises(SyntaxError) as caught:
        changed("trust", {"return volume * trust": "return volume trust"})
    assert caught.value.lineno == line
