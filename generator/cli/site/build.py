"""build, search: what the site is built from, and its index."""

import sys
from pathlib import Path

import click

from generator.cli.reading import progress
from generator.cli.terminal import say
from generator.output.build import build_project
from generator.output.renew import renew
from generator.output.write import compare_files
from generator.search import index

DOCS = Path("build", "docs")


@click.command(epilog="Example: generator build --check")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.pass_obj
def build_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write build/docs, which the site is built from."""
    if check:
        stale = compare_files(root / DOCS, build_project(root, progress=progress))
        for uri in stale.changed:
            say(f"{uri} would change; run: generator build")
        for uri in stale.removed:
            say(f"{uri} would go; run: generator build")
        sys.exit(bool(stale.changed or stale.removed))
    written = renew(root, root / DOCS, progress=progress).written
    changed, removed = len(written.changed), len(written.removed)
    say(f"{changed} changed, {removed} removed, {written.kept} as they were", err=True)


@click.command(epilog="Example: generator search build/site")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--offline", is_flag=True, help="SITE is opened from the file system.")
@click.pass_obj
def search_command(root: Path, site: Path, offline: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the index that the search of SITE reads.

    SITE is a folder that an engine has built without the hook.
    """
    del root
    index(site, offline=offline)
    say(f"{site / 'pagefind'} written", err=True)
