"""archive: copies of works, asked of an archive or taken from another program's."""

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.checks.works.urls import same_work
from generator.cli.changing import change_files
from generator.cli.reading import read_project, read_texts
from generator.cli.terminal import say, show_table
from generator.desk.records.format import format_text
from generator.desk.review.report import counted
from generator.desk.web.archived import ArchivedCopy, add_copy, read_auto_archiver, without_copy
from generator.kinds import FILES
from generator.read.collection import Collection

SECONDS = click.FloatRange(0, 3600)


@click.command(epilog="Example: generator archive --write --limit 20")
@click.option(
    "--service",
    default="Internet Archive",
    metavar="NAME|URL",
    help="The archive, or the address behind which the work's own is put.",
)
@click.option("--write", is_flag=True, help="Ask, and record; otherwise say what would be asked.")
@click.option("--limit", type=click.IntRange(1), help="Ask for so many works at most.")
@click.option("--pause", type=SECONDS, default=10.0, help="Seconds between two works.")
@click.option("--timeout", type=SECONDS, default=120.0, help="Seconds to wait for a copy.")
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Record the copies in a JSON or CSV of Auto Archiver; ask nobody.",
)
@click.pass_obj
def archive_command(root: Path, /, *, service: str, file: Path | None, **how: Any) -> None:
    """Have an archive keep a copy of each work that has none.

    Each copy is recorded as soon as it is there: its service, address, day and hash. Whatever
    ends the command, it goes on where it stopped. Exits 1 where a work was refused.
    """
    collection = read_project(root)
    wanted = without_copy(collection)
    if file:
        _take(root, collection, wanted, file, write=how["write"])
        return
    asked = dict(list(wanted.items())[: how["limit"]])
    if not how["write"]:
        show_table(("source", "address"), list(asked.items()))
        say(f"{counted(len(wanted), 'work')} without a copy; add --write to ask", err=True)
        return
    from generator.desk.web.answers import RefusedError, open_client  # noqa: PLC0415 - `desk`
    from generator.desk.web.archive import ask_archive  # noqa: PLC0415 - likewise

    refused = 0
    with open_client(how["timeout"]) as client:
        for number, (id_, url) in enumerate(asked.items()):
            if number:
                time.sleep(how["pause"])
            try:
                copy = ask_archive(client, service, url, how["pause"])
            except RefusedError as error:
                refused += 1
                say(f"{id_}: {error}")
                continue
            change_files(root, _with_copy(root, collection, id_, copy))
    say(f"{counted(len(asked) - refused, 'copy')}, {refused} refused", err=True)
    sys.exit(bool(refused))


def _take(
    root: Path, collection: Collection, wanted: Mapping[str, str], file: Path, *, write: bool
) -> None:
    try:
        found = read_auto_archiver(file.name, file.read_text(encoding="utf-8-sig"))
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise click.ClickException(f"{file}: it is none of Auto Archiver's: {error}") from error
    copies = {same_work(url): copy for url, copy in found.items()}
    taken = {id_: copies.get(same_work(url)) for id_, url in wanted.items()}
    changes: dict[str, str | None] = {}
    for id_, copy in taken.items():
        if copy:
            say(f"{id_}: {copy.url}")
            changes |= _with_copy(root, collection, id_, copy)
    if write:
        change_files(root, changes)
    say(f"{counted(len(changes), 'copy')}" + ("" if write else "; add --write to record"), err=True)


def _with_copy(
    root: Path, collection: Collection, id_: str, copy: ArchivedCopy
) -> dict[str, str | None]:
    path = collection.sources[id_].document.path
    (text,) = read_texts(root, [root / path]).values()
    return {path: format_text(add_copy(text, copy), FILES["source"])}
