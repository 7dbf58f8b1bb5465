from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.environment import template_environment
from generator.site.words.language import Language

TEMPLATE = "filters.html.jinja"


def test_templates_are_compiled_once_for_all_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "build/templates"
    template_environment(Language("en"), folder).get_template(TEMPLATE)
    assert [file.suffix for file in folder.iterdir()] == [".cache"]
    again = template_environment(Language("en"), folder)
    monkeypatch.setattr(again, "compile", lambda *_, **__: pytest.fail("compiled it again"))
    again.get_template(TEMPLATE)


def test_where_nothing_can_be_kept_templates_are_compiled_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    folder = tmp_path / "build/templates"
    assert template_environment(Language("en"), folder).get_template(TEMPLATE).name == TEMPLATE
    assert not folder.exists()
