"""What a claim is found by: its facets, other spellings of names, and the questions it answers."""

import json
from functools import partial

from generator.model import Claim
from generator.read.entry import Entry
from generator.site.pages.filters import FacetWords
from generator.site.site import Site
from generator.site.words.wording import FOUND_BY, word

SEARCHED = ("topic", "standing", "speaker", "place")
"""The facets by which results of the search can be narrowed down."""


def facets_of(site: Site, claim: Entry[Claim]) -> dict[str, list[str]]:
    """Return the identifiers that a claim has, by facet."""
    record = claim.record
    chains = site.evidence.chains[claim.id]
    return {
        "topic": [record.topic],
        "standing": [str(site.evidence.standings[claim.id].grade)],
        "place": sorted(set(record.places)),
        "evidence": sorted(
            {kind for statement in record.statements for kind in statement.evidence}
        ),
        "speaker": sorted({chain.origin for chain in chains if chain.origin}),
    }


def named_facets(site: Site) -> FacetWords:
    """Return the label of each facet, and what gives the words of an identifier."""
    collection, _ = site.collection, site.language.gettext
    return {
        "topic": (_("Topic"), lambda id_: collection.topics[id_].record.name),
        "standing": (_("Standing"), partial(word, site.language)),
        "place": (_("Place"), lambda id_: collection.places[id_].record.name),
        "evidence": (_("Evidence"), lambda id_: _(collection.evidence_kinds[id_].record.name)),
        "speaker": (_("Speaker"), lambda id_: collection.speakers[id_].record.name),
    }


def search_facets(site: Site, claim: Entry[Claim]) -> str:
    """Return what the search can narrow its results down by: words by label, as JSON."""
    found, named = facets_of(site, claim), named_facets(site)
    told = {named[name][0]: [named[name][1](id_) for id_ in found[name]] for name in SEARCHED}
    return json.dumps(told, ensure_ascii=False)


def spellings(site: Site, claim: Entry[Claim]) -> str:
    """Return the names in other languages of the places and speakers of a claim."""
    found, collection = facets_of(site, claim), site.collection
    names = [collection.places[id_].record.names for id_ in found["place"]]
    names += [collection.speakers[id_].record.names for id_ in found["speaker"]]
    return "; ".join(dict.fromkeys(name for one in names for name in one.values()))


def answers(site: Site, claim: Entry[Claim]) -> str:
    """Return the words of what a claim has the latest figure of, and of its kind.

    They lead "how many soldiers died" to what is known of it today, "who says that there were
    none" to who did, and "hoax" to what was shown to be one.
    """
    collection = site.collection
    words = []
    for id_, point in sorted(site.latest.items()):
        if point.figure.claim.id == claim.id:
            quantity = collection.quantities[id_].record
            counted = collection.populations[point.estimate.population].record
            words += [quantity.name, *quantity.words, counted.name]
    kinds = (claim.record.kind, site.evidence.standings[claim.id].grade)
    words += [site.language.gettext(FOUND_BY[kind]) for kind in kinds if kind in FOUND_BY]
    return "; ".join(words)
