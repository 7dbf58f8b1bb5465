"""The tables as one workbook (Office Open XML), a sheet each.

A spreadsheet guesses at the cells of a CSV: separators by country, days out of `2024-10`, formulas
out of texts. Here each cell says what it is.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from html import escape
from itertools import count
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.cells import number_text
from generator.export.tabular.package import FIRST_DAY
from generator.export.tabular.tables import TABLES

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
    data = io.BytesIO()
    texts: dict[str, int] = defaultdict(count().__next__)
    with zipfile.ZipFile(data, "w") as packed:
        for name, text in files.items():
            _add(packed, name, text)
        for n, table in zip(numbers, TABLES, strict=True):
            rows = [[column.name for column in table.columns], *table.cells(facts)]
            _add(packed, f"xl/worksheets/sheet{n}.xml", _sheet(rows, texts))
        _add(packed, "xl/sharedStrings.xml", _shared(texts))
    return data.getvalue()


def _add(packed: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name, FIRST_DAY)
    member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
    packed.writestr(member, _HEAD + text, compresslevel=1)


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
    told = "".join(f"<row>{''.join([_cell(value, texts) for value in row])}</row>" for row in rows)
    return f"<worksheet {_MAIN}>{view}<sheetData>{told}</sheetData></worksheet>"


def _cell(value: Any, texts: dict[str, int]) -> str:
    if value.__class__ is str:
        return f'<c t="s"><v>{texts[value]}</v></c>' if value else "<c/>"
    if value.__class__ is bool:
        return f'<c t="b"><v>{value:d}</v></c>'
    return f"<c><v>{number_text(value)}</v></c>"


def _shared(texts: Iterable[str]) -> str:
    # `_x0041_` would be read as an escape.
    escaped = (escape(_ESCAPE.sub("_x005F_", text[:_LONGEST]), quote=False) for text in texts)
    items = (f'<si><t xml:space="preserve">{text}</t></si>' for text in escaped)
    return f"<sst {_MAIN}>{''.join(items)}</sst>"
