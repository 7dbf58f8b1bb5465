"""The timeline: what is said to have happened, what was said, and when a standing changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model import Edtf
from generator.render.page import PageWriter, Site, render_page


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated, in one lane: `happened`, `said` or `standing`."""

    when: Edtf
    lane: str
    claim: str
    speaker: str | None = None
    stance: Any = None
    says: str = ""
    standing: Any = None

    @property
    def first(self) -> date:
        """The day it begins; of an open beginning, the day it ends."""
        return self.when.earliest or self.when.latest or date.min


def events(site: Site) -> list[Event]:
    """Return everything dated in the records, in order."""
    found = []
    for claim in site.collection.claims.values():
        record = claim.record
        if record.happened:
            found.append(Event(record.happened, "happened", claim.id))
        for chain, report in zip(site.evidence.chains[claim.id], record.reports, strict=True):
            if report.said_on:
                event = Event(
                    report.said_on, "said", claim.id, chain.origin, report.stance, report.says
                )
                found.append(event)
        for day, standing in site.evidence.histories[claim.id][1:]:
            if day:
                edtf = Edtf.parse(day.isoformat())
                found.append(Event(edtf, "standing", claim.id, standing=standing))
    lanes = ("happened", "said", "standing")
    return sorted(
        found, key=lambda e: (e.first, e.when.sort_key, lanes.index(e.lane), e.claim, e.says)
    )


def timeline_page(site: Site) -> bytes:
    """Return the timeline page, by month."""
    months: dict[str, list[Event]] = defaultdict(list)
    every = events(site)
    for event in every:
        months[f"{event.first:%Y-%m}"].append(event)
    _ = site.language.gettext
    return render_page(
        PageWriter(site, "timeline.md"),
        "timeline.html.jinja",
        {
            "title": _("Timeline"),
            "description": _("What is said to have happened and what was said about it, by date."),
        },
        months=sorted(months.items()),
        first=every[0].first if every else "",
        last=every[-1].first if every else "",
    )
