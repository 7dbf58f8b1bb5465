"""verify: whether every passage still stands in the saved copy of its work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.changing import change_files
from generator.cli.reading import read_project, read_texts
from generator.cli.terminal import say, show_table
from generator.desk.records.emit import scalar
from generator.desk.records.schema import schema_of
from generator.desk.records.text import insert_field, replace
from generator.desk.review.report import counted
from generator.kinds import FILES
from generator.model.schema import below
from generator.nearest import misprint_hint
from generator.read.collection import Collection
from generator.read.document import Document

if TYPE_CHECKING:
    from generator.desk.works.verify import CopyFile


@click.command(
    epilog="Example: generator verify --snapshots ../copies --map gazette-storm=000_a473.txt"
)
@click.option(
    "--snapshots",
    "folder",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of saved copies: named <source>.html, or known by the hash in the record.",
)
@click.option("--map", "named", multiple=True, metavar="SOURCE=FILE", help="The copy of a source.")
@click.option("--record", is_flag=True, help="Write the hash of each copy into its source record.")
@click.pass_obj
def verify_command(root: Path, folder: Path, named: tuple[str, ...], record: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Look up every passage in the saved copy of its work.

    Exits 1 if one is not as recorded, or if the folder holds no copy of any work.
    """
    from generator.desk.works.passages import Finding  # noqa: PLC0415 - needs `desk`
    from generator.desk.works.verify import match_copies, verify  # noqa: PLC0415 - needs `desk`

    collection = read_project(root)
    files = {f.name: f.read_bytes() for f in sorted(folder.iterdir()) if f.is_file()}
    pairs = {source: file for source, _, file in (pair.partition("=") for pair in named)}
    for source, file in pairs.items():
        if not file:
            raise click.UsageError(f"--map {source}: write it as SOURCE=FILE")
        if source not in collection.sources:
            hint = misprint_hint(source, collection.sources)
            raise click.UsageError(f"--map: there is no source '{source}'; {hint}".rstrip("; "))
        if file not in files:
            raise click.UsageError(f"--map: there is no file '{file}' in {folder}")
    copies = match_copies(collection, files, pairs)
    if not copies:
        none = f"{folder} holds no copy of any work"
        hint = "name copies <source>.html, or give --map SOURCE=FILE"
        raise click.ClickException(f"{none} ({hint})")
    lookups = verify(collection, copies, files)
    if record:
        change_files(root, _record(root, collection, list(copies.values())))
    show_table(
        ("passage", "claim", "source", "detail"),
        [(x.finding.value, f"{x.claim}.{x.statement}", x.source, x.detail) for x in lookups],
    )
    say()
    show_table(("copy", "source", "file"), [(c.state, id_, c.file) for id_, c in copies.items()])
    wrong = [look for look in lookups if look.finding not in (Finding.FOUND, Finding.NO_COPY)]
    differing = [copy for copy in copies.values() if copy.differs and not record]
    there = sum(look.finding is Finding.FOUND for look in lookups)
    say(f"{there} of {len(lookups)} passages found; {counted(len(copies), 'copy')}", err=True)
    sys.exit(bool(wrong or differing))


def _record(root: Path, collection: Collection, copies: list[CopyFile]) -> dict[str, str | None]:
    """Return the source records with the hashes of their copies."""
    schema = schema_of(FILES["source"])
    order = list(below(schema, schema)["properties"])
    changes: dict[str, str | None] = {}
    for copy in copies:
        document: Document = collection.sources[copy.source].document
        (text,) = read_texts(root, [root / document.path]).values()
        if copy.recorded is None:
            changes[document.path] = insert_field(text, "sha256", copy.sha256, order)
        elif copy.differs:
            where = document.locate(("sha256",))
            changes[document.path] = replace(text, [(where, copy.recorded, scalar(copy.sha256))])
    return changes
