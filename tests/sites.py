"""Projects to build in tests: copies of the sample, and the engines that make sites of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content import merge

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/sample"
BIN = Path(sys.executable).parent

KINDS = (
    "", "claims/", "estimates/", "map/", "timeline/", "speakers/", "sources/", "exhibits/",
    "glossary/",
    "changes/", "counting/", "data/", "issue-codes/",
)  # fmt: skip
"""The home page, and what the generator makes a page of on any site."""


def written_by_hand() -> list[str]:
    """Return the addresses of this site's own hand-written pages besides the home page."""
    pages = sorted((ROOT / "content/pages").rglob("*.md"))
    ways = (page.relative_to(ROOT / "content/pages").with_suffix("") for page in pages)
    return [f"{way.as_posix()}/" for way in ways if way.name != "index"]


ENGINES: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "properdocs": ("properdocs", "build", "--strict"),
    "zensical": ("zensical", "build", "--strict"),
}
"""What is typed to build a site, `-f` and the settings aside."""


def copy_sample(folder: Path) -> Path:
    """Return a copy of the sample project below `folder`, with what its settings lean on."""
    (folder / "generator").symlink_to(ROOT / "generator")
    sample = folder / "tests/sample"
    shutil.copytree(SAMPLE, sample, ignore=shutil.ignore_patterns("build"))
    (sample / "build/docs").mkdir(parents=True)
    # Engines differ in how they inherit lists, so the settings are made whole here.
    write_settings(sample, ROOT / "mkdocs.yml", yaml.safe_load((SAMPLE / "mkdocs.yml").read_text()))
    return sample


def link_own(folder: Path) -> Path:
    """Return a project in `folder` with this site's own content, to build without writing to it."""
    for name in ("generator", "content"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "build/docs").mkdir(parents=True)
    return folder


def write_settings(
    project: Path, base: Path, changes: dict[str, Any], name: str = "mkdocs.yml"
) -> None:
    """Write a project's settings: those of a file, changed."""
    settings = merge(yaml.safe_load(base.read_text()), {**changes, "INHERIT": None})
    (project / name).write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False))


def build(engine: str, project: Path, settings: str = "mkdocs.yml") -> str:
    """Build a project's site with an engine and return what the engine said.

    Raises:
        RuntimeError: The engine refused; carries what it said.
    """
    program, *words = ENGINES[engine]
    done = subprocess.run(
        [BIN / program, *words, "-f", settings],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    said = done.stdout + done.stderr
    if done.returncode:
        raise RuntimeError(said)
    return said


def build_docs(engine: str, project: Path) -> Path:
    """Build a site from the docs directory as it stands, without hooks, and return its folder."""
    settings = f"docs-with-{engine}.yml"
    changes = {"hooks": [], "site_dir": f"build/{engine}"}
    write_settings(project, project / "mkdocs.yml", changes, settings)
    build(engine, project, settings)
    return project / "build" / engine


def build_once(name: str, make: Callable[[Path], Path], factory: pytest.TempPathFactory) -> Path:
    """Return what `make` builds in a folder of its own; of several workers, the first builds it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make(factory.mktemp(name))
    folder = factory.getbasetemp().parent / name
    built = folder.with_name(f"{name}.built")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + 300
        while not built.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"{name} is not built") from None
            time.sleep(0.2)
    else:
        told = built.with_suffix(".part")
        told.write_text(str(make(folder)))
        told.replace(built)
    return Path(built.read_text())


def files_below(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by path, in order."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
