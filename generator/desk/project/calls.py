"""What a page written by hand can call, for the guide: how it is written, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.checks.cross_references import CALLS
from generator.checks.pages.calls import usage


class Shown(NamedTuple):
    """What a call shows, in a sentence, and an example of it."""

    what: str
    example: str


SHOWN: Mapping[str, Shown] = {
    "claim": Shown(
        "A link to a claim, by its title or by words of your own, and its standing.",
        "claim('ferries-lost', 'the office says that ferries were lost')",
    ),
    "standing": Shown(
        "The standing of a claim, and in a sentence what it rests on.", "standing('ferries-lost')"
    ),
    "provenance": Shown(
        "A link to where a claim comes from, with the numbers of articles, statements, origins.",
        "provenance('ferries-lost')",
    ),
    "figure": Shown(
        "A link to a figure, with the day for which it holds; given `'value'`, without it.",
        "figure('losses-march', 'value')",
    ),
    "key_figures": Shown(
        "A block: figures in large digits, each with who gave it.", "key_figures('losses-march')"
    ),
    "place": Shown("A link to a place, by its name or by words of your own.", "place('harbour')"),
    "speaker": Shown(
        "A link to a speaker, by its name or by words of your own.",
        "speaker('gazette', 'the paper')",
    ),
    "term": Shown(
        "A link to a word of the glossary, by its name or by words of your own.",
        "term('ferry', 'ferries')",
    ),
    "cite": Shown(
        "The numbers of works, which are listed at the end of the page.", "cite('gazette-storm')"
    ),
    "estimates": Shown(
        "A block: the chart and table of every series of a quantity, or of one population or area.",
        "estimates('losses', area='lake')",
    ),
    "date": Shown("A date in words.", "date('2030-03')"),
    "map": Shown("A block: a small map of all places, which leads to the large one.", "map()"),
    "evidence_wall": Shown(
        "A block: every claim by topic, time and standing, and what was known of each on a day; "
        "the claims given are listed as those that answer.",
        "evidence_wall('ferries-lost')",
    ),
    "latest_changes": Shown("A block: the latest changes of records.", "latest_changes()"),
    "standings": Shown(
        "A block: how many claims have each standing, and which standings were set by hand.",
        "standings()",
    ),
    "record_reach": Shown("A block: from which day to which the records reach.", "record_reach()"),
    "record_ends": Shown("The day up to which was searched, in words.", "record_ends"),
    "works_read": Shown("How many works there are, and how much of them was read.", "works_read"),
}
"""What each call and name shows."""


def render_calls() -> str:
    """Return the calls as a Markdown table."""
    rows = [
        f"| `{usage(name) if name in CALLS else name}` | {what} | `{{{{ {example} }}}}` |\n"
        for name, (what, example) in SHOWN.items()
    ]
    return f"| Call | Shows | Example |\n| --- | --- | --- |\n{''.join(rows)}"
