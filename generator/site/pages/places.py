"""Places: the map, its static drawing, and a page for each place."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from generator.addresses import record_uri
from generator.model import Place
from generator.read.entry import Entry
from generator.site.map.marks import Mark
from generator.site.map.place import AREAS, SHAPES, MapPlace, distance_km
from generator.site.map.static import static_map
from generator.site.page import PageWriter, render_page
from generator.site.pages.order import by_topic
from generator.site.pages.route import linked_places, rounded, route
from generator.site.pages.wall import first_told
from generator.site.share.frames import MAP_PIECE, frame
from generator.site.share.head import Rendered
from generator.site.site import Site


def static_places(site: Site) -> Markup:
    """Return the drawing of all mapped places, for print and without script."""
    _ = site.language.gettext
    return _drawn(site, site.places, "static-map", _("Map of the places named in the claims"))


def small_places(site: Site) -> Markup:
    """Return the same for the home page, each mark with the day on which it was first named."""
    _ = site.language.gettext
    title = _("Map of the places named in the claims")
    return _drawn(site, site.places, "small-map", title, first_told(site))


def _drawn(
    site: Site,
    places: Sequence[MapPlace],
    name: str,
    title: str,
    since: Mapping[str, date] = MappingProxyType({}),
) -> Markup:
    _ = site.language.gettext
    names = tuple(site.collection.places[place.id].record.name for place in site.places)
    comma = site.language.separators[", "]
    drawings = static_map(places, names, site.collection.layers, comma=comma)
    for mark in (mark for drawing in drawings for mark in drawing["marks"] if since):
        mark["since"] = min(since[id_] for id_ in mark["places"])
    marks = site.language.separators["; "].join(
        f"{place.number} {names[place.number - 1]}" for place in places
    )
    words = [(title, _("Marks: %(places)s.") % {"places": marks})]
    for closer in drawings[1:]:
        told = comma.join(names[number - 1] for number in closer["places"])
        words.append((_("The crowded part, enlarged"), told))
    template: Any = site.templates.get_template("static-map.html.jinja").module
    return Markup(template.static_map(drawings, words, name))  # noqa: S704 - autoescaped


def map_page(site: Site) -> Rendered:
    """Return the page with the map, and the same in words."""
    places, _ = site.places, site.language.gettext
    marked = {site.collection.places[place.id].record.kind for place in places if not place.is_area}
    return render_page(
        PageWriter(site, "map.md"),
        "map",
        places=[site.collection.places[place.id] for place in places],
        kinds=[kind.record for id_, kind in site.collection.place_kinds.items() if id_ in marked],
        paths=SHAPES,
        keys={place.id: Mark((place,)) for place in places},
        static_map=static_places(site),
        embed=frame(site.addresses, MAP_PIECE, _("Map of the places named in the claims")),
    )


def place_page(site: Site, place: Entry[Place]) -> Rendered:
    """Return the page of a place: how finely it is known, how far from others, its claims."""
    collection = site.collection
    claims = [collection.claims[id_] for id_ in collection.claims_by_place.get(place.id, ())]
    return render_page(
        PageWriter(site, record_uri("place", place.id)),
        "place",
        place=place,
        claims=claims,
        topics=by_topic(collection, claims),
        distances=[(near.id, km) for near, km in nearest_places(site, place)],
        stops=route(site, linked_places(site, place)),
        spellings="; ".join(place.record.names.values()),
    )


def nearest_places(site: Site, here: Entry[Place]) -> list[tuple[MapPlace, int]]:
    """Return the mapped points nearest to a point, with their distance in kilometres."""
    if here.record.precision in AREAS or here.record.point is None:
        return []
    points = [place for place in site.places if place.id != here.id and not place.is_area]
    found = [(place, rounded(distance_km(here.record.point, place.point))) for place in points]
    found = [pair for pair in found if pair[1]]
    return sorted(found, key=lambda pair: (pair[1], pair[0].number))[:3]
