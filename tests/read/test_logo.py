from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.issues import Issue
from generator.read.files.logo import read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("<script>alert(1)</script>", "<script> is no drawing"),
        ("<g><foreignObject/></g>", "<foreignobject> is no drawing"),
        ('<rect ONCLICK="alert(1)"/>', "<rect> has onclick, which runs"),
        ('<a href="https://elsewhere.example/"/>', "<a> loads something: href"),
        ('<image href="picture.png"/>', "<image> loads something: href"),
        ('<rect style="fill: url(https://elsewhere.example/f)"/>', "<rect> loads something: style"),
        ("<style>@import 'https://elsewhere.example/s'</style>", "<style> loads something"),
    ],
)
def test_what_could_run_or_load_is_no_logo(tmp_path: Path, drawn: str, told: str) -> None:
    (tmp_path / "logo.svg").write_text(SVG.format(drawn))
    found = read_logo(tmp_path / "logo.svg", "content/logo.svg")
    assert isinstance(found, Issue)
    assert found.message == told


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("logo.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "it has a <!DOCTYPE>"),
        ("logo.svg", b"<html/>", "this is no SVG, but <html>"),
        ("logo.svg", b"<svg", "this is no SVG: unclosed token: line 1, column 0"),
        ("logo.svg", b"\xff\xfe", "this is no SVG: 'utf-8' codec can't decode byte 0xff"),
        ("logo.png", b"\x89PNG\r\n\x1a\n", "this is no PNG"),
        ("logo.png", b"<svg/>", "this is no PNG"),
        ("logo.svg", b" " * 100_001, "it has 100,001 bytes"),
    ],
)
def test_what_is_no_logo_is_named(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    found = read_logo(tmp_path / name, name)
    assert isinstance(found, Issue)
    assert found.message.startswith(told)


def test_a_logo_is_shown_as_svg(tmp_path: Path) -> None:
    drawn = SVG.format('<style>.a{fill:url(#b)}</style><use href="#a"/>')
    (tmp_path / "logo.svg").write_text(drawn)
    assert read_logo(tmp_path / "logo.svg", "logo.svg") == drawn
    file = io.BytesIO()
    Image.new("RGB", (40, 20)).save(file, "PNG")
    (tmp_path / "logo.png").write_bytes(file.getvalue())
    shown = str(read_logo(tmp_path / "logo.png", "logo.png"))
    assert shown.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><image ')
    assert 'href="data:image/png;base64,iVBOR' in shown
