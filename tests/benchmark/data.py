"""The benchmark's tables: claims, who says them where, and the origins and lines by hand."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
Row = dict[str, str]


class Place(NamedTuple):
    """Where an answer puts a statement: the same label, the same origin or line."""

    origin: str
    """Begins with `?` where nobody can tell whose word it is; empty where that is all it says."""

    line: str


Answer = Mapping[tuple[str, str], Place]
"""Where each statement is put, by claim and statement."""


def table(name: str) -> list[Row]:
    """Return the rows of a table of the benchmark."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_answer(file: Path) -> Answer:
    """Return the answer in a table; raise ValueError where it lacks or repeats statements."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    try:
        answer = {(r["claim"], r["statement"]): Place(r["origin"], r["line"]) for r in rows}
    except KeyError as error:
        message = f"{file}: has no column {error}"
        raise ValueError(message) from error
    asked = {(row["claim"], row["statement"]) for row in table("statements")}
    wrong = [*asked.symmetric_difference(answer)]
    if wrong or len(answer) < len(rows):
        names = (
            ", ".join("/".join(key) for key in sorted(wrong)) or "a statement stands there twice"
        )
        message = f"{file}: is to place each statement once: {names}"
        raise ValueError(message)
    return answer


def truth() -> Answer:
    """Return the answer that was counted by hand."""
    return read_answer(FOLDER / "truth.csv")
