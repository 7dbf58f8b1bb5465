from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from generator.model.notation.colour import at_night
from generator.output.build import build_site
from generator.read.collection import Collection
from generator.site.palette import SHOWN, colours, nightly


def test_a_newsroom_s_colour_and_logo_stand_wherever_ours_would(
    collect: Callable[..., Collection],
) -> None:
    collection = collect({"content/site.yml": {"colour": "#0b5cad"}})
    files = build_site(replace(collection, logo="<svg/>"))
    ours = {colours()["accent"].encode(), nightly()["accent"].encode()}
    left = [uri for uri, data in files.items() if uri.endswith((".css", ".svg", ".html"))
            for colour in ours if colour in data]  # fmt: skip
    assert left == []
    sheet = files["assets/explainer.css"].decode()
    assert f"--x-accent: light-dark(#0b5cad, {at_night('#0b5cad')});" in sheet
    assert {files[uri] for uri in SHOWN} == {b"<svg/>"}
    icon = Image.open(io.BytesIO(files["assets/apple-touch-icon.png"])).convert("RGB")
    assert icon.getpixel((0, 0)) == (0x0B, 0x5C, 0xAD)
    card = Image.open(io.BytesIO(files["assets/cards/index.png"])).convert("RGB")
    assert card.getpixel((3, 300)) == (0x0B, 0x5C, 0xAD)
