"""The smallest content, as the tests of the commands change it."""

from __future__ import annotations

from pathlib import Path

CLAIM = "content/claims/ferries-lost.yml"


SOURCE = "content/sources/gazette-storm.yml"


INDEX = {"content/pages/index.md": "---\ntitle: Storm\n---\n{{ claim('ferries-lost') }}\n"}


def own(root: Path) -> None:
    """Let a project hold the generator, as a clone does."""
    (root / "generator").mkdir()
    (root / "CONTRIBUTING.md").write_text("")
