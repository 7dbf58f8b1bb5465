from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from generator.output.build import build_project, build_site
from generator.output.write import write_site
from generator.read.load import load
from generator.search import index
from tests.browser.using import use_everything
from tests.hostile import Texts, make_hostile
from tests.sites import build_docs, copy_sample

pytestmark = pytest.mark.browser

SAY = """addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  console.error(`violation: ${effectiveDirective} ${blockedURI} ${sample}`))"""

KINDS = (
    "", "claims/", "claims/union-counts-losses/", "estimates/", "map/", "timeline/", "speakers/",
    "sources/", "places/tamsin-vale/", "glossary/", "changes/", "data/", "method/", "issue-codes/",
    "404.html",
)  # fmt: skip
"""A page of each kind."""

PAYLOADS = (
    "![p](https://evil.example/p.png)",
    "<img src=//evil.example/p srcset='//evil.example/q 2x'>",
    "<style>@import url(//evil.example/c.css)</style><p style='background:url(//evil.example/b)'>",
    "<link rel=stylesheet href=//evil.example/s.css><iframe src=//evil.example/f></iframe>",
    "<form action=//evil.example/f><video poster=//evil.example/v><base href=//evil.example/>",
)
"""What would load something from another host."""

BUILT = ("mkdocs", "zensical")

Watch = Callable[[], tuple[Page, list[str]]]


def elsewhere(address: str) -> bool:
    return not address.startswith(("http://127.0.0.1:", "data:"))


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watch]:
    """Open a tab whose errors, dialogs, violations and requests elsewhere are written down."""
    contexts = []

    def open_() -> tuple[Page, list[str]]:
        # Wide enough for a mouse, narrow enough for the menu's button.
        context = chromium.new_context(
            viewport={"width": 800, "height": 800},
            permissions=["clipboard-write"],
            reduced_motion="reduce",
        )
        contexts.append(context)
        page, wrong = context.new_page(), list[str]()
        page.set_default_timeout(5_000)
        page.add_init_script(SAY)
        note = wrong.append

        def answer(dialog: Dialog) -> None:
            note(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("console", lambda said: note(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: note(f"error: {error}"))
        page.on("dialog", answer)
        page.on("request", lambda asked: note(asked.url) if elsewhere(asked.url) else None)
        return page, wrong

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def sealed(
    serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, str]:
    """The address of the sample's site under its policy, as each engine builds it."""
    project = copy_sample(tmp_path_factory.mktemp("sealed"))
    write_site(project / "build/docs", build_project(project))
    root = tmp_path_factory.mktemp("sealed-root")
    for engine in BUILT:
        (root / engine).mkdir()
        shutil.move(build_docs(engine, project), root / engine / "hives")
        index(root / engine / "hives")
    return {engine: f"{serve(root / engine)}hives/" for engine in BUILT}


@pytest.fixture(scope="module")
def bare(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site whose every text tries to become code, without the policy."""
    project = copy_sample(tmp_path_factory.mktemp("bare"))
    make_hostile(project, Texts(PAYLOADS))
    collection, _ = load(project)
    assert collection
    # Without the checks, which would refuse some of it.
    write_site(project / "build/docs", build_site(collection))
    root = tmp_path_factory.mktemp("bare-root")
    shutil.move(build_docs("mkdocs", project), root / "hives")
    index(root / "hives")
    for file in root.rglob("*.html"):
        text = file.read_text("utf-8")
        freed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        assert freed != text
        file.write_text(freed, "utf-8")
    return f"{serve(root)}hives/"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", BUILT)
def test_a_reader_who_tries_everything_meets_no_violation(
    watched: Watch, sealed: Mapping[str, str], engine: str, kind: str
) -> None:
    page, wrong = watched()
    page.goto(f"{sealed[engine]}{kind}")
    use_everything(page, "bees")
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_policy_no_text_runs_and_no_other_host_is_asked(
    watched: Watch, bare: str, kind: str
) -> None:
    page, wrong = watched()
    page.goto(f"{bare}{kind}")
    use_everything(page, "evil")
    assert page.evaluate("window.pwned") is None
    assert wrong == []


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("<script>window.pwned = 1</script>", "violation: script-src-elem inline"),
        ("<b onclick='window.pwned = 1' id=planted>x</b>", "violation: script-src-attr inline"),
        ("<p style='color:red'>x</p>", "violation: style-src-attr inline"),
        ("<img src='https://evil.example/p'>", "violation: img-src https://evil.example/p"),
        ("<iframe src='method/'></iframe>", "violation: frame-src"),
        (
            "<form action='https://evil.example'><button id=planted></form>",
            "violation: form-action",
        ),
        ("<base href='https://evil.example/'>", "violation: base-uri"),
    ],
)
def test_the_policy_stops_what_should_ever_get_past_the_checks(
    watched: Watch, sealed: Mapping[str, str], planted: str, said: str
) -> None:
    address = f"{sealed['mkdocs']}glossary/"
    page, wrong = watched()
    reached: list[str] = []
    page.route("https://evil.example/**", lambda route: reached.append(route.request.url))
    page.route(
        address,
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("</article>", f"{planted}</article>"),
        ),
    )
    page.goto(address)
    page.evaluate("document.querySelector('#planted')?.click()")
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None
    assert [line for line in wrong if line.startswith(said)]
    assert reached == []
