"""A built site made ready to go out, or what keeps it back."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version

from generator.addresses import Addresses
from generator.read.collection import Collection
from generator.release.components import (
    BILL,
    LICENCES,
    OWN,
    Component,
    bill_of_materials,
    licences,
    locked_components,
    shipped,
)
from generator.release.links import dead_links, missing_pages
from generator.release.manifest import NAME, Manifest, hashed
from generator.site.share.frames import FOLDER

CLAIMS = "data/claims.csv"
"""The published table that says which claims a site has."""

PACKAGE = "data/datapackage.json"
"""The published description of the data, with the version and the hash of each table."""

HEADERS = "_headers"
"""Read by hosts that take it, and served by none of them; what a page itself cannot ask for."""

_FRAMED = "  Content-Security-Policy: frame-ancestors 'self'\n"
"""For each page but the pieces that others may show: hosts add up what several lines ask for."""

_HEADERS = """\
/*
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
/data/*
  Access-Control-Allow-Origin: *
"""

_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")


def kept_back_by(
    collection: Collection, generated: Iterable[str], files: Mapping[str, bytes], former: bytes
) -> Iterator[str]:
    """Yield what keeps a site back: pages that are missing, links that are dead, claims lost.

    `generated` are source URIs, `former` is the table of claims that the site had before.
    """
    settings = collection.settings
    addresses = Addresses("", settings.use_directory_urls)
    yield from missing_pages({uri: addresses.file(uri) for uri in generated}, files)
    yield from dead_links(files, settings.site_url)
    yield from lost_claims(former, collection)


def lost_claims(former: bytes, collection: Collection) -> Iterator[str]:
    """Yield each claim that a site had and has no more, unless its readers are told."""
    rows = csv.DictReader(former.decode("utf-8-sig").splitlines())
    before = {row["id"] for row in rows if row.get("id")}
    leads = collection.redirects.record.claims
    for id_ in sorted(before - collection.claims.keys()):
        if id_ not in leads:
            yield (
                f"content/redirects.yml: the claim '{id_}' was on the site and is gone: "
                "say under claims which one its address leads to"
            )
        elif len(collection.claims) < len(before):
            heir = collection.claims[leads[id_]]
            if not heir.record.changes:
                yield f"{heir.document.path}: '{id_}' has gone into it: say so under changes"


def unnamed_changes(former: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what keeps a site back whose data changed under a version that was given out already.

    `former` is the description of the data that the site had before.
    """
    if not former or PACKAGE not in files:
        return
    try:
        was, now = json.loads(former), json.loads(files[PACKAGE])
    except ValueError:
        return  # what stands there is no description
    before, after = (
        {one["path"]: one.get("hash") for one in package["resources"]} for package in (was, now)
    )
    changed = [path for path in after if before.get(path, after[path]) != after[path]]
    if changed and was.get("version") == (named := now["version"]):
        yield (
            f"content/site.yml: {', '.join(changed)} changed, and the version is {named} as "
            "before: move `published` on, or raise `number` where it is of today"
        )


def additions(
    collection: Collection,
    files: Mapping[str, bytes],
    lock: str,
    commit: str,
    settings: Mapping[str, str],
) -> dict[str, bytes]:
    """Return what goes out with a site: headers, bill of materials, licences, and the manifest."""
    site = collection.site.record
    components, hashes = locked_components(lock), hashed(files)
    own = "\n".join(Component(OWN, version(OWN), ()).texts())
    name = collection.settings.site_url or site.title
    extra = {
        HEADERS: headers(files),
        BILL: bill_of_materials(components, name, str(site.published)),
        LICENCES: licences(components, shipped(components, hashes), own, site.licence),
    }
    manifest = Manifest({**hashes, **hashed(extra)}, commit, settings)
    return {**extra, NAME: manifest.text().encode()}


def headers(files: Iterable[str]) -> bytes:
    """Return the headers of a site: where its pages stand, no other site may show them."""
    tops = {path.split("/")[0] for path in files if path.endswith(".html")} - {FOLDER}
    ways = [f"/{top}" if top.endswith(".html") else f"/{top}/*" for top in sorted(tops)]
    return (_HEADERS + "".join(f"{way}\n{_FRAMED}" for way in ("/", *ways))).encode()


def asked_settings(text: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what settings take from the environment, by the names after each `!ENV`."""
    tails = (line.partition("!ENV")[2] for line in text.splitlines())
    asked = {name for tail in tails for name in _VARIABLE.findall(tail)}
    return {n: value for n, value in environment.items() if n in asked and value.isprintable()}


def differing(wanted: Mapping[str, str], found: Mapping[str, str | None]) -> Iterator[str]:
    """Yield how files differ from those that a manifest names: `changed: path`."""
    for path in sorted({*wanted, *found}):
        if path not in wanted:
            yield f"extra: {path}"
        elif found.get(path) is None:
            yield f"missing: {path}"
        elif found[path] != wanted[path]:
            yield f"changed: {path}"
