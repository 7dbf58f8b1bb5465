"""What a preview shows first: as the whole build writes it, taken back where that is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import mkdocs_hook
from generator.output.docs import build_site
from generator.output.write import write_site
from generator.preview.browsers import Browsers
from generator.preview.glimpse import Changes, apply, glimpse
from generator.preview.panel import panel
from generator.preview.state import Preview, SupersededError
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.memory import Memory
from tests.site.test_memory import edits
from tests.sites import copy_sample, files_below
from tests.test_hook import change, settings

CLAIM = "content/claims/bees-vanished.yml"
PAGE = "claims/bees-vanished/index.md"
ASKED = ("", "claims/bees-vanished/", "sources/", "speakers/", "map/", "estimates/")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample, built once."""
    root = copy_sample(tmp_path)
    write_site(root / "build/docs", build_site(collect(root)))
    return root


def collect(root: Path) -> Collection:
    collection, _ = load(root)
    assert collection
    return collection


def first(root: Path, *asked: str, memory: Memory | None = None) -> Changes | None:
    docs, memory = root / "build/docs", memory or Memory()
    return glimpse(collect(root), docs, asked, directories=True, memory=memory)


def test_what_is_shown_first_is_what_the_whole_build_writes(project: Path) -> None:
    memory = Memory()
    assert first(project, *ASKED, memory=memory) == {}
    shown = 0
    for file, text in edits(project):
        file.write_text(text, encoding="utf-8")
        changes = first(project, *ASKED, memory=memory) or {}
        whole = build_site(collect(project))
        assert {uri: whole[uri] for uri in changes} == changes, file
        shown += len(changes)
        apply(project / "build/docs", changes)
    assert shown > 8


def test_what_nobody_looks_at_waits_but_what_is_new_or_gone(project: Path) -> None:
    change(project / CLAIM, "title: Bees", "title: All bees")
    assert first(project, "story/") == {}
    assert [*(first(project, "claims/bees-vanished/") or ())] == [PAGE]
    more = project / "content/pages/more.md"
    more.write_text("---\ntitle: More\n---\nMore to read.\n", encoding="utf-8")
    changes = first(project) or {}
    assert changes.keys() == {"more/index.md"}
    apply(project / "build/docs", changes)
    more.unlink()
    assert first(project) == {"more/index.md": None}


def test_nothing_is_shown_of_records_that_name_what_is_not_there(project: Path) -> None:
    change(project / CLAIM, "topic: losses", "topic: looses")
    assert first(project, *ASKED) is None


def test_a_change_is_taken_back_and_touches_no_other_name_of_a_file(project: Path) -> None:
    docs = project / "build/docs"
    before, other = files_below(docs), project / "other.md"
    other.hardlink_to(docs / PAGE)
    taken = apply(docs, {PAGE: b"another", "new/page.md": b"new", "index.md": None})
    assert files_below(docs).keys() == before.keys() - {"index.md"} | {"new/page.md"}
    assert other.read_bytes() == before[PAGE]
    assert apply(docs, taken).keys() == {PAGE, "new/page.md", "index.md"}
    assert files_below(docs) == before


@pytest.fixture
def preview(monkeypatch: pytest.MonkeyPatch) -> Preview:
    """A preview in which somebody looks at a claim."""
    state = Preview()
    state.serving = state.dirty = True
    state.asked = ["/hives/claims/bees-vanished/"]
    monkeypatch.setattr(mkdocs_hook, "preview", state)
    return state


def saves(
    project: Path, preview: Preview, server: SimpleNamespace, during: Callable[[], None]
) -> list[Mapping[str, bytes]]:
    """Return what the docs directory holds after each build that one save sets off."""
    held: list[Mapping[str, bytes]] = []

    def build() -> None:
        mkdocs_hook.on_pre_build(settings(project))
        held.append(files_below(project / "build/docs"))
        during()

    browsers = Browsers(server)
    preview.saved = browsers.saved
    mkdocs_hook._surviving(build, project, browsers)()  # noqa: SLF001 - the server calls it
    return held


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    monkeypatch.setattr("generator.preview.browsers.REST_SECONDS", 0)
    return SimpleNamespace(
        _epoch_cond=threading.Condition(),
        _rebuild_cond=threading.Condition(),
        _visible_epoch=1,
        _wanted_epoch=2,
        _want_rebuild=False,
    )


def test_the_page_that_somebody_looks_at_comes_first_and_the_whole_after_it(
    project: Path, preview: Preview, server: SimpleNamespace
) -> None:
    change(project / CLAIM, "title: Bees", "title: All bees")
    epochs: list[int] = []
    one, whole = saves(project, preview, server, lambda: epochs.append(server._visible_epoch))  # noqa: SLF001 - likewise
    assert b"All bees" in one[PAGE]
    assert b"All bees" not in one["claims/index.md"]
    assert {uri: data for uri, data in whole.items() if uri != ".generated"} == build_site(
        collect(project)
    )
    assert epochs == [1, 2], "the page was not shown before the rest was built"
    assert server._wanted_epoch == 2, "a page that had not changed was loaded again"  # noqa: SLF001 - likewise


def test_what_was_shown_first_is_taken_back_where_the_whole_is_refused(
    project: Path, preview: Preview, server: SimpleNamespace
) -> None:
    before = files_below(project / "build/docs")
    change(project / CLAIM, "title: Bees", "title: TODO bees")
    one, whole = saves(project, preview, server, lambda: None)
    assert b"TODO bees" in one[PAGE]
    assert whole == before
    assert "X370" in panel(preview)
    assert server._wanted_epoch == 3, "the page is not loaded again"  # noqa: SLF001 - likewise


def test_another_save_comes_before_the_whole(
    project: Path, preview: Preview, server: SimpleNamespace
) -> None:
    change(project / CLAIM, "title: Bees", "title: All bees")
    assert len(saves(project, preview, server, lambda: setattr(server, "_want_rebuild", True))) == 1
    assert preview.before.keys() == {PAGE}
    preview.hurried = False
    with pytest.raises(SupersededError):
        mkdocs_hook.on_pre_build(settings(project))
    server._want_rebuild = False  # noqa: SLF001 - likewise
    mkdocs_hook.on_pre_build(settings(project))
    assert preview.before == {}


def test_what_was_shown_of_a_save_stays_where_the_next_cannot_be_read(
    project: Path, preview: Preview, server: SimpleNamespace
) -> None:
    change(project / CLAIM, "title: Bees", "title: All bees")
    saves(project, preview, server, lambda: setattr(server, "_want_rebuild", True))
    server._want_rebuild = False  # noqa: SLF001 - likewise
    change(project / CLAIM, "kind: event", "kind: evnt")
    [held] = saves(project, preview, server, lambda: None)
    assert b"All bees" in held[PAGE]
    assert "did you mean" in panel(preview)


def test_what_was_shown_first_stays_where_a_mistake_is_saved_before_the_whole_is_read(
    project: Path, preview: Preview, server: SimpleNamespace
) -> None:
    change(project / CLAIM, "title: Bees", "title: All bees")
    kinds = iter([("kind: event", "kind: evnt"), ("kind: evnt", "kind: event")])
    _, held = saves(project, preview, server, lambda: change(project / CLAIM, *next(kinds)))
    assert b"All bees" in held[PAGE]
    assert "did you mean" in panel(preview)
