"""The records: frozen, with unknown fields refused."""

from generator.model.claim import Change, Claim
from generator.model.edition import Author, Edition
from generator.model.exhibit import Exhibit
from generator.model.notation.dates.edtf import Edtf
from generator.model.notation.figures.values import Value
from generator.model.place import Place
from generator.model.source import Source
from generator.model.speaker import Speaker
from generator.model.statement import Estimate, Passage, Statement, suggest_statement_id
from generator.model.subject import Redirects, Term, Topic
from generator.model.vocabulary import (
    EvidenceKind,
    PlaceKind,
    Population,
    Quantity,
    SpeakerKind,
    Stake,
    Vocabulary,
)

__all__ = [
    "Author",
    "Change",
    "Claim",
    "Edition",
    "Edtf",
    "Estimate",
    "EvidenceKind",
    "Exhibit",
    "Passage",
    "Place",
    "PlaceKind",
    "Population",
    "Quantity",
    "Redirects",
    "Source",
    "Speaker",
    "SpeakerKind",
    "Stake",
    "Statement",
    "Term",
    "Topic",
    "Value",
    "Vocabulary",
    "suggest_statement_id",
]
