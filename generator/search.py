"""The index that the site's search reads, made of a finished site by Pagefind."""

import gzip
import html
import json
import re
import shutil
import subprocess
from base64 import b64encode
from errno import ENOENT
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = "pagefind"
"""Where the index and the scripts that read it are, below the site."""

UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Interfaces that Pagefind brings; the site has its own."""


NAMES = "assets/names.json"
"""What a misspelt word may have meant, by the path below the site."""


def index(site: Path, *, offline: bool = False) -> None:
    """Write the index of a site's pages into its folder `pagefind`.

    With `offline`, also as a script, for a copy that is opened from the file system.

    Raises:
        OSError: The folder cannot be read or written, or the program not be run; it says why.
    """
    try:
        program: Path = import_module("pagefind_bin").get_executable()
    except ModuleNotFoundError:
        raise OSError(ENOENT, "not installed; set the project up again", "pagefind-bin") from None
    shutil.rmtree(site / FOLDER, ignore_errors=True)  # what an earlier one has left
    # What nobody searches for says so itself, by `data-pagefind-ignore`.
    options = ["--root-selector", "html", "--silent"]
    if offline:
        options.append("--keep-index-url")  # of files
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
    if offline:
        (site / FOLDER / "offline.js").write_text(_carried(site), encoding="utf-8")


def _carried(site: Path) -> str:
    """Return a script that carries what the search reads, and what reads it as a function.

    Browsers run the scripts of a copy of files, and let them fetch nothing.
    """
    folder = site / FOLDER
    worker = (folder / "pagefind-worker.js").read_text(encoding="utf-8")
    files = {
        file.relative_to(site).as_posix(): b64encode(file.read_bytes()).decode()
        for file in sorted([*folder.rglob("*"), *site.glob(NAMES)])
        if file.is_file() and file.suffix != ".js"
    }
    return (
        f"window.searchOffline = {{ files: {json.dumps(files, indent=0)}, "
        f"worker(self, fetch) {{\n{worker}\n}} }};\n"
    )


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
