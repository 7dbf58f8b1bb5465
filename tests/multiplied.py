"""This site's own content as many times over as a size asks for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.sites import ROOT

_TITLE = re.compile(r"^title: (.*?)(['\"]?)$", re.MULTILINE)

_FORMER = re.compile(r"^first_called: .*\n", re.MULTILINE)
"""A copy was never called otherwise."""


def multiplied(project: Path, claims: int) -> int:
    """Lay out a project with at least so many claims, and return how many: whole copies, no part.

    The copies share works, speakers and places, which grow in what rests on them.
    """
    for folder in ("content", "overrides"):
        shutil.copytree(ROOT / folder, project / folder)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "generator").mkdir()
    (project / "generator/mkdocs_hook.py").symlink_to(ROOT / "generator/mkdocs_hook.py")
    (project / "generator/theme").symlink_to(ROOT / "generator/theme")
    (project / "build/docs").mkdir(parents=True)
    home = project / "content/claims"
    typed = {file.stem: file.read_text(encoding="utf-8") for file in sorted(home.glob("*.yml"))}
    names = {*typed, *_figures(typed.values())}
    longest_first = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # A figure may be called as its quantity is, which stays.
    ids = re.compile(rf"(?<!quantity: )(?<![\w-])({longest_first})(?![\w-])")
    order = {name: number for number, name in enumerate(sorted(names))}
    copies = range(1, max(1, -(-claims // len(typed))))
    for copy in copies:

        def renamed(match: re.Match[str], copy: int = copy) -> str:
            return f"copy-{copy}-{order[match[0]]}"

        for stem, text in typed.items():
            titled = _TITLE.sub(rf"title: \1 ({copy})\2", _FORMER.sub("", text), count=1)
            file = home / f"copy-{copy}-{order[stem]}.yml"
            file.write_text(ids.sub(renamed, titled), encoding="utf-8")
    return len(typed) * (len(copies) + 1)


def _figures(texts: Any) -> Iterator[str]:
    for text in texts:
        record: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
        for statement in record["statements"]:
            yield from (estimate["id"] for estimate in statement.get("estimates", ()))
