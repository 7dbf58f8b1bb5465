from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.smallest import CLAIM, SOURCE


class TestFormat:
    def test_files_are_brought_into_order_once(self, run: Any, root: Path) -> None:
        (root / SOURCE).write_bytes(b"\xef\xbb\xbf# kept\ntitle: 'A'\ntype: webpage\n")
        assert run("format", "--check").exit_code == 1
        assert run("format").exit_code == 0
        text = (root / SOURCE).read_bytes()
        assert text.startswith(b"\xef\xbb\xbf# yaml-language-server")
        assert text.endswith(b"type: webpage\n# kept\ntitle: A\n")
        assert run("format", "--check").exit_code == 0
        assert run("format").stdout == ""

    def test_only_the_files_named_are_touched(self, run: Any, root: Path) -> None:
        result = run("format", str(root / CLAIM))
        assert result.stdout == f"wrote {CLAIM}\n"

    def test_records_are_meant_by_identifier_and_by_folder_as_well(self, run: Any) -> None:
        assert run("format", "ferries-lost").stdout == f"wrote {CLAIM}\n"
        assert f"wrote {SOURCE}\n" in run("format", "content/sources").stdout
        told = run("format", "ferries-lots").stderr
        assert "'ferries-lots' is neither a file nor an identifier" in told
        assert "did you mean 'ferries-lost'?" in told

    def test_another_file_is_a_usage_error(self, run: Any, root: Path) -> None:
        assert run("format", str(root / "mkdocs.yml")).exit_code == 2
        result = run("format", __file__)
        assert result.exit_code == 2
        assert "is not a record file of this project" in result.stderr

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"title: caf\xe9\n", "Y103"),
            (b"title: a\n" * 200_000, "Y102"),
            (b"title: [a\n", "Y104"),
            (b"", "Y105"),
            (b"a: &a [x, x]\nb: [" + b"*a, " * 60 + b"]\n", "Y109"),
            (b"- a\n", "R206"),
            (None, "Y101"),
        ],
    )
    @pytest.mark.parametrize("named", [True, False])
    def test_what_cannot_be_read_is_told_as_a_check_tells_it_and_nothing_is_written(
        self, run: Any, root: Path, data: bytes | None, code: str, *, named: bool
    ) -> None:
        file, other = root / "content/claims/wrong.yml", (root / SOURCE).read_text()
        file.mkdir() if data is None else file.write_bytes(data)
        result = run("format", *[str(file)] * named)
        assert result.exit_code == 1
        assert result.stdout.startswith("content/claims/wrong.yml:")
        assert result.stdout == run("check", "content/claims/wrong.yml").stdout
        assert f" {code} " in result.stdout
        assert data is None or file.read_bytes() == data
        assert (root / SOURCE).read_text() == other

    def test_a_file_is_known_by_another_way_to_it(
        self, run: Any, root: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        way = tmp_path_factory.mktemp("other") / "way"
        way.symlink_to(root)
        assert run("format", str(way / CLAIM)).stdout == f"wrote {CLAIM}\n"
