"""The site's icons, and the web manifest that names them."""

from __future__ import annotations

import json

from generator.read.collection import Collection
from generator.site.drawing import Drawing
from generator.site.palette import colours, mark
from generator.site.share.pictures import png
from generator.site.words.language import Language

ICONS = {
    "icon-32": (32, 6, 0),
    "apple-touch-icon": (180, 0, 0),
    "icon-192": (192, 6, 0),
    "icon-512": (512, 6, 0),
    "icon-mask": (512, 0, 7),
}
"""By file name: pixels, round corners, and room for systems that cut a circle out of the icon.

Those for home screens fill their square; the system rounds it.
"""


def icons() -> dict[str, Drawing]:
    """Return the icons by source URI."""
    return {f"assets/{name}.png": Drawing(icon, look) for name, look in ICONS.items()}


def icon(size: int, corner: int, edge: int) -> bytes:
    """Return an icon as PNG, of what ICONS holds."""
    whole = 32 + 2 * edge
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="{-edge} {-edge} {whole} {whole}"><rect x="{-edge}" y="{-edge}" '
        f'width="{whole}" height="{whole}" rx="{corner}" fill="{colours()["accent"]}"/>'
        f"{mark('#ffffff')}</svg>"
    )


def manifest(collection: Collection, language: Language) -> bytes:
    """Return the web manifest (W3C Web Application Manifest)."""
    site = collection.site.record
    pictures = [
        {
            "src": f"assets/{name}.png",
            "sizes": f"{ICONS[name][0]}x{ICONS[name][0]}",
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
