"""The site's own style sheets, scripts and pictures, as files of the docs directory."""

from __future__ import annotations

from importlib import metadata, resources

from generator.site.map.script import map_script
from generator.site.page import Site
from generator.site.palette import asset

SHEETS = ("base.css", "pages.css", "figures.css", "print.css")
"""Joined into one sheet that every page loads; the map has its own."""

COPIED = ("early.js", "explainer.js", "map.js", "map.css", "favicon.svg", "logo.svg")

LEAFLET_FILES = ("leaflet.css", "leaflet.js")


def site_assets(site: Site) -> dict[str, bytes]:
    """Return the files of the folder assets/ by name."""
    files = {name: asset(name) for name in COPIED}
    files["explainer.css"] = b"\n".join(asset(name) for name in SHEETS)
    files["places.js"] = map_script(site.places, site.collection.layers).encode()
    return files | {f"leaflet/{name}": data for name, data in leaflet_files().items()}


def leaflet_files() -> dict[str, bytes]:
    """Return Leaflet's script, style sheet and licence by file name, for the site to serve."""
    package = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    files = {name: (package / name).read_bytes() for name in LEAFLET_FILES}
    licence = metadata.distribution("django-js-lib-leaflet").read_text("LICENSE")
    return {**files, "LICENSE.txt": (licence or "").encode()}
