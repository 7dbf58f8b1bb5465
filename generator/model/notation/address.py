"""Web addresses by the rules of browsers (WHATWG URL), and stricter where those would mend one."""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, unquote, urlsplit

from generator.characters import name_character, unseen_in

_WHOLE = re.compile(r"https?://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_NEVER = re.compile(r"[\s\x00-\x20<>\"`{}|\\^]")
_HALF = re.compile(r"%(?![0-9a-f]{2}).{0,2}", re.IGNORECASE | re.DOTALL)
_PORTED = re.compile(r"(\[[^\]]*\]?|[^:\[]*)(?::(.*))?", re.DOTALL)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)
_JOINERS = re.compile("[\u200c\u200d]")
"""What nobody sees, and Persian and Indic words need."""

_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
_SCRIPTS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"})
"""Scripts that share their looks; no registry takes a name of two of them."""

_LAST_PORT = 65535
_BYTES = 4
"""Bytes of an IPv4 address."""

_LONGEST_LABEL, _LONGEST_HOST = 63, 253


def wrong_address(text: str) -> str:
    """Return what keeps a text from being an address that every browser opens, or nothing."""
    whole = _WHOLE.fullmatch(text)
    if not whole:
        return "it does not begin with https:// or http://"
    if wrong := _wrong_sign(text):
        return wrong
    if "@" in whole[1]:
        return "it carries a user's name or password"
    parts = _PORTED.fullmatch(whole[1])
    if not parts or not parts[1]:
        return "it names no host"
    port = parts[2]
    if port is not None and not (re.fullmatch("[0-9]{1,5}", port) and 0 < int(port) <= _LAST_PORT):
        return f"'{port}' is no port" if port else "a colon stands where no port follows"
    return _wrong_host(parts[1])


def _wrong_sign(text: str) -> str:
    if odd := _NEVER.search(text):
        if odd[0] == "\\":
            return "'\\' may not stand in it: browsers read it as /"
        spelt = f"'{odd[0]}' may not stand in it: {quote(odd[0])} stands for it"
        return "it has a space" if odd[0].isspace() else spelt
    if half := _HALF.search(text):
        return f"'{half[0]}' spells no sign; %25 stands for %"
    unseen = unseen_in(_JOINERS.sub("", text))
    return f"{name_character(unseen)} stands in it, which nobody sees" if unseen else ""


def host_of(url: str) -> str:
    """Return the host of an address, without the `www.` that many have."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def ascii_host(host: str) -> str:
    """Return a host as the network has it, its labels in Punycode; as it is where it has none."""
    return ".".join(_ascii(label) or label for label in _as_read(host).split("."))


def _as_read(host: str) -> str:
    """Return a host as browsers read it: letters of one width and case, IPv4 in four numbers."""
    plain = unicodedata.normalize("NFKC", unquote(host)).lower().replace("\u3002", ".")
    return _ipv4(plain) or plain


def _ipv4(host: str) -> str:
    """Return the four numbers that browsers take a host for: decimal, octal (0), hexadecimal (0x).

    The last one fills up what the others leave, so that `127.1` is `127.0.0.1`. Empty where a host
    is no such address.
    """
    parts = host.removesuffix(".").split(".")
    if len(parts) > _BYTES or not all(map(_NUMBER.fullmatch, parts)):
        return ""
    try:
        *first, last = (_number(part) for part in parts)
    except ValueError:  # 08 is no octal number
        return ""
    room = _BYTES - len(first)
    if any(part > 255 for part in first) or last >= 256**room:  # noqa: PLR2004 - a byte
        return ""
    return str(IPv4Address(bytes(first) + last.to_bytes(room, "big")))


def _number(part: str) -> int:
    if part[:2] in ("0x", "0X"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part[0] == "0" else 10)


def _wrong_host(host: str) -> str:
    read = _as_read(host)
    labels = host.removesuffix(".").split(".")
    if host.startswith("["):
        return "" if _is_ip(IPv6Address, host) else f"'{host}' is no IPv6 address"
    if read != unicodedata.normalize("NFC", host).lower() and not _wrong_host(read):
        return f"browsers read '{host}' as '{read}'"
    if _NUMBER.fullmatch(labels[-1]):
        wrong = f"'{host}' is neither a name nor an IPv4 address"
        return "" if _is_ip(IPv4Address, host) else wrong
    return _wrong_name(host, labels)


def _is_ip(kind: type[IPv4Address | IPv6Address], host: str) -> bool:
    try:
        kind(host[1:-1] if host[0] == "[" and host[-1] == "]" and "%" not in host else host)
    except AddressValueError:
        return False
    return True


def _wrong_name(host: str, labels: list[str]) -> str:
    spelt = [_ascii(label) for label in labels]
    if len(".".join(spelt)) > _LONGEST_HOST or not all(map(_is_label, spelt)):
        return f"'{host}' is no name of a host"
    mixed = next(filter(_is_mixed, labels), "")
    return f"'{mixed}' has letters of two scripts, which look alike" if mixed else ""


def _is_mixed(label: str) -> bool:
    if label.lower().startswith("xn--"):
        label = label[4:].encode("ascii").decode("punycode")
    names = (unicodedata.name(sign, "") for sign in label if sign.isalpha())
    return len(_SCRIPTS & {name.partition(" ")[0] for name in names}) > 1


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
