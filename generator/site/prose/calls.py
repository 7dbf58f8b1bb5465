"""What a hand-written page can call: records in the middle of a sentence, and whole blocks."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from generator.evidence.standing.standing import OVERRIDE
from generator.export.feed import changes
from generator.model import Edtf
from generator.model.lists import Grade
from generator.site.page import PageWriter
from generator.site.pages.estimates import series_of
from generator.site.pages.places import small_places
from generator.site.pages.route import route
from generator.site.pages.timeline import events
from generator.site.pages.wall import wall

LATEST = 5
"""How many changes are shown as the latest."""


Answers = Mapping[str, Callable[..., str]]
"""What answers each call, by its name: text, or markup."""


def prose_functions(writer: PageWriter) -> Answers:
    """Return what answers each call, and each name."""
    collection = writer.collection

    def line(macro: str) -> Callable[..., str]:
        # Every macro calls the record `id`, as the table of calls does.
        return lambda *given, **named: writer.macro(macro, *given, **named)

    def cite(*ids: str) -> Markup:
        return writer.cite(*ids)

    return {
        "claim": line("claim_link"),
        "figure": line("figure_link"),
        "standing": line("standing_line"),
        "provenance": line("provenance_line"),
        "place": line("place_link"),
        "speaker": line("speaker_link"),
        "term": line("term_link"),
        "cite": cite,
        "date": lambda text: writer.site.language.date(Edtf.parse(text)),
        "works_read": lambda: writer.macro("works_read"),
        "record_ends": lambda: writer.site.language.date(collection.site.record.record_ends),
        **_blocks(writer),
    }


def _blocks(writer: PageWriter) -> Answers:
    """Return the calls that stand in a paragraph of their own."""
    site, collection = writer.site, writer.collection

    def estimates(quantity: str, population: str | None = None, area: str | None = None) -> Markup:
        """Return the series of a quantity, of one population or area only where it is given."""
        group = [
            series
            for series in series_of(site, quantity)
            if population in (None, series.key.population) and area in (None, series.key.area)
        ]
        return writer.macro("several_series", group, quantity)

    def key_figures(*ids: str) -> Markup:
        figures = [collection.figures[id_] for id_ in ids]
        return writer.macro("key_figures", figures)

    def small_map() -> Markup:
        return writer.macro("small_map", small_places(site))

    def evidence_wall(*answer: str) -> Markup:
        found = wall(site)
        cells = {cell.claim.id: cell for _, row in found.rows for cell in row}
        return writer.macro("evidence_wall", found, [cells[id_] for id_ in answer])

    def latest_changes() -> Markup:
        return writer.macro("latest_changes", changes(collection)[:LATEST])

    def record_reach() -> Markup:
        said = [event.when for event in events(site) if event.lane == "said"]
        ends = collection.site.record.record_ends
        return writer.macro("record_reach", said[0] if said else ends, ends)

    def standings() -> Markup:
        """Return how many claims have each standing, and those whose standing was set by hand."""
        groups: dict[str, list[str]] = {grade: [] for grade in Grade} | {OVERRIDE: []}
        for claim, at in writer.evidence.standings.items():
            groups[at.grade].append(claim)
            if at.rule == OVERRIDE:
                groups[OVERRIDE].append(claim)
        shown = {grade: claims for grade, claims in groups.items() if claims or grade == OVERRIDE}
        return writer.macro("standings", shown)

    return {
        "standings": standings,
        "estimates": estimates,
        "key_figures": key_figures,
        "map": small_map,
        "route": lambda *ids: writer.macro("route", route(site, ids)),
        "evidence_wall": evidence_wall,
        "latest_changes": latest_changes,
        "record_reach": record_reach,
    }
