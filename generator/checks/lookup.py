"""Records by what people call them: display names, names in other languages, titles, addresses."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.checks.works.urls import same_work
from generator.nearest import misprint_hint
from generator.read.collection import Collection

_NAMES = ("name", "in_text", "title", "original_title", "label")
_ARTICLE = re.compile(r"^(?:the|an?) ")


class Lookup:
    """Finds records of a collection by what people call them."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.indexes: dict[str, Mapping[str, Sequence[str]]] = {}

    def named(self, kind: str, text: str) -> str:
        """Return the identifier of the one record of a kind that people call so, or nothing."""
        if kind not in self.indexes:
            self.indexes[kind] = _index(self.collection, kind)
        found = self.indexes[kind].get(_fold(text), ())
        return found[0] if len(found) == 1 else ""

    def hint(self, kind: str, text: str) -> str:
        """Return a hint with the record that a text means, once named, or misses by a slip."""
        today = self.collection.renamed(kind).get(text, "")
        if today in self.collection.of(kind):
            return f"write {today}, which is its name today"
        if id_ := self.named(kind, text):
            return f"write {id_}"
        known = [id_ for id_ in self.collection.of(kind) if self._may_be(kind, text, id_)]
        return misprint_hint(text, known)

    def _may_be(self, kind: str, text: str, id_: str) -> bool:
        """Return whether a text may mean a record: a work's publisher is no slip of the pen."""
        if kind != "sources":
            return True
        publisher = self.collection.sources[id_].record.publisher
        if publisher and id_.startswith(f"{publisher}-"):
            others = self.collection.speakers.keys() - {publisher}
            return not any(text.lower().startswith(f"{other}-") for other in others)
        return text.lower().startswith(f"{id_.partition('-')[0]}-")


def _index(collection: Collection, kind: str) -> Mapping[str, Sequence[str]]:
    """Return the identifiers of a kind by everything that their records are called."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, entry in collection.of(kind).items():
        for name in (id_, *_names(getattr(entry, "record", entry))):
            found[_fold(name)][id_] = None
    return {name: tuple(ids) for name, ids in found.items() if name}


def _names(record: Any) -> Iterator[str]:
    """Yield what a record is called: also without what stands in brackets, and that alone."""
    names = [getattr(record, field, None) for field in _NAMES]
    names += [*getattr(record, "names", {}).values(), getattr(record, "url", None)]
    if isinstance(record, Mapping):  # an outline of the map
        names.append(record.get("properties", {}).get("name"))
    for name in filter(None, names):
        yield name
        if brackets := re.fullmatch(r"(.+) \((.+)\)", name):
            yield from brackets.groups()


def _fold(text: str) -> str:
    """Return a name without case, punctuation and article, and an address without its variants."""
    if re.match(r"(?:https?://|www\.)", text, re.IGNORECASE):
        return same_work(text)
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return _ARTICLE.sub("", " ".join(words))
