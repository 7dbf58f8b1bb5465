"""What stands behind a claim: articles, statements, origins, lines of evidence."""

from collections.abc import Collection as Group
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution, contributions, known_by
from generator.evidence.origins.lines import LineOfEvidence, are_independent, lines_among
from generator.evidence.origins.origins import Origin, merged_roots, origins_among
from generator.evidence.origins.partition import Partition
from generator.model import Claim
from generator.model.lists import SUPPORTING, Stance
from generator.read.collection import Collection
from generator.read.entry import Entry


class Provenance(NamedTuple):
    """What stands behind a claim: `7 articles, 3 statements, 2 origins, 1 line of evidence`."""

    articles: tuple[str, ...]
    """The works that carry it, in alphabetical order: read, earlier, and known copies."""

    statements: tuple[int, ...]
    """The records of statements, by index."""

    acts: tuple[tuple[int, ...], ...]
    """The acts of saying, each as the indexes of the statements that record it: one speaker, one
    day, one occasion is one act, however many statements tell of it."""

    origins: tuple[Origin, ...]
    """Who first said it, in alphabetical order of their roots."""

    undetermined: tuple[int, ...]
    """One statement for each saying whose origin nobody can tell."""

    lines: tuple[LineOfEvidence, ...] = ()
    """The lines of evidence into which the origins fall, by the first origin in each."""

    independent: bool = False
    """Whether its lines are known not to share a source."""

    carriers: tuple[tuple[str, ...], ...] = ()
    """The articles that carry each act, in the order of the acts."""


def provenance(
    collection: Collection,
    claim_entry: Entry[Claim],
    stances: Group[Stance] = SUPPORTING,
    until: date | None = None,
) -> Provenance:
    """Return what stands behind a claim, or against it, by the end of a day or at all."""
    known = known_by(contributions(collection, claim_entry), until)
    return count(each for each in known if each.stance in stances)


class Merged(NamedTuple):
    """What determined contributions of one claim count as."""

    names: Mapping[str, str]
    """The root of each, with that of the origin as which it counts."""

    lines: tuple[LineOfEvidence, ...]


def merged(determined: list[Contribution]) -> Merged:
    """Return what determined contributions of one claim count as."""
    names = merged_roots(determined)
    return Merged(names, lines_among(determined, names))


NOTHING_BEHIND = Provenance((), (), (), (), ())


def count(given: Iterable[Contribution], known: Merged | None = None) -> Provenance:
    """Return the provenance of contributions of one claim, given in the order of its statements.

    `known` is what those among them that are determined count as, if that was found before.
    """
    everything = list(given)
    if not everything:
        return NOTHING_BEHIND
    determined = [each for each in everything if each.root]
    names, lines = known or merged(determined)
    acts: dict[Hashable, list[Contribution]] = {}
    for each in everything:
        acts.setdefault(each.act, []).append(each)
    # In the order of its fields, which takes less time than named.
    return Provenance(
        _articles(everything),
        _statements(everything),
        tuple(map(_statements, acts.values())),
        origins_among(determined, names),
        _undetermined(everything) if len(determined) < len(everything) else (),
        lines,
        are_independent(lines, determined, names),
        tuple(map(_articles, acts.values())),
    )


def _statements(given: list[Contribution]) -> tuple[int, ...]:
    if len(given) == 1:
        return (given[0].chain.statement,)
    return tuple([each.chain.statement for each in given])


def _articles(given: list[Contribution]) -> tuple[str, ...]:
    if len(given) == 1:
        return given[0].articles
    return tuple(sorted(set().union(*[each.articles for each in given])))


def _undetermined(given: list[Contribution]) -> tuple[int, ...]:
    """Return the first statement of each saying whose origin nobody can tell."""
    unclear = [each for each in given if not each.root]
    if len(unclear) == 1:
        return _statements(unclear)
    same = Partition()
    for contribution in unclear:
        same.join(*contribution.traces)
    first: dict[Hashable, int] = {}
    for contribution in unclear:
        first.setdefault(same.find(contribution.traces[0]), contribution.chain.statement)
    return tuple(first.values())
