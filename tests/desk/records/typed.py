"""Records as hurried people type them: any order, any quoting, comments anywhere."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "moss",
        "it's so",
        "a: b",
        "# no",
        "NO",
        "2024-11-04",
        "10,000",
        "",
        "é",
        "tab\\t",
        '"q"',
        "x #y",
    ]
)
COMMENTS = st.lists(st.sampled_from(["# one", "# zwei: x", "# three", "# - four"]), max_size=2)
BLOCKS = st.sampled_from(["|", ">-", ">"])


@st.composite
def scalars(draw: st.DrawFn, space: str) -> str:
    """Return a text as it stands after `key: `, with its line ends."""
    word = draw(WORDS)
    style = draw(st.sampled_from(["plain", "single", "double", "block"]))
    trail = draw(st.sampled_from(["", "", "  # beside"]))
    if style == "block":
        blank = draw(st.sampled_from(["", "\n"]))
        return f"{draw(BLOCKS)}\n{space}  {word or 'w'}\n{space}  # in the text\n{blank}"
    if style == "single":
        return "'" + word.replace("'", "''") + f"'{trail}\n"
    if style == "double" or word not in {"moss", "NO", "2024-11-04", "10,000", "é"}:
        return json.dumps(word, ensure_ascii=False) + f"{trail}\n"
    return f"{word}{trail}\n"


def _field(draw: st.DrawFn, name: str, shape: Any, column: int) -> str:
    space = " " * column
    if shape is None:
        return f"{space}{name}: {draw(scalars(space))}"
    if isinstance(shape, dict):
        return f"{space}{name}:\n{_mapping(draw, shape, column + 2)}"
    inset = draw(st.sampled_from([0, 2]))
    items = ""
    for _ in range(draw(st.integers(1, 2))):
        text = _mapping(draw, shape[0], column + inset + 2)
        head, dash = "", " " * (column + inset) + "- "
        while text.lstrip().startswith("#") or text.startswith("\n"):
            line, _, text = text.partition("\n")
            head += line[2:] + "\n"
        items += head + dash + text[len(dash) :]
    return f"{space}{name}:\n{items}"


def _mapping(draw: st.DrawFn, shape: dict[str, Any], column: int) -> str:
    names = draw(st.lists(st.sampled_from(sorted(shape)), min_size=1, unique=True))
    text = ""
    for name in names:
        text += "".join(" " * column + comment + "\n" for comment in draw(COMMENTS))
        text += _field(draw, name, shape[name], column) + draw(st.sampled_from(["", "", "\n"]))
    return text + "".join(" " * column + comment + "\n" for comment in draw(COMMENTS))


PASSAGE = {"start": None, "end": None}
ESTIMATE = {"id": None, "value": None, "as_of": None}
STATEMENT = {
    "source": None,
    "says": None,
    "passage": PASSAGE,
    "estimates": [ESTIMATE],
    "note": None,
}
CLAIM = {"title": None, "summary": None, "statements": [STATEMENT], "known": None, "reviewed": None}


@st.composite
def claims(draw: st.DrawFn) -> str:
    """Return the text of a claim's file."""
    text = _mapping(draw, CLAIM, 0)
    return text if draw(st.booleans()) else text.replace("\n", "\r\n")
