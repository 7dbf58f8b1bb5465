"""What a change would break, before it is made."""

from collections.abc import Mapping
from pathlib import Path

from generator.cli.terminal import say
from generator.issues import ContentError
from generator.output.build import errors_made


def refuse_errors(root: Path, changes: Mapping[str, str | None], why: str) -> None:
    """Go on where a change breaks nothing.

    Raises:
        ContentError: The site would have errors that it does not have now.
    """
    if issues := errors_made(root, changes):
        say(f"Nothing was written, because {why}:", err=True)
        raise ContentError(issues)
