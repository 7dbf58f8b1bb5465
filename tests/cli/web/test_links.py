from __future__ import annotations

import re
from typing import Any

from tests.cli.smallest import INDEX, SOURCE
from tests.desk.web.loopback import Server


class TestLinks:
    def test_links_are_listed_without_asking_anyone(self, run: Any) -> None:
        result = run("links")
        assert result.exit_code == 0
        assert "https://gazette.example/storm" in result.stdout
        assert "source gazette-storm" in result.stdout

    def test_columns_that_hold_nothing_are_left_out(self, run: Any) -> None:
        head, *rows = run("links").stdout.splitlines()
        assert head.split() == ["address", "where"]
        assert all(re.search(r"\S$", row) for row in rows)

    def test_no_time_to_answer_is_a_usage_error(self, run: Any) -> None:
        assert run("links", "--timeout", "-1").exit_code == 2
        assert run("links", "--timeout", "0").exit_code == 2

    def test_a_dead_link_fails_and_its_archive_copy_is_named(
        self, run: Any, write_project: Any, server: Server
    ) -> None:
        archive = {"service": "an archive", "url": f"{server.url}/live"}
        write_project(INDEX | {SOURCE: {"URL": f"{server.url}/lost", "archives": [archive]}})
        result = run("links", "--check", "--timeout", "2", "--format", "markdown")
        assert result.exit_code == 1
        (row,) = [line for line in result.stdout.splitlines() if "lost" in line]
        assert row.startswith("| dead |")
        assert row.endswith("/live |")

    def test_links_that_answer_pass(self, run: Any, write_project: Any, server: Server) -> None:
        write_project(INDEX | {SOURCE: {"URL": f"{server.url}/live"}})
        result = run("links", "--check")
        assert result.exit_code == 0
        assert "live" in result.stdout
