from __future__ import annotations

import gc
import threading
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.addresses import Addresses
from generator.characters import visible
from generator.issues import Issue, Location, Severity
from generator.preview import state
from generator.preview.panel import opening, panel, with_jumps
from generator.preview.server import App, StartResponse, overlaid, searchable
from generator.preview.state import Preview
from generator.preview.typed import typed_at
from generator.read.collection import Collection
from tests.hostile import PAYLOADS, squeezed

PAGE = b"<!doctype html><html><body><h1>Home</h1></body></html>"
HOSTILE = " ".join(PAYLOADS)


def page(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    length = ("Content-Length", str(len(PAGE)))
    start_response("200 OK", [("Content-Type", environ["kind"]), length])
    return [PAGE[:20], PAGE[20:]]


def get(
    preview: Preview, kind: str = "text/html; charset=utf-8", app: App = page
) -> tuple[bytes, dict[str, str]]:
    """Ask the page through the preview and return body and headers."""
    said: list[tuple[str, list[tuple[str, str]]]] = []
    over = overlaid(preview, app)
    body = b"".join(over({"kind": kind}, lambda status, headers: said.append((status, headers))))
    ((status, headers),) = said
    assert status == "200 OK"
    assert len(dict(headers)) == len(headers)
    return body, dict(headers)


def wrong(message: str = "topic: 'stom' is not known", hint: str = "did you mean") -> Issue:
    return Issue(Location("content/claims/a.yml", 3, 8), "X301", message, hint)


def test_the_index_is_made_when_it_is_asked_for_and_again_after_a_build() -> None:
    preview, made = Preview(), list[str]()
    app = searchable(preview, page, "/pagefind/", lambda: made.append("index"))

    def ask(path: str) -> None:
        environ = {"PATH_INFO": path, "kind": "text/javascript"}
        assert b"".join(app(environ, lambda *_: None)) == PAGE

    ask("/hives/claims/")
    assert made == []
    ask("/hives/pagefind/pagefind.js")
    ask("/hives/pagefind/facets.json")
    assert made == ["index"]
    preview.searched = False
    ask("/hives/pagefind/pagefind.js")
    assert made == ["index", "index"]


def test_an_index_is_made_anew_where_a_build_ended_while_it_was_made() -> None:
    preview, made = Preview(), list[str]()

    def index() -> None:
        made.append("index")
        preview.searched = len(made) > 1

    app = searchable(preview, page, "/pagefind/", index)
    for _ in range(2):
        app({"PATH_INFO": "/pagefind/pagefind.js", "kind": "text/javascript"}, lambda *_: None)
    assert len(made) == 2


def test_a_page_is_left_alone_while_all_is_well() -> None:
    body, headers = get(Preview())
    assert body == PAGE
    assert headers["Content-Length"] == str(len(PAGE))


def test_the_panel_names_file_line_code_field_and_hint() -> None:
    preview = Preview()
    preview.issues = [wrong()]
    body, headers = get(preview)
    assert headers["Content-Length"] == str(len(body))
    laid = BeautifulSoup(body, "html.parser").select_one('[role="alert"]')
    assert laid
    assert "not shown yet" in laid.get_text()
    line = "content/claims/a.yml:3:8 X301 topic: 'stom' is not known (did you mean)"
    assert [item.get_text() for item in laid.select("li")] == [line]


def test_every_issue_has_its_line_and_one_without_a_hint_no_brackets() -> None:
    preview = Preview()
    preview.issues = [wrong(hint=""), wrong("title: missing", "add it")]
    lines = [item.get_text() for item in BeautifulSoup(panel(preview), "html.parser").select("li")]
    assert lines == [
        "content/claims/a.yml:3:8 X301 topic: 'stom' is not known",
        "content/claims/a.yml:3:8 X301 title: missing (add it)",
    ]


def test_a_hostile_message_is_shown_as_it_is_and_becomes_no_element() -> None:
    preview = Preview()
    preview.issues = [Issue(Location(f"content/{HOSTILE}.yml"), "X301", HOSTILE, HOSTILE)]
    body, _ = get(preview)
    soup = BeautifulSoup(body, "html.parser")
    assert squeezed(soup.get_text()).count(squeezed(HOSTILE)) == 2
    # A file's name stays in its line.
    assert f"content/{visible(HOSTILE)}.yml:1:1" in soup.get_text()
    assert {tag.name for tag in soup.select('[role="alert"] *')} == {
        "details", "summary", "strong", "ul", "li", "b", "a"
    }  # fmt: skip
    assert not soup.select("[style]")


def test_its_style_comes_as_a_file_because_a_policy_may_allow_none_on_the_page() -> None:
    preview = Preview()
    preview.issues = [wrong()]
    link = BeautifulSoup(get(preview)[0], "html.parser").select_one("link")
    assert link
    said: list[str] = []
    app = overlaid(preview, page)
    [css] = app({"PATH_INFO": link["href"]}, lambda status, _: said.append(status))
    assert said == ["200 OK"]
    assert b"#preview" in css


def test_a_place_on_a_page_leads_to_the_line_of_its_record(
    collect: Callable[..., Collection], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = typed_at(collect(), Addresses())
    assert typed["claims/ferries-lost/"]["statement-first-count"].line > 1
    assert typed["estimates/"]["losses-march"].path == "content/claims/ferries-lost.yml"
    assert typed["sources/"]["gazette-storm"].path == "content/sources/gazette-storm.yml"
    assert typed[""][""] == Location("content/pages/index.md", 4)
    root = Path("/a lake")
    places = {"": Location("x.yml", 2, 1), "second": Location("x.yml", 9, 5)}
    asked = b'<h1 id="_top">X</h1><ul><li id="first">1</li><li class="a" id="second">2</li></ul>'
    shown = BeautifulSoup(with_jumps(asked, places, root), "html.parser")
    jumps = {link.parent["id"]: link["href"] for link in shown.select("a") if link.parent}
    assert jumps == {
        "_top": "vscode://file/a%20lake/x.yml:2:1",
        "second": "vscode://file/a%20lake/x.yml:9:5",
    }
    assert with_jumps(asked, {}, root) == asked
    monkeypatch.setenv("EDITOR_URL", "idea://open?file={path}&line={line}")
    assert opening(places["second"], root) == "idea://open?file=/a%20lake/x.yml&line=9"
    monkeypatch.setenv("EDITOR_URL", "ours:{file}?{path}")
    assert opening(places["second"], root) == "ours:{file}?/a%20lake/x.yml"


def test_warnings_are_shown_without_saying_that_the_change_is_not() -> None:
    preview = Preview()
    preview.issues = [replace(wrong(), severity=Severity.WARNING)]
    laid = BeautifulSoup(panel(preview), "html.parser")
    assert [item.get_text() for item in laid.select('[role="status"] li')] == [
        "content/claims/a.yml:3:8 X301 topic: 'stom' is not known (did you mean)"
    ]
    assert "not shown yet" not in laid.get_text()
    assert not laid.select("[open]")


def test_what_the_engine_refuses_is_shown_too() -> None:
    preview = Preview()
    preview.failure = "theme: <b>none</b>"
    laid = BeautifulSoup(panel(preview), "html.parser")
    assert "theme: <b>none</b>" in laid.get_text()
    assert laid.select('[role="alert"] [open]')


def test_a_page_that_has_no_body_gets_the_panel_at_its_end() -> None:
    preview = Preview()
    preview.issues = [wrong()]

    def missing(_: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"404 Not Found"]

    body = b"".join(overlaid(preview, missing)({}, lambda *_: None))
    assert body.startswith(b"404 Not Found<link")


def test_what_the_last_build_published_and_this_one_does_not_is_gone() -> None:
    preview = Preview()
    assert preview.gone({"a", "b"}) == set()
    assert preview.gone({"b", "c"}) == {"a"}
    assert preview.gone({"b", "c"}) == set()


def test_the_panel_goes_when_the_content_is_mended() -> None:
    preview = Preview()
    preview.issues = [wrong()]
    assert get(preview)[0] != PAGE
    preview.issues = ()
    assert get(preview)[0] == PAGE


def test_what_is_no_page_is_left_alone() -> None:
    preview = Preview()
    preview.issues = [wrong()]
    assert get(preview, "text/css")[0] == PAGE


def test_changed_settings_put_all_pages_out_of_date_where_only_changed_ones_are_built() -> None:
    preview = Preview()
    assert [preview.outdated_by(time) for time in (1, 2)] == [False, False]
    preview = Preview()
    preview.dirty = True
    assert [preview.outdated_by(time) for time in (1, 1, 2, 2)] == [False, False, True, False]


def test_garbage_is_looked_for_once_builds_have_come_to_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = threading.Semaphore(0)
    monkeypatch.setattr(gc, "collect", looked.release)
    monkeypatch.setattr(state, "TIDY_SECONDS", 0.2)
    one = Preview()
    one.collect_garbage_later()
    one.collect_garbage_later()
    assert looked.acquire(timeout=30)
    assert not looked.acquire(timeout=0.5)


def test_the_policy_allows_the_script_that_follows_changes_and_no_other() -> None:
    policy = "<meta content=\"script-src 'self'; style-src 'self'\">"
    planted, follows = "<script>alert(1)</script>", "<script>livereload(1, 2);</script>"
    text = f"<html><head>{policy}</head><body>{planted}{follows}</body></html>"

    def published(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", environ["kind"])])
        return [text.encode()]

    meta = BeautifulSoup(get(Preview(), app=published)[0], "html.parser").select_one("meta")
    digest = b64encode(sha256(b"livereload(1, 2);").digest()).decode()
    assert meta
    assert meta["content"] == f"script-src 'self' 'sha256-{digest}'; style-src 'self'"
