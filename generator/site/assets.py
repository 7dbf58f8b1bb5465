"""The site's own style sheets, scripts and pictures, as files of the docs directory."""

import json
import re
from importlib import metadata, resources
from typing import Any

from markupsafe import Markup

from generator.read.collection import Collection
from generator.site.map.script import map_script
from generator.site.palette import asset
from generator.site.share.frames import SCRIPTS
from generator.site.site import LOCATORS, Site

SHEETS = ("base.css", "pages.css")
"""Joined into one sheet that every page loads; parts that only some pages have bring their own."""

COPIED = (
    *SCRIPTS,
    "claim.css", "early.js", "explainer.js", "favicon.svg", "figures.css", "lists.css", "lists.js",
    "logo.svg", "map.css", "map.js", "print.css", "search.css", "search.js", "static-map.css",
    "wall.css", "where.css",
)  # fmt: skip

LEAFLET_FILES = ("leaflet.css", "leaflet.js")


def site_assets(site: Site) -> dict[str, bytes]:
    """Return the files of the folder assets/ by name."""
    files = {name: asset(name) for name in COPIED}
    files["explainer.css"] = b"\n".join(asset(name) for name in SHEETS)
    files["places.js"] = map_script(site.places, site.collection.layers).encode()
    told = json.dumps(names(site.collection), ensure_ascii=False)
    files["names.json"] = f"{told}\n".encode()
    return files | {f"leaflet/{name}": data for name, data in leaflet_files().items()}


def locator_files(site: Site) -> dict[str, bytes]:
    """Return the drawings of where places lie by source URI, with the style that they need."""
    colours = dict(re.findall(r"--x-(ink|soft): (.*);", asset("base.css").decode()))
    own = "".join(f"--figure-{name}:{colour};" for name, colour in colours.items())
    sheet = re.sub(r"/\*.*?\*/\s*", "", asset("static-map.css").decode(), flags=re.DOTALL)
    large = ".static-map .map-name{font-size:18px}"
    style = Markup(f":root{{color-scheme:light dark;{own}}}{sheet}{large}")  # noqa: S704 - our own
    template = site.templates.get_template("locator.svg.jinja")
    return {
        f"{LOCATORS}/{name}.svg": f"{template.render(one=drawn, style=style)}\n".encode()
        for name, drawn in site.locators.items()
    }


def leaflet_files() -> dict[str, bytes]:
    """Return Leaflet's script, style sheet and licence by file name, for the site to serve."""
    package = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    files = {name: (package / name).read_bytes() for name in LEAFLET_FILES}
    licence = metadata.distribution("django-js-lib-leaflet").read_text("LICENSE")
    return {**files, "LICENSE.txt": (licence or "").encode()}


def names(collection: Collection) -> list[str]:
    """Return each word of names and titles, in order: what a misspelt word may have meant."""
    named = (
        *collection.places.values(),
        *collection.speakers.values(),
        *collection.topics.values(),
        *collection.quantities.values(),
        *collection.terms.values(),
    )
    texts = [claim.record.title for claim in collection.claims.values()]
    for entry in named:
        record: Any = entry.record
        others = getattr(record, "names", {}).values()
        texts += [record.name, *others, *getattr(record, "words", ()), *getattr(record, "also", ())]
    return sorted({word for text in texts for word in _WORD.findall(text)})


_WORD = re.compile(r"[^\W\d_]{4,}|[^\W\d_a-zA-Z]{2,}")
