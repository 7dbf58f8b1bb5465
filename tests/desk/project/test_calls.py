"""Every call that a page can make is in the guide, with an example that can be followed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks.cross_references import CALLS, PLAIN
from generator.desk.project.calls import calls_shown
from generator.output.build import build

SHOWN = calls_shown()

TERM = {"content/glossary.yml": {"ferry": {"name": "ferry", "meaning": "A boat that crosses."}}}


def test_every_call_is_told_and_nothing_else() -> None:
    assert [*SHOWN] == [*CALLS, *PLAIN]


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_is_of_its_call_and_shows_something(
    write_project: Callable[..., Path], name: str
) -> None:
    example = SHOWN[name]["example"]
    assert re.match(r"\w+", example)[0] == name  # type: ignore[index] # each begins with a name
    text = f"---\ntitle: Page\n---\nBefore.\n\n{{{{ {example} }}}}\n\nAfter.\n"
    built = build(write_project({**TERM, "content/pages/a.md": text}))
    assert built.issues == []
    page = built.files["a/index.md"].decode()
    between = page.partition("Before.")[2].partition("After.")[0]
    assert len(between.strip()) > 8
    assert "{{" not in between
