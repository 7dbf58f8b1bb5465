"""format, schema, catalogue, guide: files that are made or put in order."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from generator.cli.project import change_files, path_in, read_texts
from generator.cli.terminal import say
from generator.desk.catalogue import CATALOGUE, LOCALE, begun, brought_up, build_catalogue
from generator.desk.editors import EDITORS, map_schemas
from generator.desk.format import format_text
from generator.desk.guide import GUIDE, fill_guide
from generator.desk.schema import build_schemas
from generator.issues import ContentError, Location, Severity
from generator.kinds import FILES, RecordFile, file_of
from generator.read.files import Reader
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.language import locale_of

_CHECK = click.option(
    "--check", is_flag=True, help="Change nothing; exit 1 if a file would change."
)


@click.command(epilog="Example: generator format --check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@_CHECK
@click.pass_obj
def format_command(root: Path, files: tuple[Path, ...], check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Bring record files into the usual order and quoting.

    All of them, or FILES. Every comment is kept; where one cannot be read, none is changed.
    """
    kinds: dict[str, RecordFile] = {}
    for file in files or [file for kind in FILES.values() for file in root.glob(kind.path)]:
        path = path_in(root, file)
        kind = file_of(path) if path else None
        if path is None or kind is None:
            raise click.UsageError(f"{file} is not a record file of this project")
        kinds[path] = kind
    texts = read_texts(root, [root / path for path in kinds])
    reader = Reader(root)
    for path, text in texts.items():
        reader.fields(text, path)
    if reader.issues:
        raise ContentError(reader.issues)
    wanted = {path: format_text(text, kinds[path]) for path, text in texts.items()}
    _bring_about(root, wanted, "format", check=check)


def _require_own(root: Path) -> None:
    """Go on where the generator lies beside the content, as in a clone of it."""
    if not ((root / GUIDE).is_file() and (root / "generator").is_dir()):
        raise click.UsageError(
            f"this project does not hold the generator: no generator/ and {GUIDE} to write for"
        )


def _bring_about(root: Path, wanted: Mapping[str, str], command: str, *, check: bool) -> None:
    """Write the files that are not as wanted, or only name them and leave."""
    there = read_texts(root, [file for path in wanted if (file := root / path).is_file()])
    changes = {path: text for path, text in wanted.items() if there.get(path) != text}
    if not check:
        change_files(root, changes)
        return
    for path in changes:
        say(f"{path} would change; run: generator {command}")
    sys.exit(bool(changes))


@click.command(epilog="Example: generator schema --check")
@_CHECK
@click.pass_obj
def schema_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the JSON Schemas of the record files to schemas/.

    The settings of editing programs that are there say which schema belongs to which files.
    """
    settings = read_texts(root, [file for name in EDITORS if (file := root / name).is_file()])
    named = {path: map_schemas(text) for path, text in settings.items()}
    _bring_about(root, build_schemas() | named, "schema", check=check)


@click.command(epilog="Example: generator catalogue --language de")
@click.option("--language", "tag", metavar="TAG", help="Begin a translation into this language.")
@_CHECK
@click.pass_obj
def catalogue_command(root: Path, tag: str | None, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the interface's words, for translators.

    Translations beside it get the messages that are new, and lose those that are gone.
    """
    _require_own(root)
    template = build_catalogue()
    texts = read_texts(root, root.glob(f"{LOCALE}/*.po"))
    if tag:
        if locale_of(tag) is None:
            raise click.BadParameter(f"'{tag}' is no language", param_hint="--language")
        texts.setdefault(f"{LOCALE}/{tag}.po", begun(tag))
    tags = {path: Path(path).stem for path in texts}
    found = [i for tag in tags.values() for i in catalogue_issues(tag, Location(CATALOGUE))]
    if wrong := [issue for issue in found if issue.severity is Severity.ERROR]:
        raise ContentError(wrong)
    wanted = {path: brought_up(text, tags[path], template) for path, text in texts.items()}
    _bring_about(root, {CATALOGUE: template} | wanted, "catalogue", check=check)


@click.command(epilog="Example: generator guide --check")
@_CHECK
@click.pass_obj
def guide_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the tables in CONTRIBUTING.md.

    Those of fields and issue codes, between their markers.
    """
    _require_own(root)
    texts = read_texts(root, root.glob(GUIDE))
    _bring_about(
        root, {path: fill_guide(text) for path, text in texts.items()}, "guide", check=check
    )
