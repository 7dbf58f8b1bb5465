"""import: works and figures from other programs, shown before anything is written."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.cli.changing import change_files
from generator.cli.reading import content_texts, read_project
from generator.cli.records.trial import refuse_errors
from generator.cli.terminal import say, show_table
from generator.desk.records.figures import plan_figures
from generator.desk.records.format import format_text
from generator.desk.records.new import MADE, draft_all
from generator.desk.records.sheet import SHEETS, UnreadableSheetError, read_sheet
from generator.desk.review.report import counted
from generator.kinds import FILES
from generator.model.lists import Read
from generator.read.collection import Collection

LIBRARIES = ("json", "bib", "bibtex", "ris")


@click.command(epilog="Example: generator import library.bib --language en --write")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", is_flag=True, help="Write what is shown; otherwise nothing is.")
@click.option("--partial", is_flag=True, help="With --write: also where some cannot be taken.")
@click.option("--language", help="The language (BCP 47) of works that do not state theirs.")
@click.option(
    "--read",
    "read",
    type=click.Choice([word.value for word in Read]),
    default=Read.NOT_READ.value,
    help="How much of the works you read.",
)
@click.pass_obj
def import_command(
    root: Path,
    /,
    file: Path,
    language: str | None,
    read: str,
    **flags: bool,
) -> None:
    """Make records from a file of another program.

    Sources from CSL-JSON, BibTeX, BibLaTeX or RIS, as Zotero exports them; estimates from a
    spreadsheet (CSV, ODS or XLSX) whose columns are the fields of an estimate, and `claim` and
    `statement`. Shows what would be made, what there is already, and what was not understood, by
    row and column. Nothing is overwritten. Where something cannot be taken, it exits 1, and writes
    the rest only with --partial.
    """
    collection = read_project(root)
    if file.suffix[1:].lower() in LIBRARIES:
        given = {"language": language or "", "read": read}
        changes, wrong = _plan_works(collection, file, given)
    else:
        changes, wrong = _plan_figures(root, collection, file)
    if changes:
        refuse_errors(root, changes, "the records would not pass")
    if flags["write"] and wrong and not flags["partial"]:
        say("nothing was written; mend what is told above, or add --partial", err=True)
    elif flags["write"]:
        change_files(root, changes)
    elif changes:
        say("nothing was written; add --write", err=True)
    sys.exit(wrong)


def _plan_works(
    collection: Collection, file: Path, given: dict[str, str]
) -> tuple[dict[str, str | None], bool]:
    from generator.desk.works.library import UnreadableLibraryError, read_library  # noqa: PLC0415 - `desk`
    from generator.desk.works.plan import plan_works  # noqa: PLC0415 - of the extra `desk`

    try:
        items = read_library(file.name, file.read_text(encoding="utf-8-sig"))
    except UnreadableLibraryError as error:
        raise click.ClickException(f"{file}: {error}") from error
    except UnicodeDecodeError as error:
        told = f"{file}: it is not in UTF-8; export it again in that encoding"
        raise click.ClickException(told) from error
    planned = plan_works(collection, items, given)
    new = {work.id: work.fields for work in planned if not work.known_by}
    made = dict(zip(new, draft_all(collection, MADE["source"], new) if new else (), strict=True))
    rows: list[tuple[str, ...]] = []
    said: list[tuple[int, str]] = []
    for work in planned:
        said += [(work.row, note) for note in work.notes]
        title = str(next(filter(None, map(work.fields.get, ("title", "original-title"))), ""))
        if work.known_by:
            rows.append(("known", str(work.row), work.id, f"by its {work.known_by}"))
            continue
        issues = made[work.id].issues
        rows.append(("not made" if issues else "new", str(work.row), work.id, title))
        if "language" in work.fields:
            said += [(work.row, f"{issue.message} ({issue.hint})") for issue in issues]
    show_table(("what", "work", "source", "title"), rows)
    _say_all(file, "work", said)
    right = {one.path: one.text for one in made.values() if not one.issues}
    return {**right}, len(right) < len(made)


def _plan_figures(
    root: Path, collection: Collection, file: Path
) -> tuple[dict[str, str | None], bool]:
    if file.suffix[1:].lower() not in SHEETS:
        raise click.UsageError(f"{file}: known are {', '.join((*LIBRARIES, *SHEETS))}")
    try:
        cells = read_sheet(file.name, file.read_bytes())
        sheet = plan_figures(collection, cells, content_texts(root))
    except UnreadableSheetError as error:
        raise click.ClickException(f"{file}: {error}") from error
    rows = [("new", str(row), *names) for row, names in sheet.made.items()]
    rows += [("known", str(row), "", id_) for row, id_ in sheet.known.items()]
    show_table(("what", "row", "statement", "estimate"), sorted(rows, key=lambda row: int(row[1])))
    _say_all(file, "row", sheet.wrong)
    changes = {path: format_text(text, FILES["claim"]) for path, text in sheet.texts.items()}
    say(f"{counted(len(sheet.made), 'estimate')}", err=True)
    return {**changes}, bool(sheet.wrong)


def _say_all(file: Path, noun: str, said: Iterable[tuple[int, str]]) -> None:
    """Say what was not understood, each thing once, with all the rows that have it."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, text in said:
        rows[text].append(row)
    for text, numbers in rows.items():
        say(f"{file.name}: {_listed(noun, numbers)}: {text}")


def _listed(noun: str, numbers: Sequence[int]) -> str:
    return f"{noun}{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
