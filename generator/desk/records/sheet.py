"""Spreadsheets as rows of texts."""

import csv
import io
from datetime import date, datetime
from typing import Any

SHEETS = ("csv", "tsv", "ods", "xlsx", "xls")


class UnreadableSheetError(ValueError):
    """A file that is no spreadsheet, or has no columns that are known."""


def read_sheet(name: str, data: bytes) -> list[list[str]]:
    """Return the cells of the first sheet as texts; an empty one is an empty text.

    Raises:
        UnreadableSheetError: It cannot be read; says why.
    """
    if name.lower().endswith(("csv", "tsv")):
        try:
            lines = io.StringIO(data.decode("utf-8-sig"), newline=None)
            mark = max(",;\t", key=lines.readline().count)
            lines.seek(0)
            return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=mark)]
        except UnicodeDecodeError as error:
            raise UnreadableSheetError("it is not in UTF-8; save it as CSV UTF-8") from error
        except csv.Error as error:
            raise UnreadableSheetError(f"it is no table: {error}") from error
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - CSV does without

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    except CalamineError as error:
        raise UnreadableSheetError(f"it is no spreadsheet: {error}") from error
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _text(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{int(cell):,}" if cell.is_integer() else f"{cell:,}"
    if isinstance(cell, datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
