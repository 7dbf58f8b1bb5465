"""diff: what a change does to the site."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.cli.reading import read_project
from generator.cli.revision import check_out
from generator.cli.terminal import show
from generator.desk.review.diff import Side, render_diff
from generator.desk.review.report import cell
from generator.issues import ContentError
from generator.output.build import build_site
from generator.publication import published
from generator.read.load import no_project
from generator.release.release import PACKAGE, unnamed_changes


@click.command(epilog="Example: generator diff origin/main >> $GITHUB_STEP_SUMMARY")
@click.argument("base")
@click.pass_obj
def diff_command(root: Path, base: str) -> None:
    """Say in Markdown what changed on the site since BASE.

    BASE is a folder with a project, or a git revision: the change is what came since this branch
    parted from it. Exits 1 where today's state cannot be built, and says why.
    """
    if Path(base).is_dir() and (wrong := no_project(Path(base))):
        raise click.UsageError(f"there is no project in '{base}': {wrong.message}")
    with TemporaryDirectory() as folder:
        before = Path(base) if Path(base).is_dir() else check_out(root, base, Path(folder))
        try:
            now = _side(root)
        except ContentError as error:
            _tell("The site cannot be built with this change.", error)
            sys.exit(1)
        try:
            was = _side(before)
            show(render_diff(was, now).removesuffix("\n"))
        except ContentError as error:
            # The rules have changed since; a review must not fail over that.
            _tell("The state before cannot be compared: today's rules refuse it.", error)
            return
    for line in unnamed_changes(was.files.get(PACKAGE, b""), now.files):
        show(f"\nWithout a new edition the site is held back. {cell(line)}")


def _tell(what: str, error: ContentError) -> None:
    """Say in Markdown what is wrong with one of the two states."""
    lines = ["## What this change does to the site", "", what, ""]
    show("\n".join([*lines, *(f"- {cell(str(issue))}" for issue in error.issues)]))


def _side(root: Path) -> Side:
    collection = published(read_project(root, sound=True))
    return Side(collection, build_site(collection))
