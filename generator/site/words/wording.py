"""How closed lists read in a sentence, in the language of the site."""

import re
from collections.abc import Mapping

from generator.model.lists import (
    ChangeKind,
    ClaimKind,
    Grade,
    How,
    Measure,
    Read,
    RelationKind,
    Stance,
    WorkStatusKind,
)
from generator.site.words.language import Language

Phrases = Mapping[str, str]


def word(language: Language, member: str) -> str:
    """Return a word of a closed list in the language of the site: `single origin`."""
    return language.gettext(spelt(member))


def spelt(member: str) -> str:
    """Return a word of a closed list as it is spelt in a text: `single origin`, `NGO`."""
    return "NGO" if member == "ngo" else str(member).replace("-", " ")


def licence_name(identifier: str) -> str:
    """Return a licence as it is spelt in a text: `CC BY-SA 4.0`, not SPDX's `CC-BY-SA-4.0`."""
    parts = re.fullmatch(r"(CC0?)(?:-(.+))?-([\d.]+)", identifier)
    return " ".join(filter(None, parts.groups())) if parts else identifier


def phrase(language: Language, phrases: Phrases, member: str) -> str:
    """Return what one of these tables has for a word, in the language of the site."""
    return language.gettext(phrases[member])


def _(message: str) -> str:
    """Mark a message for the catalogue."""
    return message


PHRASES: Mapping[str, Phrases] = {
    # The verb after a speaker's name.
    "stance": {
        Stance.ASSERTS: _("said so"),
        Stance.CONFIRMS: _("confirmed it"),
        Stance.ADMITS: _("acknowledged it"),
        Stance.SHOWS: _("showed it"),
        Stance.DENIES: _("denied it"),
        Stance.DISPUTES: _("doubted it"),
        Stance.DECLINES: _("said neither yes nor no"),
    },
    # Before the name of the work from which another derives.
    "derivation": {
        How.SYNDICATES: _("Carries word for word"),
        How.TRANSLATES: _("Translates"),
        How.REWRITES: _("Rewrites"),
        How.SUMMARISES: _("Sums up"),
        How.QUOTES: _("Draws on"),
    },
    # What a work is to the one above it in the tree.
    "derived": {
        How.SYNDICATES: _("word for word"),
        How.TRANSLATES: _("translation"),
        How.REWRITES: _("rewritten"),
        How.SUMMARISES: _("summary"),
        How.QUOTES: _("draws on it"),
    },
    # How much of a work was read, as a sentence.
    "reading": {
        Read.WHOLE: _("Read in full."),
        Read.PARTS: _("Read in part."),
        Read.OPENING: _("Read in part."),
        Read.NOT_READ: _("Not read; known through another work."),
    },
    # What became of a work, at the end of its reference.
    "became": {
        WorkStatusKind.RETRACTED: _("retracted on %(date)s"),
        WorkStatusKind.WITHDRAWN: _("withdrawn on %(date)s"),
        WorkStatusKind.CORRECTED: _("corrected on %(date)s"),
    },
    # What a figure counts over time, after the figure.
    "measure": {
        Measure.CUMULATIVE: _("in all up to then"),
        Measure.STOCK: _("at the time"),
        Measure.FLOW: _("within the period"),
        Measure.PLANNED: _("planned"),
        Measure.FORECAST: _("forecast"),
    },
}
"""What templates write for a word, by the name of the filter that does it."""

FOUND_BY: Phrases = {
    # Words that readers search for, of claims that say that something is not so.
    ClaimKind.DENIAL: _("denied it; denial; denies; doubts; none; not so; not true; no evidence"),
    # The same of stories that went round and proved wrong.
    ClaimKind.FALSEHOOD: _(
        "fake; hoax; lie; false; untrue; debunked; misinformation; disinformation"
    ),
    # The same of what a party concerned has admitted.
    Grade.ACKNOWLEDGED: _("admitted it; admission; admits; acknowledged; confirmed; official"),
    # The same of what some assert and others deny.
    Grade.CONTESTED: _("contested; disputed; denied"),
}
"""What leads a search to claims of a kind or standing, whatever they are about."""

NEWS: Phrases = {
    ChangeKind.ADDED: _("New claim."),
    ChangeKind.STANDING: _("The standing changed: %(before)s, then %(after)s."),
}
"""What changed, where no editor has said it."""

RELATED: Mapping[str, Phrases] = {
    "to": {
        RelationKind.CONTRADICTS: _("Contradicts"),
        RelationKind.NARROWER_THAN: _("Part of"),
        RelationKind.VARIANT_OF: _("Another version of"),
        RelationKind.SAME_GROUND_AS: _("Rests on the same person or thing as"),
        RelationKind.SUPERSEDES: _("Replaces"),
        RelationKind.DEPENDS_ON: _("Presupposes"),
        RelationKind.REFUTES: _("Refutes"),
    },
    "from": {
        RelationKind.CONTRADICTS: _("Contradicts"),
        RelationKind.NARROWER_THAN: _("Includes"),
        RelationKind.VARIANT_OF: _("Another version of"),
        RelationKind.SAME_GROUND_AS: _("Rests on the same person or thing as"),
        RelationKind.SUPERSEDES: _("Replaced by"),
        RelationKind.DEPENDS_ON: _("Presupposed by"),
        RelationKind.REFUTES: _("Refuted by"),
    },
}
"""A relation before the other claim's title: from this claim to it, or from it to this."""
