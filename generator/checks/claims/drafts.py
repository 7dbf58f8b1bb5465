"""What is published leans on nothing that is not."""

from collections.abc import Iterator

from generator.checks.cross_references import named_in, references
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words, fault
from generator.model import Claim
from generator.model.lists import Status
from generator.read.collection import Collection


@check("X346", "Publish the draft too, or take its name out.")
def check_drafts(collection: Collection) -> Iterator[Fault]:
    """What is published names no draft."""
    drafts = {c.id for c in collection.claims.values() if c.record.status is Status.DRAFT}
    if not drafts:
        return
    inside = {("claims", claim): claim for claim in drafts}
    inside |= {
        ("estimates", f.id): f.claim.id for f in collection.all_figures() if f.claim.id in drafts
    }
    for entry, way, kind, id_ in references(collection):
        own = isinstance(entry.record, Claim) and entry.id in drafts
        if (kind, id_) in inside and not own:
            yield fault(entry, way, f"the draft '{inside[kind, id_]}' is not published")
    for page in collection.pages.values():
        for name in named_in(page.body):
            if (name.kind, name.id) in inside:
                told = f"the draft '{inside[name.kind, name.id]}' is not published"
                yield Words(page.body, page).fault(name.start, told)
