"""What the engines would stop at in the settings, told in an author's words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output.build import build

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


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "theme: {font: serif}",
            "theme, font: 'serif' stands here; fields belong here: text, code",
        ),
        ("theme: {font: {text: 3}}", "theme, font, text: '3' stands here; a text belongs here"),
        ("theme: {features: 7}", "theme, features: '7' stands here; a list belongs here"),
        ("theme: {icon: x}", "theme, icon: 'x' stands here; fields belong here"),
        ("theme: {palette: dark}", "theme, palette: 'dark' stands here; a list belongs here"),
        (
            "theme: {palette: {toggle: {name: [x]}}}",
            "theme, palette 1, toggle, name: a list stands here; a text belongs here",
        ),
        ("extra: {polyfills: x}", "extra, polyfills: 'x' stands here; a list belongs here"),
        ("extra: {social: [x]}", "extra, social 1: 'x' stands here; fields belong here"),
        ("extra_css: [{a: b}]", "extra_css 1: a group of fields stands here; a text belongs here"),
        ("extra_templates: [~]", "extra_templates 1: nothing stands here; a text belongs here"),
        ("nav:", "nav: nothing stands here; a list of pages belongs here"),
        (
            "extra: {a: [1, 9223372036854775808]}",
            "extra, a 2: '9223372036854775808' is larger than an engine reads",
        ),
        ("extra_javascript: [{a: b}]", "extra_javascript 1, path: the field is missing"),
    ],
)
def test_a_shape_at_which_an_engine_stops_is_told(
    write_project: Callable[..., Path], line: str, says: str
) -> None:
    issues = build(_with(write_project(), line)).issues
    assert [str(issue).partition(" (")[0].split(" ", 2)[2] for issue in issues] == [says]


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
