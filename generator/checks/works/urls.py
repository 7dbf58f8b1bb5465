"""Web addresses: whether two lead to one work, and what in them is not the work's own."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, unquote, unquote_plus, urlencode, urlsplit

from generator.model.notation.address import ascii_host

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|dcl|y|ms|tw|ttc|li_fat_|rb_|s)clid|gad_source|gbraid|wbraid|mc_[ce]id|igshid?"
    r"|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|wickedid|oly_(?:anon|enc)_id|ref_src|ref_url"
    r"|jsessionid|phpsessid|aspsessionid\w+|cfid|cftoken|sess(?:ion)?_?id"
    r"|__twitter_impression|cmpid|at_(?:medium|campaign|custom\d)|xtor|ocid|guccounter|guce_referrer\w*",
    re.IGNORECASE,
)
"""Parameters by which a site counts its readers, or knows one; no page is another without them."""

_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_KEPT = re.compile(
    r"https?://(?:web\.archive\.org/web|wayback\.archive-it\.org/\d+|archive\.\w\w)/[\d*]+(?:[a-z]{2}_)?/(https?://.+)"
)

_AMP_HOST = re.compile(r"(?:^|\.)amp\.|\.ampproject\.(?:org|net)$|^amp-")
_AMP_PATH = re.compile(r"/amp/?$|^/amp/|/amp/|\.amp(?:\.html?)?$|^/amp$")
_PASSES_ON = re.compile(
    r"(?:t\.co|bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|is\.gd|dlvr\.it|lnkd\.in|fb\.me|trib\.al"
    r"|cutt\.ly|rb\.gy|clck\.ru|vk\.cc|out\.reddit\.com|lm?\.facebook\.com)/."
    r"|webcache\.googleusercontent\.com/|[\w-]+\.translate\.goog/|translate\.google\.[a-z.]+/translate"
    r"|google\.[a-z.]+/url\b|news\.google\.com/.*articles/|youtube\.com/redirect\b"
    r"|vk\.com/away\.php|t\.me/iv\b",
    re.IGNORECASE,
)
"""Shortened addresses, and pages of a search, a translator or a platform that open another's."""

_LOCAL = re.compile(
    r"localhost|[^.]+|.+\.(?:local|localhost|internal|lan|home|corp|intranet|home\.arpa|test|invalid|onion|i2p)"
)


def same_work(address: str) -> str:
    """Return what two addresses share that lead to one work.

    Scheme, `www.`, port, a slash at the end, fragment and tracking parameters make no difference,
    nor does how the host and the signs of the path are spelled.
    """
    address = _SESSION.sub("", address)
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = ascii_host(parts.hostname or "").rstrip(".").removeprefix("www.")
    kept = [pair for pair in _parameters(parts) if not _is_tracking(pair[0])]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{_path(parts.path)}{query}{fragment}"


def tracking(address: str) -> list[str]:
    """Return the parameters of an address that only count readers."""
    names = [name for name, _ in _parameters(urlsplit(address)) if _is_tracking(name)]
    return names + (["jsessionid"] if _SESSION.search(address) else [])


def without_tracking(address: str) -> str:
    """Return an address without its tracking parameters, the rest as it was typed."""
    head, sign, rest = _SESSION.sub("", address).partition("?")
    query, hash_, fragment = rest.partition("#")
    kept = "&".join(part for part in query.split("&") if not _is_tracking(part.partition("=")[0]))
    return f"{head}{sign if kept else ''}{kept}{hash_}{fragment}"


def kept_of(address: str) -> str:
    """Return the address of the work of which an archive's address opens a copy, or nothing."""
    found = _KEPT.fullmatch(address)
    return found[1] if found else ""


def is_amp(address: str) -> bool:
    """Return whether an address leads to a copy for phones (AMP) and not to the page itself."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    google = host.startswith("google.") and parts.path.startswith("/amp/")
    asked = any(
        (name.lower(), value.lower()) in (("amp", "1"), ("amp", "true"), ("amp", ""))
        or (name.lower(), value.lower()) == ("outputtype", "amp")
        for name, value in _parameters(parts)
    )
    return bool(google or asked or _AMP_HOST.search(host) or _AMP_PATH.search(parts.path))


def passes_on(address: str) -> bool:
    """Return whether an address opens another's page, which it does not name or does not own."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return bool(_PASSES_ON.match(f"{host}{parts.path}"))


def is_local(address: str) -> bool:
    """Return whether an address leads nowhere but on one machine or inside one network."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        return not ip_address(host).is_global
    except ValueError:
        return bool(_LOCAL.fullmatch(host))


def _is_tracking(name: str) -> bool:
    # An address copied from HTML may have `&amp;` between its parameters.
    return bool(_TRACKING.fullmatch(unquote_plus(name).removeprefix("amp;")))


def _path(path: str) -> str:
    """Return a path without its %-spellings, but of a slash, and without dots for folders."""
    kept: list[str] = []
    for part in path.split("/"):
        spelt = unquote(re.sub("%2f", "%252F", part, flags=re.IGNORECASE))
        if spelt == "..":
            kept = kept[:-1] or kept
        elif spelt != ".":
            kept.append(spelt)
    return "/".join(kept).rstrip("/")


def _parameters(parts: SplitResult) -> list[tuple[str, str]]:
    return parse_qsl(parts.query, keep_blank_values=True)
