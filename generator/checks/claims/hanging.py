"""What hangs together unsaid: two parties' figures, one exhibit, one person, dissent."""

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.naming import listed
from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.evidence.origins.contributions import Contribution
from generator.evidence.origins.partition import Partition
from generator.evidence.standing.history import Standings
from generator.issues import Severity
from generator.model import Claim
from generator.model.lists import SUPPORTING, ClaimKind
from generator.read.collection import Collection
from generator.read.entry import Entry

_PERSONS = frozenset({"individual", "captive"})


@check("J425", "Give each party's figure a claim of its own.", Severity.WARNING)
def check_bundles(collection: Collection) -> Iterator[Fault]:
    """A claim does not bundle different figures that several parties give for one thing."""
    standings = collection.once(Standings)
    for claim in collection.claims.values():
        said: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for each in standings.contributions(claim.id):
            if each.root and each.stance in SUPPORTING:
                for one in claim.record.statements[each.chain.statement].estimates:
                    series = (one.quantity, one.population, one.area, one.measure)
                    said[series][each.root].add(str(one.value))
        for by in said.values():
            if len(by) > 1 and not set.intersection(*by.values()):
                found = f"{listed(collection, by)} give different figures in one claim"
                yield fault(claim, "title", found)
                break


@check("J427", "Relate them as `same-ground-as`, with a note.", Severity.WARNING)
def check_shared_ground(collection: Collection) -> Iterator[Fault]:
    """Claims that rest on one exhibit or one person alone are related to each other."""
    standings, related = collection.once(Standings), Partition()
    for claim in collection.claims.values():
        for relation in claim.record.relations:
            related.join(claim.id, relation.claim)
    resting: dict[tuple[str, str], list[Entry[Claim]]] = defaultdict(list)
    for claim in collection.claims.values():
        known = standings.contributions(claim.id)
        support = [each for each in known if each.stance in SUPPORTING]
        for ground in _grounds(collection, claim.record, support):
            resting[ground].append(claim)
    for (kind, id_), claims in sorted(resting.items()):
        groups: dict[object, list[Entry[Claim]]] = defaultdict(list)
        for claim in claims:
            groups[related.find(claim.id)].append(claim)
        for own in groups.values() if len(groups) > 1 else ():
            others = ", ".join(f"'{c.id}'" for c in claims if c not in own)
            found = (
                f"it rests on the {kind} '{id_}' alone, as does {others}, and is not related to it"
            )
            yield fault(own[0], "title", found)


def _grounds(
    collection: Collection, claim: Claim, support: list[Contribution]
) -> set[tuple[str, str]]:
    """Return the exhibits and the persons on each of which all support rests."""
    found: list[set[tuple[str, str]]] = []
    for each in support:
        statement = claim.statements[each.chain.statement]
        shown = {collection.wholes(id_)[-1] for id_ in statement.exhibits}
        persons = {s for s in statement.chain if _is_person(collection, s)}
        alone = [("exhibit", id_) for id_ in shown] if len(shown) == 1 else []
        found.append({*alone, *(("speaker", person) for person in persons)})
    return set.intersection(*found) if found else set()


def _is_person(collection: Collection, speaker: str) -> bool:
    """Return whether a speaker is one person, or passes on the word of those it depends on."""
    entry = collection.speakers.get(speaker)
    return bool(entry and (entry.record.depends_on or entry.record.kind in _PERSONS))


@check("J428", "Relate it to what it denies.", Severity.WARNING)
def check_dissent(collection: Collection) -> Iterator[Fault]:
    """A denial is related to what it denies."""
    for claim in collection.claims.values():
        if claim.record.kind is not ClaimKind.DENIAL:
            continue
        if not claim.record.relations and claim.id not in collection.relations_to:
            yield fault(claim, "relations", "it is related to nothing that it speaks against")
