"""build, diff, explain: what comes out of the records."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.build import build_project, build_site
from generator.checks.cross_references import references
from generator.cli.naming import find_record, kind_called
from generator.cli.project import prepare, progress, read_sound_project
from generator.cli.revision import check_out
from generator.cli.terminal import say, show
from generator.desk.diff import Side, render_diff
from generator.desk.report import cell
from generator.evidence import build_evidence
from generator.evidence.explain import explain_claim
from generator.evidence.withdrawal import explain_without
from generator.issues import ContentError
from generator.kinds import NAMED, Kind
from generator.model import Claim, Estimate
from generator.nearest import nearest
from generator.publication import published
from generator.read.collection import Collection
from generator.read.load import no_project
from generator.reference import is_code, rule_page
from generator.write import compare_files, write_site

DOCS = Path("build", "docs")


@click.command(epilog="Example: generator build --check")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.pass_obj
def build_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write build/docs, which the site is built from."""
    files = build_project(root, progress=progress)
    if check:
        stale = compare_files(root / DOCS, files)
        for uri in stale.changed:
            say(f"{uri} would change; run: generator build")
        for uri in stale.removed:
            say(f"{uri} would go; run: generator build")
        sys.exit(bool(stale.changed or stale.removed))
    written = write_site(root / DOCS, files)
    changed, removed = len(written.changed), len(written.removed)
    say(f"{changed} changed, {removed} removed, {written.kept} as they were", err=True)


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
            show(render_diff(_side(before), now).removesuffix("\n"))
        except ContentError as error:
            # The rules have changed since; a review must not fail over that.
            _tell("The state before cannot be compared: today's rules refuse it.", error)


def _tell(what: str, error: ContentError) -> None:
    """Say in Markdown what is wrong with one of the two states."""
    lines = ["## What this change does to the site", "", what, ""]
    show("\n".join([*lines, *(f"- {cell(str(issue))}" for issue in error.issues)]))


def _side(root: Path) -> Side:
    collection = published(read_sound_project(root))
    return Side(collection, build_site(collection))


@click.command(epilog="Example: generator explain ferry-sank")
@click.argument("words", nargs=-1, required=True, metavar="[without] [KIND] ID|CODE")
@click.pass_obj
def explain_command(root: Path, words: tuple[str, ...]) -> None:
    """Say step by step how the standing of a claim was derived.

    Of a figure, how that of its claim was; of any other record, what it is and which claims name
    it. KIND (claim, estimate, source, ...) says which is meant where several have the ID. Of an
    issue's CODE, what the rule asks for, with an input that breaks it and the same input mended.

    `explain without ID` says which claims would be told otherwise, and how, if a source, an
    exhibit or a speaker were withdrawn, and all that rests on it.
    """
    code = words[0].upper()
    if len(words) == 1 and (page := rule_page(code)):
        show(page.removesuffix("\n"))
        return
    if len(words) == 1 and is_code(code):
        raise click.UsageError(f"there is no issue code {code}; CONTRIBUTING.md lists all")
    *wanted, id_ = words
    if wanted[:1] == ["without"]:
        del wanted[0]
        tell = _without
    else:
        tell = _explained
    kind = kind_called(wanted[0]) if wanted else None
    if len(wanted) > 1 or (wanted and not kind):
        kinds = [kind.name for kind in NAMED.values()]
        hint = nearest(wanted[0], kinds) or f"choose one of {', '.join(kinds)}"
        raise click.UsageError(f"'{' '.join(wanted)}' is no kind of record; {hint}")
    prepare(root, writing=False)
    collection = read_sound_project(root)
    found, id_ = find_record(root, collection, id_, kind)
    show("\n".join(tell(collection, kind, id_) for kind in found).removesuffix("\n"))


def _without(collection: Collection, kind: Kind, id_: str) -> str:
    """Return what would follow if a record were withdrawn."""
    if kind.plural not in ("sources", "exhibits", "speakers"):
        raise click.UsageError(
            f"a {kind.name} cannot be withdrawn; a source, an exhibit or a speaker can"
        )
    return explain_without(collection, kind.plural, id_)


def _explained(collection: Collection, kind: Kind, id_: str) -> str:
    """Return what a record is, and how the standing of a claim or of a figure's was derived."""
    if kind.model is Claim:
        return explain_claim(collection, build_evidence(collection), id_)
    if kind.model is Estimate:
        figure = collection.figures[id_]
        told = explain_claim(collection, build_evidence(collection), figure.claim.id)
        return f"Estimate {id_}\n  {figure.estimate.wording or figure.estimate.value}\n\n{told}"
    entry = collection.of(kind.plural)[id_]
    named = {
        other.id: None
        for other, _, plural, name in references(collection)
        if (plural, name) == (kind.plural, id_) and other.id in collection.claims
    }
    lines = (str(entry.document.locate(entry.keys)), f"claims that name it: {_listed(named)}")
    return "\n".join((f"{kind.name.capitalize()} {id_}", *(f"  {line}" for line in lines), ""))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
