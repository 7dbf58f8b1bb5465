"""Exhibits: a page for each thing that was shown, and the list of all."""

from generator.addresses import record_uri
from generator.model import Exhibit
from generator.model.lists import ExhibitKind
from generator.read.entry import Entry
from generator.site.page import PageWriter, render_page
from generator.site.pages.order import by_topic
from generator.site.share.head import Rendered
from generator.site.site import Site


def exhibit_page(site: Site, exhibit: Entry[Exhibit]) -> Rendered:
    """Return the page of an exhibit: who showed and who checked it, and what rests on it."""
    collection = site.collection
    pieces = _pieces(site, exhibit.id)
    claims = _claims(site, exhibit.id)
    return render_page(
        PageWriter(site, record_uri("exhibit", exhibit.id)),
        "exhibit",
        exhibit=exhibit,
        pieces=[id_ for id_ in pieces if collection.exhibits[id_].record.part_of == exhibit.id],
        claims=len(claims),
        topics=by_topic(collection, [collection.claims[claim] for claim in claims]),
    )


def _pieces(site: Site, id_: str) -> list[str]:
    """Return an exhibit and its parts."""
    collection = site.collection
    return [piece for piece in collection.exhibits if id_ in collection.wholes(piece)]


def _claims(site: Site, id_: str) -> list[str]:
    """Return the claims that rest on an exhibit or on a part of it."""
    found = site.collection.claims_by_exhibit
    return list(
        dict.fromkeys(claim for piece in _pieces(site, id_) for claim in found.get(piece, ()))
    )


def exhibits_page(site: Site) -> Rendered:
    """Return the list of exhibits, by kind and name."""
    order = site.language.alphabet.key
    exhibits = sorted(site.collection.exhibits.values(), key=lambda one: order(one.record.name))
    groups = [(kind, [e for e in exhibits if e.record.kind is kind]) for kind in ExhibitKind]
    return render_page(
        PageWriter(site, "exhibits/index.md"),
        "exhibits",
        kinds=[(kind, own) for kind, own in groups if own],
        rests_on={exhibit.id: _claims(site, exhibit.id) for exhibit in exhibits},
    )
