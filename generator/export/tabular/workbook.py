"""The tables as one workbook (Office Open XML), a sheet each.

A spreadsheet guesses at the cells of a CSV: separators by country, days out of `2024-10`, formulas
out of texts. Here each cell says what it is.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, islice
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.cells import number_text
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
    texts = _Texts({"": "<c/>"})
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, text in files.items():
            _add(packed, name, [text])
        for n, table in zip(numbers, TABLES, strict=True):
            rows = chain([[column.name for column in table.columns]], table.cells(facts))
            _add(packed, f"xl/worksheets/sheet{n}.xml", _sheet(rows, texts))
        _add(packed, "xl/sharedStrings.xml", _shared(islice(texts, 1, None)))
    return data.getvalue()


def _add(packed: zipfile.ZipFile, name: str, parts: Iterable[str]) -> None:
    """Add a file, never held as a whole; it is of the first day that the format knows."""
    with packed.open(name, "w") as file:
        told = chain([_HEAD], parts)
        while batch := "".join(islice(told, 1000)):
            file.write(batch.encode())
    packed.getinfo(name).create_system = 3


def _links(links: Iterable[tuple[str, str, str]]) -> str:
    told = (
        f'<Relationship Id="{id_}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


class _Texts(dict[str, str]):
    """The cell of each text, with the number that the text was given; the empty one has none."""

    def __missing__(self, text: str) -> str:
        self[text] = f'<c t="s"><v>{len(self) - 1}</v></c>'
        return self[text]


def _sheet(rows: Iterable[list[Any]], texts: _Texts) -> Iterator[str]:
    """Yield the parts of a sheet; each text that it has is given a number, if it has none yet."""
    # The row of names stays in view.
    yield (
        f'<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        "<sheetData>"
    )
    for row in rows:
        cells = [texts[cell] if cell.__class__ is str else _number(cell) for cell in row]
        yield f"<row>{''.join(cells)}</row>"
    yield "</sheetData></worksheet>"


def _number(value: Any) -> str:
    if value.__class__ is bool:
        return f'<c t="b"><v>{value:d}</v></c>'
    return f"<c><v>{number_text(value)}</v></c>"


def _shared(texts: Iterable[str]) -> Iterator[str]:
    yield f"<sst {_MAIN}>"
    for text in texts:
        # `_x0041_` would be read as an escape.
        told = escape(_ESCAPE.sub("_x005F_", text[:_LONGEST]), quote=False)
        yield f'<si><t xml:space="preserve">{told}</t></si>'
    yield "</sst>"
