"""The page of a claim, and the index of all claims."""

from datetime import date
from functools import partial
from typing import NamedTuple

from generator.addresses import record_uri
from generator.evidence.origins.origins import dependence
from generator.evidence.standing.standing import OVERRIDE, Standing
from generator.model import Claim, Edtf
from generator.model.lists import RelationKind
from generator.read.entry import Entry
from generator.site.page import PageWriter, render_page
from generator.site.pages.facets import answers, facets_of, named_facets, search_facets, spellings
from generator.site.pages.filters import build_filters
from generator.site.pages.order import by_topic
from generator.site.pages.provenance import provenance_tree
from generator.site.share.claim import card_texts, cited_forms, sharing_facts
from generator.site.share.head import Rendered
from generator.site.site import Site
from generator.site.words.wording import RELATED, phrase


class Related(NamedTuple):
    """Another claim and how it bears on this one, in words."""

    words: str
    claim: str
    note: str | None


def claim_page(site: Site, claim: Entry[Claim]) -> Rendered:
    """Return the page of a claim."""
    collection, evidence = site.collection, site.evidence
    standing, chains = evidence.standings[claim.id], evidence.chains[claim.id]
    latest = claim.record.last_said
    acts = acts_of_saying(claim.record, standing)
    return render_page(
        PageWriter(site, record_uri("claim", claim.id)),
        "claim",
        claim=claim,
        onward=site.onward.get(claim.id),
        standing=standing,
        chains=chains,
        acts=acts,
        numbered=partial(numbered, acts),
        depending=partial(dependence, collection),
        facts=sharing_facts(site, standing, latest),
        card=card_texts(site, claim, standing, latest),
        trees={
            name: provenance_tree(collection, claim, chains, counted)
            for name, counted in (
                ("support", standing.support),
                ("spread", standing.spread),
                ("against", standing.against),
            )
            if counted.statements
        },
        history=history(site, claim),
        latest=latest,
        relations=related(site, claim),
        forms=cited_forms(site, claim),
        own_link=site.addresses.absolute(record_uri("claim", claim.id)),
        facets=search_facets(site, claim),
        spellings=spellings(site, claim),
        answers=answers(site, claim),
    )


def acts_of_saying(claim: Claim, standing: Standing) -> list[tuple[int, ...]]:
    """Return the indexes of a claim's statements, those that tell of one saying together.

    In the order of the first of each; what neither supports the claim nor opposes it stands alone.
    """
    counted = (*standing.support.acts, *standing.spread.acts, *standing.against.acts)
    grouped = {index for act in counted for index in act}
    alone = [(i,) for i in range(len(claim.statements)) if i not in grouped]
    return sorted([*counted, *alone])


def numbered(acts: list[tuple[int, ...]], indexes: list[int]) -> list[tuple[int, int]]:
    """Return the numbers that readers see of some statements, each with the first that has it."""
    shared = [(n, [i for i in act if i in indexes]) for n, act in enumerate(acts, 1)]
    return [(number, those[0]) for number, those in shared if those]


def history(site: Site, claim: Entry[Claim]) -> list[tuple[str, Standing]]:
    """Return how the standing came about: dates as vague as they are known, an override last."""
    _ = site.language.gettext
    dates = said_dates(site, claim)
    found = [
        (site.language.date(dates[day]) if day in dates else site.language.day(day), standing)
        if day
        else (_("At first"), standing)
        for day, standing in site.evidence.histories[claim.id]
    ]
    now = site.evidence.standings[claim.id]
    return [*found, (_("Today"), now)] if now.rule == OVERRIDE else found


def said_dates(site: Site, claim: Entry[Claim]) -> dict[date, Edtf]:
    """Return when a claim's statements were said, by the day by which that was certain."""
    found: dict[date, Edtf] = {}
    for statement in claim.record.statements:
        said = statement.said_on or site.collection.sources[statement.source].record.issued
        day = said and (said.latest or said.earliest)
        if said and day:
            found.setdefault(day, said)
    return found


def related(site: Site, claim: Entry[Claim]) -> list[Related]:
    """Return the claims that bear on this one, those it names first."""
    named = {(relation.kind, relation.claim) for relation in claim.record.relations}
    bearing = [(relation.claim, relation, "to") for relation in claim.record.relations]
    for id_, index in site.collection.relations_to.get(claim.id, ()):
        relation = site.collection.claims[id_].record.relations[index]
        if relation.kind not in _SYMMETRIC or (relation.kind, id_) not in named:
            bearing.append((id_, relation, "from"))
    return [
        Related(phrase(site.language, RELATED[way], relation.kind), id_, relation.note)
        for id_, relation, way in bearing
    ]


_SYMMETRIC = frozenset(
    {RelationKind.CONTRADICTS, RelationKind.VARIANT_OF, RelationKind.SAME_GROUND_AS}
)


def claims_page(site: Site) -> Rendered:
    """Return the index of claims: by topic, the first said first, with what filters them."""
    collection = site.collection
    facets = {claim.id: facets_of(site, claim) for claim in collection.claims.values()}
    return render_page(
        PageWriter(site, "claims/index.md"),
        "claims",
        topics=by_topic(collection, collection.claims.values()),
        facets=facets,
        filters=build_filters(site.language, facets.values(), named_facets(site)),
    )
