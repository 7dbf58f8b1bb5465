"""New records: an identifier to suggest, a file to write, and whether it would pass."""

import re
import unicodedata
from collections.abc import Collection as Group
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from generator.checks import check_collection
from generator.desk.records.emit import Numeral, Tree, emit
from generator.desk.records.format import format_text
from generator.issues import Issue, Severity
from generator.kinds import FILES, RecordFile
from generator.model import Statement, suggest_statement_id
from generator.model.schema import below
from generator.read.collection import Collection
from generator.read.document import Document
from generator.read.entry import Entry
from generator.read.records import validate
from generator.read.yaml import parse

MADE = {name: file for name, file in FILES.items() if "*" in file.path}
"""What can be made anew: the records that are files of their own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would be with the new record, and what would be wrong with it."""

    path: str
    text: str
    issues: tuple[Issue, ...]


def coin_identifier(words: str, taken: Group[str]) -> str:
    """Return an identifier made from the first words, or an empty text where none are Latin."""
    plain = unicodedata.normalize("NFKD", words.lower().replace("'", "").replace("\u2019", ""))
    latin = "".join(
        c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c)
    )
    kept: list[str] = []
    for word in latin.split():
        if kept and len("-".join([*kept, word])) > 44:  # noqa: PLR2004 - short enough to type
            break
        kept.append(word[:44])
    stem = "-".join(kept)
    later = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next((id_ for id_ in (stem, *later) if id_ not in taken), "") if stem else ""


def words_of(tree: Mapping[str, Tree]) -> str:
    """Return what an identifier is made from: for a work, its publisher and date come first."""
    names = (tree.get(name) for name in ("name", "title", "label", "original-title"))
    title = str(next(filter(None, names), ""))
    if "type" in tree and not coin_identifier(title, ()):
        # Nothing of it is Latin: two works of one day are told apart by their addresses.
        title = urlsplit(str(tree.get("URL", ""))).path.rpartition("/")[2]
    words = (tree.get("publisher"), tree.get("issued"), title)
    return " ".join(str(word) for word in words if word)


def nest(kind: RecordFile, fields: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a record's fields as they stand in its file; a claim's statement takes its own."""
    own = {(field.alias or name): name for name, field in kind.shape.model_fields.items()}
    inner = [name for name in Statement.model_fields if name in fields and name not in own]
    tree = {name: value for name, value in fields.items() if value and name not in inner}
    if inner:
        statement = {name: fields[name] for name in inner if fields[name]}
        tree["statements"] = [{"id": _statement_id(statement), **statement}]
    return {name: _typed(kind, name, tree[name]) for name in own if name in tree}


def _typed(kind: RecordFile, field: str, value: Tree) -> Tree:
    """Return the value of a field, as a number where one belongs there and stands there."""
    schema = kind.shape.model_json_schema(by_alias=True)
    number = below(schema, schema, field).get("type") == "number"
    if number and isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value, re.ASCII):
        return Numeral(value)
    return value


def _statement_id(statement: Mapping[str, Tree]) -> str:
    chain, source, said_on = (statement.get(name, "") for name in ("chain", "source", "said_on"))
    return suggest_statement_id(
        [*map(str, chain)] if isinstance(chain, list) else [], str(source), str(said_on)
    )


def draft_all(
    collection: Collection, kind: RecordFile, records: Mapping[str, Mapping[str, Tree]]
) -> list[Draft]:
    """Return the files of new records, given by identifier: all are checked at once."""
    made: dict[str, str] = {}
    wrong: dict[str, list[Issue]] = {}
    entries = dict(collection.of(kind.plural))
    for id_, fields in records.items():
        path = kind.path.replace("*", id_)
        made[path] = format_text(f"{kind.header}\n{emit(nest(kind, fields))}", kind)
        document = parse(made[path], path)
        record = [document] if isinstance(document, Issue) else validate(kind.shape, document)
        if isinstance(document, Document) and not isinstance(record, list):
            entries[id_] = Entry(id_, record, document)
        elif isinstance(record, list):
            wrong[path] = record
    changes: dict[str, Any] = {kind.plural: entries}
    before = {str(issue) for issue in check_collection(collection)}
    for issue in check_collection(replace(collection, **changes)):
        if issue.severity is Severity.ERROR and str(issue) not in before:
            where = issue.location.path
            wrong.setdefault(where if where in made else [*made][-1], []).append(issue)
    return [Draft(path, text, tuple(wrong.get(path, ()))) for path, text in made.items()]


def draft(collection: Collection, kind: RecordFile, id_: str, fields: Mapping[str, Tree]) -> Draft:
    """Return the file that holds the new record."""
    (made,) = draft_all(collection, kind, {id_: fields})
    return made
