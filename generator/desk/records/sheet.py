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
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableSheetError(f"it is not in UTF-8: {error}") from error
        marks = [text.partition("\n")[0].count(mark) for mark in ",;\t"]
        mark = ",;\t"[marks.index(max(marks))]
        return [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)
        ]
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
