"""What a process keeps for the next build, such as that of a preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.output import anchors
from generator.output.build import build_project
from generator.read.files import reader
from generator.site.chart import picture
from generator.site.chart.labels import place_labels
from generator.site.share.cards import card
from tests.sites import copy_sample

KEPT: tuple[Any, ...] = (
    anchors._given_in,  # noqa: SLF001 - what is kept there shows in no other way
    card,
    reader._examine,  # noqa: SLF001 - likewise
    picture._drawn,  # noqa: SLF001 - likewise
    place_labels,
)
CLAIM = "content/claims/bees-vanished.yml"


def forget() -> None:
    for each in KEPT:
        each.cache_clear()


def made() -> list[int]:
    return [each.cache_info().misses for each in KEPT]


def test_a_build_with_what_another_kept_gives_the_same_bytes(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    claim = project / CLAIM
    first = dict(build_project(project))
    typed = claim.read_text(encoding="utf-8")
    claim.write_text(typed.replace("title: ", "title: Not that ", 1), encoding="utf-8")
    kept = dict(build_project(project))
    assert kept != first
    forget()
    assert dict(build_project(project)) == kept
    claim.write_text(typed, encoding="utf-8")
    assert dict(build_project(project)) == first


def test_a_change_of_one_claim_reads_and_draws_little_anew(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    claim = project / CLAIM
    forget()
    dict(build_project(project))
    everything = made()
    assert all(everything)
    dict(build_project(project))
    assert made() == everything
    typed = claim.read_text(encoding="utf-8")
    claim.write_text(typed.replace("title: ", "title: Not that ", 1), encoding="utf-8")
    dict(build_project(project))
    pages, cards, read, pictures, labels = (
        now - then for now, then in zip(made(), everything, strict=True)
    )
    assert (cards, read, pictures, labels) == (1, 1, 0, 0)
    assert pages < everything[0]
