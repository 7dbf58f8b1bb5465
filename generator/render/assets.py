"""The site's own style sheets, scripts and pictures, as files of the docs directory."""

from __future__ import annotations

from importlib import resources

from generator.render.geomap import leaflet_files
from generator.render.page import Site
from generator.render.places import drawn_map

SHEETS = ("base.css", "pages.css", "figures.css", "print.css")
"""Joined into one sheet that every page loads; the map has its own."""

COPIED = ("explainer.js", "map.js", "map.css", "favicon.svg", "logo.svg")


def site_assets(site: Site) -> dict[str, bytes]:
    """Return the files of the folder assets/ by name."""
    files = {name: _read(name) for name in COPIED}
    files["explainer.css"] = b"\n".join(_read(name) for name in SHEETS)
    [files["places.js"]] = site.draw([drawn_map(site)])
    return files | {f"leaflet/{name}": data for name, data in leaflet_files().items()}


def _read(name: str) -> bytes:
    return resources.files("generator").joinpath("assets", name).read_bytes()
