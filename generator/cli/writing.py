"""new, rename: records made and identifiers changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import httpx

from generator.cli.project import change_files, content_texts, read_project, read_texts, stop
from generator.collection import Collection
from generator.edit.extract import extract_source
from generator.edit.kinds import CLAIM, REFERENCES, Kind
from generator.edit.new import KINDS, draft, suggest_identifier
from generator.edit.rename import NAMED, kinds_with, rename
from generator.edit.schema import schema_of
from generator.edit.text import Tree
from generator.issues import nearest
from generator.model.schema import Schema, below

ASKED = {
    "claim": ("places", "chain", "said_on", "evidence"),
    "source": ("title", "publisher", "issued", "URL"),
    "speaker": ("country", "part_of"),
    "place": ("within",),
}
"""What is asked on a terminal although it may stay empty."""

EXAMPLES = {
    "claim": 'new claim --title "The ministry says a ferry sank" --source gazette-2024-11-04-ferry',
    "source": "new source --from page.html --read whole",
    "speaker": 'new speaker --name "Harbour Gazette" --kind outlet',
    "place": "new place --name Harbour --kind city --latitude 54.1 --longitude 7.9",
}

MOST_BYTES = 20_000_000


def _fields(kind: Kind) -> Iterator[tuple[str, Schema, bool]]:
    """Yield the fields that can be given as options: name, schema, and whether mandatory."""
    schema = schema_of(kind)
    record = below(schema, below(schema, schema), None if "*" in kind.path else "x")
    report = below(schema, below(schema, record, "reports"), 0) if kind is CLAIM else {}
    seen: set[str] = set()
    for node in (record, report):
        for name in node.get("properties", {}):
            field = node["properties"][name]
            inner = below(schema, below(schema, node, name), 0) or below(schema, node, name)
            if name not in seen and not {"properties", "patternProperties"} & inner.keys():
                seen.add(name)
                about = {"description": field.get("description", ""), "items": field.get("items")}
                yield name, inner | about, name in node.get("required", [])


def _option(name: str, field: Schema) -> click.Option:
    many = field["items"] is not None
    words = [option["const"] for option in field.get("oneOf", [])]
    return click.Option(
        [f"--{name.lower().replace('_', '-')}", name.replace("-", "_")],
        type=click.Choice(words) if words else str,
        multiple=many,
        help=field["description"] + (" May be repeated." if many else ""),
    )


class _NewCommand(click.Command):
    """Makes a record of one kind; its options are the fields of the model."""

    def __init__(self, name: str, kind: Kind) -> None:
        self.kind = kind
        self.fields = list(_fields(kind))
        options: list[click.Parameter] = [_option(n, field) for n, field, _ in self.fields]
        options.append(click.Option(["--id", "id_"], help="The identifier; suggested otherwise."))
        if name == "source":
            where = "Fill in what a saved page, or the page at an address, says of itself."
            options.append(click.Option(["--from", "page"], metavar="FILE|URL", help=where))
        super().__init__(
            name,
            params=options,
            callback=click.pass_obj(self.make),
            help=f"Make a {name}: asks on a terminal for what no option gives.",
            epilog=f"Example: generator {EXAMPLES[name]}",
        )

    def make(self, root: Path, id_: str | None, page: str = "", **options: Any) -> None:
        """Write the record, unless something would be wrong with it."""
        collection = read_project(root)
        given: dict[str, Tree] = {
            name: [*value] if isinstance(value, tuple) else value
            for name, _, _ in self.fields
            if (value := options[name.replace("-", "_")])
        }
        given = {**(_read_page(page, collection) if page else {}), **given}
        edition = str(collection.site.record.published)
        today = min(f"{datetime.now().astimezone():%Y-%m-%d}", edition)
        fields = _ask_all(self, given, collection, {"reviewed": today})
        taken = {*getattr(collection, self.kind.plural)}
        suggestion = suggest_identifier(_words(fields), taken)
        id_ = id_ or (_ask("id", "The identifier.", suggestion) if _terminal() else suggestion)
        if not id_:
            raise click.UsageError("no identifier can be made from the title; give --id")
        path = root / self.kind.path.replace("*", id_)
        single = "*" in self.kind.path
        if id_ in taken or (single and path.exists()):
            raise click.UsageError(f"there is a record '{id_}' already; choose another --id")
        there = read_texts(root, [path] if path.exists() else [])
        made = draft(collection, self.kind, id_, fields, "".join(there.values()))
        if made.issues:
            click.echo("Nothing was written, because the record would not pass:", err=True)
            stop(made.issues)
        change_files(root, {made.path: made.text})


def _words(fields: Mapping[str, Tree]) -> str:
    """Return what an identifier is made from: for a work, its publisher and date come first."""
    names = (fields.get(name) for name in ("name", "title", "label", "original-title"))
    words = (fields.get("publisher"), fields.get("issued"), next(filter(None, names), ""))
    return " ".join(str(word) for word in words if word)


def _terminal() -> bool:
    return sys.stdin.isatty()


def _ask_all(
    command: _NewCommand, given: dict[str, Tree], collection: Collection, usual: dict[str, str]
) -> dict[str, Tree]:
    asked = ASKED[str(command.name)]
    fields = dict(given)
    missing = []
    for name, field, mandatory in command.fields:
        if name in fields or not (mandatory or (name in asked and _terminal())):
            continue
        if _terminal():
            answer = _ask_field(name, field, collection, usual.get(name, None if mandatory else ""))
            fields[name] = [*_split(answer)] if field["items"] else answer
        elif name in usual:
            fields[name] = usual[name]
        else:
            missing.append(f"--{name.lower().replace('_', '-')}")
    if missing:
        raise click.UsageError(f"give {', '.join(missing)}")
    return fields


def _ask_field(name: str, field: Schema, collection: Collection, usual: str | None) -> str:
    for option in field.get("oneOf", []):
        click.echo(f"  {option['const']}: {option['description']}")
    known = [option["const"] for option in field.get("oneOf", [])]
    if name in REFERENCES:
        known = list(getattr(collection, REFERENCES[name]))
    while True:
        answer = _ask(name, field["description"], usual)
        words = _split(answer) if field["items"] else [answer]
        wrong = next((word for word in words if known and word and word not in known), "")
        if not wrong:
            return answer
        click.echo(f"  '{wrong}' is not known; {nearest(wrong, known) or ', '.join(known[:12])}")


def _split(answer: str) -> list[str]:
    return answer.replace(",", " ").split()


def _ask(name: str, description: str, usual: str | None) -> str:
    return str(click.prompt(f"{name} - {description}\n ", default=usual, show_default=bool(usual)))


def _read_page(page: str, collection: Collection) -> Mapping[str, Tree]:
    if page.startswith(("http://", "https://")):
        try:
            response = httpx.get(page, follow_redirects=True, timeout=30).raise_for_status()
        except httpx.HTTPError as error:
            raise click.ClickException(f"{page} cannot be read: {error}") from error
        fields = extract_source(response.content, collection, str(response.url))
    else:
        file = Path(page)
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            raise click.UsageError(f"{page} is not a file of a page")
        fields = extract_source(file.read_bytes(), collection)
    for name, value in fields.items():
        click.echo(f"  {name}: {value}", err=True)
    return fields


@click.group()
def new_command() -> None:
    """Make a record that passes the checks; nothing is overwritten."""


for _name, _kind in KINDS.items():
    new_command.add_command(_NewCommand(_name, _kind))


@click.command(epilog="Example: generator rename ferry-sinks ferry-sank")
@click.argument("old")
@click.argument("new")
@click.option("--kind", type=click.Choice(NAMED), help="Where records of several kinds have it.")
@click.pass_obj
def rename_command(root: Path, old: str, new: str, kind: str | None) -> None:
    """Rename the identifier OLD to NEW in records and pages, and leave a redirect."""
    collection = read_project(root)
    kinds = [found for found in kinds_with(collection, old) if kind in (None, found)]
    if len(kinds) != 1:
        found = f"give --kind {' or '.join(kinds)}" if kinds else "no record has it"
        raise click.UsageError(f"'{old}': {found}")
    try:
        changes = rename(collection, content_texts(root), kinds[0], old, new)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    change_files(root, changes)
