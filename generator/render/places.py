"""Places: the map, its static drawing, and a page for each place."""

from __future__ import annotations

from markupsafe import Markup

from generator.collection import Entry
from generator.model import Place
from generator.model.words import PlaceKind
from generator.render.claims import by_topic
from generator.render.drawing import Drawing
from generator.render.geomap import map_script
from generator.render.links import record_uri
from generator.render.mapmarks import map_key
from generator.render.mapplace import SHAPES, distance_km
from generator.render.page import PageWriter, Site, render_page
from generator.render.staticmap import Words, drawn_map

NEAR_KM = 100
"""Below this, distances are given to a kilometre; above it, to ten."""


def scripted_map(site: Site) -> Drawing:
    """Return the script of the map, to be made."""
    return Drawing(map_script, (site.places, site.base_map))


def static_places(site: Site, *, inset: int = 300, name: str = "static-map") -> Markup:
    """Return the drawing of all mapped places, for print, for the home page and without script."""
    _ = site.language.gettext
    names = tuple(site.collection.places[place.id].record.name for place in site.places)
    numbered = "; ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
    words = Words(
        title=_("Map of the places named in the claims"),
        description=_("Marks: %(places)s.") % {"places": numbered},
        enlarged=_("The crowded part, enlarged"),
        names=names,
    )
    [drawn] = site.draw([Drawing(drawn_map, (site.places, site.base_map, words, inset, name))])
    return Markup(drawn.decode())  # noqa: S704 - names are escaped where they are drawn


def map_page(site: Site) -> bytes:
    """Return the page with the map, and the same in words."""
    _ = site.language.gettext
    places = site.places
    return render_page(
        PageWriter(site, "map.md"),
        "map.html.jinja",
        {
            "title": _("Map"),
            "description": _("The places named in the claims, drawn as finely as they are known."),
            "hide": ["toc"],
        },
        places=[site.collection.places[place.id] for place in places],
        shapes=sorted({(place.kind, place.shape) for place in places if not place.is_area}),
        plate=SHAPES[PlaceKind.REGION],
        keys={place.id: Markup(map_key(place)) for place in places},  # noqa: S704 - no words
        static_map=static_places(site),
    )


def place_page(site: Site, place: Entry[Place]) -> bytes:
    """Return the page of a place: how finely it is known, how far from others, its claims."""
    collection = site.collection
    claims = [collection.claims[id_] for id_ in collection.claims_by_place.get(place.id, ())]
    return render_page(
        PageWriter(site, record_uri("place", place.id)),
        "place.html.jinja",
        {"title": place.record.name, "description": place.record.descriptor, "hide": ["toc"]},
        place=place,
        claims=claims,
        topics=by_topic(collection, claims),
        distances=distances(site, place)[:3],
    )


def distances(site: Site, here: Entry[Place]) -> list[tuple[str, int]]:
    """Return the mapped points other than a place, the farthest first, with kilometres."""
    found = []
    for place in sorted(site.places):
        if place.id != here.id and not place.is_area:
            exact = distance_km(here.record, place)
            found.append((place.id, int(round(exact, -1 if exact > NEAR_KM else 0))))
    return sorted((pair for pair in found if pair[1]), key=lambda pair: -pair[1])
