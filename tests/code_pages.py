"""Pages of the issue codes: what each shows is laid over the smallest content and built."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.characters import visible
from generator.issues import Issue, Location, Rule
from generator.output.build import build
from generator.site.words.catalogue import catalogue_issues
from tests.content import file_text

Position = tuple[int, int]
"""Line and column, counted from 1."""

CATALOGUE = "generator/locale"
"""Where the generator has the words of the interface; a project has none of its own."""

_FENCE = re.compile(r"```(\w+)(?: (\S+))?\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_TOLD = re.compile(r"^#(?: *\^)? [A-Z]\d{3} .*\n", re.MULTILINE)
"""A line below the one that is wrong: a caret where the issue begins, and what it says."""

_ELSEWHERE = "\n```text\n"


class Block(NamedTuple):
    """A block of a page: lines of a file, or a script."""

    language: str
    path: str
    text: str
    """Without what the page tells of it."""


def blocks(text: str) -> list[Block]:
    """Return the blocks in a part of a page, but those that only tell of issues."""
    return [
        Block(language, path, _TOLD.sub("", lines))
        for language, path, lines in _FENCE.findall(text)
        if language != "text"
    ]


def lay(over: dict[str, Any], found: list[Block], root: Path) -> Path:
    """Write the smallest content below `root`, changed by the blocks; return it."""
    content = dict(over)
    for block in found:
        if block.path:
            content[block.path] = _laid(content.get(block.path), block)
    for name, data in content.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file_text(name, data), encoding="utf-8", newline="\n")
    for block in found:
        if not block.path:
            subprocess.run(["/bin/sh", "-ec", block.text], cwd=root, check=True)
    return root


def _laid(below: Any, block: Block) -> Any:
    """Return a file with a block laid over it: an excerpt of fields, or else the whole."""
    if isinstance(below, dict) and block.language == "yaml":
        return merge_excerpt(below, yaml.load(block.text, yaml.BaseLoader))  # noqa: S506 - texts
    return block.text


def issues_in(root: Path) -> list[Issue]:
    """Return all that is wrong with a project, or with the catalogues that were laid into it."""
    folder = root / CATALOGUE
    if not folder.exists():
        return build(root).issues
    tags = sorted(file.stem for file in folder.glob("*.po"))
    return [issue for tag in tags for issue in catalogue_issues(tag, Location(CATALOGUE), folder)]


def merge_excerpt(whole: Any, excerpt: Any) -> Any:
    """Return `whole` with what stands in `excerpt`; `null` takes a field away.

    Groups of fields in a list are taken one by one; any other list takes the place of the whole.
    """
    if isinstance(excerpt, dict):
        fields = dict(whole) if isinstance(whole, dict) else {}
        for name, value in excerpt.items():
            fields[name] = merge_excerpt(fields.get(name), value)
        return {name: value for name, value in fields.items() if value != "null"}
    if isinstance(excerpt, list) and any(isinstance(item, dict) for item in excerpt):
        items = whole if isinstance(whole, list) else []
        more = [*items, *[None] * len(excerpt)]
        merged = [merge_excerpt(*pair) for pair in zip(more, excerpt, strict=False)]
        return [*merged, *items[len(excerpt) :]]
    return excerpt


def render(page: str, rule: Rule, wrong: Iterable[Issue], root: Path, over: Iterable[str]) -> str:
    """Return a page with its head, and with what its wrong input is told, made anew."""
    _, _, rest = page.partition("\n\n")
    _, _, rest = rest.partition("\n\n")
    head = f"# {rule.code}: {rule.summary}\n\n{rule.severity.capitalize()}. {rule.remedy}\n\n"
    why, _, shown = rest.partition("## Wrong\n")
    shown, _, right = shown.partition("\n## Right\n")
    left = sorted(wrong)

    def tell(fence: re.Match[str]) -> str:
        language, path, lines = fence.groups()
        if language == "text":
            return ""
        if not path:
            return fence[0]
        lines = _TOLD.sub("", lines).splitlines()
        there = _finder(root / path, "\n".join(lines), excerpt=path in over and language == "yaml")
        told: dict[int, list[str]] = {}
        for issue in [issue for issue in left if issue.location.path == path]:
            if position := there((issue.location.line, issue.location.column)):
                line, column = position
                caret = f"#{'^'.rjust(column - 1)}" if column > 1 else "#"
                told.setdefault(line, []).append(f"{caret} {_says(issue)}")
                left.remove(issue)
        told_lines = [part for n, line in enumerate(lines, 1) for part in (line, *told.get(n, ()))]
        return "\n".join([f"```{language} {path}", *told_lines, "```\n"])

    shown = _FENCE.sub(tell, shown).rstrip("\n") + "\n"
    if left:
        shown += _ELSEWHERE + "".join(f"{issue}\n" for issue in left) + "```\n"
    return f"{head}{why}## Wrong\n{shown}\n## Right\n{right}"


def _says(issue: Issue) -> str:
    return f"{issue.code} {visible(issue.text)}"


def _finder(file: Path, shown: str, *, excerpt: bool) -> Callable[[Position], Position | None]:
    """Return what finds the place in the lines shown of a place in the file."""
    if not excerpt:
        count = shown.count("\n") + 1
        return lambda place: place if place[0] <= count else None
    whole = list(_places(yaml.compose(file.read_text(encoding="utf-8"), yaml.BaseLoader)))
    part = dict(_places(yaml.compose(shown, yaml.BaseLoader)))

    def find(place: Position) -> Position | None:
        ways = [way for way, position in whole if position == place]
        return next((part[way] for way in reversed(ways) if way in part), None)

    return find


def _places(node: yaml.Node | None, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Position]]:
    """Yield where each key and each value stands in a YAML file, the outer before the inner."""
    if node is None:
        return
    yield (*way, "value"), (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            mark = key.start_mark
            yield (*way, key.value, "key"), (mark.line + 1, mark.column + 1)
            yield from _places(value, (*way, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for n, item in enumerate(node.value):
            yield from _places(item, (*way, n))
