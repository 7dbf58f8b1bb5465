"""What is told by W3C's ontology of provenance is read by others, and is what the records say."""

from __future__ import annotations

from collections import Counter

import pytest
from prov.model import ProvDocument
from rdflib import PROV, RDF, RDFS, Graph, URIRef

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.facts import Facts
from generator.export.provenance import export_provenance
from generator.model.lists import How
from generator.read.collection import Collection

# rdflib and prov warn of what they use themselves.
pytestmark = pytest.mark.filterwarnings(
    r"ignore:(ConjunctiveGraph|Dataset\.\w+) is deprecated:DeprecationWarning"
)

HOME = "https://hives.example/vale/"
FILE = f"{HOME}data/provenance.jsonld"


def told(collection: Collection, home: str) -> bytes:
    return export_provenance(Facts(collection, build_evidence(collection), Addresses(home)))


@pytest.fixture(scope="module")
def graph(collection: Collection) -> Graph:
    return Graph().parse(data=told(collection, HOME), format="json-ld")


def test_a_site_without_an_address_tells_the_same_from_where_its_file_stands(
    collection: Collection, graph: Graph
) -> None:
    found = Graph().parse(data=told(collection, ""), format="json-ld", publicID=FILE)
    assert set(found) == set(graph)


def test_every_statement_is_derived_from_works_of_known_publishers(
    collection: Collection, graph: Graph
) -> None:
    evidence = build_evidence(collection)
    for id_, claim in collection.claims.items():
        page = URIRef(f"{HOME}claims/{id_}/")
        statements = {URIRef(f"{page}#statement-{s.id}") for s in claim.record.statements}
        assert set(graph.objects(page, PROV.wasDerivedFrom)) == statements
        for statement, chain in zip(claim.record.statements, evidence.chains[id_], strict=True):
            said = URIRef(f"{page}#statement-{statement.id}")
            works = [URIRef(f"{HOME}sources/#{work}") for work in chain.works]
            exhibits = {URIRef(f"{HOME}exhibits/{exhibit}/") for exhibit in statement.exhibits}
            assert list(graph.objects(said, PROV.hadPrimarySource)) == works[:1]
            assert set(graph.objects(said, PROV.wasDerivedFrom)) == {*works} | exhibits
            speakers = [URIRef(f"{HOME}speakers/#{speaker}") for speaker in chain.speakers]
            assert list(graph.objects(said, PROV.wasAttributedTo)) == speakers[:1]
            assert set(graph.objects(said, PROV.wasInfluencedBy)) == {*speakers[1:]}


def test_what_anything_is_linked_with_is_told_itself(graph: Graph) -> None:
    links = 0
    for _, link, other in graph:
        if str(link).startswith(str(PROV)) and isinstance(other, URIRef):
            assert (other, RDF.type, None) in graph
            assert (other, RDFS.label, None) in graph
            links += 1
    assert links > 20


def test_another_library_reads_each_relation(collection: Collection, graph: Graph) -> None:
    document = ProvDocument.deserialize(
        content=told(collection, HOME).decode(), format="rdf", rdf_format="json-ld"
    )
    found = Counter(type(record).__name__ for record in document.get_records())
    count = {name: len(list(graph.subject_objects(PROV[name]))) for name in RELATIONS}
    assert {kind: found[kind] for kind in RELATIONS.values()} == {
        kind: count[name] for name, kind in RELATIONS.items()
    }
    quoted = [
        source for source in collection.sources.values()
        if source.record.derived_from and source.record.derived_from.how is How.QUOTES
    ]  # fmt: skip
    assert len(list(graph.subject_objects(PROV.wasQuotedFrom))) == len(quoted)
    assert found["ProvEntity"] == len(set(graph.subjects(RDF.type, PROV.Entity)))


RELATIONS = {
    "wasAttributedTo": "ProvAttribution",
    "wasInfluencedBy": "ProvInfluence",
    "wasDerivedFrom": "ProvDerivation",
    "wasGeneratedBy": "ProvGeneration",
    "actedOnBehalfOf": "ProvDelegation",
    "wasAssociatedWith": "ProvAssociation",
}
