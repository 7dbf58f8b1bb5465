"""What the engines, and other readers of YAML, take an unquoted text for."""

import os
from typing import Any

import yaml
from yaml import ScalarNode


def is_text(value: str, *, days: bool = True) -> bool:
    """Return whether every YAML reader takes the unquoted `value` for a text, or for a day."""
    resolver: Any = yaml.resolver.Resolver()
    tag: str = resolver.resolve(ScalarNode, value, (True, False))
    return tag.endswith((":str", ":timestamp")[: 1 + days])


def from_environment(data: Any) -> Any:
    """Return what the engines take `!ENV NAME` or `!ENV [NAME, NAME, otherwise]` for."""
    names, otherwise = ([data], None) if not isinstance(data, list) else (data[:-1], data[-1:])
    found = (os.environ[name] for name in names if isinstance(name, str) and name in os.environ)
    return next(found, otherwise[0] if otherwise else None)


def as_engines_read(value: str) -> Any:
    """Return the number, day or truth value that a bare word stands for in settings.

    Raises what the parser does where the word looks like a day that there is not.
    """
    return yaml.load(value, Loader=yaml.CSafeLoader)
