"""What the tests share: the smallest content, ways to change it, and golden files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from generator.model import Claim, Estimate, Place, Source, Speaker, Statement
from generator.model.base import Record
from generator.read.collection import Collection
from generator.read.load import load
from tests.content import CASES, file_text, merge, read_yaml

R = TypeVar("R", bound=Record)

TESTS = Path(__file__).parent
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None
)
"""A browser; the one without windows takes half the time."""

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
BASE = "content/claims/ferries-lost.yml"


# A slow machine is no failure; examples are the same in every run, and few. `EXAMPLES=2000`, as in
# `make fuzz`, tries as many, and others each time.
EXAMPLES = os.environ.get("EXAMPLES")
settings.register_profile(
    "explainer", deadline=None, derandomize=not EXAMPLES, max_examples=int(EXAMPLES or 50)
)
settings.load_profile("explainer")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long first: at the end, no worker waits for another's last one."""
    long = {i.path for i in items if any(map(i.get_closest_marker, ("browser", "engine", "guide")))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session", autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep out of the caches of whoever runs the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start a browser, or skip where there is none; where one is required, that is a failure.

    One for all tests of a process: Playwright runs no second one beside it.
    """
    if not CHROMIUM:
        missing = "there is no Chromium on this machine"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(f"{missing}; the browser tests run where there is one")
    # A machine that does other things at once takes longer than Playwright allows by default.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>, byte for byte, or write it there."""

    def compare(name: str, text: str) -> None:
        file = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode(), f"{name}: run pytest --update-golden"

    return compare


@pytest.fixture(scope="session")
def base() -> dict[str, Any]:
    """The smallest content without an issue, by path below the project."""
    data: dict[str, Any] = read_yaml(CASES / "base.yml")
    return data


@pytest.fixture
def write_project(base: dict[str, Any], tmp_path: Path) -> Callable[..., Path]:
    """Write the smallest content, changed by a merge patch; a text is written as it is."""

    def write(patch: dict[str, Any] | None = None, root: Path = tmp_path) -> Path:
        for name, data in merge(base, patch or {}).items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(file_text(name, data), encoding="utf-8", newline="\n")
        return root

    return write


@pytest.fixture
def collect(write_project: Callable[..., Path]) -> Callable[..., Collection]:
    """Load the smallest content, changed by a merge patch, and refuse issues of loading."""

    def read(patch: dict[str, Any] | None = None) -> Collection:
        collection, issues = load(write_project(patch))
        assert issues == []
        assert collection
        return collection

    return read


class Records:
    """Makes records: those of the smallest content, with the fields given changed."""

    def __init__(self, base: dict[str, Any]) -> None:
        self.base = base

    def make(self, model: type[R], data: Any, fields: dict[str, Any]) -> R:
        return model.model_validate({**data, **fields})

    def claim(self, **fields: Any) -> Claim:
        return self.make(Claim, self.base[BASE], fields)

    def statement(self, **fields: Any) -> Statement:
        return self.make(Statement, self.base[BASE]["statements"][0], fields)

    def estimate(self, **fields: Any) -> Estimate:
        return self.make(Estimate, self.base[BASE]["statements"][0]["estimates"][0], fields)

    def source(self, **fields: Any) -> Source:
        return self.make(Source, self.base["content/sources/gazette-storm.yml"], fields)

    def speaker(self, **fields: Any) -> Speaker:
        return self.make(Speaker, self.base["content/speakers/gazette.yml"], fields)

    def place(self, **fields: Any) -> Place:
        return self.make(Place, self.base["content/places/harbour.yml"], fields)


@pytest.fixture(scope="session")
def records(base: dict[str, Any]) -> Records:
    """Make single records without files."""
    return Records(base)
