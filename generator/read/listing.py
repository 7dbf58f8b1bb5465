"""What lies below content/: the files that are read, and those that nobody would read."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.characters import refusal_of, refused_in
from generator.issues import Issue, Location, Rule, Severity
from generator.kinds import FILES, RECORDS, RENAMED
from generator.nearest import nearest_word
from generator.read.document import Document
from generator.read.logo import LOGOS
from generator.read.outlines import LAYERS, PLACES
from generator.read.text import ODD_CHARACTER, read_text
from generator.read.yaml import examine

STRAY_FILE = Rule(
    "Y122",
    "A record, page or outline lies where it is read: content/claims/<id>.yml, content/pages/.",
    "Rename or move it.",
)
UNREAD_FILE = Rule(
    "Y123",
    "Below content/ lies only what is read; what tells of a folder is a README.",
    "Move it out of content/, or delete it.",
    Severity.WARNING,
)
LINK = Rule("Y124", "A link below content/ leads to a file below content/.", "Put the file there.")
ALIKE = Rule("Y125", "Names in a folder differ in more than case and accents.", "Rename one.")
RESERVED = Rule("Y126", "Every system can have a file of the name.", "Rename it.")

PAGES, OUTLINES = "pages", "outlines"

_READ = frozenset({".yml", ".md", ".geojson"})

_LEFT_BY_PROGRAMS = re.compile(
    r"\..*|~\$.*|.*~|#.*#|thumbs\.db|desktop\.ini|__macosx|.*\.(?:sw[a-p]|bak|orig|rej|tmp|part)",
    re.IGNORECASE,
)
"""Lock files, backups and notes of editors, of git and of file managers."""

_NOTES = re.compile(r"[A-Z][A-Z_-]*(?:\.md|\.txt)?")
"""README.md, LICENSE: what tells people of a folder."""

_MEANT = re.compile(r"(.+?)\.(?:(ya?ml)|(md|markdown)|(geojson|json))(?:\.txt)?", re.IGNORECASE)

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
            listing.issues.append(_stray(file, root, folders, tops))
    listing.issues += _beside(root, folders)
    for files in listing.records.values():
        # `lake-2` after `lake`, although `lake-2.yml` stands before `lake.yml`.
        files.sort(key=lambda file: file.stem)
    return listing


def _beside(root: Path, folders: Iterable[str]) -> Iterator[Issue]:
    """Yield an issue for each record in a folder that belongs below content/."""
    for file in (file for folder in sorted(folders) for file in (root / folder).glob("*.yml")):
        where = Location(file.relative_to(root).as_posix())
        found = "this lies beside content/, where no record is read"
        yield STRAY_FILE.at(where, found, f"move it to content/{where.path}")


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


def _stray(file: Path, root: Path, folders: set[str], tops: set[str]) -> Issue:
    """Return that nobody reads a file, and where it would be read."""
    where = Location(file.relative_to(root).as_posix())
    found = f"'{file.name}' is not read here"
    meant = _MEANT.fullmatch(file.name)
    if not meant:
        return UNREAD_FILE.at(where, found, "move it out of content/, or delete it")
    if meant[2]:
        return STRAY_FILE.at(where, found, _home_of_records(file, root, meant[1], folders, tops))
    home = f"content/{OUTLINES}/{meant[1]}.geojson"
    if meant[4] and file.parent.name in folders:
        return STRAY_FILE.at(where, found, f"records are YAML: write it as {meant[1]}.yml")
    if meant[4] and meant[1] not in LAYERS:
        hint = f"put its features into content/{OUTLINES}/{PLACES}.geojson"
        return STRAY_FILE.at(where, found, hint)
    if meant[3]:
        parent = file.parent.relative_to(root).as_posix()
        home = parent if f"{parent}/".startswith(f"content/{PAGES}/") else f"content/{PAGES}"
        home += f"/{meant[1]}.md"
    return STRAY_FILE.at(where, found, _move(file, root, home))


def _home_of_records(file: Path, root: Path, stem: str, folders: set[str], tops: set[str]) -> str:
    """Return the hint where a YAML file belongs: by its name, its folder, or its fields."""
    folder = file.relative_to(root / "content").parent.as_posix()
    if folder == "." and f"{stem.lower()}.yml" in tops:
        return f"rename it to {stem.lower()}.yml"
    if folder == "." and stem in folders:
        return f"make each record a file of its own: content/{stem}/<id>.yml"
    home = nearest_word(folder.partition("/")[0], folders) or _by_fields(file, root)
    if home:
        return _move(file, root, f"content/{home}/{stem}.yml")
    return f"move it to {' or '.join(f'content/{name}/' for name in sorted(folders))}"


def _move(file: Path, root: Path, path: str) -> str:
    same = (root / path).parent == file.parent
    return f"rename it to {Path(path).name}" if same else f"move it to {path}"


def _by_fields(file: Path, root: Path) -> str:
    """Return the folder of the kind of record whose fields a file has most of, or nothing."""
    text = read_text(file, file.relative_to(root).as_posix())
    document = examine(text, "")[0] if isinstance(text, str) else None
    if not (isinstance(document, Document) and isinstance(document.data, dict)):
        return ""
    shared: dict[str, int] = {}
    for kind in RECORDS.values():
        if kind.has_files and kind.model:
            names = {field.alias or name for name, field in kind.model.model_fields.items()}
            shared[kind.plural] = len(names & document.data.keys())
    most = max(shared, key=lambda plural: shared[plural])
    alone = list(shared.values()).count(shared[most]) == 1
    return most if alone and shared[most] > 1 else ""
