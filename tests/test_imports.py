"""What imports cost: the contracts on who imports whom are in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("folium", "markdown", "mkdocs", "trafilatura")


@pytest.mark.parametrize("module", ["generator.cli", "generator.cli.checking"])
def test_a_check_loads_nothing_that_only_a_build_needs(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert module in loaded
    assert not set(HEAVY) & set(loaded)
