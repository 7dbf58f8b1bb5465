from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read.files.listing import list_content
from generator.read.load import load

CLAIM = "content/claims/ferries-lost.yml"


@pytest.fixture
def root(write_project: Callable[..., Path]) -> Path:
    """The smallest content, in a folder of its own beside which others lie."""
    return write_project()


@pytest.mark.parametrize("name", ["content/pages/out.md", "content/claims/out.yml"])
@pytest.mark.parametrize("link", ["relative", "absolute", "through another link"])
def test_a_link_that_leads_out_of_the_content_is_not_read(
    root: Path, tmp_path_factory: pytest.TempPathFactory, name: str, link: str
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("---\ntitle: Secret\n---\nx\n")
    target = secret
    if link == "relative":
        target = Path(os.path.relpath(secret, (root / name).parent))
    elif link == "through another link":
        target = root / "content/.hidden"
        target.symlink_to(secret)
    (root / name).symlink_to(target)
    collection, issues = load(root)
    kind, uri = ("pages", "out.md") if name.endswith(".md") else ("claims", "out")
    assert collection
    assert collection.broken == {(kind, uri)}
    assert [str(issue) for issue in issues] == [
        (
            f"{name}:1:1: Y124 this is a link that leads out of content/"
            " (put the file itself in its place)"
        )
    ]
    assert "out.md" not in collection.pages
    assert "out" not in collection.claims


def test_a_folder_that_is_a_link_is_not_followed(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("x")
    (root / "content/pages/out").symlink_to(elsewhere)
    (root / "content/pages/in").symlink_to(root / "content/claims")
    listing = list_content(root)
    assert [file.name for file in listing.pages] == ["index.md"]
    assert [issue.message for issue in listing.issues] == [
        "this is a link to a folder, which is not followed",
        "this is a link that leads out of content/",
    ]


def test_links_that_lead_nowhere_or_round_are_told(root: Path) -> None:
    (root / "content/claims/a.yml").symlink_to("gone.yml")
    (root / "content/claims/b.yml").symlink_to("b.yml")
    assert [issue.message for issue in list_content(root).issues] == [
        "this is a link that leads nowhere",
        "this is a link that leads nowhere",
    ]


def test_a_link_to_a_file_of_the_content_is_read(root: Path) -> None:
    (root / "content/pages/again.md").symlink_to("index.md")
    collection, issues = load(root)
    assert issues == []
    assert collection
    assert list(collection.pages) == ["again.md", "index.md"]


def test_content_that_is_itself_a_link_is_read(root: Path, tmp_path: Path) -> None:
    (root / "content").rename(tmp_path / "shared")
    (root / "content").symlink_to(tmp_path / "shared")
    assert load(root)[1] == []


@pytest.mark.parametrize(
    "name",
    [
        ".#ferries-lost.yml", "~$ferries-lost.yml", "ferries-lost.yml~", ".ferries-lost.yml.swp",
        "#ferries-lost.yml#", ".DS_Store", "Thumbs.db", "desktop.ini", "ferries-lost.yml.orig",
        "ferries-lost.yml.bak", "README.md", ".gitkeep",
    ],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["", "claims", "pages", "outlines"])
def test_what_programs_and_people_leave_beside_records_is_passed_over(
    root: Path, folder: str, name: str
) -> None:
    if (folder, name) == ("pages", "README.md"):
        return  # a page like any other
    file = root / "content" / folder / name
    file.parent.mkdir(exist_ok=True)
    if name.startswith(".#"):
        file.symlink_to("editor@host.1234:5678")  # as Emacs locks a file
    else:
        file.write_text("x: [")
    assert load(root)[1] == []


def test_a_record_beside_the_content_is_told(root: Path) -> None:
    (root / "claims").mkdir()
    (root / "claims/new.yml").write_text("title: x\n")
    (root / "claims/README.md").touch()
    (issue,) = list_content(root).issues
    assert str(issue) == (
        "claims/new.yml:1:1: Y122 this lies beside content/, where nothing is read"
        " (move it to content/claims/new.yml)"
    )


def test_records_are_sorted_by_their_identifiers(root: Path) -> None:
    for name in ("lake-2", "lake.b"):
        (root / f"content/places/{name}.yml").write_text("x: y\n")
    places = [file.stem for file in list_content(root).records["places"]]
    assert places == ["harbour", "lake", "lake-2", "lake.b"]


def test_a_name_that_is_no_text_is_told(root: Path) -> None:
    file = os.fsencode(root / "content/claims") + b"/\xff.yml"
    with open(file, "wb") as opened:  # noqa: PTH123 - a path of bytes
        opened.write(b"x: y\n")
    found = [issue for issue in list_content(root).issues if issue.code == "Y114"]
    assert [str(issue).encode() for issue in found] == [
        (
            b"content/claims/\\udcff.yml:1:1: Y114 the name of the file: half of a surrogate pair"
            b" (U+DCFF) stands here, which no text may hold (rename it)"
        )
    ]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("content/vocab.yml", "put its lines into content/vocabulary.yml"),
        ("content/glosary.yml", "rename it to glossary.yml"),
        ("content/topics/storm.yml", "put its lines into content/topics.yml"),
        ("content/redirect/x.yml", "put its lines into content/redirects.yml"),
        ("content/mkdocs.yml", "move it out of content/, beside it"),
        ("content/content/claims/x.yml", "move it to content/claims/x.yml"),
        ("claim/x.yml", "move it to content/claims/x.yml"),
        ("sources/x.yaml", "move it to content/sources/x.yml"),
        ("topics.yml", "move it to content/topics.yml"),
        ("pages/about.md", "move it to content/pages/about.md"),
    ],
)
def test_a_file_by_nearly_the_right_name_is_told_where_it_belongs(
    root: Path, path: str, told: str
) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("a: b\n")
    (issue,) = list_content(root).issues
    assert (issue.location.path, issue.code, issue.hint) == (path, "Y122", told)


@pytest.mark.parametrize("name", ["content/claims/.yml", "content/pages/.md"])
def test_a_file_of_no_name_but_its_ending_is_told(root: Path, name: str) -> None:
    (root / name).write_text("title: x\n")
    assert [issue.location.path for issue in load(root)[1]] == [name] * len(load(root)[1])
    assert load(root)[1]
