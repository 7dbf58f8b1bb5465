"""Exhibits: a page for each thing that was shown, and the list of all."""

from __future__ import annotations

from generator.addresses import record_uri
from generator.evidence.chains import whole_exhibit
from generator.model import Exhibit
from generator.model.lists import ExhibitKind
from generator.read.collection import Entry
from generator.site.page import PageWriter, Site, render_page
from generator.site.pages.order import by_topic
from generator.site.share.head import Rendered


def exhibit_page(site: Site, exhibit: Entry[Exhibit]) -> Rendered:
    """Return the page of an exhibit: who showed and who checked it, and what rests on it."""
    collection, found = site.collection, site.collection.claims_by_exhibit
    pieces = [id_ for id_ in collection.exhibits if whole_exhibit(collection, id_) == exhibit.id]
    claims = dict.fromkeys(claim for id_ in pieces for claim in found.get(id_, ()))
    return render_page(
        PageWriter(site, record_uri("exhibit", exhibit.id)),
        "exhibit",
        exhibit=exhibit,
        pieces=[id_ for id_ in pieces if collection.exhibits[id_].record.part_of == exhibit.id],
        claims=len(claims),
        topics=by_topic(collection, [collection.claims[claim] for claim in claims]),
    )


def exhibits_page(site: Site) -> Rendered:
    """Return the list of exhibits, by kind."""
    exhibits = site.collection.exhibits.values()
    groups = [(kind, [e for e in exhibits if e.record.kind is kind]) for kind in ExhibitKind]
    return render_page(
        PageWriter(site, "exhibits/index.md"),
        "exhibits",
        kinds=[(kind, own) for kind, own in groups if own],
    )
