"""The site's colours, as its style sheet has them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

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
