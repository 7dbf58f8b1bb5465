"""How closed lists read in a sentence, in the language of the site."""

from __future__ import annotations

from generator.model.words import How, Measure, Read, RelationKind, Stance
from generator.render.language import Language


def word(language: Language, member: str) -> str:
    """Return a word of a closed list in the language of the site: `single origin`."""
    return language.gettext(spelt(member))


def spelt(member: str) -> str:
    """Return a word of a closed list as it is spelt in a text: `single origin`."""
    return str(member).replace("-", " ")


def stance(language: Language, member: Stance) -> str:
    """Return a stance as the verb after a speaker's name."""
    _ = language.gettext
    return {
        Stance.ASSERTS: _("said so"),
        Stance.CONFIRMS: _("confirmed it"),
        Stance.ADMITS: _("acknowledged it"),
        Stance.DENIES: _("denied it"),
        Stance.DISPUTES: _("disputed it"),
        Stance.DECLINES: _("said neither yes nor no"),
    }[member]


def derivation(language: Language, member: How) -> str:
    """Return how a work derives from another, before the other's name."""
    _ = language.gettext
    return {
        How.SYNDICATES: _("Carries word for word"),
        How.TRANSLATES: _("Translates"),
        How.REWRITES: _("Rewrites"),
        How.SUMMARISES: _("Sums up"),
        How.QUOTES: _("Draws on"),
    }[member]


def derived(language: Language, member: How) -> str:
    """Return what a work is to the one above it in the tree."""
    _ = language.gettext
    return {
        How.SYNDICATES: _("word for word"),
        How.TRANSLATES: _("translation"),
        How.REWRITES: _("rewritten"),
        How.SUMMARISES: _("summary"),
        How.QUOTES: _("draws on it"),
    }[member]


def reading(language: Language, member: Read) -> str:
    """Return how much of a work was read, as a sentence."""
    _ = language.gettext
    return {
        Read.WHOLE: _("Read in full."),
        Read.OPENING: _("Opening read."),
        Read.NOT_READ: _("Not read; known through another work."),
    }[member]


def measure(language: Language, member: Measure) -> str:
    """Return what a figure counts over time, after the figure."""
    _ = language.gettext
    return {
        Measure.CUMULATIVE: _("in all up to then"),
        Measure.STOCK: _("there at the time"),
        Measure.FLOW: _("within the period"),
        Measure.PLANNED: _("planned"),
        Measure.FORECAST: _("forecast"),
    }[member]


def relation(language: Language, member: RelationKind, *, outward: bool) -> str:
    """Return a relation before the other claim's title, from this claim or towards it."""
    _ = language.gettext
    there, back = {
        RelationKind.CONTRADICTS: (_("Contradicts"), _("Contradicts")),
        RelationKind.NARROWER_THAN: (_("Part of"), _("Includes")),
        RelationKind.VARIANT_OF: (_("Another version of"), _("Another version of")),
        RelationKind.SUPERSEDES: (_("Replaces"), _("Replaced by")),
        RelationKind.DEPENDS_ON: (_("Presupposes"), _("Presupposed by")),
        RelationKind.REFUTES: (_("Refutes"), _("Refuted by")),
    }[member]
    return there if outward else back
