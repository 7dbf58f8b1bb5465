"""Lists of redirects that follow when an identifier changes once more."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from generator.desk.records.text import replace, split_lines
from generator.issues import Issue
from generator.kinds import REDIRECTS, RENAMED
from generator.read.yaml import parse


class RedirectList(NamedTuple):
    """A list of redirects: the way to it, and what stands before it there."""

    way: tuple[str, ...]
    prefix: str = ""


def redirected_files(
    texts: Mapping[str, str | None], kept: RedirectList, old: str, new: str
) -> Iterator[tuple[str, str | None]]:
    """Yield the files of redirects that change because an identifier does."""
    for path, text in texts.items():
        if text and (path == REDIRECTS.path or fnmatchcase(path, RENAMED.path)):
            led = redirected(text, kept, old, new)
            if led != text:
                yield path, led


def redirected(text: str, kept: RedirectList, old: str, new: str) -> str | None:
    """Return a list of redirects in which those to an old identifier lead on to the new one.

    What leads away from the new one goes; None where nothing is left.

    Raises:
        ValueError: The list is laid out in a way that only a person can change.
    """
    document = parse(text, REDIRECTS.path)
    if isinstance(document, Issue):  # nothing but comments
        return text
    way, gone = kept.way, f"{kept.prefix}{new}"
    former = group_at(document.data, way)
    wanted = {was: new if now == old else now for was, now in former.items() if was != gone}
    if wanted == former:
        return text
    ways = [(*way, was) for was, now in former.items() if now == old and was != gone]
    lines = split_lines(replace(text, [(document.locate(to), old, new) for to in ways]))
    if gone in former:
        # With the last redirect of a list goes what it stands under.
        keys = (*way, gone)
        while len(keys) > 1 and len(group_at(document.data, keys[:-1])) == 1:
            keys = keys[:-1]
        if len(keys) == 1 and len(document.data) == 1:
            return None
        first, last = document.keys[keys][0], document.keys[*way, gone][0]
        del lines[first - 1 : last]
    text = "".join(lines)
    after = parse(text, REDIRECTS.path)
    if isinstance(after, Issue) or dict(group_at(after.data, way)) != wanted:
        raise ValueError(f"{REDIRECTS.path}: let '{old}' lead to '{new}' by hand")
    return text


def group_at(data: Mapping[str, Any], way: Sequence[str]) -> Mapping[str, str]:
    """Return the group at a way, empty where there is none."""
    for key in way:
        data = data.get(key) or {}
    return data
