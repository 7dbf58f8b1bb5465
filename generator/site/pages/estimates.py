"""The comparison of estimates, series by series: chart, table and what can both hold."""

from generator.evidence.series.series import Series, SeriesKey
from generator.site.page import PageWriter, render_page
from generator.site.pages.filters import build_filters
from generator.site.share.frames import frame, series_piece
from generator.site.share.head import Rendered
from generator.site.site import Site


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
        embed=_first_frame(site, [one.key for _, group in groups for one in group]),
        quantities=[(quantity, group) for quantity, group in groups if group],
        filters=build_filters(site.language, rows, named),
    )


def _first_frame(site: Site, keys: list[SeriesKey]) -> str:
    """Return what shows the first of the charts on a page of others."""
    drawn = (key for key in keys if key in site.charts)
    return next(
        (frame(site.addresses, series_piece(k), site.say.series(k).striptags()) for k in drawn), ""
    )
