"""explain: how a standing came about, or what a rule asks for."""

from pathlib import Path

import click

from generator.checks.cross_references import references
from generator.cli.naming import find_record, kind_called
from generator.cli.reading import prepare, read_project
from generator.cli.terminal import show
from generator.evidence import build_evidence
from generator.evidence.explain.claim import explain_claim
from generator.evidence.explain.withdrawal import explain_without
from generator.kinds import NAMED, Kind
from generator.model import Claim, Estimate, Statement
from generator.nearest import nearest
from generator.read.collection import Collection
from generator.reference import is_code, rule_page

DOCS = Path("build", "docs")


@click.command(epilog="Example: generator explain ferry-sank")
@click.argument("words", nargs=-1, required=True, metavar="[without] [KIND] ID|CODE")
@click.pass_obj
def explain_command(root: Path, words: tuple[str, ...]) -> None:
    """Say step by step how the standing of a claim was derived.

    Of a figure or statement, how that of its claim was; of any other record, what it is and which
    claims name it. KIND (claim, estimate, source, ...) says which is meant where several have the
    ID. Of an issue's CODE, what the rule asks for, with an input that breaks it and the same input
    mended.

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
    collection = read_project(root, sound=True)
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
    if kind.model in (Estimate, Statement):
        claim, words = _part(collection, kind, id_)
        told = explain_claim(collection, build_evidence(collection), claim)
        return f"{kind.name.capitalize()} {id_}\n  {words}\n\n{told}"
    entry = collection.of(kind.plural)[id_]
    named = {
        other.id: None
        for other, _, plural, name in references(collection)
        if (plural, name) == (kind.plural, id_) and other.id in collection.claims
    }
    claims = ", ".join(named) or "none"
    lines = (str(entry.document.locate(entry.keys)), f"claims that name it: {claims}")
    return "\n".join((f"{kind.name.capitalize()} {id_}", *(f"  {line}" for line in lines), ""))


def _part(collection: Collection, kind: Kind, id_: str) -> tuple[str, str]:
    """Return the claim of a figure or statement, and what it says."""
    if kind.model is Estimate:
        figure = collection.figures[id_]
        return figure.claim.id, str(figure.estimate.wording or figure.estimate.value)
    claim, index = collection.statements[id_]
    return claim.id, claim.record.statements[index].says
