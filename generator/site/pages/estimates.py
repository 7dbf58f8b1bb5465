"""The comparison of estimates, series by series: chart, table and what can both hold."""

from __future__ import annotations

from generator.evidence.series.comparison import Series
from generator.site.page import PageWriter, Site, render_page
from generator.site.pages.filters import build_filters
from generator.site.share.head import Rendered


def series_of(site: Site, quantity: str) -> list[Series]:
    """Return the series of a quantity, those with most figures first."""
    found = [series for series in site.evidence.series if series.key.quantity == quantity]
    return sorted(found, key=lambda series: -len(series.points))


def estimates_page(site: Site) -> Rendered:
    """Return the page that lines up what can be lined up."""
    collection, _ = site.collection, site.language.gettext
    groups = [(quantity, series_of(site, id_)) for id_, quantity in collection.quantities.items()]
    rows = [
        {"speaker": [version.speaker] if version.speaker else [], "place": [series.key.area]}
        for series in site.evidence.series
        for point in series.points
        for version in point.versions
    ]
    named = {
        "speaker": (_("Who"), lambda id_: collection.speakers[id_].record.name),
        "place": (_("Where"), lambda id_: collection.places[id_].record.name),
    }
    return render_page(
        PageWriter(site, "estimates.md"),
        "estimates",
        quantities=[(quantity, group) for quantity, group in groups if group],
        filters=build_filters(site.language, rows, named),
    )
