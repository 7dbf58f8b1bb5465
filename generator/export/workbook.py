"""The tables as one workbook (Office Open XML), a sheet each.

A spreadsheet guesses at the cells of a CSV: separators by country, days out of `2024-10`, formulas
out of texts. Here each cell says what it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from html import escape
from typing import Any

from generator.export.package import FIRST_DAY
from generator.export.table import Facts, number_text
from generator.export.tables import TABLES

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST = 32_767
"""The characters that a cell holds."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook(facts: Facts) -> bytes:
    """Return all tables as a workbook; the same records give the same bytes."""
    numbers = range(1, len(TABLES) + 1)
    sheets = "".join(
        f'<sheet name="{table.name}" sheetId="{n}" r:id="r{n}"/>'
        for n, table in zip(numbers, TABLES, strict=True)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
            f'ContentType="{_TYPE}.worksheet+xml"/>'
            for n in numbers
        )
        + "</Types>",
        "_rels/.rels": _links([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_DOCUMENT}"><sheets>{sheets}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _links(
            [
                *((f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
                ("texts", "sharedStrings", "sharedStrings.xml"),
            ]
        ),
    }
    texts: dict[str, int] = {}
    for n, table in zip(numbers, TABLES, strict=True):
        rows = [[column.name for column in table.columns], *facts.rows(table)]
        files[f"xl/worksheets/sheet{n}.xml"] = _sheet(rows, texts)
    files["xl/sharedStrings.xml"] = _shared(texts)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, text in files.items():
            member = zipfile.ZipInfo(name, FIRST_DAY)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
            packed.writestr(member, _HEAD + text, compresslevel=1)
    return data.getvalue()


def _links(links: Iterable[tuple[str, str, str]]) -> str:
    told = (
        f'<Relationship Id="{id_}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _sheet(rows: Iterable[list[Any]], texts: dict[str, int]) -> str:
    """Return a sheet; each text that it has is given a number, if it has none yet."""
    # The row of names stays in view.
    view = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )
    told = []
    for row in rows:
        told.append("<row>")
        for value in row:
            if value == "":
                told.append("<c/>")
            elif isinstance(value, str):
                told.append(f'<c t="s"><v>{texts.setdefault(value, len(texts))}</v></c>')
            elif isinstance(value, bool):
                told.append(f'<c t="b"><v>{value:d}</v></c>')
            else:
                told.append(f"<c><v>{number_text(value)}</v></c>")
        told.append("</row>")
    return f"<worksheet {_MAIN}>{view}<sheetData>{''.join(told)}</sheetData></worksheet>"


def _shared(texts: Iterable[str]) -> str:
    # `_x0041_` would be read as an escape.
    escaped = (escape(_ESCAPE.sub("_x005F_", text[:_LONGEST]), quote=False) for text in texts)
    items = (f'<si><t xml:space="preserve">{text}</t></si>' for text in escaped)
    return f"<sst {_MAIN}>{''.join(items)}</sst>"
