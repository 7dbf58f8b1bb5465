"""The index that the site's search reads, made of a finished site by Pagefind."""

from __future__ import annotations

import gzip
import html
import json
import re
import subprocess
from errno import ENOENT
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = "pagefind"
"""Where the index and the scripts that read it are, below the site."""

UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Interfaces that Pagefind brings; the site has its own."""


def index(site: Path) -> None:
    """Write the index of a site's pages into its folder `pagefind`.

    Raises:
        OSError: The folder cannot be read or written, or the program not be run; it says why.
    """
    try:
        program: Path = import_module("pagefind_bin").get_executable()
    except ModuleNotFoundError:
        raise OSError(ENOENT, "not installed; set the project up again", "pagefind-bin") from None
    # What nobody searches for says so itself, by `data-pagefind-ignore`.
    options = ("--root-selector", "html", "--silent")
    done = subprocess.run(  # noqa: S603 - a program of our own choice, and no shell
        [program, "--site", site, "--output-subdir", FOLDER, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OSError(done.returncode, (done.stdout + done.stderr).strip(), str(site / FOLDER))
    for pattern in UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    facets = json.dumps(_facets(site), ensure_ascii=False, sort_keys=True)
    (site / FOLDER / "facets.json").write_text(f"{facets}\n", encoding="utf-8")


def _facets(site: Path) -> dict[str, Any]:
    """Return what results can be narrowed down by, by the identifiers that they have in the index.

    Pagefind's own filters are written in another order at each run.
    """
    found = {}
    for file in (site / FOLDER / "fragment").iterdir():
        entry = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        page = site / entry["url"].lstrip("/")
        text = (page / "index.html" if page.is_dir() else page).read_text(encoding="utf-8")
        if told := _FACETS.search(text):
            found[file.stem] = json.loads(html.unescape(told[1]))
    return found


_FACETS = re.compile(r'<meta name="facets" content="([^"]*)">')
