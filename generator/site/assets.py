"""The site's own style sheets, scripts and pictures, as files of the docs directory."""

from __future__ import annotations

from generator.site.map.geomap import leaflet_files, map_script
from generator.site.page import Site
from generator.site.palette import asset

SHEETS = ("base.css", "pages.css", "figures.css", "print.css")
"""Joined into one sheet that every page loads; the map has its own."""

COPIED = ("early.js", "explainer.js", "map.js", "map.css", "favicon.svg", "logo.svg")


def site_assets(site: Site) -> dict[str, bytes]:
    """Return the files of the folder assets/ by name."""
    files = {name: asset(name) for name in COPIED}
    files["explainer.css"] = b"\n".join(asset(name) for name in SHEETS)
    files["places.js"] = map_script(site.places, site.collection.layers).encode()
    return files | {f"leaflet/{name}": data for name, data in leaflet_files().items()}
