from __future__ import annotations

from generator.export.citation import citation_files
from generator.publication import published
from generator.read.load import load
from tests.sites import ROOT


def test_the_files_by_which_the_data_are_cited_are_those_of_the_records() -> None:
    collection, _ = load(ROOT)
    assert collection
    for name, text in citation_files(published(collection)).items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, "run: generator citation"
