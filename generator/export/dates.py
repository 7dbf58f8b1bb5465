"""The day on which a page was last changed, as the records have it."""

from generator.addresses import home, record_uri
from generator.model import Claim
from generator.read.collection import Collection


def days_of_change(collection: Collection) -> dict[str, str]:
    """Return by source URI, as ISO 8601 has it, the day of each page that is not the edition's."""
    return {
        home(record_uri("claim", claim.id)): day_of_change(claim.record)
        for claim in collection.claims.values()
    }


def day_of_change(claim: Claim) -> str:
    """Return when a claim was last looked through or changed."""
    return max(str(day) for day in (claim.reviewed, *(change.on for change in claim.changes)))
