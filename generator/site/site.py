"""Everything that pages are made from: the records, what follows from them, and pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.addresses import Addresses
from generator.evidence import Evidence
from generator.evidence.latest import latest_figures
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import SeriesKey
from generator.export.downloads import export_downloads
from generator.export.facts import Facts
from generator.export.feed import Dated, news
from generator.export.works.csl import csl_item, issued_of
from generator.export.works.in_pages import coins
from generator.read.calls import Call, parts_of
from generator.read.collection import Collection
from generator.site.chart.chart import NARROW, WIDE, series_chart
from generator.site.chart.shapes import Chart
from generator.site.chart.signs import Speakers, assign_signs
from generator.site.environment import sentences
from generator.site.map.locator import locator, locator_name
from generator.site.map.place import MapPlace, map_places
from generator.site.map.static import Drawn
from generator.site.memory import Forgetful
from generator.site.pages.order import reading_order
from generator.site.words.language import Language
from generator.site.words.references import reference

LOCATORS = "assets/locators"
"""Where drawings of where places lie are."""


@dataclass(frozen=True)
class Site:
    """Everything that pages are made from."""

    collection: Collection
    evidence: Evidence
    language: Language
    addresses: Addresses
    templates: Environment
    memory: Forgetful = field(default_factory=Forgetful, compare=False, repr=False)

    @cached_property
    def facts(self) -> Facts:
        """What downloads are made from."""
        return Facts(self.collection, self.evidence, self.addresses, self.language)

    @cached_property
    def downloads(self) -> Mapping[str, bytes]:
        """Every download by source URI."""
        return export_downloads(self.facts)

    @cached_property
    def news(self) -> Sequence[Dated]:
        """All corrections, changes of standing and new claims, newest first."""
        return news(self.facts)

    @cached_property
    def reference(self) -> Callable[[str], Markup]:
        """The reference of a work, which many pages may cite, by its identifier."""
        works = self.collection.sources
        return cache(lambda id_: reference(self.collection, works[id_].record, self.language))

    @cached_property
    def coins(self) -> Callable[[str], str]:
        """What reference managers find of a work, by its identifier."""
        own = self.collection
        return cache(lambda id_: coins(csl_item(own, id_), issued_of(own, id_)))

    @cached_property
    def places(self) -> tuple[MapPlace, ...]:
        """The places that claims name, which are those the map shows."""
        known, named = self.collection.places.values(), self.collection.claims_by_place
        mapped = (place for place in known if place.id in named and place.record.point)
        calls = (part for page in self.collection.pages.values() for part in parts_of(page.body))
        first = [
            argument.text
            for call in calls
            if isinstance(call, Call) and call.name == "route"
            for argument in call.arguments or ()
        ]
        return map_places(mapped, self.collection.place_kinds, named, first)

    @cached_property
    def mapped(self) -> frozenset[str]:
        """The identifiers of the places on the map."""
        return frozenset(place.id for place in self.places)

    @cached_property
    def locators(self) -> Mapping[str, Drawn]:
        """Where each place lies, and those that a claim names, by the name of the drawing."""
        alone = [(place.id,) for place in self.places]
        groups = [*alone, *(claim.record.places for claim in self.collection.claims.values())]
        found = {
            name: self.memory.recall(("locator", name), partial(_locator, ids), self)
            for name, ids in {locator_name(ids): ids for ids in groups}.items()
        }
        return {name: drawn for name, drawn in found.items() if drawn}

    @cached_property
    def say(self) -> Any:
        """The sentences on what was derived, as macros of a template."""
        return sentences(self.collection, self.evidence.points, self.language)

    @cached_property
    def onward(self) -> Mapping[str, str]:
        """The claim to read after each."""
        return reading_order(self.collection)

    @cached_property
    def latest(self) -> Mapping[str, DataPoint]:
        """The latest figure of each quantity."""
        return latest_figures(self.collection, self.evidence.series, self.evidence.standings)

    @cached_property
    def chart_speakers(self) -> Speakers:
        """Names and signs of the speakers, the same in every chart."""
        names = {id_: entry.record.name for id_, entry in self.collection.speakers.items()}
        return Speakers(names, assign_signs(self.evidence.series))

    @cached_property
    def charts(self) -> Mapping[SeriesKey, tuple[Chart, Chart]]:
        """A narrow and a wide chart of each series that has figures to compare, laid out."""
        found = {}
        for one in self.evidence.series:
            if len(one.points) > 1:
                title = str(self.say.series(one.key).striptags())
                narrow, wide = (
                    series_chart(one, title, self.chart_speakers, self.language, across)
                    for across in (NARROW, WIDE)
                )
                found[one.key] = (narrow, wide)
        return found


def _locator(ids: Sequence[str], site: Site) -> Drawn | None:
    names = {id_: entry.record.name for id_, entry in site.collection.places.items()}
    return locator(ids, site.places, names, site.collection.layers)
