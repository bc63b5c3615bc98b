"""What is coded, and what a reader coded, as checked tables."""

import pandas as pd

from ..analysis import cohens_kappa
from ..frameworks import load_table

COLUMNS = ["order", "segment", "section", "round", "code", "own_code", "book_code"]
ROUNDS = (1, 2)                                 # first alone, then after a discussion
NEEDED = ["segment", "round", "code"]           # columns without which a table holds no codes


class CodingError(ValueError):
    """Codes that belong to no segment, or are none of the lab's codes."""


def segments():
    """The segments as a DataFrame: id, section, zh, en, code (the book's reading), second, ambiguity."""
    return load_table("coding_segments.csv")


def codes():
    """The six codes as a DataFrame: id, name, zh, en, definition."""
    return load_table("coding_codes.csv")


def read_codes(path):
    """Codes exported by a lab as a DataFrame, checked; CodingError names what does not fit."""
    return checked(pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig"))


def checked(frame):
    """Codes with the lab's columns, each segment at most once a round; order, section and book_code are filled in."""
    missing = [column for column in NEEDED if column not in frame.columns]
    if missing:
        raise CodingError(f"the columns {', '.join(missing)} are missing; there are: {', '.join(frame.columns)}.")
    known = segments().set_index("id")
    check_values(frame, "segment", list(known.index))
    check_values(frame, "code", list(codes()["id"]))
    check_values(frame, "round", list(map(str, ROUNDS)))
    own = frame["own_code"].fillna("").astype(str) if "own_code" in frame.columns else ""
    frame = frame.assign(round=frame["round"].astype(int), own_code=own,
                         section=frame["segment"].map(known["section"]), book_code=frame["segment"].map(known["code"]))
    twice = frame[frame.duplicated(["round", "segment"])]
    if len(twice):
        raise CodingError(f"segment {twice.iloc[0]['segment']!r} is coded twice in round {twice.iloc[0]['round']}.")
    if set(frame["round"]) == {2}:
        raise CodingError("there is a second round but no first.")
    frame = frame.sort_values("round", kind="stable", ignore_index=True)
    return frame.assign(order=frame.groupby("round").cumcount() + 1)[COLUMNS]


def check_values(frame, column, allowed):
    """Refuse a value that is not allowed; rows are counted from the header, which is row 1."""
    for number, value in enumerate(frame[column].astype(str)):
        if value not in allowed:
            raise CodingError(f"row {number + 2}, column {column}: {value!r} is none of {', '.join(allowed)}.")


def rows(state):
    """The codes of a lab's state (see coding.js) as a checked DataFrame."""
    entries = [{"segment": entry["segment"], "round": number, "code": entry["code"], "own_code": entry["own"]}
               for number, entries in enumerate(state["rounds"], start=1) for entry in entries]
    return checked(pd.DataFrame(entries, columns=[*NEEDED, "own_code"]))


def rounds(frame):
    """The rounds of a lab's state that hold these codes."""
    found = [[{"segment": row.segment, "code": row.code, "own": row.own_code} for row in group.itertuples()]
             for _, group in frame.groupby("round")]
    return found or [[]]


def agreement(mine, others=None, in_round=1):
    """Cohen's kappa of one reader's codes with the book's reading, or with another reader's codes.

    mine, others: DataFrames as `lab.codes` or `read_codes` gives them; segments that both coded are compared.
    in_round: 1, independent, or 2, after a discussion. ValueError for any other, and where kappa has no value.
    """
    if in_round not in ROUNDS:
        raise ValueError(f"there is no round {in_round!r}; the rounds are {' and '.join(map(str, ROUNDS))}.")
    mine = checked(mine)
    if others is None:
        pairs = mine[mine["round"] == in_round]
        return cohens_kappa(pairs["code"], pairs["book_code"])
    pairs = mine.merge(checked(others), on=["segment", "round"], suffixes=("", "_other"))
    pairs = pairs[pairs["round"] == in_round]
    return cohens_kappa(pairs["code"], pairs["code_other"])
