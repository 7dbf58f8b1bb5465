"""What `check` passes is built, by the generator and by the engines: odd projects drawn at random.

`EXAMPLES=5000 pytest tests/test_promise.py` draws half as many; a few are drawn in every run.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
import yaml
from babel.messages.pofile import escape, read_po
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped] # has none
from mkdocs.commands import build as mkdocs
from mkdocs.config import load_config

from generator.output import docs
from generator.output.build import build
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.language import Language
from generator.site.words.locales import CATALOGUE, translations
from tests.content import CASES, file_text, read_yaml
from tests.sites import ENGINES, ROOT, build_docs

DRAWN = settings().max_examples // 2
OTHERS = sorted(set(ENGINES) - {"mkdocs"})

ODD = (
    "", " ", "~", "null", "0", "-1", "1e9", "99999999999999999999", "NaN", "true", "[]", "{}",
    "a: b",
    "x" * 70, "x" * 5000, "\u00e9\u0301", "\u0645\u0631\u062d\u0628\u0627", "\ud55c\uad6d\uc5b4",
    "\U0001f41d", "\u2028", "\x85", "\x7f", "\x00", "\x1b[2J", "\u202e", "\ufffe", "\ufeff", "a\tb",
    "one\ntwo", "---", "# x", "{{ 7 }}", "{% raw %}", "<b>", "</div>", "&amp;", "`", "*a*",
    "[x](y)",
    "|", "\\", '"', "'", "%", "%(x)s", "100%", "https://x.example/", "https://[::1/",
    "https://x.example:99999/", "javascript:alert(1)", "//x", "../x", "/etc/passwd", "index", "aux",
    "content", "Method", "2030", "2030-02-30", "2030-02", "2030~", "2030-03-11/9999", "../2030-01",
    "2030-01-01/..", "0001-01-01", "9999-12-31", "-0044-03-15", "about 3", "up to 10,000", "1 to 2",
    "2 to 1", "10-12,000", "3.5", "62%", "1,2,3", "90", "-90", "180", "181", "en", "ar", "ko", "zz",
    "x-klingon", "CC0-1.0", "None",
)  # fmt: skip
"""Values that a field may be given: shapes, signs, characters, names and numbers that trip code."""

GEOMETRIES: tuple[Any, ...] = (
    {"type": "Point", "coordinates": [5, 5]},
    {"type": "Point", "coordinates": [5, 5, 100]},
    {"type": "LineString", "coordinates": [[4, 4], [6, 6]]},
    {"type": "Polygon", "coordinates": [[[4, 4], [6, 4], [6, 6], [4, 4]]]},
    {"type": "Polygon", "coordinates": [[[4, 4, 9], [6, 4, 9], [6, 6, 9], [4, 4, 9]]]},
    {"type": "Polygon", "coordinates": [[["4", "4"], ["6", "4"], ["6", "6"], ["4", "4"]]]},
    {"type": "Polygon", "coordinates": [[[170, 4], [-170, 4], [-170, 6], [170, 4]]]},
    {"type": "Polygon", "coordinates": [[]]},
    {"type": "Polygon", "coordinates": [[[4, 4]]]},
    {"type": "MultiPolygon", "coordinates": [[[[4, 4], [6, 4], [6, 6], [4, 4]]]]},
    {"type": "MultiPolygon", "coordinates": []},
    {"type": "GeometryCollection", "geometries": []},
    {"type": "Nothing", "coordinates": [1]},
    None,
    7,
)

PAGES = (
    "{{ claim('ferries-lost') }}", "{{ claim }}", "{{ claim() }}", "{{ claim(7) }}",
    "{{ nothing }}",
    "{{ date('2030-02-30') }}", "{{ date(7) }}", "{{ estimates('losses') }}", "{{ estimates() }}",
    "{{ map() }}", "{{ key_figures() }}", "{{ cite() }}", "{{ cite('gazette-storm') }}",
    "{{ latest_changes() }}", "{{ record_reach() }}", "{{ 1 / 0 }}", "{{ [1] | first }}",
    "{% for i in range(9) %}x{% endfor %}", "{% include 'x' %}", "{% if %}", "{{", "}}", "{#",
    "[x](claims/ferries-lost.md)", "[x](nowhere.md)", "[x](../x.md)", "[x](#y)", "[x](<a b.md>)",
    "[x][y]\n\n[y]: claims/ferries-lost.md", "![x](y.png)", "# A\n\n# A", "[TOC]",
    "[^1]\n\n[^1]: x",
    "| a | b |\n| - | - |\n| c | d |", "```\n{{ x }}\n```", "<div>", "<p>x</p>", "x {: #content }",
    "\u2028", "\x00", "<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z",
)  # fmt: skip

FRONT = (
    "title: 7", "title: [a]", "title: ''", "title: 'a: b'", "title: 2030-01-01", "title: yes",
    "title: x\ndescription: [a, b]", "title: x\nimage: 7", "title: x\nfacts: 7",
    "title: x\nsearch: 5", "title: x\ngrade: nonsense", "title: x\n'a: b': c",
    "title: x\ntemplate: redirect.html", "title: x\nhide: [toc]", "title: x\n7: 8", "- a", "a",
)  # fmt: skip

SETTINGS = (
    "site_name", "site_url", "site_description", "use_directory_urls", "nav", "theme", "plugins",
    "markdown_extensions", "extra", "extra_css", "not_in_nav", "copyright", "hooks", "nonsense",
)  # fmt: skip

HEADERS = (
    "Content-Type: text/plain; charset=utf-8", "Content-Type: text/plain; charset=latin-1",
    "Content-Type: text/plain; charset=klingon", "Content-Type", "Language: xx", "Language: ar",
    "Plural-Forms: nplurals=2; plural=(n != 1);", "Plural-Forms: nplurals=1; plural=0;",
    "Plural-Forms: nplurals=0; plural=0;", "Plural-Forms: nplurals=two; plural=n",
    "Plural-Forms: nplurals=3; plural=(n > 5);", "Plural-Forms: nplurals=2; plural=n/0;",
    "Plural-Forms: nplurals=2; plural=(n", "Plural-Forms: nplurals=2; plural=n+7;",
    "PO-Revision-Date: yesterday", "POT-Creation-Date: 2030-13-01 00:00+0000",
)  # fmt: skip
"""Lines of the head of a catalogue."""

SLOTS = ("{}", "%(x)s {}", "{} %", "{} 100%", "%s", "{} %(", "{} %(n)d", "{} %(n)z", "", " ", "%%")
"""What a translation may make of a message, `{}`, and of what is filled into it."""

odd: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from([None, 0, -1, 10**30, 1.5, True, [], {}, [None], {"a": "b"}, ["a", "a"]]),
    st.text(max_size=20),
)


def ways(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything in a record."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield (*way, key)
            yield from ways(value, (*way, key))


def put(data: Any, way: tuple[Any, ...], value: Any) -> None:
    for key in way[:-1]:
        data = data[key]
    data[way[-1]] = deepcopy(value)


def take(data: Any, way: tuple[Any, ...]) -> None:
    for key in way[:-1]:
        data = data[key]
    del data[way[-1]]


LOCALE = "locale"
"""The folder of a drawn project that stands for the one in which catalogues lie."""

OWN_SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))

MORE = {
    "content/glossary.yml": {"squall": {"name": "Squall", "meaning": "A sudden wind."}},
    "content/redirects.yml": {"claims": {"ferry-lost": "ferries-lost"}},
    "content/pages/method.md": "---\ntitle: Method\n---\n{{ term('squall') }}, {{ map() }}\n",
}


MESSAGES = [
    message
    for message in read_po(io.StringIO((CATALOGUE / "messages.pot").read_text("utf-8")))
    if message.id
]


@st.composite
def catalogues(draw: st.DrawFn) -> str:
    """Draw a translation of a few messages, with much that may be wrong with one."""
    head = "".join(
        f'"{line}\\n"\n' for line in draw(st.lists(st.sampled_from(HEADERS), max_size=3))
    )
    parts = [f'msgid ""\nmsgstr ""\n{head}']
    for message in draw(st.lists(st.sampled_from(MESSAGES), max_size=30)):
        one, *many = [message.id] if isinstance(message.id, str) else message.id
        given = [draw(st.sampled_from(SLOTS)).replace("{}", text) for text in (one, *many)]
        given += [draw(st.sampled_from(ODD))] if draw(st.integers(0, 9)) == 0 else []
        names = [f"msgstr[{n}]" for n in range(len(given))] if many else ["msgstr"]
        told = [f"msgid {escape(one)}"]
        told += [f"msgid_plural {escape(text)}" for text in many]
        told += [f"{name} {escape(text)}" for name, text in zip(names, given, strict=False)]
        parts.append("\n".join(told) + "\n")
    return "\n".join(parts)


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Any]:  # noqa: C901, PLR0912 - a way to be odd after another
    """Draw the files of a project in which a few things are odd."""
    files: dict[str, Any] = {**deepcopy(read_yaml(CASES / "base.yml")), **deepcopy(MORE)}
    files["mkdocs.yml"] = deepcopy(OWN_SETTINGS) | {
        "site_name": "Storm on Lake Orrin",
        "site_url": "https://storm.example/",
        "nav": ["index.md", {"Look up": [{"Claims": "claims/index.md"}, "method/index.md"]}],
    }
    records = sorted(name for name, data in files.items() if isinstance(data, dict))
    for _ in range(draw(st.integers(1, 3))):
        match draw(st.sampled_from(("field", "field", "field", "gone", "name", "key", "outline",
                                    "page", "front", "settings", "setting", "catalogue",
                                    "bytes"))):  # fmt: skip
            case "field":
                name = draw(st.sampled_from(records))
                if found := [*ways(files[name])]:
                    put(files[name], draw(st.sampled_from(found)), draw(odd))
            case "gone":
                name = draw(st.sampled_from(records))
                if found := [*ways(files[name])]:
                    take(files[name], draw(st.sampled_from(found)))
            case "name":
                old = draw(st.sampled_from(records))
                new = draw(
                    st.sampled_from(("index", "aux", "A", "a b", "\u00e9", "x" * 70, "content"))
                )
                files[f"{old.rpartition('/')[0]}/{new}.yml".lstrip("/")] = deepcopy(files[old])
            case "key":
                name = draw(st.sampled_from(records))
                files[name][draw(st.sampled_from(ODD))] = draw(odd)
            case "outline":
                feature = {
                    "type": "Feature",
                    "properties": {"id": draw(st.sampled_from(("lake", "x", 7, "")))},
                    "geometry": draw(st.sampled_from(GEOMETRIES)),
                }
                where = draw(st.sampled_from(("areas", "land", "borders")))
                files[f"content/outlines/{where}.geojson"] = {
                    "type": "FeatureCollection", "features": [feature]
                }  # fmt: skip
            case "page":
                where = draw(
                    st.sampled_from(
                        ("index", "method", "map", "claims", "a/b", "templates/x", "\u00e9", "a b")
                    )
                )
                text = "\n\n".join(draw(st.lists(st.sampled_from(PAGES), min_size=1, max_size=3)))
                files[f"content/pages/{where}.md"] = f"---\ntitle: A page\n---\n{text}\n"
            case "front":
                files["content/pages/method.md"] = (
                    f"---\n{draw(st.sampled_from(FRONT))}\n---\nText.\n"
                )
            case "settings" if isinstance(files["mkdocs.yml"], dict):
                files["mkdocs.yml"][draw(st.sampled_from(SETTINGS))] = draw(odd)
            case "setting":
                if found := [*ways(files["mkdocs.yml"])]:
                    put(files["mkdocs.yml"], draw(st.sampled_from(found)), draw(odd))
            case "catalogue":
                tag = draw(st.sampled_from(("ar", "de", "en", "ko", "pl", "pt-BR")))
                for name, way in (
                    ("content/site.yml", ("language",)), ("mkdocs.yml", ("theme", "language"))
                ):  # fmt: skip
                    if way in ways(files[name]):
                        put(files[name], way, tag)
                files[f"{LOCALE}/{tag}.po"] = draw(catalogues())
            case "bytes":
                name = draw(st.sampled_from(sorted(files)))
                text = file_text(name, files[name])
                at = draw(st.integers(0, len(text)))
                files[name] = text[:at] + draw(st.sampled_from(ODD)) + text[at:]
                records = [name for name in records if isinstance(files[name], dict)]
    return files


def write(root: Path, files: dict[str, Any]) -> None:
    (root / "generator").symlink_to(ROOT / "generator")
    for name, data in files.items():
        if name == "mkdocs.yml" and isinstance(data, dict):
            # With truth values and numbers of their own, unlike records.
            data = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)  # noqa: PLW2901
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            file_text(name, data), encoding="utf-8", newline="\n", errors="surrogatepass"
        )


@contextmanager
def catalogues_in(folder: Path) -> Iterator[None]:
    """Let the words of the interface be translated by the catalogues in a folder."""

    def language(tag: str) -> Language:
        return Language(tag, translations(tag, folder))

    issues = partial(catalogue_issues, folder=folder)
    with (
        patch.multiple("generator.output.build", catalogue_issues=issues),
        patch.object(docs, "_language", language),
    ):
        yield


def refuse_constant(name: str) -> None:
    raise ValueError(name)


def read_back(uri: str, data: bytes) -> None:
    """Read a file as its readers do, who stop at what is not well formed."""
    kind = uri.rpartition(".")[2]
    if kind in ("md", "html", "css", "js", "bib", "ris"):
        data.decode()
    if kind == "md":
        front, _, body = data.decode()[4:].partition("\n---\n")
        meta = yaml.safe_load(front)
        assert {type(name) for name in meta} == {str}, uri
        assert isinstance(meta["title"], str), uri
        Markdown(extensions=["attr_list", "footnotes", "tables", "toc", "fenced_code"]).convert(
            body
        )
    elif kind in ("json", "geojson", "webmanifest"):
        json.loads(data, parse_constant=refuse_constant)
    elif kind in ("xml", "svg"):
        ET.fromstring(data)  # noqa: S314 - our own
    elif kind == "csv":
        rows = [*csv.reader(io.StringIO(data.decode()), strict=True)]
        assert len({len(row) for row in rows}) == 1, uri


def hold(root: Path) -> dict[str, bytes]:
    """Assert that a project is refused with places, or built the same twice, and well formed."""
    built = build(root)
    assert bool(built.errors) is not bool(built.files)
    for issue in built.issues:
        note(str(issue))
        assert issue.location.line >= 1
    files = dict(built.files)
    for uri, data in files.items():
        read_back(uri, data)
    if built.files:
        assert build(root).files == files
    return files


drawing = settings(
    max_examples=DRAWN,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # To look for a smaller one takes minutes, and few things are odd in each.
    phases=[Phase.reuse, Phase.generate],
)


@drawing
@given(projects())
def test_an_odd_project_is_refused_with_places_or_built(files: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), files)
        with catalogues_in(Path(folder) / LOCALE):
            hold(Path(folder))


@pytest.mark.engine
def test_what_is_not_refused_every_engine_builds_strictly() -> None:
    left = DRAWN // 5

    @settings(drawing, max_examples=8 * DRAWN)
    @given(projects())
    def holds(files: dict[str, Any]) -> None:
        nonlocal left
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write(root, files)
            with catalogues_in(root / LOCALE):
                if left and not build(root).errors:
                    left -= 1
                    (root / "build/docs").mkdir(parents=True)
                    mkdocs.build(load_config(str(root / "mkdocs.yml"), strict=True))
                    build_docs(OTHERS[left % len(OTHERS)], root)

    holds()
    assert not left, "so many are refused that little was tried"
