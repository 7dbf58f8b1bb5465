"""What a hand-written page can call: records, figures and blocks in the middle of its prose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.model import Edtf
from generator.render.environment import block, inline
from generator.render.page import PageWriter
from generator.render.series import series_of


def prose_functions(writer: PageWriter) -> dict[str, Any]:
    """Return the calls by name; those that give a line of HTML can stand in a sentence."""
    collection = writer.collection

    def line(macro: str, records: Mapping[str, Any]) -> Any:
        def write(id_: str, *rest: Any) -> Markup:
            _ = records[id_]
            return inline(writer.macro(macro, id_, *rest))

        return write

    def estimates(quantity: str, population: str | None = None, area: str | None = None) -> Markup:
        """Return the series of a quantity, of one population or area only where it is given."""
        _ = collection.quantities[quantity]
        _ = population is None or collection.populations[population]
        _ = area is None or collection.places[area]
        views = [
            view
            for view in series_of(writer.site, quantity)
            if population in (None, view.series.key.population)
            and area in (None, view.series.key.area)
        ]
        return block(writer.macro("several_series", views))

    return {
        "claim": line("claim_link", collection.claims),
        "figure": line("figure_link", collection.figures),
        "standing": line("standing_line", collection.claims),
        "provenance": line("provenance_line", collection.claims),
        "place": line("place_link", collection.places),
        "speaker": line("speaker_link", collection.speakers),
        "term": line("term_link", collection.terms),
        "cite": lambda *ids: inline(writer.cite(*ids)),
        "estimates": estimates,
        "date": lambda text: writer.site.language.date(Edtf.parse(text)),
        "record_ends": writer.site.language.date(collection.site.record.record_ends),
    }
