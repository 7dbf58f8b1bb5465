from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.kinds import FILES
from tests.cli.smallest import own


class TestSchema:
    def test_schemas_are_written_once(self, run: Any, root: Path) -> None:
        own(root)
        assert run("schema", "--check").exit_code == 1
        assert run("schema").exit_code == 0
        assert run("schema", "--check").exit_code == 0
        assert {f"schemas/{file.name}" for file in (root / "schemas").iterdir()} == {
            file.schema for file in FILES.values()
        }
