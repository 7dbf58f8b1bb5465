"""The records: frozen, with unknown fields refused."""

from generator.model.claim import (
    Change,
    Claim,
    Estimate,
    Override,
    Passage,
    Relation,
    Report,
)
from generator.model.dates import Edtf
from generator.model.people import Speaker
from generator.model.place import Place
from generator.model.source import Archive, Derivation, Source
from generator.model.subject import (
    Population,
    Quantity,
    Redirects,
    Site,
    Stake,
    Term,
    Topic,
    Vocabulary,
)
from generator.model.values import Value

__all__ = [
    "Archive",
    "Change",
    "Claim",
    "Derivation",
    "Edtf",
    "Estimate",
    "Override",
    "Passage",
    "Place",
    "Population",
    "Quantity",
    "Redirects",
    "Relation",
    "Report",
    "Site",
    "Source",
    "Speaker",
    "Stake",
    "Term",
    "Topic",
    "Value",
    "Vocabulary",
]
