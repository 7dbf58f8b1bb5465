"""init: a project of one's own."""

from __future__ import annotations

import math
import shlex
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from generator.build import build
from generator.characters import refused_in
from generator.checks.built import PARTIAL_CATALOGUE
from generator.cli.terminal import can_ask, say, summarise
from generator.desk.project.init import dependency_of, installed_from, project_files
from generator.desk.project.world import Bbox
from generator.issues import ContentError, Location
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.language import CATALOGUE
from generator.write import MARK, MARKED


class _Bbox(click.ParamType[Bbox]):
    name = "W,S,E,N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Bbox:
        if isinstance(value, tuple):
            return value
        try:
            west, south, east, north = map(float, str(value).split(","))
        except ValueError:
            self.fail(f"'{value}' is not west,south,east,north in degrees", param, ctx)
        degrees = (west, south, east, north)
        if not all(map(math.isfinite, degrees)) or max(abs(west), abs(east)) > 180:  # noqa: PLR2004 - degrees
            self.fail(f"'{value}': west and east lie between -180 and 180", param, ctx)
        if not -90 <= south < north <= 90:  # noqa: PLR2004 - degrees
            self.fail(f"'{value}': south lies below north, both between -90 and 90", param, ctx)
        if west == east:
            self.fail(f"'{value}': west and east are one meridian", param, ctx)
        return degrees


class _Language(click.ParamType[str]):
    name = "TAG"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        tag = str(value)
        found = catalogue_issues(tag, Location(""))
        wrong = [issue.message for issue in found if issue.code != PARTIAL_CATALOGUE.code]
        if wrong:
            known = ", ".join(["en", *sorted(file.stem for file in CATALOGUE.glob("*.po"))])
            self.fail(f"'{tag}': {wrong[0]}; there is: {known}", param, ctx)
        return tag


class _Name(click.ParamType[str]):
    name = "NAME"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        text = " ".join(str(value).split())
        if not text or any(refused_in(text)):
            self.fail(f"'{value}' is no name", param, ctx)
        return text


_ASKED = {
    "name": ("What is the explainer called?", None, _Name()),
    "language": ("Its language, as a tag such as en?", "en", _Language()),
    "bbox": ("Where is it about: west,south,east,north in degrees?", None, _Bbox()),
}


@click.command(epilog="Example: generator init ../storm --name 'The storm' --bbox 176,-20,-176,-15")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", type=_Name(), help="What the explainer is called.")
@click.option("--language", type=_Language(), help="The language of the site: en.")
@click.option(
    "--bbox", type=_Bbox(), help="What the maps show, in degrees; east may lie below west."
)
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
