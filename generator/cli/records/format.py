"""format: records put in order."""

from pathlib import Path

import click

from generator.cli.changing import CHECK, bring_about
from generator.cli.reading import path_in, read_texts
from generator.desk.records.format import format_text
from generator.issues import ContentError
from generator.kinds import FILES, RecordFile, file_of
from generator.read.files.reader import Reader


@click.command(epilog="Example: generator format --check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@CHECK
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
    bring_about(root, wanted, "format", check=check)
