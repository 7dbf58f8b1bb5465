"""The comparison of estimates, series by series: chart, table and what can both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from generator.evidence.comparison import Comparison, Series
from generator.evidence.intervals import Verdict
from generator.evidence.origins import Origin, Provenance, root_of
from generator.evidence.points import Point
from generator.model.words import Read
from generator.render import sentences
from generator.render.chart import drawn_chart, series_chart
from generator.render.chartrows import Layout
from generator.render.drawing import Drawing
from generator.render.filters import Facets, build_filters
from generator.render.page import PageWriter, Site, render_page


class SeriesView:
    """What the template of a series asks for."""

    def __init__(self, site: Site, series: Series) -> None:
        self.site = site
        self.series = series
        self.id = str(series.key)
        self.title = sentences.series_title(site.collection, series, site.language)
        self.tells = sentences.series_sentence(series, site.language)

    @property
    def alone(self) -> bool:
        """Whether it is one figure, and so no comparison."""
        return not compares(self.series)

    @property
    def size(self) -> int:
        """How many figures it holds; versions of one saying count once."""
        return len(self.series.points)

    def facets(self, point: Point) -> Facets:
        """Return what the row of a figure can be filtered by."""
        speaker = [point.speaker] if point.speaker else []
        return {"speaker": speaker, "place": [self.series.key.area]}

    def chart(self) -> Markup:
        """Return the chart as SVG, or nothing: one figure alone is no comparison."""
        if self.alone:
            return Markup()
        names, language = speaker_names(self.site), self.site.language
        drawn = series_chart(self.series, self.title, names, language, self.site.draw)
        return Markup(drawn)  # noqa: S704 - names are escaped where they are drawn

    def notes(self) -> list[str]:
        """Return which figures cannot both hold, or only at one value."""
        telling = [c for c in self.series.comparisons if c.relation.verdict is not _BOTH]
        return [self._sentence(comparison) for comparison in telling]

    def agreements(self) -> list[str]:
        """Return which figures of different speakers can both hold."""
        can = [c for c in self.series.comparisons if c.relation.verdict is _BOTH]
        return [self._sentence(comparison) for comparison in can]

    def _sentence(self, comparison: Comparison) -> str:
        return sentences.comparison(
            self.site.collection, self.series, comparison, self.site.language
        )

    def provenance(self, point: Point) -> Provenance:
        """Return what stands behind a figure: one act of saying, in every version of it."""
        versions = (point, *point.relayed)
        articles = sorted({work for version in versions for work in version.articles})
        known = point.speaker if point.determined else None
        root = root_of(self.site.collection, known) if known else ""
        origins = (Origin(root, (known,), (0,)),) if known else ()
        return Provenance(tuple(articles), (0,), ((0,),), origins, () if known else (0,))

    def counted(self, point: Point) -> str:
        """Return those counts in words."""
        return sentences.provenance(self.provenance(point), self.site.language)

    def how_it_came(self, point: Point) -> str:
        """Return through whom a figure reached the editor, and how it was read."""
        _ = self.site.language.gettext
        names = [self.site.collection.speakers[id_].record.name for id_ in point.chain]
        source = self.site.collection.sources[point.figure.report.source].record
        told = " → ".join(names) or _("origin unknown")
        doubts = {
            _("origin undetermined"): not point.determined,
            _("not read"): source.read is Read.NOT_READ,
        }
        return told + "".join(f" ({doubt})" for doubt, applies in doubts.items() if applies)


_BOTH = Verdict.BOTH_CAN_HOLD


def compares(series: Series) -> bool:
    """Return whether a series has figures to compare."""
    return len(series.points) > 1


def speaker_names(site: Site) -> dict[str, str]:
    """Return the names of speakers by identifier."""
    return {id_: entry.record.name for id_, entry in site.collection.speakers.items()}


def charts(site: Site) -> Iterator[Drawing]:
    """Yield the charts of the pages to come, to be made."""
    names = speaker_names(site)
    for series in filter(compares, site.evidence.series):
        yield drawn_chart(Layout(series, names, site.language))


def series_of(site: Site, quantity: str | None = None) -> list[SeriesView]:
    """Return the series of a quantity, or all of them, those with most figures first."""
    found = [s for s in site.evidence.series if quantity in (None, s.key.quantity)]
    found.sort(key=lambda series: -len(series.points))
    return [SeriesView(site, series) for series in found]


def estimates_page(site: Site) -> bytes:
    """Return the page that lines up what can be lined up."""
    groups: dict[str, list[SeriesView]] = defaultdict(list)
    for view in series_of(site):
        groups[view.series.key.quantity].append(view)
    _ = site.language.gettext
    collection = site.collection
    rows = [
        view.facets(version)
        for views in groups.values()
        for view in views
        for point in view.series.points
        for version in point.versions
    ]
    return render_page(
        PageWriter(site, "estimates.md"),
        "estimates.html.jinja",
        {
            "title": _("Figures compared"),
            "description": _("Every figure with its bounds, beside those that count the same."),
            "hide": ["toc"],
        },
        quantities=[
            (entry, groups[id_]) for id_, entry in collection.quantities.items() if id_ in groups
        ],
        filters=build_filters(
            rows,
            {
                "speaker": (_("Who"), lambda id_: collection.speakers[id_].record.name),
                "place": (_("Where"), lambda id_: collection.places[id_].record.name),
            },
        ),
    )
