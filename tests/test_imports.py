"""What imports cost: the contracts on who imports whom are in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("PIL", "folium", "markdown", "mkdocs", "trafilatura")


def test_a_command_loads_nothing_that_only_a_build_needs() -> None:
    code = "import sys, generator.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "generator.cli" in loaded
    assert not set(HEAVY) & set(loaded)
