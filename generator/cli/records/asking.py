"""The fields of a record as options, and as questions on a terminal."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import click

from generator.cli.terminal import can_ask, say
from generator.desk.records.emit import Tree
from generator.desk.records.new import coin_identifier, words_of
from generator.desk.records.schema import schema_of
from generator.kinds import KINDS, Kind, RecordFile
from generator.model.schema import below
from generator.nearest import misprint_hint
from generator.read.collection import Collection


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


def fields_of(kind: RecordFile) -> list[Field]:
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


def ask_for_the_rest(
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


def _ask_field(field: Field, known: list[str], usual: str | None) -> str:
    for word, meaning in field.words.items():
        say(f"  {word}: {meaning}")
    known = [*field.words, *known]
    while True:
        answer = ask_for(field.name, field.about, usual or "")
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


def ask_for(name: str, about: str, usual: str | None) -> str:
    """Return what is typed for a field, or what is usual for it."""
    text, shown = f"{name} - {about}", bool(usual)
    return str(click.prompt(text, default=usual, show_default=shown, prompt_suffix="\n> "))


def ask_for_name(tree: Mapping[str, Tree], taken: set[str]) -> str:
    """Return an identifier for a record, on a terminal the one that is typed."""
    id_ = coin_identifier(words_of(tree), taken)
    return ask_for("id", "The identifier.", id_) if can_ask() else id_
