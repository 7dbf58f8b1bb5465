"""The hashes of a site's files, in the form that `sha256sum --check` reads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

NAME = "sha256sums.txt"
"""Where a site's manifest stands; it names every file but itself."""

COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

_SETTING = re.compile(r"# ([A-Z_]+)=(.*)")
_COMMIT_LINE = re.compile(rf"# commit ({COMMIT.pattern})")
_FILE = re.compile(r"([0-9a-f]{64})  ([^/\\][^\\]*)")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site holds, and what it was built from."""

    hashes: Mapping[str, str]
    """SHA-256 of each file, by path below the site."""

    commit: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What the settings took from the environment, by name."""

    def text(self) -> str:
        """Return the manifest as it is published; lines of `#` are passed over by sha256sum."""
        return "".join(
            f"{line}\n"
            for line in (
                *([f"# commit {self.commit}"] if self.commit else ()),
                *(f"# {name}={value}" for name, value in sorted(self.settings.items())),
                *(f"{digest}  {path}" for path, digest in sorted(self.hashes.items())),
            )
        )


def hashed(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file but the manifest."""
    return {path: sha256(data).hexdigest() for path, data in files.items() if path != NAME}


def parse_manifest(text: str) -> Manifest:
    """Return what a manifest says.

    Raises:
        ValueError: A line is none of a manifest; the error says which.
    """
    hashes: dict[str, str] = {}
    settings: dict[str, str] = {}
    commit = ""
    for number, line in enumerate(text.splitlines(), 1):
        if entry := _FILE.fullmatch(line):
            digest, path = entry.groups()
            if path in hashes or path == NAME or ".." in path.split("/"):
                raise ValueError(f"line {number} names '{path}', which it may not")
            hashes[path] = digest
        elif found := _COMMIT_LINE.fullmatch(line):
            commit = found[1]
        elif setting := _SETTING.fullmatch(line):
            settings[setting[1]] = setting[2]
        else:
            raise ValueError(f"line {number} is none of a manifest")
    if not hashes:
        raise ValueError("it names no file")
    return Manifest(hashes, commit, settings)
