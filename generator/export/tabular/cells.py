"""How a value is written: as JSON has it, in a cell, in CSV, and as a number."""

import io
import json
import json.encoder
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from generator.model.notation.figures.numbers import plain


def simple(value: Any) -> Any:
    """Return a value as JSON has it: records as their fields, dates and figures as their text."""
    if value.__class__ is str:
        return value
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, tuple | list):
        return [simple(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int | float | dict | None) else str(value)


PLAIN = (str, bool, int, float, Decimal)
"""What stands in a cell as it is."""

encode = json.JSONEncoder(ensure_ascii=False).encode
"""Returns a value as JSON, in Unicode."""

json_text = json.encoder.encode_basestring
"""Returns a text as JSON, in Unicode."""

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""The same without a space."""


def cell_text(value: Any) -> str:
    """Return what is no number as a cell has it: lists and groups as JSON; empty is unknown."""
    if value is None:
        return ""
    if value.__class__ is tuple:
        return _list(value)
    return encode(simple(value)) if value.__class__ in (list, dict) else str(value)


@lru_cache(maxsize=1 << 16)
def _list(values: tuple[Any, ...]) -> str:
    return encode(simple(values))


def number_text(value: float | Decimal) -> str:
    """Return a number or truth as a CSV has it."""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def csv_text(value: Any) -> str:
    """Return a cell as a CSV has it."""
    if value.__class__ is not str:
        return number_text(value)
    return f"'{value}" if value[:1] in RUN and not _is_number(value) else value


RUN = frozenset("=+-@\t\r")
"""A spreadsheet runs a cell that begins with one of these as a formula."""


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def list_of(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the parts of a list, a line each, of what is JSON already."""
    between = b"[\n"
    for row in rows:
        yield between
        yield row
        between = b",\n"
    yield b"[\n\n]" if between == b"[\n" else b"\n]"


def bytes_of(*parts: Iterable[bytes]) -> bytes:
    """Return parts as one, without a second copy of any: what they make may be large."""
    file = io.BytesIO()
    for part in parts:
        file.writelines(part)
    return file.getvalue()
