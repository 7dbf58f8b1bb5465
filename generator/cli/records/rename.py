"""rename: an identifier changed."""

from pathlib import Path

import click

from generator.cli.changing import change_files
from generator.cli.naming import KindName, find_record
from generator.cli.reading import content_texts, read_project
from generator.cli.records.trial import refuse_errors
from generator.desk.records.rename import rename
from generator.kinds import KINDS


@click.command(epilog="Example: generator rename ferry-sinks ferry-sank")
@click.argument("old")
@click.argument("new")
@click.option("--kind", type=KindName(), help="Where records of several kinds have it.")
@click.pass_obj
def rename_command(root: Path, old: str, new: str, kind: str | None) -> None:
    """Rename an identifier everywhere, and leave a redirect.

    From OLD to NEW, in records and pages. A statement is named with its claim:
    CLAIM.STATEMENT.
    """
    collection = read_project(root)
    kinds, old = find_record(root, collection, old, KINDS[kind] if kind else None)
    if len(kinds) != 1:
        names = " or ".join(kind.plural for kind in kinds)
        raise click.UsageError(f"'{old}': give --kind {names}")
    try:
        changes = rename(collection, content_texts(root), kinds[0].plural, old, new)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    refuse_errors(root, changes, f"'{new}' cannot be the name")
    change_files(root, changes)
