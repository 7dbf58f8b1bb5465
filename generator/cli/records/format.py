"""format: records put in order."""

from pathlib import Path

import click

from generator.cli.changing import CHECK, bring_about
from generator.cli.reading import path_in, read_texts
from generator.desk.records.format import format_text
from generator.issues import ContentError
from generator.kinds import FILES, RecordFile, file_of
from generator.nearest import misprint_hint
from generator.read.files.reader import Reader


@click.command(epilog="Example: generator format --check")
@click.argument("only", nargs=-1, metavar="[PATH|ID]...")
@CHECK
@click.pass_obj
def format_command(root: Path, only: tuple[str, ...], check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Bring record files into the usual order and quoting.

    All of them, or those at a PATH or of an ID. Every comment is kept; where one cannot be read,
    none is changed.
    """
    kinds: dict[str, RecordFile] = {}
    every = [file for kind in FILES.values() for file in root.glob(kind.path)]
    for file in [file for word in only for file in _meant(root, word, every)] if only else every:
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
    bring_about(root, wanted, "format", check=check)


def _meant(root: Path, word: str, every: list[Path]) -> list[Path]:
    """Return the files that a word means: one, those below a folder, those of an identifier."""
    for file in (Path(word), root / word):
        if file.is_file():
            return [file]
        if found := [one for one in every if one.resolve().is_relative_to(file.resolve())]:
            return found
    if found := [one for one in every if one.stem == word]:
        return found
    hint = misprint_hint(word, {one.stem for one in every})
    raise click.UsageError(
        f"'{word}' is neither a file nor an identifier; {hint}".removesuffix("; ")
    )
