"""The scores of answers as a table, and what each answer misses."""

from __future__ import annotations

from collections.abc import Mapping

from tests.benchmark.data import Answer, table
from tests.benchmark.methods import METHODS
from tests.benchmark.scores import counts_of, misses, score

_HEAD = ("method", "precision", "recall", "origins", "undetermined", "lines", "exact")


def report(truth: Answer, others: Mapping[str, Answer]) -> str:
    """Return the table of all methods and others, and the misses of the first and the others."""
    answers = {name: method() for name, method in METHODS.items()} | dict(others)
    rows = ["| " + " | ".join(_HEAD) + " |", "|" + " --- |" * len(_HEAD)]
    for name, answer in answers.items():
        *figures, exact = score(answer, truth)
        cells = [name, *(f"{figure:.2f}" for figure in figures)]
        rows.append(f"| {' | '.join(cells)} | {exact} of {len(counts_of(truth))} |")
    parts = ["\n".join(rows)]
    why = {row["claim"]: row["missed_because"] for row in table("claims")}
    for name in ("attribution", *others):
        found = [
            f"- {claim}: {miss}" + (f". {why[claim]}" if name == "attribution" else "")
            for claim, miss in misses(answers[name], truth).items()
        ]
        parts.append("\n".join([f"Missed by {name}:", "", *(found or ["- nothing"])]))
    return "\n\n".join(parts) + "\n"
