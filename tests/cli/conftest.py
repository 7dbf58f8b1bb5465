"""What the tests of the commands run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.records import asking
from generator.desk.web import answers
from tests.cli.smallest import INDEX
from tests.desk.web.loopback import Server, serving


@pytest.fixture
def root(write_project: Callable[..., Path]) -> Path:
    return write_project(INDEX)


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Run the command line on the smallest content."""

    def call(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, ["--project", str(root), *words], input=typed)

    return call


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(answers, "PATIENCE", 0.01)
    with serving() as found:
        yield found
