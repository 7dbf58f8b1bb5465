from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from generator.cli import main
from generator.cli.review import pictures
from generator.desk.review.pictures import MARGIN, WIDTH, changed_pages, find_browser

PAGE = "<!doctype html><title>{title}</title><style>*{{margin:0}}</style><article>{words}</article>"
BAR = '<div style="height:{above}px"></div><div style="height:100px;background:{colour}"></div>'


def site(folder: Path, pages: dict[str, tuple[str, str]]) -> Path:
    for name, (title, words) in pages.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(title=title, words=words))
    return folder


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    red, blue = (BAR.format(above=900, colour=colour) for colour in ("red", "blue"))
    before = {"claims/a/index.html": ("A", red), "gone.html": ("G", red)}
    after = {"claims/a/index.html": ("A", blue), "new.html": ("N", blue)}
    same = {"same.html": ("Same", red)}
    return (
        site(tmp_path / "before", before | same | {"unseen.html": ("U", f"{red}<!-- -->")}),
        site(tmp_path / "after", after | {"same.html": ("Anew", red), "unseen.html": ("U", red)}),
    )


CHANGED = ["claims/a/index.html", "gone.html", "new.html", "unseen.html"]


def test_a_page_is_changed_where_its_own_part_is(sites: tuple[Path, Path]) -> None:
    assert changed_pages(*sites) == CHANGED


@pytest.mark.browser
@pytest.mark.skipif(not find_browser(), reason="there is no Chromium")
def test_a_page_is_pictured_before_beside_after_from_where_it_differs(
    sites: tuple[Path, Path], tmp_path: Path, write_project: Callable[..., Path]
) -> None:
    words = [*map(str, sites), str(tmp_path / "to"), "--most", "4"]
    result = CliRunner().invoke(main, ["--project", str(write_project()), "pictures", *words])
    assert result.exit_code == 0, result.output
    assert re.findall(r"^- (.*)$", result.stdout.replace("\\", ""), re.MULTILINE) == [
        *CHANGED[:3],
        "unseen.html, without a difference to the eye",
    ]
    made = {
        file.relative_to(tmp_path / "to").as_posix() for file in (tmp_path / "to").rglob("*.png")
    }
    assert made == {"claims/a/index.png", "gone.png", "new.png"}
    with Image.open(tmp_path / "to/claims/a/index.png") as pair:
        assert pair.size == (2 * WIDTH + 1, 100 + 2 * MARGIN)
        colours = [pair.getpixel((x, MARGIN + 50)) for x in (WIDTH // 2, WIDTH + 1 + WIDTH // 2)]
    assert colours == [(255, 0, 0), (0, 0, 255)]


def test_pages_past_the_most_are_counted_and_a_missing_browser_is_told(
    sites: tuple[Path, Path], write_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["--project", str(write_project()), "pictures", *map(str, sites), "to", "--most", "1"]
    monkeypatch.setattr(pictures, "picture_pair", lambda *_: None)
    monkeypatch.setattr(pictures, "find_browser", lambda: "chromium")
    assert "### 4 pages changed" in CliRunner().invoke(main, words).stdout
    assert "- and 3 more, without pictures" in CliRunner().invoke(main, words).stdout
    monkeypatch.setattr(pictures, "find_browser", lambda: None)
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: there is no Chromium to take pictures with\n",
    )
