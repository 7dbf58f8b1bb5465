"""The site's colours, as the style sheet names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

_COLOUR = re.compile(r"--x-(\w+): light-dark\((#[0-9a-f]{6})")


@cache
def colours() -> Mapping[str, str]:
    """Return the colours of the light site by name: `paper`, `ink`, `accent`."""
    sheet = resources.files("generator").joinpath("assets", "base.css").read_text(encoding="utf-8")
    return dict(_COLOUR.findall(sheet))
