"""What the engines would stop at in the settings, told in an author's words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build

HINT = "(correct the name or the shape)"


def told(root: Path) -> list[str]:
    return [str(issue).partition(" X354 ")[2] for issue in build(root).issues]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("watch: x", "watch: a text stands here; a list belongs here"),
        ("hooks: [nope.py]", "hooks: there is no file 'nope.py'"),
        ("dev_addr: x", "dev_addr: an address and a port belong here: 127.0.0.1:8000"),
        ("strict: perhaps", "strict: a text stands here; true or false belongs here"),
        (
            "theme: {name: material, custom_dir: nope}",
            "theme: custom_dir: there is no folder 'nope'",
        ),
        ("theme: nope", "theme: no theme 'nope' is installed"),
        (
            "plugins: search",
            "plugins: a text stands here; a list or a group of fields belongs here",
        ),
        ("not_in_nav: [x]", "not_in_nav: a list stands here; a text belongs here"),
        ("validation: {links: {x: y}}", "validation: x: there is no setting 'x' here"),
        ("site_dir: build/docs", "site_dir: the pages lie in it; it is emptied"),
    ],
)
def test_a_setting_that_ends_a_build_is_told(
    write_project: Callable[..., Path], line: str, says: str
) -> None:
    assert told(_with(write_project(), line)) == [f"{says} {HINT}"]


def test_no_site_is_written_where_people_write(write_project: Callable[..., Path]) -> None:
    (issue,) = told(_with(write_project(), "site_dir: content"))
    assert issue.startswith("site_dir: 'content' holds no site, and the engines would empty it (")
    root = write_project({"public/index.html": "<!doctype html>"})
    assert told(_with(root, "site_dir: public")) == []


def test_pages_are_where_the_generator_writes(write_project: Callable[..., Path]) -> None:
    text = "site_name: Storm on Lake Orrin\nsite_url: https://storm.example/\n"
    root = write_project({"mkdocs.yml": text})
    assert told(root) == ["docs_dir: the pages are not in 'docs' (write docs_dir: build/docs)"]


def test_the_words_that_templates_take_from_the_settings_are_there(
    write_project: Callable[..., Path],
) -> None:
    found = told(_with(write_project(), "theme: {name: explainer}\nextra: {words: {dark: Dark}}"))
    assert found[0] == (
        "extra: the templates of the theme want `words: any_value:` "
        "(take it over from the settings of a new project)"
    )
    assert not any("`words: dark:`" in issue for issue in found)


def _with(root: Path, line: str) -> Path:
    settings = root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}{line}\n")
    return root
