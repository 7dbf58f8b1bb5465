"""edition: the record as an edition of the site had it."""

import re
import shlex
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.checks.cross_references import references
from generator.cli.naming import find_record
from generator.cli.reading import read_project
from generator.cli.revision import PastEdition, check_out, find_edition
from generator.cli.terminal import say, show, show_table
from generator.evidence import build_evidence
from generator.evidence.explain.claim import explain_claim
from generator.export.identity import bases
from generator.issues import ContentError, Severity
from generator.kinds import KINDS, RECORDS
from generator.publication import published
from generator.read.collection import Collection
from generator.read.load import load


def _day(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    day = re.fullmatch(r"(\d{4}-\d\d-\d\d)(\.[1-9]\d*)?", value)
    with suppress(ValueError):
        if day and f"{date.fromisoformat(day[1])}":
            return value
    told = "give a day, 2026-11-27, or one of several editions of a day, 2026-11-27.2"
    raise click.BadParameter(told, ctx, parameter)


@click.command(epilog="Example: generator edition 2026-11-27 ferry-sank")
@click.argument("day", callback=_day, metavar="DATE")
@click.argument("claim", required=False)
@click.pass_obj
def edition_command(root: Path, day: str, claim: str | None) -> None:
    """Show the record as an edition had it.

    The edition that stood on DATE is looked for in the history of git. Of a CLAIM it is told what
    it said, how its standing was derived, and on which files it rested, with their hashes; else
    each claim with its standing and its hash. A version that was cited, 3.0.0+2026-11-27, ends in
    its DATE. What was known on a day, by today's record, is another question: `?as-of=` on the
    home page and the history on each claim's page answer it.
    """
    edition = find_edition(root, day)
    with TemporaryDirectory() as folder:
        past = check_out(root, edition.commit, Path(folder))
        where = f"edition {edition.name}, commit {edition.commit}"
        say(f"{where}, tag {edition.tag}" if edition.tag else where, err=True)
        read, issues = load(past)
    if read is None or read.broken or not _is_whole(read):
        say(_unreadable(edition), err=True)
        raise ContentError(sorted(issue for issue in issues if issue.severity is Severity.ERROR))
    # That it keeps to the rules of today is not asked of the past.
    collection = published(read)
    if claim is None:
        _list(collection)
    else:
        show(_told(root, collection, claim).removesuffix("\n"))


def _is_whole(collection: Collection) -> bool:
    """Return whether every record that another names is there."""
    named = ((kind, id_) for _, _, kind, id_ in references(collection) if kind in RECORDS)
    return all(id_ in collection.of(kind) for kind, id_ in named)


def _list(collection: Collection) -> None:
    evidence = build_evidence(collection)
    found = bases(collection, evidence)
    rows = [
        (id_, str(standing.grade), found[id_].hash) for id_, standing in evidence.standings.items()
    ]
    show_table(("Claim", "Standing", "SHA-256"), sorted(rows))


def _told(root: Path, collection: Collection, claim: str) -> str:
    """Return a claim as it was, by the name that it has today or had then."""
    if claim not in collection.claims:
        now = read_project(root)
        leads = now.redirects.record.claims
        today = leads.get(claim, claim)
        names = [today, *(former for former, name in leads.items() if name == today)]
        claim = next((name for name in names if name in collection.claims), claim)
    _, id_ = find_record(root, collection, claim, KINDS["claims"])
    evidence = build_evidence(collection)
    basis = bases(collection, evidence)[id_]
    derived = explain_claim(collection, evidence, id_)
    files = "".join(f"  {line}\n" for line in basis.listing.splitlines())
    summary = collection.claims[id_].record.summary
    return f"{summary}\n\n{derived}\nSHA-256 {basis.hash}, of this list\n{files}"


def _unreadable(edition: PastEdition) -> str:
    tree = shlex.quote(f"../edition-{edition.name}")
    return (
        "today's rules do not read what it held; to see it as it was, type: "
        f"git worktree add {tree} {edition.commit} && make -C {tree} site"
    )
