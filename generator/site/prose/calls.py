"""What a hand-written page can call: records in the middle of a sentence, and whole blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.export.feed import changes
from generator.model import Edtf
from generator.site.page import PageWriter
from generator.site.pages.estimates import series_of
from generator.site.pages.places import static_places
from generator.site.pages.timeline import events

LATEST = 5
"""How many changes are shown as the latest."""


def prose_functions(writer: PageWriter) -> dict[str, Any]:
    """Return the calls by name."""
    collection = writer.collection

    def line(macro: str, records: Mapping[str, Any]) -> Any:
        def write(id_: str, *rest: Any) -> Markup:
            _ = records[id_]
            return writer.macro(macro, id_, *rest)

        return write

    def cite(*ids: str) -> Markup:
        return writer.cite(*ids)

    return {
        "claim": line("claim_link", collection.claims),
        "figure": line("figure_link", collection.figures),
        "standing": line("standing_line", collection.claims),
        "provenance": line("provenance_line", collection.claims),
        "place": line("place_link", collection.places),
        "speaker": line("speaker_link", collection.speakers),
        "term": line("term_link", collection.terms),
        "cite": cite,
        "date": lambda text: writer.site.language.date(Edtf.parse(text)),
        "record_ends": writer.site.language.date(collection.site.record.record_ends),
        **_blocks(writer),
    }


def _blocks(writer: PageWriter) -> dict[str, Any]:
    """Return the calls that stand in a paragraph of their own."""
    site, collection = writer.site, writer.collection

    def estimates(quantity: str, population: str | None = None, area: str | None = None) -> Markup:
        """Return the series of a quantity, of one population or area only where it is given."""
        _ = collection.quantities[quantity]
        _ = population is None or collection.populations[population]
        _ = area is None or collection.places[area]
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
        return writer.macro("small_map", static_places(site, inset=0, name="small-map"))

    def latest_changes() -> Markup:
        return writer.macro("latest_changes", changes(collection)[:LATEST])

    def record_reach() -> Markup:
        said = [event.when for event in events(site) if event.lane == "said"]
        ends = collection.site.record.record_ends
        return writer.macro("record_reach", said[0] if said else ends, ends)

    return {
        "estimates": estimates,
        "key_figures": key_figures,
        "map": small_map,
        "latest_changes": latest_changes,
        "record_reach": record_reach,
    }
