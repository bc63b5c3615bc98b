"""The lab as an ipywidgets widget: what the reader does reaches Python, and what Python loads reaches the reader."""

import json
import random

import pandas as pd
import pytest

from tests.book import ROOT
from tests.engines import run_node
from widgets.analysis import cohens_kappa
from widgets.coding_lab import (
    WORDS,
    CodingError,
    CodingLab,
    agreement,
    codes,
    coding_lab,
    describe,
    read_codes,
    segments,
)

CODES = list(codes()["id"])
FOLDER = ROOT / "widgets" / "coding_lab"
CODING = FOLDER / "coding.js"
RUN = """
import { readFileSync } from "node:fs";
const coding = await import(process.argv[2]);
const [name, ...given] = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(coding[name](...given)));
"""


def run(*job):
    """The answer of one of coding.js's functions."""
    return run_node(RUN, CODING, list(job))


def entries(seed, own=("", "", "信任, trust", 'a "role"', "=path")):
    """All segments in some order, coded at random."""
    source = random.Random(seed)
    chosen = source.sample(list(segments()["id"]), len(segments()))
    return [{"segment": segment, "code": source.choice(CODES), "own": source.choice(own)} for segment in chosen]


def state(*rounds):
    return {"stage": "coding", "at": 0, "guess": None, "rounds": list(rounds)}


def test_the_description_is_json_and_holds_all_words():
    description = json.loads(json.dumps(describe(), allow_nan=False))
    assert len(description["segments"]) == len(segments()) and len(description["codes"]) == 6


def test_every_word_is_said_somewhere():
    files = [*FOLDER.glob("*.js"), *FOLDER.glob("*.py")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [word for word in WORDS if f"words.{word}" not in code and f'"{word}"' not in code
            and f"'{word}'" not in code] == []


def test_nothing_is_coded_at_first():
    lab = coding_lab()
    assert lab.codes.empty and "own_code" in lab.codes.columns
    assert repr(lab) == f"Coding lab: {len(segments())} segments, none coded."
    assert lab.state == run("fresh")


def test_what_the_reader_codes_is_a_dataframe():
    lab, seen = coding_lab(), []
    lab.observe(lambda change: seen.append(len(change["new"]["rounds"][0])), "state")
    lab.set_state({"state": state([{"segment": "rivals", "code": "drivers", "own": ""}])})
    lab.set_state({"state": state([{"segment": "rivals", "code": "value", "own": "rivalry"},
                                   {"segment": "jump-removed", "code": "channel", "own": ""}])})
    assert seen == [1, 2]
    assert lab.codes.to_dict("records") == [
        {"order": 1, "segment": "rivals", "section": "3.3", "round": 1, "code": "value", "own_code": "rivalry",
         "book_code": "drivers"},
        {"order": 2, "segment": "jump-removed", "section": "2.3", "round": 1, "code": "channel", "own_code": "",
         "book_code": "channel"}]
    assert repr(lab).endswith("2 coded in round 1.")


def test_a_state_that_fits_no_segment_is_refused_and_changes_nothing():
    lab = coding_lab()
    with pytest.raises(CodingError, match="row 2, column segment: 'nowhere' is none of social-ecosystem"):
        lab.state = state([{"segment": "nowhere", "code": "value", "own": ""}])
    assert lab.codes.empty


def test_exported_codes_come_back(tmp_path):
    """Two rounds, own words with commas, quotes and Chinese: what the page exports is what Python reads."""
    first = entries(1)
    coded = state(first, [{**first[0], "code": "none"}, *first[1:]])
    file = tmp_path / "codes.csv"
    file.write_text(run("asCsv", coded, describe()), encoding="utf-8", newline="")
    lab = coding_lab()
    lab.load(file)
    assert lab.state["rounds"] == coded["rounds"]
    pd.testing.assert_frame_equal(read_codes(file), lab.codes)
    again = coding_lab()
    again.load(lab.codes)
    assert again.state == lab.state


def test_an_export_names_its_source_in_every_row(tmp_path):
    file = tmp_path / "codes.csv"
    file.write_text(run("asCsv", state(entries(2)), describe()), encoding="utf-8", newline="")
    frame = pd.read_csv(file, encoding="utf-8-sig")
    assert frame["source"].str.contains("10.12677/ecl.2025.14113750.*CC BY 4.0").all()
    assert list(frame["excerpt"]) == list(segments().set_index("id").loc[frame["segment"], "zh"])
    lines = run("asText", state(entries(2)), describe()).splitlines()
    assert len(lines) == len(frame) + 1 and lines[-1].endswith("CC BY 4.0")


@pytest.mark.parametrize("change, words", [
    ({"segment": "nowhere"}, r"row 3, column segment: 'nowhere' is none of"),
    ({"code": "driver"}, r"row 3, column code: 'driver' is none of drivers, channel"),
    ({"round": "3"}, r"row 3, column round: '3' is none of 1, 2"),
    ({"segment": "rivals"}, r"segment 'rivals' is coded twice in round 1"),
])
def test_a_bad_file_is_refused_by_row_and_column(tmp_path, change, words):
    good = [{"segment": "rivals", "round": "1", "code": "drivers"}, {"segment": "create-together", "round": "1",
                                                                     "code": "value"}]
    file = tmp_path / "codes.csv"
    pd.DataFrame([good[0], {**good[1], **change}]).to_csv(file, index=False)
    with pytest.raises(CodingError, match=words):
        read_codes(file)


def test_a_table_of_something_else_is_refused(tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("segment,label\nrivals,drivers\n")
    with pytest.raises(CodingError, match="columns round, code are missing; there are: segment, label"):
        read_codes(file)
    with pytest.raises(CodingError, match="a second round but no first"):
        coding_lab().load(pd.DataFrame({"segment": ["rivals"], "round": [2], "code": ["value"]}))


def test_agreement_is_that_of_the_analysis():
    lab, other = coding_lab(), coding_lab()
    lab.state, other.state = state(entries(3), entries(4)), state(entries(5)[:15])
    first = lab.codes[lab.codes["round"] == 1]
    assert agreement(lab.codes) == cohens_kappa(first["code"], first["book_code"])
    assert agreement(lab.codes, in_round=2) != agreement(lab.codes)
    theirs = other.codes.set_index("segment")["code"]
    both = first[first["segment"].isin(theirs.index)]
    found = agreement(lab.codes, other.codes)
    assert found.n == 15
    assert found.estimate == pytest.approx(cohens_kappa(both["code"], theirs.loc[both["segment"]]).estimate)


def test_a_round_that_is_none_is_refused_by_name():
    lab = coding_lab()
    lab.state = state(entries(3), entries(4))
    with pytest.raises(ValueError, match="there is no round 3; the rounds are 1 and 2"):
        agreement(lab.codes, in_round=3)


# ------------------------------------------------------------------------------- what the browser kept

@pytest.mark.parametrize("kept", [
    "", "no json", "null", "7", "{}", '{"stage": "coding", "at": 99, "guess": null, "rounds": [[]]}',
    json.dumps(state([{"segment": "gone", "code": "value", "own": ""}])),
    json.dumps(state([{"segment": "rivals", "code": "gone", "own": ""}])),
    json.dumps(state([None])),
    json.dumps({**state(entries(1)), "stage": "results"}),
    json.dumps({**state(entries(1)[:3]), "stage": "guess"}),
])
def test_a_damaged_memory_starts_afresh(kept):
    assert run("restored", kept, describe()) == run("fresh")


@pytest.mark.parametrize("kept", [
    state(entries(1)[:5]), state(entries(1), entries(1)), {**state(entries(1)), "stage": "results", "guess": 12}])
def test_a_sound_memory_is_kept(kept):
    assert run("restored", json.dumps(kept), describe()) == kept


# ------------------------------------------------------------------------------- the front end

def test_jupyter_gets_one_module(tmp_path):
    """The joined files are a module that imports nothing and offers `render`."""
    module = tmp_path / "lab.mjs"
    module.write_text(str(CodingLab._esm), encoding="utf-8")
    script = 'const { default: lab } = await import(process.argv[2]); console.log(JSON.stringify(typeof lab.render));'
    assert run_node(script, module, None) == "function"


def test_without_scripts_there_is_a_sheet_to_fill_in():
    bundle = coding_lab(anchor="here")._repr_mimebundle_()
    html = bundle["text/html"]
    assert 'id="here"' in html and 'data-state="static"' in html and bundle["text/plain"].endswith("none coded.")
    assert all(excerpt.replace('"', "&quot;") in html for excerpt in segments()["zh"])
    before, after = html.split("<details>")
    assert not any(sentence in before for sentence in segments()["ambiguity"]), "the book's reading is folded away"
    assert "CC BY 4.0" in after and "10.12677/ecl.2025.14113750" in after
