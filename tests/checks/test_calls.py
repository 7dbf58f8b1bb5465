from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from generator.checks.calls import CALLS
from generator.collection import Collection
from generator.render.calls import prose_functions

NAME_NO_RECORD = {"date", "record_ends", "map", "latest_changes", "record_reach"}


def test_every_call_that_names_a_record_is_known(collect: Callable[..., Collection]) -> None:
    collection = collect()
    language = SimpleNamespace(date=str)
    site = SimpleNamespace(collection=collection, language=language)
    writer: Any = SimpleNamespace(collection=collection, site=site)
    assert prose_functions(writer).keys() - NAME_NO_RECORD == CALLS.keys()
    for kinds in CALLS.values():
        assert all(hasattr(collection, kind) for kind in kinds if kind != "*")
