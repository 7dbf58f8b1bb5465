"""init: a project of one's own."""

import math
import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from generator.characters import refused_in
from generator.checks.built import PARTIAL_CATALOGUE
from generator.cli.terminal import can_ask, say, summarise
from generator.desk.project.dependency import dependency_of, installed_from
from generator.desk.project.init import project_files
from generator.desk.project.world import Bbox
from generator.desk.records.languages import language_tag
from generator.issues import ContentError, Location
from generator.output.build import build
from generator.output.write import MARK, MARKED
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.locales import CATALOGUE


class _Checked(click.ParamType[Any]):
    """What a function reads of a text, or refuses with a ValueError that says why."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name = name
        self.read = read

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        try:
            return self.read(value) if isinstance(value, str) else value
        except ValueError as error:
            self.fail(f"'{value}'{error}", param, ctx)


def _read_bbox(text: str) -> Bbox:
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        raise ValueError(" is not west,south,east,north in degrees") from None
    if not all(map(math.isfinite, (west, east))) or max(abs(west), abs(east)) > 180:  # noqa: PLR2004 - degrees
        raise ValueError(": west and east lie between -180 and 180")
    if not -90 <= south < north <= 90:  # noqa: PLR2004 - degrees
        raise ValueError(": south lies below north, both between -90 and 90")
    if west == east:
        raise ValueError(": west and east are one meridian")
    return west, south, east, north


def _read_language(tag: str) -> str:
    for issue in catalogue_issues(tag, Location("")):
        if issue.code != PARTIAL_CATALOGUE.code:
            known = ["en", *sorted(file.stem for file in CATALOGUE.glob("*.po"))]
            meant = f"; write {slip}" if (slip := language_tag(tag)) in known else ""
            raise ValueError(f": {issue.message}; there is: {', '.join(known)}{meant}")
    return tag


def _read_name(typed: str) -> str:
    text = " ".join(typed.split())
    if not text or any(refused_in(text)):
        raise ValueError(" is no name")
    return text


_NAME = _Checked("NAME", _read_name)
_LANGUAGE = _Checked("TAG", _read_language)
_BBOX = _Checked("W,S,E,N", _read_bbox)
_ASKED = {
    "name": ("What is the explainer called?", None, _NAME),
    "language": ("Its language, as a tag such as en?", "en", _LANGUAGE),
    "bbox": ("Where is it about: west,south,east,north in degrees?", None, _BBOX),
}


@click.command(epilog="Example: generator init ../storm --name 'The storm' --bbox 176,-20,-176,-15")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", type=_NAME, help="What the explainer is called.")
@click.option("--language", type=_LANGUAGE, help="The language of the site: en.")
@click.option("--bbox", type=_BBOX, help="What the maps show, in degrees; east may lie below west.")
@click.option(
    "--generator",
    metavar="WHICH",
    help="A wheel, a folder with the source, or git+https://...@COMMIT; else what runs now.",
)
def init_command(folder: Path, generator: str | None, **given: Any) -> None:
    """Make a project in DIR, which checks and builds at once.

    It has a record of each kind that tells what to write. Asks on a terminal for what no option
    gives.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"'{folder}' is no empty folder; name one that is not there yet")
    missing = [f"--{name}" for name in ("name", "bbox") if given[name] is None]
    if missing and not can_ask():
        raise click.UsageError(f"give {', '.join(missing)}")
    for name, (question, usual, kind) in _ASKED.items():
        if given[name] is None:
            given[name] = click.prompt(question, default=usual, type=kind) if can_ask() else usual
    try:
        dependency = dependency_of(generator or installed_from())
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--generator") from None
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    files = project_files(**given, generator=dependency, today=today)
    files[f"build/docs/{MARK}"] = MARKED
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as beside:
        fresh = Path(beside) / folder.name
        for path, data in sorted(files.items()):
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        built = build(fresh)
        if built.errors:
            raise ContentError(built.errors)
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
    for warning in built.warnings:
        say(str(warning))
    summarise(built.issues)
    say(f"made {len(files)} files in {folder}; now:")
    say(f"  cd {shlex.quote(str(folder))}")
    say("  git init && make serve    (README.md says it without make)")
