"""Where everything comes from, by W3C's ontology of provenance (PROV-O), as JSON-LD."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.cells import bytes_of, compact, list_of
from generator.model.lists import How

_Node = Mapping[str, Any]

_LINKS = ("wasAttributedTo", "wasAssociatedWith", "actedOnBehalfOf", "wasDerivedFrom",
          "wasQuotedFrom", "hadPrimarySource", "wasInfluencedBy", "wasGeneratedBy")  # fmt: skip
_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "issued": "http://purl.org/dc/terms/issued",
    "seeAlso": {"@id": "http://www.w3.org/2000/01/rdf-schema#seeAlso", "@type": "@id"},
    "endedAtTime": {
        "@id": "prov:endedAtTime",
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
    },
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
}


def export_provenance(facts: Facts) -> bytes:
    """Return claims, their statements, works and exhibits, and who is behind each."""
    # Addresses without a host are those from the top of the site.
    base = {} if facts.addresses.base else {"@base": "../"}
    head = f'{{"@context":{compact({**base, **_CONTEXT})},"@graph":'
    nodes = (compact(node).encode() for node in _nodes(facts))
    return bytes_of([head.encode()], list_of(nodes), [b"}\n"])


def _nodes(facts: Facts) -> Iterator[_Node]:
    site = facts.collection.site.record
    edition = facts.page("data.md#edition")
    publisher = facts.page("index.md#publisher")
    yield _node(publisher, "Agent", label=site.publisher)
    yield _node(
        edition,
        "Activity",
        label=site.title,
        endedAtTime=f"{site.published}T00:00:00Z",
        wasAssociatedWith=publisher,
    )
    yield from _speakers(facts)
    yield from _works(facts)
    yield from _exhibits(facts)
    for claim in facts.collection.claims.values():
        statements = [facts.url("statement", claim.id, s.id) for s in claim.record.statements]
        yield _node(
            facts.url("claim", claim.id),
            "Entity",
            label=claim.record.title,
            wasDerivedFrom=statements,
            wasGeneratedBy=edition,
            wasAttributedTo=publisher,
        )
        chains = facts.evidence.chains[claim.id]
        for url, statement, chain in zip(statements, claim.record.statements, chains, strict=True):
            works = [facts.url("source", work) for work in chain.works]
            speakers = [facts.url("speaker", speaker) for speaker in chain.speakers]
            yield _node(
                url,
                "Entity",
                label=statement.says,
                wasAttributedTo=speakers[:1],
                wasInfluencedBy=speakers[1:],
                hadPrimarySource=works[0],
                wasDerivedFrom=[*works, *(facts.url("exhibit", e) for e in statement.exhibits)],
            )


def _speakers(facts: Facts) -> Iterator[_Node]:
    kinds = facts.collection.speaker_kinds
    for id_, speaker in facts.collection.speakers.items():
        record = speaker.record
        person = kinds[record.kind].record.schema_type == "Person"
        yield _node(
            facts.url("speaker", id_),
            *(["Agent", "Person"] if person else ["Agent"]),
            label=record.name,
            actedOnBehalfOf=record.part_of and facts.url("speaker", record.part_of),
        )


def _works(facts: Facts) -> Iterator[_Node]:
    for id_, source in facts.collection.sources.items():
        record, derived = source.record, source.record.derived_from
        earlier = derived and facts.url("source", derived.source)
        yield _node(
            facts.url("source", id_),
            "Entity",
            label=record.title or record.original_title or record.label,
            issued=record.issued and str(record.issued),
            seeAlso=record.address,
            wasAttributedTo=record.publisher and facts.url("speaker", record.publisher),
            wasDerivedFrom=earlier,
            wasQuotedFrom=earlier if derived and derived.how is How.QUOTES else None,
        )


def _exhibits(facts: Facts) -> Iterator[_Node]:
    for id_, exhibit in facts.collection.exhibits.items():
        record = exhibit.record
        yield _node(
            facts.url("exhibit", id_),
            "Entity",
            label=record.name,
            wasAttributedTo=record.shown_by and facts.url("speaker", record.shown_by),
            wasDerivedFrom=record.part_of and facts.url("exhibit", record.part_of),
        )


def _node(address: str, *kinds: str, **fields: Any) -> _Node:
    filled = {name: value for name, value in fields.items() if value}
    return {"@id": address, "@type": [f"prov:{kind}" for kind in kinds], **filled}
