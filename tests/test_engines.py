from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from generator.addresses import Addresses
from generator.output import collisions
from generator.output.build import build_project
from generator.output.write import write_site
from tests.sites import ENGINES, ROOT, build, build_docs, copy_sample, files_below, write_settings

pytestmark = pytest.mark.engine

OTHERS = sorted(set(ENGINES) - {"mkdocs"})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its docs directory."""
    project = copy_sample(tmp_path_factory.mktemp("engines"))
    write_site(project / "build/docs", build_project(project))
    return project


@pytest.fixture(scope="module")
def sites(project: Path) -> Mapping[str, Path]:
    """The site that each engine makes of one docs directory."""
    return {engine: build_docs(engine, project) for engine in ENGINES}


def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for file in sorted(site.rglob("*.html"))
    }


def article(page: BeautifulSoup) -> Tag:
    """Return what a page is about, without the theme's own parts; of a redirect, all of it."""
    return page.select_one("article") or page


def words(page: BeautifulSoup) -> str:
    for code in page.select("pre"):
        code.string = code.get_text()  # one engine colours it, word by word
    return " ".join(article(page).get_text(" ").split())


def test_every_engine_builds_strictly_what_mkdocs_builds_with_its_hook(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    build("mkdocs", project)
    with_hook = sorted(pages(project / "build/site"))
    assert sorted(pages(build_docs("mkdocs", project))) == with_hook
    assert len(with_hook) > 20


@pytest.mark.parametrize("engine", OTHERS)
def test_engines_make_the_same_pages(sites: Mapping[str, Path], engine: str) -> None:
    assert sorted(pages(sites[engine])) == sorted(pages(sites["mkdocs"]))


@pytest.mark.parametrize("engine", OTHERS)
def test_engines_show_the_same_text_on_each_page(sites: Mapping[str, Path], engine: str) -> None:
    others = pages(sites[engine])
    for name, page in pages(sites["mkdocs"]).items():
        assert words(others[name]) == words(page), name


@pytest.mark.parametrize("engine", OTHERS)
def test_engines_make_the_same_links_and_targets(sites: Mapping[str, Path], engine: str) -> None:
    others = pages(sites[engine])
    for name, page in pages(sites["mkdocs"]).items():
        for attribute in ("href", "id", "src"):
            here, there = (
                [re.sub(r"(^|/)\.$", r"\1", str(tag[attribute])) for tag in tags]
                for tags in (article(one).select(f"[{attribute}]") for one in (page, others[name]))
            )
            assert there == here, name


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_files_beside_the_pages_are_published_as_they_are(
    sites: Mapping[str, Path], project: Path, engine: str
) -> None:
    docs = project / "build/docs"
    files = [file for file in docs.rglob("*") if file.is_file() and file.suffix != ".md"]
    assert len(files) > 15
    for file in files:
        if not file.name.startswith("."):
            published = sites[engine] / file.relative_to(docs)
            assert published.read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_engines_add_nothing_that_the_checks_do_not_know_of(
    sites: Mapping[str, Path], project: Path, engine: str
) -> None:
    ours = {Addresses().file(uri) for uri in files_below(project / "build/docs")}
    added = files_below(sites[engine]).keys() - ours
    theirs = {name for name in added if not name.startswith("assets/")}
    assert theirs
    assert {name.split("/")[0] for name in theirs} <= {*collisions.ENGINES}


def test_the_ids_of_the_theme_are_none_that_an_identifier_can_be() -> None:
    spec = find_spec("material")
    assert spec
    assert spec.origin
    templates = [*(Path(spec.origin).parent / "templates").rglob("*.html")]
    found = {
        id_
        for file in templates
        for id_ in re.findall(r"\bid=[\"']?([^\s\"'>]+)", file.read_text())
    }
    assert "__search" in found
    assert all(id_.startswith(("_", "{{")) for id_ in found)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_link_and_address_on_the_site_leads_somewhere(
    sites: Mapping[str, Path], engine: str
) -> None:
    check_links(sites[engine])


def test_a_copy_of_files_has_links_that_lead_somewhere_too(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    offline = yaml.safe_load((ROOT / "mkdocs.offline.yml").read_text())
    write_settings(project, project / "mkdocs.yml", offline, "mkdocs.offline.yml")
    build("mkdocs", project, "mkdocs.offline.yml")
    names = check_links(project / "build/offline")
    assert "claims/bees-vanished/index.html" in names
    for name in names - {"404.html"}:
        page = BeautifulSoup((project / "build/offline" / name).read_text("utf-8"), "html.parser")
        for link in page.select("a[href]"):
            assert not re.search(r"^(?!https?:).*/(#|\?|$)", str(link["href"])), link


def check_links(site: Path) -> set[str]:
    """Assert that each link within the site has a file, and each fragment an element."""
    found = pages(site)
    ids = {name: {str(tag["id"]) for tag in page.select("[id]")} for name, page in found.items()}
    checked = 0
    for name, page in found.items():
        if name == "404.html":
            continue  # holds absolute addresses, for it is shown anywhere
        for tag in page.select("[href], [src]"):
            address = str(tag.get("href", tag.get("src", "")))
            if re.match(r"(https?|mailto|data):", address):
                continue
            path, _, fragment = address.partition("#")
            path = path.partition("?")[0]
            file = (site / name).parent / path if path else site / name
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), f"{name} links to {address}"
            target = file.resolve().relative_to(site.resolve()).as_posix()
            if fragment and target in ids and not fragment.startswith("__"):
                assert fragment in ids[target], f"{name} links to {address}"
            checked += 1
    assert checked > 500
    return set(found)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_broken_link_in_a_hand_written_page_stops_the_build(tmp_path: Path, engine: str) -> None:
    project = copy_sample(tmp_path)
    write_site(project / "build/docs", build_project(project))
    page = project / "build/docs/method/index.md"
    page.write_text(page.read_text() + "\nSee [nowhere](../nothing/index.md).\n")
    with pytest.raises(RuntimeError, match=r"nothing/index\.md|method/index\.md:\d+:\d+"):
        build_docs(engine, project)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_page_for_what_is_missing_works_under_a_path(
    sites: Mapping[str, Path], engine: str
) -> None:
    page = BeautifulSoup((sites[engine] / "404.html").read_text("utf-8"), "html.parser")
    sheets = [str(link["href"]) for link in page.select('link[rel="stylesheet"]')]
    assert sheets
    assert all(sheet.startswith("/hives/") for sheet in sheets)
    links = [str(link["href"]) for link in article(page).select("a[href]")]
    assert "/hives/claims/" in [link.removesuffix("index.html") for link in links]


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_policy_comes_first_on_every_page_and_stops_nothing_of_the_page(
    sites: Mapping[str, Path], engine: str
) -> None:
    found = pages(sites[engine])
    assert {"index.html", "404.html", "claims/bees-gone/index.html"} <= found.keys()
    for name, page in found.items():
        assert page.head, name
        first, policy = page.head.find_all(recursive=False)[:2]
        assert str(first) == '<meta charset="utf-8"/>', name
        assert policy["http-equiv"] == "Content-Security-Policy", name
        assert "default-src 'none'" in str(policy["content"]), name
        assert "unsafe" not in str(policy["content"]), name
        assert not page.select("style, [style]"), name
        for script in page.select("script:not([src])"):
            assert str(script["type"]).endswith("json"), name
        assert not [key for tag in page.select("*") for key in tag.attrs if key.startswith("on")]


def test_one_engine_knows_no_methods_so_the_templates_use_filters_only() -> None:
    for file in (ROOT / "generator/theme").rglob("*.html"):
        code = " ".join(re.findall(r"\{[{%](.*?)[%}]\}", file.read_text("utf-8"), re.DOTALL))
        code = re.sub(r"\bsuper\(\)|\"[^\"]*\"|'[^']*'", "", code)
        assert not re.search(r"(?<!lang)\.\w+\s*\(|\s%\s", code), file.name


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_pieces_for_the_pages_of_others_are_in_no_list_of_pages(
    sites: Mapping[str, Path], engine: str
) -> None:
    listed = (sites[engine] / "sitemap.xml").read_text("utf-8")
    assert "/claims/spray-drifted/" in listed
    assert "/embed/" not in listed
    assert (sites[engine] / "embed/claims/spray-drifted.html").is_file()


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_page_names_the_feed(sites: Mapping[str, Path], engine: str) -> None:
    named = {
        name: [str(link["href"]) for link in page.select('link[type="application/atom+xml"]')]
        for name, page in pages(sites[engine]).items()
        if page.select("article")
    }
    assert len(named) > 20
    for name, feeds in named.items():
        depth = name.count("/")
        wanted = "/hives/feed.xml" if name == "404.html" else f"{'../' * depth}feed.xml"
        assert [re.sub(r"^\./", "", feed) for feed in feeds] == [wanted], name
