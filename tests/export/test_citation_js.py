"""What citation-js reads in our bibliographies is what the works say."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.export.works.biblatex import export_bibtex
from generator.export.works.csl import CslItem, Items, all_items, export_csl
from generator.export.works.ris import export_ris
from generator.model.csl import SourceType as T
from generator.read.collection import Collection

READER = Path(__file__).with_name("citations.cjs")
NODE = shutil.which("node")


@pytest.fixture(scope="module", autouse=True)
def reader() -> None:
    command = [NODE or "false", "-e", "require('@citation-js/core')"]
    if subprocess.run(command, cwd=READER.parent, capture_output=True, check=False).returncode:
        pytest.skip("citation-js is not installed: install node, then run npm ci")


@pytest.fixture(scope="module")
def items(collection: Collection) -> Items:
    return all_items(collection)


def read(text: bytes) -> list[CslItem]:
    """Return what citation-js reads in a bibliography, as CSL-JSON."""
    done = subprocess.run([str(NODE), READER], input=text, capture_output=True, check=True)
    found: list[CslItem] = json.loads(done.stdout)
    return found


def test_csl_is_read_as_it_is(items: Items) -> None:
    assert read(export_csl(items)) == [item for item, _ in items]


AS_TOLD = ("title", "DOI", "language", "volume", "issue", "page", "accessed")
NAMES = ("author", "reporter", "director", "contributor")
CONTAINERS = ("container-title", "publisher", "collection-title", "committee", "event-title")


def told(item: CslItem, *left_out: str) -> dict[str, Any]:
    """Return what a work should be found to say."""
    issued = item.get("issued", {}).get("date-parts")
    fields = {
        **{name: spaced(item.get(name)) for name in AS_TOLD},
        "URL": unquote(item.get("URL", "")),
        "author": [spaced(name["literal"]) for name in item.get("author", ())],
        "container-title": spaced(item.get("container-title")),
        "year": issued and issued[0][0],
    }
    return {name: value for name, value in fields.items() if name not in left_out}


def found(item: CslItem, *left_out: str) -> dict[str, Any]:
    """Return the same of what was read, whatever citation-js calls its container and authors."""
    issued = item.get("issued", {}).get("date-parts")
    containers = [value for name in CONTAINERS if isinstance(value := item.get(name), str)]
    names = [name for role in NAMES for name in listed(item.get(role))]
    fields = {
        **{name: spaced(item.get(name)) for name in AS_TOLD},
        "URL": unquote(item.get("URL", "")),
        "author": [
            one if isinstance(one, str) else one.get("literal") or one["family"] for one in names
        ],
        "container-title": containers[0] if containers else None,
        "year": issued and issued[0][0],
    }
    return {name: value for name, value in fields.items() if name not in left_out}


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def spaced(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def test_biblatex_is_read_to_the_same_fields(items: Items) -> None:
    works = read(export_bibtex(items))
    assert [work["id"] for work in works] == [item["id"] for item, _ in items]
    for work, (item, _) in zip(works, items, strict=True):
        assert found(work) == told(item)
        assert work.get("note") == spaced(item.get("note"))
        subtype = re.fullmatch("article-(newspaper|magazine)", item["type"])
        assert work.get("genre") == (subtype and subtype[1])


def test_ris_is_read_to_the_same_fields(items: Items) -> None:
    works = read(export_ris(items))
    assert [work["id"] for work in works] == [item["id"] for item, _ in items]
    for work, (item, _) in zip(works, items, strict=True):
        left_out = NOT_READ.get(item["type"], ())
        assert found(work, *left_out) == told(item, *left_out)
        assert listed(work.get("note")) == [
            spaced(item[name]) for name in ("genre", "note") if name in item
        ]
        assert work["type"] == TYPES.get(item["type"], item["type"])


NOT_READ: dict[str, tuple[str, ...]] = dict.fromkeys(
    (T.WEBPAGE, T.POST, T.POST_WEBLOG), ("accessed",)
)
"""What citation-js looks for in other fields of RIS than Zotero, and we, have it in."""

TYPES: dict[str, str] = {
    T.INTERVIEW: "personal_communication",
    T.POST: "webpage",
    T.SPEECH: "motion_picture",
}
"""Types that RIS has no name of its own for."""
