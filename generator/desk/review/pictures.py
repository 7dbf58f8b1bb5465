"""Pictures of the pages that a change touches, as they were beside as they are."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops

WIDTH, HEIGHT = 900, 6000
"""Pixels of a page that are looked at: as wide as a tablet, and as far down as most go."""

TALLEST, MARGIN = 2000, 60
"""Pixels of a picture at most, and around what differs."""

BROWSERS = ("chromium", "google-chrome", "chromium-browser")

_ARTICLE = re.compile(rb"<article\b.*</article>", re.DOTALL)


def changed_pages(before: Path, after: Path) -> list[str]:
    """Return the pages of two built sites whose own part differs, or that one of them lacks."""
    pages = {
        page.relative_to(side).as_posix()
        for side in (before, after)
        for page in side.rglob("*.html")
    }
    return sorted(page for page in pages if _article(before / page) != _article(after / page))


def _article(page: Path) -> bytes:
    found = _ARTICLE.search(page.read_bytes()) if page.is_file() else None
    return found[0] if found else b""


def picture_pair(before: Path, after: Path, browser: str) -> Image.Image | None:
    """Return a page before and after beside each other, from where they differ to the eye."""
    was, now = (_picture(page, browser) for page in (before, after))
    differing = ImageChops.difference(was, now).getbbox()
    if not differing:
        return None
    top = max(differing[1] - MARGIN, 0)
    bottom = min(differing[3] + MARGIN, top + TALLEST, HEIGHT)
    pair = Image.new("RGB", (2 * WIDTH + 1, bottom - top), "black")
    for left, side in ((0, was), (WIDTH + 1, now)):
        pair.paste(side.crop((0, top, WIDTH, bottom)), (left, 0))
    return pair


def _picture(page: Path, browser: str) -> Image.Image:
    """Return what a browser that reaches no host shows of a page; grey where there is none."""
    if not page.is_file():
        return Image.new("RGB", (WIDTH, HEIGHT), "lightgrey")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.png"
        subprocess.run(  # noqa: S603 - a browser of the system, and our own words
            [
                browser,
                *("--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
                *(["--no-sandbox"] if os.geteuid() == 0 else []),  # which root has none of
                "--force-prefers-reduced-motion",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={folder}/profile",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={file}",
                page.absolute().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with Image.open(file) as shot:
            return shot.convert("RGB")


def find_browser() -> str | None:
    """Return a browser that can take pictures, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)
