"""search: the index of a site that was built without the hook."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.terminal import say
from generator.search import index


@click.command(epilog="Example: generator search build/site")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_obj
def search_command(root: Path, site: Path) -> None:
    """Write the index that the search of SITE reads.

    SITE is a folder that an engine has built without the hook.
    """
    del root
    index(site)
    say(f"{site / 'pagefind'} written", err=True)
