"""The site's mark, its icons, and the web manifest that names them."""

import json
from functools import cache

from PIL import Image, ImageDraw

from generator.read.collection import Collection
from generator.site.palette import colours
from generator.site.raster.picture import written
from generator.site.raster.shape import Shape
from generator.site.words.language import Language

MARK = Shape(
    lines=((0, -11, 0, -3, -7, 2, -7, 10), (0, -3, 7, 2, 7, 10)),
    dots=((0, -10, 3.2), (-7, 10, 3.2), (7, 10, 3.2)),
    width=2.5,
)
"""The mark around its middle, 32 across, as assets/logo.svg has it."""

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


@cache
def icons(colour: str) -> dict[str, bytes]:
    """Return the icons by source URI, on a colour."""
    return {f"assets/{name}.png": icon(*look, colour) for name, look in ICONS.items()}


def icon(size: int, corner: int, edge: int, colour: str) -> bytes:
    """Return an icon as PNG, of what ICONS holds: the mark in white on a colour."""
    scale = size / (32 + 2 * edge)
    image = Image.new("RGB", (size, size), colour)
    image.paste("#ffffff", (0, 0), MARK.coverage(size, scale, (size / 2, size / 2)))
    if corner:
        large = Image.new("L", (size * 4, size * 4), 0)
        box = (0, 0, size * 4 - 1, size * 4 - 1)
        ImageDraw.Draw(large).rounded_rectangle(box, corner * scale * 4, fill=255)
        image.putalpha(large.reduce(4))
    return written(image)


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
