"""new: a record made."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from generator.cli.changing import change_files
from generator.cli.reading import read_project
from generator.cli.records.asking import ask_for_name, ask_for_the_rest, fields_of
from generator.cli.records.trial import refuse_errors
from generator.cli.terminal import say
from generator.desk.records.emit import Tree
from generator.desk.records.new import MADE, draft
from generator.issues import ContentError
from generator.kinds import KINDS, RecordFile
from generator.model.base import is_identifier
from generator.model.lists import Read
from generator.read.collection import Collection
from generator.read.messages import not_an_identifier

MOST_BYTES = 20_000_000


def _command(name: str, kind: RecordFile) -> click.Command:
    """Return the command that makes a record of one kind; its options are the model's fields."""
    fields = fields_of(kind)
    options: list[click.Parameter] = [
        click.Option(
            [field.option, field.name.replace("-", "_")],
            type=click.Choice(list(field.words)) if field.words and not field.names else str,
            multiple=field.many,
            help=field.about + (" May be repeated." if field.many else ""),
        )
        for field in fields
    ]
    options.append(click.Option(["--id", "id_"], help="The identifier; suggested otherwise."))
    if name == "source":
        where = "Fill in what a saved page, PDF, WARC or WACZ, or the page at an address, says."
        options.append(click.Option(["--from", "from_"], metavar="FILE|URL", help=where))

    def make(root: Path, id_: str | None, from_: str = "", **given: Any) -> None:
        collection = read_project(root)
        tree = _read_page(from_, collection, given.get("URL") or "") if from_ else {}
        for field in fields:
            if value := given[field.name.replace("-", "_")]:
                tree[field.name] = [*value] if field.many else value
        ask_for_the_rest(tree, fields, KINDS[kind.plural], collection)
        if from_ and tree.get("read") == Read.NOT_READ:
            del tree["sha256"]  # which is that of what an editor read
        _write(root, collection, kind, tree, id_)

    example = KINDS[kind.plural].example or "--id an-identifier"
    return click.Command(
        name,
        params=options,
        context_settings={"token_normalize_func": str.lower},
        callback=click.pass_obj(make),
        help=f"Make a {name}: asks on a terminal for what no option gives.",
        epilog=f"Example: generator new {name} {example}",
    )


def _write(
    root: Path, collection: Collection, kind: RecordFile, tree: Mapping[str, Tree], id_: str | None
) -> None:
    """Write the record, unless something would be wrong with it."""
    taken = {*collection.of(kind.plural)}
    id_ = id_ or ask_for_name(tree, taken)
    if not id_:
        raise click.UsageError("no identifier can be made from the title; give --id")
    if not is_identifier(id_):
        raise click.UsageError("; ".join(not_an_identifier(id_, own=True)))
    path = root / kind.path.replace("*", id_)
    if id_ in taken or path.exists():
        raise click.UsageError(f"there is a record '{id_}' already; choose another --id")
    made = draft(collection, kind, id_, tree)
    changes = {made.path: made.text}
    if made.issues:
        say("Nothing was written, because the record would not pass:", err=True)
        raise ContentError(made.issues)
    refuse_errors(root, changes, "the record would not pass")
    change_files(root, changes)


def _read_page(page: str, collection: Collection, address: str = "") -> dict[str, Tree]:
    """Return the fields that a copy, or the work at an address, gives; show what is missing.

    The hash is that of the file, or of the bytes that came.
    """
    import httpx  # noqa: PLC0415 - of the extra `desk`; other records are made without

    from generator.desk.works.containers import open_copy  # noqa: PLC0415 - likewise
    from generator.desk.works.copies import NotACopyError  # noqa: PLC0415 - likewise
    from generator.desk.works.extract import extract_source  # noqa: PLC0415 - likewise

    media_type = ""
    if page.startswith(("http://", "https://")):
        try:
            response = httpx.get(page, follow_redirects=True, timeout=30).raise_for_status()
        except httpx.HTTPError as error:
            raise click.ClickException(f"{page} cannot be read: {error}") from error
        data, address = response.content, str(response.url)
        media_type = response.headers.get("Content-Type", "")
    else:
        file = Path(page)
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            raise click.UsageError(f"{page} is not a file of a page")
        data = file.read_bytes()
    try:
        found = extract_source(open_copy(data, address, media_type), collection)
    except NotACopyError as error:
        raise click.ClickException(f"{page}: {error}") from error
    for name, value in found.fields.items():
        say(f"  {name}: {value}", err=True)
    for note in found.notes:
        say(f"  {note}", err=True)
    return {**found.fields, "sha256": sha256(data).hexdigest()}


@click.group()
def new_command() -> None:
    """Make a record that passes the checks; nothing is overwritten."""


for _name, _kind in MADE.items():
    new_command.add_command(_command(_name, _kind))
