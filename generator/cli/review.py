"""build, diff, explain: what comes out of the records."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.build import build_project, build_site
from generator.cli.project import progress, read_sound_project, undrawn
from generator.desk.diff import Side, render_diff
from generator.desk.report import cell
from generator.drawings import Drawings
from generator.evidence import build_evidence
from generator.evidence.explain import explain_claim
from generator.issues import ContentError, nearest
from generator.write import compare, write_site

DOCS, DRAWINGS, COMPILED = (Path("build", name) for name in ("docs", "drawings", "templates"))


@click.command(epilog="Example: generator build --check")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.pass_obj
def build_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write build/docs, which the site is built from."""
    drawings = Drawings(root / DRAWINGS, partial(progress, label="Drawing"))
    files = build_project(root, progress=progress, draw=drawings, compiled=root / COMPILED)
    if check:
        stale = compare(root / DOCS, files)
        for uri in stale.changed:
            click.echo(f"{uri} would change; run: generator build")
        for uri in stale.removed:
            click.echo(f"{uri} would go; run: generator build")
        sys.exit(bool(stale.changed or stale.removed))
    written = write_site(root / DOCS, files)
    drawings.forget()
    changed, removed = len(written.changed), len(written.removed)
    click.echo(f"{changed} changed, {removed} removed, {written.kept} as they were", err=True)


@click.command(epilog="Example: generator diff origin/main >> $GITHUB_STEP_SUMMARY")
@click.argument("base")
@click.pass_obj
def diff_command(root: Path, base: str) -> None:
    """Say what changed on the site since BASE, in Markdown.

    BASE is a git revision, or a folder with a project.
    """
    with TemporaryDirectory() as folder:
        before = Path(base) if Path(base).is_dir() else _check_out(root, base, Path(folder))
        now = _side(root)
        try:
            click.echo(render_diff(_side(before), now), nl=False)
        except ContentError as error:
            # The rules have changed since; a review must not fail over that.
            click.echo(f"## What this change does to the site\n\n{_UNREADABLE}\n")
            click.echo("".join(f"- {cell(str(issue))}\n" for issue in error.issues), nl=False)


_UNREADABLE = "The state before cannot be compared: today's rules refuse it."


def _side(root: Path) -> Side:
    collection = read_sound_project(root)
    return Side(collection, build_site(collection, draw=undrawn))


def _check_out(root: Path, revision: str, folder: Path) -> Path:
    """Return a folder with the project's content as of a revision."""
    verify = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options"]
    commit = _run(root, [*verify, f"{revision}^{{commit}}"])
    if commit is None:
        raise click.UsageError(f"'{revision}' is neither a folder nor a revision of this project")
    archive = _run(root, ["git", "archive", commit.decode().strip(), "content", "mkdocs.yml"])
    if archive is None:
        raise click.UsageError(f"'{revision}' has no content/ and mkdocs.yml")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def _run(root: Path, command: list[str]) -> bytes | None:
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - our own words, and a revision that git takes for nothing else
    return done.stdout if done.returncode == 0 else None


@click.command(epilog="Example: generator explain claim ferry-sank")
@click.argument("kind", type=click.Choice(["claim"]))
@click.argument("id_", metavar="ID")
@click.pass_obj
def explain_command(root: Path, kind: str, id_: str) -> None:
    """Say step by step how a claim's standing was derived."""
    del kind
    collection = read_sound_project(root)
    if id_ not in collection.claims:
        hint = nearest(id_, collection.claims) or "see content/claims/"
        raise click.UsageError(f"there is no claim '{id_}'; {hint}")
    click.echo(explain_claim(collection, build_evidence(collection), id_))
