"""The order in which claims are read: topic by topic, the first said first."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from generator.model import Claim, Topic
from generator.read.collection import Collection
from generator.read.entry import Entry


def by_topic(
    collection: Collection, claims: Iterable[Entry[Claim]]
) -> list[tuple[Entry[Topic], list[Entry[Claim]]]]:
    """Return claims by topic, in the order of the topics and there the first said first."""
    in_order = sorted(claims, key=_first_said)
    topics = [
        (topic, [claim for claim in in_order if claim.record.topic == topic.id])
        for topic in collection.topics.values()
    ]
    return [(topic, own) for topic, own in topics if own]


def reading_order(collection: Collection) -> dict[str, str]:
    """Map each claim but the last to the one after it: topic by topic, the first said first."""
    topics = by_topic(collection, collection.claims.values())
    return dict(pairwise(claim.id for _, claims in topics for claim in claims))


def _first_said(claim: Entry[Claim]) -> tuple[Any, ...]:
    dates = [
        statement.said_on.sort_key for statement in claim.record.statements if statement.said_on
    ]
    return (not dates, min(dates, default=()), claim.id)
