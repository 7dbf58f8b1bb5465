"""The site's colours, as its style sheet has them, and a newsroom's own in their place."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from generator.model.notation.colour import at_night
from generator.read.collection import Collection

_COLOUR = re.compile(r"--(?:x-|figure-)?([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})")


def asset(name: str) -> bytes:
    """Return a file of the folder assets/."""
    return resources.files("generator").joinpath("assets", name).read_bytes()


@cache
def colours() -> Mapping[str, str]:
    """Return the colours of the light site by name: `paper`, `ink`, `series-1`."""
    return {name: light for name, light, _ in _COLOUR.findall(asset("base.css").decode())}


@cache
def nightly() -> Mapping[str, str]:
    """Return the colours of the dark site by name."""
    return {name: dark for name, _, dark in _COLOUR.findall(asset("base.css").decode())}


SHOWN = ("assets/logo.svg", "assets/favicon.svg")
"""What a logo stands in place of."""


def branded(files: Mapping[str, bytes], collection: Collection) -> dict[str, bytes]:
    """Return the files of a site with its own colour in sheets and drawings, and its logo."""
    found, colour = dict(files), collection.site.record.colour
    if colour:
        changes = {colours()["accent"]: colour, nightly()["accent"]: at_night(colour)}
        for ours, theirs in changes.items():
            for uri in (uri for uri in found if uri.endswith((".css", ".svg"))):
                found[uri] = found[uri].replace(ours.encode(), theirs.encode())
    logo = collection.logo.encode()
    return found | ({uri: logo for uri in SHOWN if uri in found} if logo else {})
