"""Templates compiled: what they call, what is escaped, and what is kept of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.site.compiling import BesideTemplates, PlainCalls
from generator.site.escape import escape

CALLER = "{% macro m() %}<b>{{ caller('*') }}</b>{% endmacro %}"


def environment(folder: Path) -> Environment:
    made = Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=True,
        finalize=escape,
        optimized=False,
        bytecode_cache=BesideTemplates(),
    )
    made.code_generator_class = PlainCalls
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/page").write_text("{{ text }}")
    return tmp_path


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def told(folder: Path) -> str:
    return environment(folder).get_template("page").render(text="<*>")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ of('<', *['>'], **{'sign': '&'}) }}", "&lt;&amp;&gt;"),
        ("{{ of('<', '>', sign='-') }}", "&lt;-&gt;"),
        ("{% macro m(a, b='|') %}{{ a }}{{ b }}{% endmacro %}{{ m('<') }}", "&lt;&#124;"),
        (f"{CALLER}{{% call(x) m() %}}{{{{ x }}}}{{% endcall %}}", "<b>&#42;</b>"),
        ("{% for x in '<>' %}{{ of(x, loop.cycle('1', '2')) }}{% endfor %}", "&lt;, 1&gt;, 2"),
        ("{% set x %}<i>{{ '<' }}</i>{% endset %}{{ x }}", "<i>&lt;</i>"),
    ],
)  # fmt: skip
def test_calls_and_texts_are_what_jinja_makes_of_them(
    tmp_path: Path, source: str, expected: str
) -> None:
    def of(one: str, other: str, sign: str = ", ") -> str:
        return one + sign + other

    template = environment(tmp_path).from_string(source, {"of": of})
    assert template.render() == expected


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(folder) == "&lt;&#42;&gt;"
    assert [file.name for file in kept(folder)] == [f"page.{sys.implementation.cache_tag}"]
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled it again"))
    assert told(folder) == "&lt;&#42;&gt;"


def test_another_text_another_place_or_another_way_is_compiled_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(folder)
    (folder / "templates/page").write_text("new {{ text }}")
    assert told(folder) == "new &lt;&#42;&gt;"
    (folder / "templates/other").write_text("new {{ text }}")
    kept(folder)[0].rename(folder / "__pycache__" / kept(folder)[0].name.replace("page", "other"))
    compiled = []
    compile_ = Environment.compile

    def noting(*given: Any) -> Any:
        compiled.append(given[2])
        return compile_(*given)

    monkeypatch.setattr(Environment, "compile", noting)
    environment(folder).get_template("other")
    monkeypatch.setattr("generator.site.compiling.version", lambda _: "4")
    environment(folder).get_template("other")
    assert compiled == ["other", "other"]


@pytest.mark.parametrize("left", [b"", b"\n", b"cut", None])
def test_what_is_kept_and_damaged_is_made_again(folder: Path, left: bytes | None) -> None:
    told(folder)
    (file,) = kept(folder)
    file.write_bytes(file.read_bytes()[:-20] if left is None else left)
    assert told(folder) == "&lt;&#42;&gt;"
    assert len(file.read_bytes()) > 100


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert told(folder) == "&lt;&#42;&gt;"
    assert kept(folder) == []
    (folder / "__pycache__").write_text("a file stands where the folder belongs")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert told(folder) == "&lt;&#42;&gt;"
