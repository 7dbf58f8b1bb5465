"""Web addresses by the rules of browsers (WHATWG URL), and stricter where those would mend one."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address

_WHOLE = re.compile(r"https?://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_NEVER = re.compile(r"[\s\x00-\x20<>\"`{}|\\^]")
_PORTED = re.compile(r"(\[[^\]]*\]?|[^:\[]*)(?::(.*))?", re.DOTALL)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
_LAST_PORT = 65535
_LONGEST_LABEL, _LONGEST_HOST = 63, 253


def wrong_address(text: str) -> str:
    """Return what keeps a text from being an address that every browser opens, or nothing."""
    whole = _WHOLE.fullmatch(text)
    if not whole:
        return "it does not begin with https:// or http://"
    if odd := _NEVER.search(text):
        return "it has a space" if odd[0].isspace() else f"'{odd[0]}' may not stand in it"
    if "@" in whole[1]:
        return "it carries a user's name or password"
    parts = _PORTED.fullmatch(whole[1])
    if not parts or not parts[1]:
        return "it names no host"
    port = parts[2]
    if port is not None and not (re.fullmatch("[0-9]{1,5}", port) and int(port) <= _LAST_PORT):
        return f"'{port}' is no port" if port else "a colon stands where no port follows"
    return _wrong_host(parts[1])


def _wrong_host(host: str) -> str:
    if host.startswith("["):
        try:
            IPv6Address(host[1:-1] if host.endswith("]") and "%" not in host else "")
        except AddressValueError:
            return f"'{host}' is no IPv6 address"
        return ""
    labels = host.removesuffix(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            IPv4Address(host)
        except AddressValueError:
            return f"'{host}' is neither a name nor an IPv4 address"
        return ""
    spelt = [_ascii(label) for label in labels]
    if len(".".join(spelt)) > _LONGEST_HOST or not all(map(_is_label, spelt)):
        return f"'{host}' is no name of a host"
    return ""


def _ascii(label: str) -> str:
    """Return a label as the network has it (Punycode), or nothing where there is no such label."""
    if any(unicodedata.category(sign) == "Cf" for sign in label):
        return ""  # nobody sees it
    try:
        if label.lower().startswith("xn--"):
            spelt = label[4:].encode("ascii").decode("punycode")
            return label if spelt.encode("idna").decode("ascii") == label.lower() else ""
        return label if label.isascii() else label.encode("idna").decode("ascii")
    except (UnicodeError, ValueError):
        return ""


def _is_label(label: str) -> bool:
    return bool(_LABEL.fullmatch(label)) and len(label) <= _LONGEST_LABEL and label != "xn--"
