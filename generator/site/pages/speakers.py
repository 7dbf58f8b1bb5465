"""Who says what: facts about each speaker, no scores."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from generator.model import Speaker
from generator.model.lists import OPPOSING, SUPPORTING
from generator.read.entry import Entry
from generator.site.page import PageWriter, render_page
from generator.site.pages.filters import build_filters
from generator.site.share.head import Rendered
from generator.site.site import Site


@dataclass
class SpeakerPart:
    """What the records show of a speaker's part."""

    speaker: Entry[Speaker]
    claims: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def speakers_page(site: Site) -> Rendered:
    """Return the page of speakers, by kind, in the order of names."""
    kinds: dict[str, list[SpeakerPart]] = defaultdict(list)
    for facts in sorted(
        speaker_parts(site), key=lambda facts: site.language.alphabet.key(facts.speaker.record.name)
    ):
        kinds[facts.speaker.record.kind].append(facts)
    known = site.collection.speaker_kinds
    groups = [(known[kind], kinds[kind]) for kind in known if kind in kinds]
    collection, _ = site.collection, site.language.gettext
    # Values stand in attributes, parted by spaces, and a country is a text of the record.
    facets = {
        id_: {"stake": [entry.record.stake], "country": [quote(entry.record.country or "-", "")]}
        for id_, entry in collection.speakers.items()
    }
    territories = site.language.locale.territories
    named = {
        "stake": (_("Access and interest"), lambda id_: _(collection.stakes[id_].record.name)),
        "country": (
            _("Country"),
            lambda id_: (
                _("not known") if id_ == "-" else territories.get(unquote(id_), unquote(id_))
            ),
        ),
    }
    return render_page(
        PageWriter(site, "speakers.md"),
        "speakers",
        kinds=groups,
        facets=facets,
        filters=build_filters(site.language, facets.values(), named),
    )


def speaker_parts(site: Site) -> list[SpeakerPart]:
    """Return the facts of every speaker, in the order of identifiers."""
    found = {id_: SpeakerPart(entry) for id_, entry in site.collection.speakers.items()}
    for claim in site.collection.claims.values():
        standing = site.evidence.standings[claim.id]
        origins = standing.support.origins
        for chain, statement in zip(
            site.evidence.chains[claim.id], claim.record.statements, strict=True
        ):
            if not (chain.origin and chain.determined):
                continue
            facts = found[chain.origin]
            if claim.id in facts.claims:
                continue
            facts.claims.append(claim.id)
            if statement.stance in SUPPORTING:
                facts.counts["sole"] += len(origins) == 1 and chain.origin in origins[0].bodies
                facts.counts["confirmed"] += len(origins) > 1
                facts.counts["denied"] += bool(standing.against.statements)
            facts.counts["denies"] += statement.stance in OPPOSING
    for series in site.evidence.series:
        speakers = {point.id: point.speaker for point in series.points}
        for revision in series.revisions:
            if speaker := speakers.get(revision.earlier):
                found[speaker].counts["revised"] += 1
    return [*found.values()]
