"""The extensions of Markdown that the engines use, as the settings name them."""

from functools import cache
from typing import Any

from markdown import Markdown  # type: ignore[import-untyped] # has none


def extensions(told: Any) -> dict[str, dict[str, Any]]:
    """Return the extensions that the engines use, those without being told among them."""
    found: dict[str, dict[str, Any]] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for each in told if isinstance(told, list) else ():
        for name, given in each.items() if isinstance(each, dict) else [(each, {})]:
            options = given if isinstance(given, dict) else {}
            # What is left out may be a function, named by a tag that is not read here.
            found[str(name)] = {k: v for k, v in options.items() if v and isinstance(v, str | bool)}
    # Options of these two change what an engine adds, not what an author can write.
    return found | {"toc": {}, "tables": {"use_align_attribute": "true"}}


@cache
def trouble_with(name: str, *options: tuple[str, Any]) -> str:
    """Return why an extension of Markdown cannot be used so; empty where it can."""
    try:
        Markdown(extensions=[name], extension_configs={name: dict(options)})
    except KeyError as error:
        return f"has no option {error}"
    except (ImportError, AttributeError, TypeError, ValueError):
        return "is no extension that is installed"
    return ""
