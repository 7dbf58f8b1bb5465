"""Each issue code has a page with an input that breaks the rule, and the same input mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.reference import PAGES, issue_reference
from tests.code_pages import blocks, issues_in, lay, render

RULES = {rule.code: rule for rule in issue_reference()}
FILES = sorted(Path(str(PAGES)).glob("*.md"))


def test_each_code_has_a_page_and_each_page_a_code() -> None:
    assert {file.stem for file in FILES} == RULES.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_page_shows_what_its_rule_refuses_and_what_is_right(
    request: pytest.FixtureRequest,
    base: dict[str, Any],
    tmp_path: Path,
    file: Path,
) -> None:
    page = file.read_text(encoding="utf-8")
    wrong, _, right = page.partition("\n## Right\n")
    assert blocks(wrong)
    assert blocks(right)
    root = lay(base, blocks(wrong), tmp_path / "wrong")
    issues = issues_in(root)
    assert file.stem in {issue.code for issue in issues}
    told = render(page, RULES[file.stem], issues, root, base)
    if request.config.getoption("--update-golden"):
        file.write_bytes(told.encode())
    assert told == file.read_text(encoding="utf-8"), f"{file.name}: run pytest --update-golden"
    mended = issues_in(lay(base, blocks(right), tmp_path / "right"))
    assert [str(issue) for issue in mended] == []
