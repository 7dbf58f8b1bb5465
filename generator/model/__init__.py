"""The records: frozen, with unknown fields refused."""

from generator.model.claim import (
    Change,
    Claim,
    Estimate,
    Passage,
    Statement,
    suggest_statement_id,
)
from generator.model.notation.dates import Edtf
from generator.model.notation.values import Value
from generator.model.place import Place
from generator.model.source import Source
from generator.model.speaker import Speaker
from generator.model.subject import (
    Edition,
    Population,
    Quantity,
    Redirects,
    Stake,
    Term,
    Topic,
    Vocabulary,
)

__all__ = [
    "Change",
    "Claim",
    "Edition",
    "Edtf",
    "Estimate",
    "Passage",
    "Place",
    "Population",
    "Quantity",
    "Redirects",
    "Source",
    "Speaker",
    "Stake",
    "Statement",
    "Term",
    "Topic",
    "Value",
    "Vocabulary",
    "suggest_statement_id",
]
