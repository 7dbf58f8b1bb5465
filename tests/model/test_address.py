from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.notation.address import wrong_address


@pytest.mark.parametrize(
    "address",
    [
        "https://gazette.example/storm",
        "http://gazette.example",
        "https://gazette.example:8443/a?b=c&d=%20z#:~:text=e,f",
        "https://новости.example/статья",
        "https://xn--b1amarcd.example./",
        "https://192.0.2.1/a",
        "https://[2001:db8::1]:443/",
        "https://a_b.gazette.example/it(1)",
        "HTTPS://Gazette.Example/",
        "https://gazette.example/a'b",
        "https://НОВОСТИ.example/\u0645\u06cc\u200c\u062e\u0648",
        "https://bu\u0308cher.example/",
    ],
)
def test_an_address_that_browsers_open(address: str) -> None:
    assert wrong_address(address) == ""


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://[::1/", "'[::1' is no IPv6 address"),
        ("https://[::1%25eth0]/", "IPv6"),
        ("https://gazette.example:99999/", "'99999' is no port"),
        ("https://gazette.example:/", "no port follows"),
        ("https://gazette.example:80:80/", "'80:80' is no port"),
        ("https:///path", "it names no host"),
        ("https://", "it names no host"),
        ("https://?a", "it names no host"),
        ("https://ada:secret@gazette.example/", "user's name or password"),
        ("https://gazette.example@elsewhere.example/", "user's name or password"),
        ("https://gazette.example/a b", "it has a space"),
        ("https://gazette.example/\u3000", "it has a space"),
        ("https://gazette.example\\a", "may not stand in it"),
        ("https://gazette..example/", "is no name of a host"),
        ("https://-gazette.example/", "is no name of a host"),
        ("https://gaz%65tte.example/", "browsers read 'gaz%65tte.example' as 'gazette.example'"),
        ("https://gazette\u3002example/", "as 'gazette.example'"),
        ("https://\uff47azette.example/", "as 'gazette.example'"),
        ("https://gaz%2565tte.example/", "is no name of a host"),
        ("https://gaz\u0435tte.example/", "has letters of two scripts, which look alike"),
        ("https://xn--gaztte-5of.example/", "has letters of two scripts, which look alike"),
        ("https://gazette.example/a\u200bb", "ZERO WIDTH SPACE (U+200B) stands in it"),
        ("https://gazette.example/a|b", "'|' may not stand in it: %7C stands for it"),
        ("https://gazette.example/{id}", "'{' may not stand in it: %7B stands for it"),
        ("https://xn--a-\u00e4.example/", "is no name of a host"),
        ("https://" + "a" * 64 + ".example/", "is no name of a host"),
        ("https://256.1.1.1/", "neither a name nor an IPv4 address"),
        ("https://0x7f.1/", "browsers read '0x7f.1' as '127.0.0.1'"),
        ("https://0177.0.0.1/", "as '127.0.0.1'"),
        ("https://2130706433/", "as '127.0.0.1'"),
        ("https://127.1/", "as '127.0.0.1'"),
        ("https://192.0.2.1./", "as '192.0.2.1'"),
        ("https://4294967296/", "neither a name nor an IPv4 address"),
        ("https://089.0.0.1/", "neither a name nor an IPv4 address"),
        ("https://1.2.3.4.5/", "neither a name nor an IPv4 address"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("ftp://gazette.example/", "does not begin with https://"),
        ("//gazette.example/", "does not begin with https://"),
        ("https:gazette.example/", "does not begin with https://"),
    ],
)
def test_an_address_that_does_not_parse_is_refused_with_the_reason(
    address: str, wrong: str
) -> None:
    assert wrong in wrong_address(address)


@given(st.text("ahtps:/[]@.%-_#?01xn\\ é\u3000", max_size=30).map("https://{}".format))
def test_what_passes_is_read_by_others_as_well(address: str) -> None:
    if not wrong_address(address):
        parts = urlsplit(address)
        assert parts.hostname
        assert parts.username is None
        assert parts.port is None or parts.port <= 65535
