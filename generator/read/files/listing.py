"""What lies below content/: the files that are read, and those that nobody would read."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.characters import refusal_of, refused_in
from generator.issues import Issue, Location, Rule
from generator.kinds import FILES, RECORDS, RENAMED
from generator.read.files.logo import LOGOS
from generator.read.files.strays import OUTLINES, PAGES, beside_content, stray
from generator.read.files.text import ODD_CHARACTER
from generator.read.outlines.geojson import LAYERS

LINK = Rule("Y124", "A link below content/ leads to a file below content/.", "Put the file there.")
ALIKE = Rule("Y125", "Names in a folder differ in more than case and accents.", "Rename one.")
RESERVED = Rule("Y126", "Every system can have a file of the name.", "Rename it.")

_READ = frozenset({".yml", ".md", ".geojson"})

_LEFT_BY_PROGRAMS = re.compile(
    r"\.(?!(?:ya?ml|md)$).*|~\$.*|.*~|#.*#|thumbs\.db|desktop\.ini|__macosx|.*\.(?:sw[a-p]|bak|orig|rej|tmp|part)",
    re.IGNORECASE,
)
"""Lock files, backups and notes of editors, of git and of file managers."""

_NOTES = re.compile(r"[A-Z][A-Z_-]*(?:\.md|\.txt)?")
"""README.md, LICENSE: what tells people of a folder."""

_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE
)
_REFUSED_BY_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]$')


@dataclass(slots=True)
class Listing:
    """The files below content/ that are read, each list sorted, and what is wrong with others."""

    records: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    """The files of records, by the plural of their kind."""

    redirects: list[Path] = field(default_factory=list)
    pages: list[Path] = field(default_factory=list)
    layers: list[Path] = field(default_factory=list)
    logos: list[Path] = field(default_factory=list)
    refused: set[tuple[str, str]] = field(default_factory=set)
    """Kind and identifier of records, or `pages` and URI, whose files are not to be read."""

    issues: list[Issue] = field(default_factory=list)


def list_content(root: Path) -> Listing:
    """Return what lies below content/; links are followed only to files that lie there too."""
    content, listing = root / "content", Listing()
    folders = {kind.plural for kind in RECORDS.values() if kind.has_files}
    tops = {Path(file.path).name for file in FILES.values() if "*" not in file.path}
    for file in _walk(content, root, listing.issues):
        place = file.relative_to(content).parts
        if file.is_symlink() and (wrong := _wrong_link(file, content)):
            listing.issues.append(LINK.at(Location(file.relative_to(root).as_posix()), *wrong))
            name = "/".join(place[1:]) if place[0] == PAGES else file.stem
            listing.refused.add((place[0], name))
            continue
        if len(place) == 2 and place[0] in folders and file.suffix == ".yml":  # noqa: PLR2004 - folder and name
            listing.records[place[0]].append(file)
        elif Path("content", *place).match(RENAMED.path):
            listing.redirects.append(file)
        elif place[0] == PAGES and file.suffix == ".md" and len(place) > 1:
            listing.pages.append(file)
        elif place[:-1] == (OUTLINES,) and file.suffix == ".geojson" and file.stem in LAYERS:
            listing.layers.append(file)
        elif len(place) == 1 and place[0] in LOGOS:
            listing.logos.append(file)
        elif not (place[-1] in tops and len(place) == 1) and not _NOTES.fullmatch(place[-1]):
            listing.issues.append(stray(file, root, folders, tops))
    listing.issues += beside_content(root, tops)
    for files in listing.records.values():
        # `lake-2` after `lake`, although `lake-2.yml` stands before `lake.yml`.
        files.sort(key=lambda file: file.stem)
    return listing


def _walk(folder: Path, root: Path, issues: list[Issue]) -> Iterator[Path]:
    """Yield the files below a folder in order, and tell of names and links that cannot be."""
    alike: dict[str, str] = {}
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if _LEFT_BY_PROGRAMS.fullmatch(file.name):
            continue
        where = Location(file.relative_to(root).as_posix())
        issues += _wrong_name(file.name, where)
        same = unicodedata.normalize("NFC", file.name).casefold()
        if other := alike.get(same):
            found = f"'{file.name}' and '{other}' are one file on Windows and on most Macs"
            issues.append(ALIKE.at(where, found, "rename one of them"))
        alike[same] = file.name
        if file.is_dir() and not file.is_symlink() and file.suffix not in _READ:
            yield from _walk(file, root, issues)
        else:
            yield file


def _wrong_link(file: Path, content: Path) -> tuple[str, str] | None:
    real = os.path.realpath(file)
    if not os.path.exists(real):  # noqa: PTH110 - a loop of links is no error here
        return "this is a link that leads nowhere", "put a file in its place, or delete it"
    if not Path(real).is_relative_to(os.path.realpath(content)):
        return "this is a link that leads out of content/", "put the file itself in its place"
    if Path(real).is_dir():
        return "this is a link to a folder, which is not followed", "make it a folder"
    return None


def _wrong_name(name: str, where: Location) -> Iterator[Issue]:
    odd = [name[refused.offset] for refused in refused_in(name)]
    for sign in dict.fromkeys([*odd, *(sign for sign in "\t\r\n" if sign in name)]):
        found, _ = refusal_of(sign)
        yield ODD_CHARACTER.at(where, f"the name of the file: {found}", "rename it")
    if _DEVICES.fullmatch(name.partition(".")[0].rstrip()):
        found = f"'{name}' cannot be on Windows, where '{name.partition('.')[0]}' is a device"
        yield RESERVED.at(where, found, "rename it")
    elif wrong := _REFUSED_BY_WINDOWS.search(name):
        found = f"'{name}' cannot be on Windows, because of '{wrong[0]}'"
        yield RESERVED.at(where, found, "rename it")
