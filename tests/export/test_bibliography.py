from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.export.bibliography import csl_item, export_bibtex, export_csl, export_ris
from generator.model.csl import SourceType
from generator.read.collection import Collection
from tests.hostile import PAYLOADS

SOURCE = "content/sources/gazette-storm.yml"
Collect = Callable[..., Collection]


def item(collect: Collect, **fields: Any) -> dict[str, Any]:
    return csl_item(collect({SOURCE: fields}), "gazette-storm")


def test_a_work_keeps_the_names_of_csl(collect: Collect) -> None:
    assert item(collect, author=["Ada Marsh"], note="A note.") == {
        "id": "gazette-storm",
        "type": "article-newspaper",
        "language": "en",
        "title": "Ferries lost in storm",
        "container-title": "Orrin Gazette",
        "author": [{"literal": "Ada Marsh"}],
        "issued": {"date-parts": [[2030, 3, 2]]},
        "accessed": {"date-parts": [[2031, 1, 5]]},
        "URL": "https://gazette.example/storm",
        "note": "A note.",
    }


def test_what_is_not_known_is_left_out(collect: Collect) -> None:
    empty = dict.fromkeys(("title", "publisher", "issued", "accessed", "URL"))
    assert item(collect, label="a post", **empty) == {
        "id": "gazette-storm",
        "type": "article-newspaper",
        "language": "en",
        "genre": "a post",
    }


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2030-03", {"date-parts": [[2030, 3]]}),
        ("203X", {"date-parts": [[2030]], "circa": True}),
        ("2030-03~", {"date-parts": [[2030, 3]], "circa": True}),
        ("2030-03-01/2030-03-02", {"date-parts": [[2030, 3, 1], [2030, 3, 2]]}),
    ],
)
def test_a_vague_date_says_so(collect: Collect, edtf: str, issued: dict[str, Any]) -> None:
    assert item(collect, issued=edtf)["issued"] == issued


def test_every_work_is_in_every_form(collection: Collection) -> None:
    works = list(collection.sources)
    assert [work["id"] for work in json.loads(export_csl(collection))] == works
    bibtex, ris = export_bibtex(collection).decode(), export_ris(collection).decode()
    assert re.findall(r"^@\w+\{(.+),$", bibtex, re.MULTILINE) == works
    assert re.findall(r"^ID  - (.+)$", ris, re.MULTILINE) == works
    assert ris.count("\nER  - ") == ris.count("TY  - ") == len(works)


def test_every_type_of_work_has_a_type_in_ris(collect: Collect) -> None:
    for type_ in SourceType:
        ris = export_ris(collect({SOURCE: {"type": str(type_)}})).decode()
        assert re.match(r"TY  - [A-Z]{3,7}\n", ris)


def test_signs_of_tex_are_spelt_out(collect: Collect) -> None:
    bibtex = export_bibtex(collect({SOURCE: {"title": r"50 % of R&D_x #1 {a} \b ~c^d $e"}}))
    title = (
        r"50 \% of R\&D\_x \#1 \{a\} \textbackslash{}b \textasciitilde{}c\textasciicircum{}d \$e"
    )
    assert f"title = {{{{{title}}}}},\n" in bibtex.decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_leaves_its_field(collect: Collect, payload: str) -> None:
    collection = collect({SOURCE: {"title": payload, "author": [payload], "note": payload}})
    (work,) = json.loads(export_csl(collection))
    assert work["title"] == payload.strip()
    assert len(export_ris(collection).decode().splitlines()) == 9
    lines = export_bibtex(collection).decode().splitlines()
    assert [line.split(" = ")[0].strip() for line in lines[1:-1]] == [
        "title", "author", "journaltitle", "date", "langid", "url",
    ]  # fmt: skip
