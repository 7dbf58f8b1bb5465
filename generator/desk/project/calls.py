"""What a page written by hand can call, for the guide: how it is written, and what it shows."""

from collections.abc import Mapping
from functools import cache

from generator.checks.cross_references import CALLS
from generator.checks.pages.calls import usage
from generator.read.yaml import packaged


@cache
def calls_shown() -> Mapping[str, Mapping[str, str]]:
    """Return for each call and name `what` it shows, and an `example`."""
    shown: Mapping[str, Mapping[str, str]] = packaged(__package__, "calls.yml").data
    return shown


def render_calls() -> str:
    """Return the calls as a Markdown table."""
    rows = [
        f"| `{usage(name) if name in CALLS else name}` | {shown['what']}"
        f" | `{{{{ {shown['example']} }}}}` |\n"
        for name, shown in calls_shown().items()
    ]
    return f"| Call | Shows | Example |\n| --- | --- | --- |\n{''.join(rows)}"
