"""What a site is made with: a bill of materials, and the licences of what readers are sent."""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from generator.search import FOLDER

BILL = "sbom.cdx.json"
LICENCES = "licences.txt"

OWN = "explainer-generator"

_ENTRY = re.compile(r"^(\S[^\\\n]*)((?: \\\n +--hash=sha256:\w+)+)", re.MULTILINE)
_HASH = re.compile(r"sha256:(\w+)")
_TEXT = re.compile(r"(?i)(?:.*/)?(?:licen[cs]es?|copying|notice|copyright|ofl)\b[^/]*")
_EMPTY = sha256(b"").hexdigest()


@dataclass(frozen=True)
class Component:
    """A package of the lock, and what it says of itself where it is installed."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each of its distributions that the lock allows."""

    @cached_property
    def installed(self) -> Distribution | None:
        """The package, where this environment has the release that the lock names."""
        try:
            found = distribution(self.name)
        except PackageNotFoundError:
            return None
        return found if Version(found.version) == Version(self.version) else None

    @property
    def purl(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"

    @property
    def expression(self) -> str:
        """Its licence as an SPDX expression, where it says that it is one."""
        found = self.installed and self.installed.metadata.json.get("license_expression")
        return str(found or "")

    @property
    def licence(self) -> str:
        """Its licence in its own words: an expression, a name, or what it is classified as."""
        if not self.installed:
            return ""
        told = self.installed.metadata.json
        classes = [c.rpartition(" :: ")[2] for c in told.get("classifier", ()) if _is_one(c)]
        name = str(told.get("license", "")).strip()
        short = "" if name == "UNKNOWN" or "\n" in name else name
        return self.expression or short or " AND ".join(classes)

    @property
    def needs(self) -> set[str]:
        """The names of the packages that it asks for here, extras aside."""
        asked = map(Requirement, (self.installed and self.installed.requires) or ())
        return {
            canonicalize_name(one.name)
            for one in asked
            if not one.marker or one.marker.evaluate({"extra": ""})
        }

    def ships(self, digests: frozenset[str]) -> bool:
        """Return whether a file of the site is one of its files, byte for byte."""
        files = (self.installed and self.installed.files) or ()
        found = {_hex(file.hash.value) for file in files if file.hash and file.hash.value}
        return bool(found & digests - {_EMPTY})

    def texts(self) -> Iterator[str]:
        """Yield the texts of its licences."""
        for file in sorted(map(str, (self.installed and self.installed.files) or ())):
            _, inside, name = file.partition(".dist-info/")
            if inside and _TEXT.fullmatch(name) and self.installed:
                yield (self.installed.read_text(name) or "").strip()


def _is_one(classifier: str) -> bool:
    return classifier.startswith("License :: ") and classifier.count(" :: ") > 1


def _hex(encoded: str) -> str:
    return urlsafe_b64decode(f"{encoded}==").hex()


def locked_components(lock: str) -> list[Component]:
    """Return what a lock has for the Python and the system that this is, in its order."""
    found = []
    for entry, hashes in _ENTRY.findall(lock):
        asked = Requirement(entry)
        if not asked.marker or asked.marker.evaluate():
            (pin,) = asked.specifier
            allowed = tuple(sorted(_HASH.findall(hashes)))
            found.append(Component(canonicalize_name(asked.name), pin.version, allowed))
    return found


def bill_of_materials(components: list[Component], name: str, version: str) -> bytes:
    """Return what a site was built with as CycloneDX 1.6, the same bytes for the same lock.

    `name` and `version` are the site's: its address or title, and its edition.
    """
    known = {component.name: component.purl for component in components}
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {"type": "data", "bom-ref": "site", "name": name, "version": version},
        },
        "components": [_listed(component) for component in components],
        "dependencies": [
            {"ref": "site", "dependsOn": sorted(known.values())},
            *(
                {"ref": c.purl, "dependsOn": sorted(known[need] for need in c.needs & {*known})}
                for c in components
            ),
        ],
    }
    return f"{json.dumps(bill, indent=1, ensure_ascii=False)}\n".encode()


def _listed(component: Component) -> dict[str, Any]:
    found = {
        "type": "library",
        "bom-ref": component.purl,
        "name": component.name,
        "version": component.version,
        "purl": component.purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{component.name}/{component.version}/",
                "hashes": [{"alg": "SHA-256", "content": found} for found in component.hashes],
            }
        ],
    }
    if component.licence:
        told = {"expression": component.expression}
        named = {"license": {"name": component.licence}}
        found["licenses"] = [told if component.expression else named]
    return found


def shipped(components: list[Component], hashes: Mapping[str, str]) -> list[Component]:
    """Return the components of which readers are sent files; `hashes` are those of the site's."""
    digests = frozenset(hashes.values())
    # The scripts of the search lie inside the program that writes them.
    searching = any(path.startswith(f"{FOLDER}/") for path in hashes)
    return [
        component
        for component in components
        if component.ships(digests) or (searching and component.name == "pagefind-bin")
    ]


def licences(components: list[Component], sent: list[Component], own: str, content: str) -> bytes:
    """Return the licences of a site as a text: its own, what readers are sent, what built it."""
    heads = [f"{c.name} {c.version}: {c.licence or 'says none'}" for c in components]
    parts = [
        f"Content of this site: {content}\n{OWN}: MIT\n\n{own.strip()}",
        *("\n\n".join((f"{c.name} {c.version}: {c.licence}", *c.texts())) for c in sent),
        "Used to build the site, and not sent to readers:\n\n"
        + "\n".join(head for c, head in zip(components, heads, strict=True) if c not in sent),
    ]
    rule = f"\n\n{'-' * 72}\n\n"
    return f"{rule.join(parts)}\n".encode()
