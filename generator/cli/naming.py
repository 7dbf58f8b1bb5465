"""The words that name a record on the command line: its kind, its identifier, its file."""

from pathlib import Path
from typing import Any

import click

from generator.cli.reading import path_in
from generator.kinds import KINDS, NAMED, Kind, file_of
from generator.nearest import misprint_hint
from generator.read.collection import Collection


def kind_called(word: str) -> Kind | None:
    """Return the kind of record that a word names, be it one of it or all: claim, claims."""
    return next((kind for kind in NAMED.values() if word in (kind.name, kind.plural)), None)


class KindName(click.Choice[str]):
    """A kind of record, by the name of one of it or of all."""

    def __init__(self) -> None:
        super().__init__([*NAMED])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the plural."""
        kind = kind_called(str(value))
        return kind.plural if kind else super().convert(value, param, ctx)


def find_record(
    root: Path, collection: Collection, word: str, kind: Kind | None = None
) -> tuple[list[Kind], str]:
    """Return the kinds of record that a word names, and its identifier; of one kind, if given.

    Raises:
        UsageError: There is no such record; names the one that was meant, if it can be told.
    """
    kinds = [kind] if kind else [*NAMED.values()]
    for file in (Path(word), root / word):
        path = path_in(root, file) if file.is_file() else None
        of_file = file_of(path) if path else None
        if path and of_file and of_file.plural and "*" in of_file.path:
            kinds, word = [KINDS[of_file.plural]], Path(path).stem
            break
    found = [one for one in kinds if word in collection.of(one.plural)]
    if not found:
        if owned := [name for name in collection.statements if name.endswith(f".{word}")]:
            raise click.UsageError(f"'{word}': name it with its claim: {' or '.join(owned)}")
        what = kind.name if kind else "record"
        hint = misprint_hint(word, known_names(collection, kinds))
        raise click.UsageError(f"there is no {what} '{word}'; {hint}".removesuffix("; "))
    return found, word


def known_names(collection: Collection, kinds: list[Kind] | None = None) -> set[str]:
    """Return the identifiers of all records, or of some kinds of them."""
    return {id_ for kind in kinds or NAMED.values() for id_ in collection.of(kind.plural)}
