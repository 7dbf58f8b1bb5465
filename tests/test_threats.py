"""Each line of the threat model names tests that there are."""

from __future__ import annotations

import re

import pytest

from tests.sites import ROOT

TEXT = (ROOT / "docs/threats.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ")][2:]
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)


@pytest.mark.parametrize("row", ROWS)
def test_each_threat_names_its_test(row: str) -> None:
    assert re.fullmatch(r"(?:\| [^|]+ ){3}\| (?:`tests/[\w/]+\.py(?:::\w+)?`(?:, )?)+ \|", row)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert f"def {name or 'test_'}" in text
