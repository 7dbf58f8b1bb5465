"""What machines read in a page: schema.org as JSON-LD."""

from __future__ import annotations

from typing import Any

from generator.collection import Entry
from generator.model import Claim
from generator.render import links
from generator.render.page import Site


def claim_data(site: Site, claim: Entry[Claim]) -> dict[str, Any]:
    """Return a claim as schema.org `Claim`, with the works it appears in.

    No `ClaimReview`: that is for claims rated true or false, and nothing here is.
    """
    collection, addresses = site.collection, site.addresses
    articles = site.evidence.standings[claim.id].support.articles
    chains = site.evidence.chains[claim.id]
    speakers = dict.fromkeys(c.origin for c in chains if c.origin and c.determined)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": addresses.absolute(links.claim_uri(claim.id)) or f"urn:claim:{claim.id}",
        "name": claim.record.title,
        "text": claim.record.statement,
        "inLanguage": collection.site.record.language,
        "dateModified": str(claim.record.reviewed),
        "license": collection.site.record.licence,
        "claimInterpreter": {
            "@type": "Organization",
            "name": collection.site.record.publisher,
        },
    }
    if speakers:
        data["author"] = [
            {"@type": "Organization", "name": collection.speakers[id_].record.name}
            for id_ in speakers
        ]
    if articles:
        data["appearance"] = [_work(site, id_) for id_ in articles]
    return data


def _work(site: Site, id_: str) -> dict[str, Any]:
    source = site.collection.sources[id_].record
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": source.title or source.original_title or source.label,
        "inLanguage": source.language,
    }
    if source.url:
        work["url"] = source.url
    if source.issued:
        work["datePublished"] = str(source.issued)
    if source.publisher:
        name = site.collection.speakers[source.publisher].record.name
        work["publisher"] = {"@type": "Organization", "name": name}
    return work
