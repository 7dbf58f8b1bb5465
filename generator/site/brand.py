"""A newsroom's colour and logo, in place of those that the generator brings."""

from collections.abc import Mapping

from generator.model.notation.colour import at_night
from generator.read.collection import Collection
from generator.site.palette import colours, nightly

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
