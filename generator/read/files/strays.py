"""Files that nobody would read where they lie, and where they would be read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.issues import Issue, Location, Rule, Severity
from generator.kinds import RECORDS
from generator.nearest import nearest_word
from generator.read.document import Document
from generator.read.files.text import read_text
from generator.read.outlines.geojson import LAYERS, PLACES
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

_MEANT = re.compile(r"(.+?)\.(?:(ya?ml)|(md|markdown)|(geojson|json))(?:\.txt)?", re.IGNORECASE)


def beside_content(root: Path, tops: Iterable[str]) -> Iterator[Issue]:
    """Yield an issue for each record, list and page that belongs below content/."""
    kinds = [kind for kind in RECORDS.values() if kind.has_files]
    homes = {name: kind.plural for kind in kinds for name in (kind.name, kind.plural)}
    for file in sorted((*root.glob("*.y*ml"), *root.glob("*/*.y*ml"), *root.glob("pages/*.md"))):
        folder = "" if file.parent == root else file.parent.name.lower()
        name = file.name if file.suffix == ".md" else f"{file.stem}.yml"
        if folder in homes or folder == PAGES or (not folder and name in tops):
            where = Location(file.relative_to(root).as_posix())
            home = f"{homes.get(folder, folder)}/{name}".lstrip("/")
            found = "this lies beside content/, where nothing is read"
            yield STRAY_FILE.at(where, found, f"move it to content/{home}")


def stray(file: Path, root: Path, folders: set[str], tops: set[str]) -> Issue:
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
    parts = file.relative_to(root / "content").parts[:-1]
    if not parts and file.name == "mkdocs.yml":
        return "move it out of content/, beside it"
    if not parts and stem in folders:
        return f"make each record a file of its own: content/{stem}/<id>.yml"
    if top := _named(parts[0] if parts else stem, tops):
        there = (root / "content" / top).exists()
        return f"put its lines into content/{top}" if parts or there else f"rename it to {top}"
    homes = (nearest_word(part, {*folders, PAGES}) for part in reversed(parts))
    home = _by_fields(file, root) or next(filter(None, homes), "")
    if home and home != PAGES:
        return _move(file, root, f"content/{home}/{stem}.yml")
    return f"move it to {' or '.join(f'content/{name}/' for name in sorted(folders))}"


def _named(name: str, tops: Iterable[str]) -> str:
    """Return the one file at the top of content/ that a name means, in short or by a slip."""
    stems = {top.removesuffix(".yml") for top in tops}
    begun = [stem for stem in stems if len(name) > 3 and stem.startswith(name.lower())]  # noqa: PLR2004 - less is a slip
    meant = begun[0] if len(begun) == 1 else nearest_word(name.lower(), stems)
    return f"{meant}.yml" if meant else ""


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


PAGES, OUTLINES = "pages", "outlines"
