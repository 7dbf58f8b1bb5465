"""The general set of kinds and stakes, which every site has and may extend and change."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generator.kinds import RECORDS
from generator.model import Vocabulary
from generator.read.document import Document
from generator.read.entry import Entry
from generator.read.yaml import packaged

GENERAL = "generator/vocabulary.yml"
"""What documents of the general set are called: its entries are nobody's to mend."""


@cache
def general_set() -> Document:
    """Return the general set, by group and word."""
    return packaged("generator", GENERAL.rpartition("/")[2], GENERAL)


def general_words(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the fields of each word of the general set of a kind, given by its plural."""
    words: Mapping[str, Mapping[str, Any]] = general_set().data[RECORDS[kind].group]
    return words


def with_general_set(document: Document) -> Document:
    """Return a site's vocabulary in which each word of the general set has what the site leaves.

    Words that only the general set has are not in it.
    """
    data = dict(document.data)
    for kind in RECORDS.values():
        own = data.get(kind.group) if kind.general else None
        if isinstance(own, dict):
            data[kind.group] = {
                word: {**general_words(kind.plural).get(word, {}), **fields}
                if isinstance(fields, dict)
                else fields
                for word, fields in own.items()
            }
    return replace(document, data=data)


@cache
def general_entries() -> Mapping[str, Mapping[str, Entry[Any]]]:
    """Return the records of the general set, by plural of their kind."""
    document = general_set()
    vocabulary = Vocabulary.model_validate(
        {"quantities": {}, "populations": {}, **document.data}, by_alias=True, by_name=False
    )
    return {
        kind.plural: {
            id_: Entry(id_, record, document, (kind.group, id_))
            for id_, record in getattr(vocabulary, kind.group).items()
        }
        for kind in RECORDS.values()
        if kind.general
    }
