"""Who says what: facts about each speaker, no scores."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from generator.collection import Entry
from generator.model import Speaker
from generator.model.words import OPPOSING, SUPPORTING, SpeakerKind
from generator.render.language import Language
from generator.render.page import PageWriter, Site, render_page


@dataclass
class Facts:
    """What the records show of a speaker's part."""

    speaker: Entry[Speaker]
    claims: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sentence: str = ""


def speakers_page(site: Site) -> bytes:
    """Return the page of speakers, by kind, in the order of names."""
    kinds: dict[str, list[Facts]] = defaultdict(list)
    for facts in gather(site).values():
        facts.sentence = _sentence(site.language, facts.counts)
        kinds[facts.speaker.record.kind].append(facts)
    for group in kinds.values():
        group.sort(key=lambda facts: facts.speaker.record.name.casefold())
    _ = site.language.gettext
    return render_page(
        PageWriter(site, "speakers.md"),
        "speakers.html.jinja",
        {
            "title": _("Who says what"),
            "description": _("Everyone who says something here, with access, interest and claims."),
        },
        kinds=[(kind, kinds[kind]) for kind in SpeakerKind if kind in kinds],
    )


def gather(site: Site) -> dict[str, Facts]:
    """Return the facts of every speaker by identifier."""
    found = {id_: Facts(entry) for id_, entry in site.collection.speakers.items()}
    for claim in site.collection.claims.values():
        standing = site.evidence.standings[claim.id]
        origins = {body for origin in standing.support.origins for body in origin.bodies}
        against = standing.against.reports
        for chain, report in zip(site.evidence.chains[claim.id], claim.record.reports, strict=True):
            if not (chain.origin and chain.determined):
                continue
            facts = found[chain.origin]
            if claim.id not in facts.claims:
                facts.claims.append(claim.id)
                facts.counts["claims"] += 1
                if report.stance in SUPPORTING:
                    facts.counts["sole"] += len(standing.support.origins) == 1 and (
                        chain.origin in origins
                    )
                    facts.counts["confirmed"] += len(standing.support.origins) > 1
                    facts.counts["denied"] += bool(against)
                if report.stance in OPPOSING:
                    facts.counts["denies"] += 1
    for series in site.evidence.series:
        speakers = {point.id: point.speaker for point in series.points}
        for revision in series.revisions:
            speaker = speakers.get(revision.earlier)
            if speaker:
                found[speaker].counts["revised"] += 1
    return found


def _sentence(language: Language, counts: Counter[str]) -> str:
    if not counts["claims"]:
        return ""
    n = language.ngettext
    phrases = {
        "claims": n("speaks in %d claim", "speaks in %d claims", counts["claims"]),
        "sole": n("sole origin of %d", "sole origin of %d", counts["sole"]),
        "confirmed": n(
            "borne out by others in %d", "borne out by others in %d", counts["confirmed"]
        ),
        "denied": n("opposed in %d", "opposed in %d", counts["denied"]),
        "denies": n("opposes %d", "opposes %d", counts["denies"]),
        "revised": n("revised %d figure", "revised %d figures", counts["revised"]),
    }
    said = [text % counts[name] for name, text in phrases.items() if counts[name]]
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."
