"""Lines of evidence: origins that rest on one thing shown, or on one source, are one line.

1. An origin has grounds of its own if one of its statements names no exhibit, or one that no other
   origin of the claim shows. A piece of an exhibit counts as the whole.
2. Origins without grounds of their own that show an exhibit in common are one line; with an origin
   that shows it too and has grounds of its own, they are one line with that.
3. Origins that the claim declares to share a source are one line.

So there are never more lines than origins, and showing what others show never adds one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution
from generator.evidence.origins.partition import Partition


class LineOfEvidence(NamedTuple):
    """Origins that count as one line of evidence."""

    origins: tuple[str, ...]
    """Their roots, in alphabetical order."""

    exhibits: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The things shown that made them one, in alphabetical order, each with who showed it."""

    declared: tuple[int, ...] = ()
    """The claim's declarations that made them one: indexes in `independence`."""


def lines_among(known: list[Contribution], names: Mapping[str, str]) -> tuple[LineOfEvidence, ...]:
    """Return the lines of determined contributions, by the first origin in each.

    `names` maps the root of each contribution to that of the origin as which it counts.
    """
    origins = sorted(set(names.values()))
    if len(origins) > 1 and any(each.exhibits or each.shares for each in known):
        given = [(names[each.root], each) for each in known]
        if ties := [*_shown(given), *_declared(given)]:
            return _tied(origins, ties)
    return tuple([_alone(root) for root in origins])


@cache
def _alone(root: str) -> LineOfEvidence:
    return LineOfEvidence((root,))


def _tied(origins: list[str], ties: list[_Tie]) -> tuple[LineOfEvidence, ...]:
    same = Partition()
    for first, other, _, _ in ties:
        same.join(first, other)
    groups: dict[object, list[str]] = defaultdict(list)
    for root in origins:
        groups[same.find(root)].append(root)
    shown: dict[object, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    declared: dict[object, set[int]] = defaultdict(set)
    for first, other, exhibit, declaration in ties:
        if exhibit:
            shown[same.find(first)][exhibit] |= {first, other}
        else:
            declared[same.find(first)].add(declaration)
    return tuple(
        LineOfEvidence(
            tuple(roots),
            tuple((id_, tuple(sorted(shown[key][id_]))) for id_ in sorted(shown[key])),
            tuple(sorted(declared[key])),
        )
        for key, roots in groups.items()
    )


def are_independent(
    lines: tuple[LineOfEvidence, ...], known: Iterable[Contribution], names: Mapping[str, str]
) -> bool:
    """Return whether one declaration tells of all lines that they share no source."""
    if len(lines) < 2:  # noqa: PLR2004 - a line shares nothing with itself
        return False
    apart: dict[int, set[str]] = defaultdict(set)
    for each in known:
        for declaration in each.apart:
            apart[declaration].add(names[each.root])
    return any(
        all(not roots.isdisjoint(line.origins) for line in lines) for roots in apart.values()
    )


_Tie = tuple[str, str, str, int]
"""Two origins, and the exhibit or else the declaration that makes them one line."""


def _shown(given: list[tuple[str, Contribution]]) -> Iterator[_Tie]:
    shown: dict[str, set[str]] = defaultdict(set)
    own = {root for root, each in given if not each.exhibits}
    for root, each in given:
        shown[root].update(each.exhibits)
    times = Counter(exhibit for exhibits in shown.values() for exhibit in exhibits)
    own |= {root for root, exhibits in shown.items() if any(times[e] == 1 for e in exhibits)}
    hosts: dict[str, list[str]] = defaultdict(list)
    for root in sorted(own):
        for exhibit in shown[root]:
            hosts[exhibit].append(root)
    met, joined = dict[str, str](), Partition()
    for root in sorted(shown.keys() - own):
        for exhibit in sorted(shown[root]):
            other = met.setdefault(exhibit, root)
            if other != root:
                joined.join(other, root)
                yield other, root, exhibit, 0
    hosted: set[object] = set()
    for exhibit in sorted(met.keys() & hosts.keys()):
        group = joined.find(met[exhibit])
        if group not in hosted:
            hosted.add(group)
            yield hosts[exhibit][0], met[exhibit], exhibit, 0


def _declared(given: list[tuple[str, Contribution]]) -> Iterator[_Tie]:
    met: dict[int, str] = {}
    for root, each in given:
        for declaration in each.shares:
            other = met.setdefault(declaration, root)
            if other != root:
                yield other, root, "", declaration
