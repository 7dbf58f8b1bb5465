"""A public name stands for one thing: each class, type and function is made in one place."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.sites import ROOT


def made_in(tree: ast.Module) -> Iterator[str]:
    """Yield the public classes, types and functions that a module makes."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            # Capital letters are for constants, which belong to their module alone.
            case ast.Assign(targets=[ast.Name(id=name)]) if not name.isupper():
                yield name


def test_a_public_name_is_made_in_one_place() -> None:
    places = defaultdict(list)
    for file in sorted((ROOT / "generator").rglob("*.py")):
        for name in made_in(ast.parse(file.read_text(encoding="utf-8"))):
            if not name.startswith("_"):
                places[name].append(file.relative_to(ROOT).as_posix())
    assert len(places) > 500
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
