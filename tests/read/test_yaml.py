from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.characters import refused_in
from generator.issues import Issue, Location
from generator.read.document import Document, Keys, name_field
from generator.read.files.text import read_text
from generator.read.yaml import examine, parse
from tests.content import read_cases

CASES = read_cases("yaml")


@pytest.mark.parametrize("case", [c for _, c in CASES], ids=[name for name, _ in CASES])
def test_a_text_gives_its_data_and_its_issues(case: dict[str, Any]) -> None:
    document, issues = examine(case["text"], "x.yml")
    found = [f"{i.location}"[6:] + f" {i.code} {i.message} ({i.hint})" for i in issues]
    assert found == case.get("issues", [])
    assert (document.data if document else None) == case.get("data")


def test_every_value_and_key_has_its_place() -> None:
    text = "é: ü\nlist:\n  - a\n  - b: [c, 'd']\nlong: |\n  e\n"
    document = parse(text, "x.yml")
    assert isinstance(document, Document)
    assert document.values == {
        (): (1, 1),
        ("é",): (1, 4),
        ("list",): (3, 3),
        ("list", 0): (3, 5),
        ("list", 1): (4, 5),
        ("list", 1, "b"): (4, 8),
        ("list", 1, "b", 0): (4, 9),
        ("list", 1, "b", 1): (4, 12),
        ("long",): (5, 7),
    }
    assert document.keys == {
        ("é",): (1, 1),
        ("list",): (2, 1),
        ("list", 1, "b"): (4, 5),
        ("long",): (5, 1),
    }


def test_a_place_that_is_not_there_is_the_nearest_around_it() -> None:
    document = parse("a:\n  b: c\n", "x.yml")
    assert isinstance(document, Document)
    assert document.locate(("a", "missing", 3)) == Location("x.yml", 2, 3)
    assert document.locate(("a", "missing"), key=True) == Location("x.yml", 1, 1)
    assert document.locate(("missing",)) == Location("x.yml", 1, 1)
    assert Document("x.yml", {}).locate(("missing",)) == Location("x.yml", 1, 1)


def test_a_text_that_begins_further_down_is_placed_there() -> None:
    document, _ = examine("a: b\n", "x.md", first_line=2)
    assert document
    assert document.locate(("a",)) == Location("x.md", 2, 4)
    _, (issue,) = examine("a: b\nc: d: e\n", "x.md", first_line=2)
    assert issue.location == Location("x.md", 3, 5)


def test_settings_of_the_engines_may_have_tags() -> None:
    document, issues = examine("a: !!python/name:b.c ''\nd: !any [E, f]\n", "x.yml", tags=True)
    assert issues == []
    assert document
    assert document.data == {"a": "", "d": ["E", "f"]}


@pytest.mark.parametrize(
    ("typed", "value"),
    [("SITE", "seen"), ("[NO, SITE, x]", "seen"), ("[NO, x]", "x"), ("NO", None), ("[]", None)],
)
def test_settings_from_the_environment_are_what_the_engines_take_them_for(
    monkeypatch: pytest.MonkeyPatch, typed: str, value: str | None
) -> None:
    monkeypatch.setenv("SITE", "seen")
    monkeypatch.delenv("NO", raising=False)
    document, _ = examine(f"a: !ENV {typed}\n", "x.yml", tags=True)
    assert document
    assert document.data == {"a": value}


def test_parse_gives_the_first_issue() -> None:
    issue = parse("a: 1\na: 2\nb: !x y\n", "x.yml")
    assert isinstance(issue, Issue)
    assert issue.code == "Y106"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)),
            "Y109",
            id="billion laughs",
        ),
        pytest.param("a: &a x\nb: [" + "*a, " * 51 + "]\n", "Y109", id="51 aliases"),
        pytest.param("[" + "x, " * 100_001 + "]", "Y109", id="100,001 values"),
        pytest.param("[" * 60 + "]" * 60, "Y112", id="60 levels"),
        pytest.param("[" * 200_000, "Y112", id="200,000 levels"),
    ],
)
def test_a_text_that_grows_is_refused(text: str, code: str) -> None:
    issue = parse(text, "x.yml")
    assert isinstance(issue, Issue)
    assert issue.code == code


def test_what_is_just_within_bounds_is_read() -> None:
    assert isinstance(parse("a: &a x\nb: [" + "*a, " * 50 + "]\n", "x.yml"), Document)
    assert isinstance(parse("[" * 50 + "]" * 50, "x.yml"), Document)


def test_fields_are_named_as_people_count() -> None:
    assert (
        name_field(("statements", 0, "estimates", 1, "value")) == "statements 1, estimates 2, value"
    )
    assert name_field((2, "a")) == "item 3, a"
    assert name_field(()) == "the record"


def test_a_file_is_read_without_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes("\ufeffa: é\r\n".encode())
    assert read_text(file, "x.yml") == "a: é\r\n"


def test_no_such_file(tmp_path: Path) -> None:
    issue = read_text(tmp_path / "x.yml", "content/x.yml")
    assert str(issue) == "content/x.yml:1:1: Y101 there is no such file (add content/x.yml)"


def test_a_folder_named_like_a_record(tmp_path: Path) -> None:
    issue = read_text(tmp_path, "x.yml")
    assert str(issue) == (
        "x.yml:1:1: Y101 this is a folder; a file belongs here (move it elsewhere)"
    )


def test_a_pipe_named_like_a_record(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yml")
    issue = read_text(tmp_path / "x.yml", "x.yml")
    assert isinstance(issue, Issue)
    assert issue.message == "this is no plain file; a file belongs here"


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yml").write_text("a: b")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    issue = read_text(tmp_path / "x.yml", "x.yml")
    assert str(issue) == (
        "x.yml:1:1: Y101 the file cannot be read: permission denied (check its permissions)"
    )


def test_a_file_of_fifty_megabytes_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "x.yml").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was opened"))
    issue = read_text(tmp_path / "x.yml", "x.yml")
    assert str(issue) == (
        "x.yml:1:1: Y102 the file has 50,000,000 bytes; at most 1,000,000 are allowed"
        " (split it, or move it out of content/)"
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(
            "a: é\nb: it’s".encode("cp1252"),
            "x.yml:1:4: Y103 byte 0xe9 ('é' in Windows-1252) is not UTF-8",
            id="Windows-1252",
        ),
        pytest.param(
            "é: ü\nü: ".encode() + b"\x92s",
            "x.yml:2:4: Y103 byte 0x92 ('’' in Windows-1252) is not UTF-8",
            id="Windows-1252 below other letters",
        ),
        pytest.param(
            "a: b".encode("utf-16"),
            "x.yml:1:1: Y103 byte 0xff ('ÿ' in Windows-1252) is not UTF-8",
            id="UTF-16",
        ),
    ],
)
def test_a_file_in_another_encoding(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "x.yml").write_bytes(data)
    issue = read_text(tmp_path / "x.yml", "x.yml")
    assert str(issue) == f"{says} (save the file again with the encoding UTF-8)"


@pytest.mark.parametrize("data", ["title: x\n".encode("utf-16-le"), b"\0" * 40])
def test_a_file_of_empty_bytes_is_told_once(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.yml").write_bytes(data)
    issue = read_text(tmp_path / "x.yml", "x.yml")
    assert str(issue).startswith("x.yml:1:1: Y103 every other byte is empty")


TREES = st.recursive(
    st.none()
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn"))).filter(
        lambda text: not any(refused_in(text))
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc-_é#: '\"", min_size=1).filter(lambda k: k != "<<"), inner)
    ),
    max_leaves=20,
)


def ways(data: Any, way: Keys = ()) -> list[Keys]:
    children = (
        list(data.items())
        if isinstance(data, dict)
        else list(enumerate(data))
        if isinstance(data, list)
        else []
    )
    return [way, *(found for key, value in children for found in ways(value, (*way, key)))]


@given(tree=TREES.filter(lambda tree: tree is not None), flow=st.booleans(), unicode=st.booleans())
def test_whatever_is_written_is_read_back_with_every_place(
    *, tree: Any, flow: bool, unicode: bool
) -> None:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            del data
            return True

    text = yaml.dump(tree, Dumper=Plain, default_flow_style=flow, allow_unicode=unicode)
    document = parse(text, "x.yml")
    assert isinstance(document, Document)
    assert document.data == tree
    assert sorted(document.values, key=str) == sorted(ways(tree), key=str)
    lines = text.splitlines() or [""]
    for line, column in document.values.values():
        assert 1 <= line <= len(lines) + 1
        assert column >= 1


@given(
    st.binary(max_size=200)
    | st.text("ab:-[]{}&*!|>'\"#%@`,? \n\t\r~<.\x85\u2028\u00a0", max_size=60)
)
@settings(max_examples=400)
def test_whatever_stands_in_a_file_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes | str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    text = read_text(file, "any.yml")
    if isinstance(text, Issue):
        assert text.code == "Y103"
        return
    document, issues = examine(text, "any.yml")
    assert document or issues
    for issue in issues:
        assert len(str(issue).splitlines()) == 1
        assert issue.message
        assert issue.hint
        assert issue.location.line <= max(len(text.splitlines()), 1) + 1
