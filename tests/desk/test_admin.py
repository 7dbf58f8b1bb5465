from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import ndiff
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page

from generator.build import build_project
from generator.desk.admin import FORM, ICONS, admin_config, build_admin
from generator.issues import ContentError
from generator.read.collection import Collection
from generator.read.document import Document
from generator.read.yaml import parse
from tests.desk.github import GitHub
from tests.desk.typed import claims

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"
NODE = shutil.which("node")

needs_form = pytest.mark.skipif(
    not all((MODULES / path).is_file() for path in FORM.values()),
    reason="the form's program is not there: run make admin",
)
needs_node = pytest.mark.skipif(not NODE, reason="node is not installed")

SETTINGS = {
    "mkdocs.yml": {
        "site_url": "https://example.org/",
        "extra": {"record_edit": "https://github.com/example/lake/edit/main/content/"},
    }
}
CLAIM = "content/claims/ferries-lost.yml"
TYPED = """\
# yaml-language-server: $schema=../../schemas/claim.schema.json
title: The harbour office says that ferries were lost # as it put it
summary: >-
  The harbour office says that ferries sank
  or were damaged in the storm.
topic: storm
kind: quantity
places: [harbour]
statements:
  # The first count; a second is due.
  - id: first-count
    source: gazette-storm
    says: 'The office gave a first count.'
    chain: [harbour-office] # by telephone
reviewed: 2031-05-01
# to be looked at again in the summer
"""


def test_the_form_asks_for_what_the_models_ask(collect: Callable[..., Collection]) -> None:
    config = admin_config(collect(SETTINGS))
    assert config["backend"]["repo"] == "example/lake"
    assert config["backend"]["auth_methods"] == ["token"]
    assert config["publish_mode"] == "editorial_workflow"
    fields = {field["name"]: field for field in config["collections"][0]["fields"]}
    assert fields["title"]["required"]
    assert fields["title"]["hint"].startswith("A short sentence")
    assert fields["happened"]["pattern"][1].startswith("write it like this: 2024-11-04")
    assert {"label": "The storm (storm)", "value": "storm"} in fields["topic"]["options"]
    statements = {field["name"]: field for field in fields["statements"]["fields"]}
    assert statements["source"] | {"hint": ""} == {
        "name": "source",
        "label": "source",
        "hint": "",
        "required": True,
        "widget": "relation",
        "collection": "sources",
        "value_field": "{{slug}}",
    }
    assert statements["evidence"]["multiple"]
    assert statements["chain"]["field"]["widget"] == "select"
    assert statements["passage"]["widget"] == "object"


@needs_form
def test_the_set_up_is_as_the_program_documents_it(collect: Callable[..., Collection]) -> None:
    schema = json.loads((MODULES / "@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    errors = Draft7Validator(schema).iter_errors(admin_config(collect(SETTINGS)))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_a_program_that_was_not_fetched_is_an_issue(
    collect: Callable[..., Collection], tmp_path: Path
) -> None:
    collection = collect(SETTINGS | {"content/site.yml": {"admin": "true"}})
    with pytest.raises(ContentError, match=r"content/site.yml:\d+:\d+: P510 .*make admin"):
        build_admin(collection, tmp_path)


@needs_form
def test_the_page_holds_no_text_as_code_and_asks_no_other_host(
    collect: Callable[..., Collection],
) -> None:
    site = {"content/site.yml": {"title": "<script>alert(1)</script>"}}
    files = build_admin(collect(SETTINGS | site), ROOT)
    page = files["admin/index.html"].decode()
    assert "<script>alert" not in page
    hosts = re.findall(r"https://[\w.]+", page)
    assert set(hosts) == {"https://api.github.com", "https://avatars.githubusercontent.com"}
    assert not ICONS.search(files["admin/sveltia-cms.js"])
    assert b"url(icons.woff2)" in files["admin/sveltia-cms.js"].replace(b"'", b"").replace(
        b'"', b""
    )


@needs_form
def test_one_setting_adds_the_form_and_changes_no_other_file(
    write_project: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "node_modules").symlink_to(MODULES)
    off = build_project(write_project(SETTINGS))
    on = build_project(write_project(SETTINGS | {"content/site.yml": {"admin": "true"}}))
    assert {uri for uri in on if uri.startswith("admin/")} == on.keys() - off.keys()
    assert {uri: data for uri, data in on.items() if uri in off} == off
    assert not any(b"admin/" in data for data in off.values())


@pytest.fixture(scope="module")
def form_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form")
    shutil.copy(ROOT / "generator/desk/admin.js", folder / "form.mjs")
    shutil.copy(MODULES / FORM["js-yaml.mjs"], folder)
    script = """
        import { readFileSync } from "node:fs";
        import { fromFile, toFile } from "./form.mjs";
        const cases = JSON.parse(readFileSync(0, "utf8"));
        const run = ([typed, change]) => toFile({ ...fromFile(typed), ...change }, "# header");
        console.log(JSON.stringify(cases.map(run)));
    """
    (folder / "run.mjs").write_text(script)
    return folder / "run.mjs"


def save(script: Path, cases: list[tuple[str, dict[str, Any]]]) -> list[str]:
    done = subprocess.run(
        [str(NODE), str(script)],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    saved: list[str] = json.loads(done.stdout)
    return saved


def notes(text: str) -> Counter[str]:
    return Counter(re.findall("# one|# zwei: x|# three|# - four", text))


@needs_form
@needs_node
@settings(max_examples=8, deadline=None)
@given(st.lists(claims(), min_size=25, max_size=25))
def test_saving_changes_nothing_that_the_form_did_not_change(
    form_script: Path, typed: list[str]
) -> None:
    assert save(form_script, [(text, {}) for text in typed]) == [text.rstrip() for text in typed]


@needs_form
@needs_node
@settings(max_examples=8, deadline=None)
@given(st.lists(claims(), min_size=25, max_size=25))
def test_a_change_is_saved_and_every_comment_stays(form_script: Path, typed: list[str]) -> None:
    change = {"title": "Changed: title", "statements": [{"source": "a", "says": "b"}]}
    for before, after in zip(typed, save(form_script, [(t, change) for t in typed]), strict=True):
        was, now = parse(before, ""), parse(after + "\n", "")
        assert isinstance(was, Document)
        assert isinstance(now, Document), after
        assert now.data == was.data | change
        assert notes(after) >= notes(before)


@needs_form
@needs_node
def test_only_the_lines_of_what_changed_change(form_script: Path) -> None:
    statement = {
        "id": "first-count",
        "source": "gazette-storm",
        "says": "Again: a count.",
        "chain": ["harbour-office"],
    }
    added = {"id": "a", "source": "b", "says": "c"}
    (after,) = save(form_script, [(TYPED, {"statements": [statement, added]})])
    changed = ndiff(TYPED.rstrip().splitlines(), after.splitlines())
    assert [line for line in changed if line[0] in "+-"] == [
        "-     says: 'The office gave a first count.'",
        "+     says: 'Again: a count.'",
        "+   - id: a",
        "+     source: b",
        "+     says: c",
    ]


@needs_form
@needs_node
def test_a_new_record_begins_with_its_schema(form_script: Path) -> None:
    assert save(form_script, [("", {"title": "A"})]) == ["# header\ntitle: A"]


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def page(
    chromium: Browser,
    collect: Callable[..., Collection],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """The form in a browser, on a site with one claim and one source."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "admin").mkdir()
    for uri, data in build_admin(collect(SETTINGS), ROOT).items():
        (folder / uri).write_bytes(data)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context()
    found = context.new_page()
    answered: list[str] = []
    found.on("response", lambda response: answered.append(response.url))
    # `localhost` is what the program takes for an editor's own machine.
    found.goto(f"http://localhost:{server.server_address[1]}/admin/index.html")
    yield found
    ours = ("http://localhost", "https://api.github.com/", "data:", "blob:")
    assert [url for url in answered if not url.startswith(ours)] == []
    context.close()
    server.shutdown()
    server.server_close()


def edit(page: Page) -> None:
    """Change the title of the claim and save it."""
    page.goto(f"{page.url.partition('#')[0]}#/collections/claims/entries/ferries-lost")
    title = page.get_by_role("textbox").first
    title.wait_for()
    assert title.input_value() == "The harbour office says that ferries were lost"
    title.fill("The harbour office says: lost")
    page.get_by_role("button", name="Save").first.click()


EDITED = TYPED.replace(
    "title: The harbour office says that ferries were lost #",
    "title: 'The harbour office says: lost' #",
)


@needs_form
@pytest.mark.browser
def test_an_editor_with_a_token_proposes_a_change(page: Page, base: dict[str, Any]) -> None:
    source = "\n".join(f"{k}: {v}" for k, v in base["content/sources/gazette-storm.yml"].items())
    github = GitHub({CLAIM: TYPED, "content/sources/gazette-storm.yml": source + "\n"})
    page.route("https://api.github.com/**", github.answer)
    page.get_by_role("button", name="Access Token").click()
    page.get_by_role("textbox").first.fill("a-token")
    page.get_by_role("button", name="Sign In").last.click()
    page.get_by_text("The harbour office says that ferries were lost").first.wait_for()
    edit(page)
    for _ in range(100):
        if github.pulls:
            break
        page.wait_for_timeout(100)
    assert github.branches == {"refs/heads/cms/claims/ferries-lost": {CLAIM: EDITED}}
    assert [(pull["base"], pull["draft"]) for pull in github.pulls] == [("main", True)]
    assert {token.partition(" ")[2] for token in github.tokens if token} == {"a-token"}


@needs_form
@pytest.mark.browser
def test_an_editor_changes_a_repository_on_their_own_machine(page: Page) -> None:
    # A folder that belongs to the page stands in for the one that an editor would pick.
    page.evaluate(
        """async ([path, text]) => {
            let folder = await navigator.storage.getDirectory();
            window.showDirectoryPicker = async () => navigator.storage.getDirectory();
            for (const name of ["query", "request"])
                FileSystemDirectoryHandle.prototype[`${name}Permission`] = async () => "granted";
            await folder.getDirectoryHandle(".git", { create: true });
            const parts = path.split("/");
            const name = parts.pop();
            for (const part of parts)
                folder = await folder.getDirectoryHandle(part, { create: true });
            const made = await folder.getFileHandle(name, { create: true });
            const file = await made.createWritable();
            await file.write(text);
            await file.close();
            window.readBack = async () =>
                (await (await folder.getFileHandle(name)).getFile()).text();
        }""",
        [CLAIM, TYPED],
    )
    page.get_by_role("button", name="Local").click()
    page.get_by_text("The harbour office says that ferries were lost").first.wait_for()
    edit(page)
    page.wait_for_function("async (text) => (await window.readBack()) === text", arg=EDITED)
