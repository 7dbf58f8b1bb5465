"""Files as programs that save pages write them."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence

from pypdf import PdfWriter


def as_bytes(writer: PdfWriter) -> bytes:
    """Return a PDF."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def warc(pages: Mapping[str, tuple[str, str, bytes]], *, packed: bool = True) -> bytes:
    """Return an archive of answers: by address, the status, the media type and the bytes."""
    records = []
    for number, (address, (status, media_type, data)) in enumerate(pages.items()):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + data
        head = {
            "WARC-Type": "response",
            "WARC-Target-URI": address,
            "WARC-Date": "2030-03-05T10:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(http)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        record = f"WARC/1.0\r\n{lines}\r\n".encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


def wacz(archive: bytes, page: str) -> bytes:
    """Return an archive as browsers' extensions save it, with its list of pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("archive/data.warc.gz", archive)
        file.writestr("pages/pages.jsonl", f'{{"format": "json-pages-1.0"}}\n{{"url": "{page}"}}\n')
    return out.getvalue()


def xlsx(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return a workbook of one sheet; days are texts."""
    cells = "".join("<row>" + "".join(map(_xlsx_cell, row)) + "</row>" for row in rows)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="A"'
            ' sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/a.xml"/>'
            "</Relationships>",
            "xl/worksheets/a.xml": f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>",
        }
    )


def _xlsx_cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def ods(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return a spreadsheet of one table."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{oasis}:{name}:1.0"' for name in ("office", "table", "text"))
    cells = "".join(
        "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows
    )
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{oasis}:manifest:1.0"/>',
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{cells}</table:table></office:spreadsheet>'
            "</office:body></office:document-content>",
        }
    )


def _ods_cell(value: str | float) -> str:
    if isinstance(value, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def _zipped(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
