"""new: a record made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import click

from generator.cli.changing import change_files
from generator.cli.reading import read_project
from generator.cli.records.trial import refuse_errors
from generator.cli.terminal import can_ask, say
from generator.desk.records.new import MADE, coin_identifier, draft, words_of
from generator.desk.records.schema import schema_of
from generator.desk.records.text import Tree
from generator.issues import ContentError
from generator.kinds import KINDS, Kind, RecordFile
from generator.model.lists import Read
from generator.model.schema import below
from generator.nearest import misprint_hint
from generator.read.collection import Collection

MOST_BYTES = 20_000_000


class Field(NamedTuple):
    """A field that can be given as an option."""

    name: str
    about: str
    words: Mapping[str, str]
    """The closed list that a value is chosen from, each with its meaning; empty where free."""

    many: bool
    mandatory: bool

    names: str = ""
    """The kind of record that it names, in the plural."""

    @property
    def option(self) -> str:
        """The option that gives the field."""
        return f"--{self.name.lower().replace('_', '-')}"


def _fields(kind: RecordFile) -> list[Field]:
    """Return a record's fields, and a claim's statement's, that are texts or lists of texts."""
    schema = schema_of(kind)
    record = below(schema, schema)
    statement = below(schema, below(schema, record, "statements"), 0)
    found: dict[str, Field] = {}
    for node in (record, statement):
        for name in node.get("properties", {}):
            rule = below(schema, node, name)
            one = below(schema, rule, 0) or rule
            words = {word["const"]: word["description"] for word in one.get("oneOf", [])}
            needed = name in node.get("required", [])
            if name != "id" and not {"properties", "patternProperties"} & one.keys():
                named = KINDS[kind.plural].references.get(name, "")
                about = rule.get("description", "")
                field = Field(name, about, words, "items" in rule, needed, named)
                found.setdefault(name, field)
    return list(found.values())


def _command(name: str, kind: RecordFile) -> click.Command:
    """Return the command that makes a record of one kind; its options are the model's fields."""
    fields = _fields(kind)
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
        _ask_for_the_rest(tree, fields, KINDS[kind.plural], collection)
        if from_ and tree.get("read") == Read.NOT_READ:
            del tree["sha256"]  # which is that of what an editor read
        _write(root, collection, kind, tree, id_)

    example = KINDS[kind.plural].example or "--id an-identifier"
    return click.Command(
        name,
        params=options,
        callback=click.pass_obj(make),
        help=f"Make a {name}: asks on a terminal for what no option gives.",
        epilog=f"Example: generator new {name} {example}",
    )


def _ask_for_the_rest(
    tree: dict[str, Tree], fields: Sequence[Field], kind: Kind, collection: Collection
) -> None:
    """Add the fields that are needed; on a terminal by asking, also for some that may be empty."""
    today = min(f"{datetime.now().astimezone():%Y-%m-%d}", str(collection.site.record.published))
    usual = {"reviewed": today}
    if any(field.name == "added" for field in fields):
        tree.setdefault("added", today)
    missing = []
    for field in fields:
        asked = field.mandatory or (field.name in kind.asked and can_ask())
        if field.name in tree or not asked:
            continue
        if can_ask():
            default = usual.get(field.name, None if field.mandatory else "")
            known = collection.of(field.names) if field.names else ()
            answer = _ask_field(field, [*known], default)
            tree[field.name] = [*_split(answer)] if field.many else answer
        elif field.name in usual:
            tree[field.name] = usual[field.name]
        else:
            missing.append(field.option)
    if missing:
        raise click.UsageError(f"give {', '.join(missing)}")


def _write(
    root: Path, collection: Collection, kind: RecordFile, tree: Mapping[str, Tree], id_: str | None
) -> None:
    """Write the record, unless something would be wrong with it."""
    taken = {*collection.of(kind.plural)}
    if not id_:
        id_ = coin_identifier(words_of(tree), taken)
        id_ = _ask("id", "The identifier.", id_) if can_ask() else id_
    if not id_:
        raise click.UsageError("no identifier can be made from the title; give --id")
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


def _ask_field(field: Field, known: list[str], usual: str | None) -> str:
    for word, meaning in field.words.items():
        say(f"  {word}: {meaning}")
    known = [*field.words, *known]
    while True:
        answer = _ask(field.name, field.about, usual or "")
        if usual is None and not answer.strip():
            say("  this is needed; Ctrl+C leaves, and nothing is written")
            continue
        words = _split(answer) if field.many else [answer]
        wrong = next((word for word in words if known and word and word not in known), "")
        if not wrong:
            return answer
        say(f"  '{wrong}' is not known; {misprint_hint(wrong, known) or ', '.join(known[:12])}")


def _split(answer: str) -> list[str]:
    return answer.replace(",", " ").split()


def _ask(name: str, about: str, usual: str | None) -> str:
    text, shown = f"{name} - {about}", bool(usual)
    return str(click.prompt(text, default=usual, show_default=shown, prompt_suffix="\n> "))


def _read_page(page: str, collection: Collection, address: str = "") -> dict[str, Tree]:
    """Return the fields that a copy, or the work at an address, gives; show what is missing.

    The hash is that of the file, or of the bytes that came.
    """
    import httpx  # noqa: PLC0415 - of the extra `desk`; other records are made without

    from generator.desk.works.copies import NotACopyError, open_copy  # noqa: PLC0415 - likewise
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
