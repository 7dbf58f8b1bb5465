"""A work as reference managers know it."""

from typing import Any

from generator.characters import replace_refused

Item = dict[str, Any]
"""A work in CSL's names: texts; `author` a list of texts, `issued` and `accessed` EDTF."""


NOT_TAKEN = "not-taken"
"""Where an item names what was not understood of it."""


SILENT = frozenset(
    {"id", "type", "key", "entrysubtype", "year", "month", "day", "shorttitle", "title-short"}
    | {"type_of_reference", "unknown_tag", "start_page", "end_page", "urls", "authors"}
    | {"first_authors", "keywords", "file_attachments1", "file"}
)
"""What is taken in another way, or is of the reference manager alone."""


def seen(value: Any) -> Any:
    """Return a text, or a list of them, without what nobody sees."""
    if isinstance(value, list):
        return [seen(one) for one in value]
    return replace_refused(value, "") if isinstance(value, str) else value
