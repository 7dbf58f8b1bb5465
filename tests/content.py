"""Cases as data: YAML in which dates, `on` and `no` stay texts, and patches to the content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
_GUESSED = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [resolver for resolver in resolvers if resolver[0] not in _GUESSED]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


class _Core(yaml.CSafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [resolver for resolver in resolvers if not resolver[0].endswith(":timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


class _Dumper(yaml.CSafeDumper):
    yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers


def read_yaml(file: Path) -> Any:
    """Return the data in a file; dates and booleans stay texts."""
    return yaml.load(file.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader


def read_as_editors_do(file: Path) -> Any:
    """Return what editing programs see in a file: YAML 1.2 has no dates."""
    return yaml.load(file.read_text(encoding="utf-8"), _Core)  # noqa: S506 - a safe loader


def read_cases(folder: str) -> list[tuple[str, Any]]:
    """Return each case of the files in a folder below tests/cases, with a name for it."""
    return [
        (f"{file.stem}: {case['name']}", case)
        for file in sorted((CASES / folder).glob("*.yml"))
        for case in read_yaml(file)
    ]


def file_text(name: str, data: Any) -> str:
    """Return what a file holds; a text is taken as it is."""
    if isinstance(data, str):
        return data
    if name.endswith(".geojson"):
        return json.dumps(data)
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def merge(target: Any, patch: Any) -> Any:
    """Return `target` changed by a merge patch (RFC 7386): null takes a key away.

    A mapping with numbers for keys changes the items of a list; the next number adds one.
    """
    if not isinstance(patch, dict):
        return patch
    if isinstance(target, list) and all(isinstance(key, int) for key in patch):
        items = [*target, *[None] * (max(patch) + 1 - len(target))]
        return [merge(item, patch[i]) if i in patch else item for i, item in enumerate(items)]
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged
