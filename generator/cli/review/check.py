"""check: whether the content is as it should be."""

import sys
from pathlib import Path

import click

from generator.cli.naming import known_names
from generator.cli.reading import path_in, progress
from generator.cli.terminal import show, summarise
from generator.desk.review.report import FORMATS, render_issues
from generator.issues import Issue, Severity
from generator.kinds import RECORDS
from generator.nearest import misprint_hint
from generator.output.build import build, make_all
from generator.read.collection import Collection
from generator.read.general import GENERAL
from generator.reference import issue_reference

Span = tuple[str, float, float]
"""A file or folder, and the first and last line meant in it."""


@click.command(epilog="Example: generator check content/claims/first-ferry.yml")
@click.argument("only", nargs=-1, metavar="[PATH|ID]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@click.pass_obj
def check_command(root: Path, only: tuple[str, ...], form: str) -> None:
    """Check all records and pages, or those at a PATH or ID.

    Builds the site and throws it away: what passes here can be built. Exits 1 if there is an error.
    """
    built = build(root, progress=progress)
    make_all(built.files)
    collection, issues = built.collection, built.issues
    # Without the site's own records nothing was checked: that, no path leaves out.
    if only and collection:
        spans = [span for word in only for span in _spans(root, word, collection)]
        issues = [issue for issue in issues if any(_is_in(issue, span) for span in spans)]
    rules = issue_reference() if form == "sarif" else ()
    report = render_issues(issues, form, rules)
    if report:
        show(report, commands=form == "github")
    summarise(issues)
    sys.exit(any(issue.severity is Severity.ERROR for issue in issues))


def _spans(root: Path, word: str, collection: Collection) -> list[Span]:
    """Return where in the project a path or identifier is."""
    for file in (Path(word), root / word):
        if file.exists() and (path := path_in(root, file)):
            return [("" if path == "." else path, 1, float("inf"))]
    homes = {kind.file(word) for kind in RECORDS.values() if kind.has_files}
    if word in collection.figures:
        homes.add(collection.figures[word].claim.document.path)
    spans: list[Span] = [(path, 1, float("inf")) for path in homes if (root / path).exists()]
    for kind in RECORDS:
        entry = collection.of(kind).get(word)
        if entry and entry.keys and entry.document.path != GENERAL:
            document, keys = entry.document, entry.keys
            places = (document.keys | document.values).items()
            lines = [line for way, (line, _) in places if way[: len(keys)] == keys]
            spans.append((document.path, min(lines), max(lines)))
    if not spans:
        message = f"'{word}' is neither a file of this project nor an identifier"
        hint = misprint_hint(word, known_names(collection))
        raise click.UsageError(f"{message}; {hint}".removesuffix("; "))
    return spans


def _is_in(issue: Issue, span: Span) -> bool:
    path, first, last = span
    where = issue.location
    below = not path or where.path == path or where.path.startswith(f"{path}/")
    return below and first <= where.line <= last
