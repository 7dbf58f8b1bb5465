"""The site's icons, and the web manifest that names them."""

from __future__ import annotations

import json

from generator.collection import Collection
from generator.render.cards import mark
from generator.render.drawing import Drawing
from generator.render.language import Language
from generator.render.palette import colours
from generator.render.pictures import png

SIZES = {"icon-32": 32, "apple-touch-icon": 180, "icon-192": 192, "icon-512": 512, "icon-mask": 512}
"""Pixels, by file name. Those for home screens fill their square; the system rounds it."""

_EDGE = {"icon-mask": 7}
"""Room around the mark, for systems that cut a circle out of the icon."""


def icons() -> dict[str, Drawing]:
    """Return the icons by source URI."""
    return {f"assets/{name}.png": Drawing(_icon, (name, size)) for name, size in SIZES.items()}


def _icon(name: str, size: int) -> bytes:
    edge = _EDGE.get(name, 0)
    whole = 32 + 2 * edge
    round_ = "6" if name in {"icon-32", "icon-192", "icon-512"} else "0"
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="{-edge} {-edge} {whole} {whole}"><rect x="{-edge}" y="{-edge}" '
        f'width="{whole}" height="{whole}" rx="{round_}" fill="{colours()["accent"]}"/>'
        f"{mark('#ffffff')}</svg>"
    )


def manifest(collection: Collection, language: Language) -> bytes:
    """Return the web manifest (W3C Web Application Manifest)."""
    site = collection.site.record
    pictures = [
        {
            "src": f"assets/{name}.png",
            "sizes": f"{SIZES[name]}x{SIZES[name]}",
            "type": "image/png",
            "purpose": purpose,
        }
        for name, purpose in (("icon-192", "any"), ("icon-512", "any"), ("icon-mask", "maskable"))
    ]
    data = {
        "name": site.title,
        "short_name": site.title,
        "description": site.description,
        "lang": site.language,
        "dir": language.direction,
        "start_url": "./",
        "display": "minimal-ui",
        "background_color": colours()["paper"],
        "theme_color": colours()["paper"],
        "icons": pictures,
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
