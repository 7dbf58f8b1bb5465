"""What is shared of a claim: facts beside a link, its card, how it is cited and embedded."""

from typing import Any

from generator.addresses import record_uri
from generator.evidence.latest import latest_of
from generator.evidence.standing.standing import Standing
from generator.export.tabular.documents import claim_uri
from generator.export.tabular.package import version
from generator.export.works.biblatex import bibtex
from generator.export.works.in_pages import coins, wikipedia
from generator.model import Claim, Edtf
from generator.read.entry import Entry
from generator.site.share.frames import claim_piece, frame
from generator.site.share.head import shorten
from generator.site.site import Site
from generator.site.words.figures import figure
from generator.site.words.wording import word


def sharing_facts(site: Site, standing: Standing, latest: Edtf | None) -> list[str]:
    """Return what a shared link says of a claim: standing, counted provenance, as of when."""
    grade = word(site.language, standing.grade)
    facts = [grade[:1].upper() + grade[1:], site.say.backing(standing).unescape()]
    if latest:
        facts.append(site.language.as_of(latest))
    return facts


def card_texts(
    site: Site, claim: Entry[Claim], standing: Standing, latest: Edtf | None
) -> dict[str, str]:
    """Return what the card of a claim says beside its facts: who backs it, its latest figure."""
    told = {"backing": shorten(site.say.standing(standing).unescape(), _BACKING)}
    own = (e.id for statement in claim.record.statements for e in statement.estimates)
    versions = (v for id_ in own for v in site.evidence.points[id_][1].versions if v.id == id_)
    if point := latest_of(site.collection, versions, standing):
        told["figure"] = figure(site.language, point.estimate.value, point.unit)
        what = [site.say.series(site.evidence.points[point.id][0].key).unescape()]
        if latest and point.as_of != latest:
            what.append(site.language.as_of(point.as_of))
        told["what"] = ", ".join(what)
    return told


_BACKING = 130
"""Characters that a card has room for, of the sentence on who backs a claim."""


def cited_forms(site: Site, claim: Entry[Claim]) -> dict[str, Any]:
    """Return how to cite a claim's page, and what reference managers find in it."""
    collection = site.collection
    edition, reviewed = collection.site.record, str(claim.record.reviewed)
    basis = site.facts.bases[claim.id]
    own = {
        "id": claim.id,
        "type": "webpage",
        "title": claim.record.title,
        "author": [{"literal": edition.publisher}],
        "container-title": edition.title,
        "language": edition.language,
        "version": version(collection),
        "annote": f"SHA-256 {basis.hash}",
        "URL": site.addresses.absolute(record_uri("claim", claim.id)),
    }
    works = dict.fromkeys(
        work for each in claim.record.statements for work in (each.source, *each.also_in)
    )
    return {
        "version": version(collection),
        "data": claim_uri(claim.id),
        "basis": basis,
        "bibtex": bibtex(own, reviewed),
        "wikipedia": wikipedia(own, reviewed),
        "embed": frame(site.addresses, claim_piece(claim.id), claim.record.title),
        "coins": [coins(own, reviewed), *map(site.coins, works)],
    }
