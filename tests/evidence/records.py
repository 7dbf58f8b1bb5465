"""Collections from the few fields that a case is about; the rest is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.model import (
    Claim,
    Edition,
    Exhibit,
    Place,
    Population,
    Quantity,
    Source,
    Speaker,
    Stake,
    Topic,
)
from generator.read.collection import Collection
from generator.read.document import Document
from generator.read.entry import Entry
from generator.read.general import general_entries
from generator.read.settings import Settings

R = TypeVar("R", bound=BaseModel)
Data = Mapping[str, Any]

FILLED: dict[str, dict[str, Any]] = {
    "site": {
        "title": "Lighthouses",
        "description": "Who saw what.",
        "language": "en",
        "publisher": "The keepers",
        "licence": "CC-BY-4.0",
        "record_ends": "2030-12-31",
        "published": "2030-12-31",
    },
    "speaker": {"kind": "government", "stake": "none-known", "descriptor": "Speaks."},
    "source": {"type": "webpage", "language": "en", "read": "whole"},
    "place": {
        "kind": "region",
        "latitude": 0,
        "longitude": 0,
        "precision": "region",
        "basis": "stated",
        "descriptor": "A place.",
    },
    "claim": {
        "title": "Something is said",
        "summary": "Something is said.",
        "topic": "all",
        "kind": "event",
        "reviewed": "2030-12-31",
    },
    "statement": {"says": "It is so."},
    "estimate": {
        "quantity": "ships",
        "population": "all",
        "area": "here",
        "measure": "stock",
        "as_of": "2024-11-04",
    },
    "quantity": {"definition": "Counted."},
    "exhibit": {"kind": "document", "description": "A paper."},
}
"""What a case need not say."""


def collection_of(data: Data) -> Collection:
    """Return a collection of a case's speakers, sources and claims; whoever is named exists."""
    claims = {id_: _claim(claim) for id_, claim in data.get("claims", {}).items()}
    statements = [statement for claim in claims.values() for statement in claim["statements"]]
    estimates = [
        estimate for statement in statements for estimate in statement.get("estimates", ())
    ]
    sources, speakers = dict(data.get("sources", {})), dict(data.get("speakers", {}))
    _add(sources, (work for statement in statements for work in _works(statement)))
    _add(sources, (s["derived_from"]["source"] for s in [*sources.values()] if "derived_from" in s))
    _add(speakers, (speaker for statement in statements for speaker in statement.get("chain", ())))
    _add(speakers, (s["publisher"] for s in sources.values() if s.get("publisher")))
    _add(speakers, (s["part_of"] for s in [*speakers.values()] if "part_of" in s))
    _add(speakers, (d["speaker"] for s in [*speakers.values()] for d in s.get("depends_on", ())))
    exhibits = {k: FILLED["exhibit"] | v for k, v in data.get("exhibits", {}).items()}
    shown = (e for statement in statements for e in statement.get("exhibits", ()))
    exhibits |= {e: FILLED["exhibit"] for e in shown if e not in exhibits}
    stakes = dict(data.get("stakes", {}))
    _add(stakes, (s.get("stake", "none-known") for s in speakers.values()))
    quantities = {q for e in estimates for q in (e["quantity"], *e.get("includes", ()))}
    return Collection(
        settings=Settings(site_name="Lighthouses"),
        site=_entry(Edition, "site", FILLED["site"]),
        topics=_entries(Topic, {"all": {"question": "What?"}}),
        quantities=_entries(
            Quantity,
            {q: FILLED["quantity"] | data.get("quantities", {}).get(q, {}) for q in quantities},
        ),
        populations=_entries(Population, {e["population"]: {} for e in estimates}),
        speaker_kinds=general_entries()["speaker_kinds"],
        place_kinds=general_entries()["place_kinds"],
        evidence_kinds=general_entries()["evidence_kinds"],
        stakes=_entries(Stake, {k: {"meaning": "A stake.", **v} for k, v in stakes.items()}),
        terms={},
        exhibits=_entries(Exhibit, exhibits),
        speakers=_entries(Speaker, {k: FILLED["speaker"] | v for k, v in speakers.items()}),
        places=_entries(Place, {e["area"]: FILLED["place"] for e in estimates}),
        sources=_entries(Source, {k: FILLED["source"] | v for k, v in sources.items()}),
        claims=_entries(Claim, claims),
    )


def _claim(claim: Data) -> dict[str, Any]:
    return {
        **FILLED["claim"],
        **claim,
        "statements": [_statement(n, s) for n, s in enumerate(claim.get("statements", ()), 1)],
    }


def _statement(number: int, statement: Data) -> dict[str, Any]:
    filled = {"id": f"number-{number}", **FILLED["statement"], **statement}
    if "estimates" in filled:
        filled["estimates"] = [FILLED["estimate"] | e for e in filled["estimates"]]
    return filled


def _works(statement: Data) -> Iterable[str]:
    return (statement["source"], *statement.get("also_in", ()))


def _add(records: dict[str, Any], ids: Iterable[str]) -> None:
    for id_ in ids:
        records.setdefault(id_, {})


def _entry(model: type[R], id_: str, data: Data) -> Entry[R]:
    name = {"name": id_.replace("-", " ").title()} if "name" in model.model_fields else {}
    return Entry(id_, model.model_validate({**name, **data}), Document(f"{id_}.yml", data))


def _entries(model: type[R], data: Data) -> dict[str, Entry[R]]:
    return {id_: _entry(model, id_, data[id_]) for id_ in sorted(data)}
