"""Bytes of a file to its text, and what may stand in no text: odd characters, merge conflicts."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.characters import refused_in
from generator.issues import Issue, Location, Rule

MAX_BYTES = 1_000_000

_WIDE = 4
"""Of so many bytes one is NUL in no text of ours, and one or two are in UTF-16."""

UNREADABLE = Rule("Y101", "A record is a file that can be read.", "Check its kind and permissions.")
TOO_LARGE = Rule("Y102", f"A file has at most {MAX_BYTES:,} bytes.", "Split it into records.")
NOT_UTF8 = Rule("Y103", "A file is UTF-8 text.", "Save it again with the encoding UTF-8.")
ODD_CHARACTER = Rule(
    "Y114",
    "No text or name holds control characters, noncharacters, or others that nobody sees.",
    "Delete the character, or write the one that was meant.",
)
CONFLICT = Rule(
    "Y115", "A file holds no unresolved merge conflict.", "Keep what is right, delete the markers."
)

_MARKER = re.compile(r"(<{7}|>{7}|\|{7})(?: .*)?|={7}")


def read_text(file: Path, path: str) -> str | Issue:
    """Return the text of `file`, or the issue that keeps it from being read."""
    where = Location(path)
    try:
        if not file.exists():
            return UNREADABLE.at(where, "there is no such file", f"add {path}")
        if not file.is_file():
            kind = "a folder" if file.is_dir() else "no plain file"
            return UNREADABLE.at(where, f"this is {kind}; a file belongs here", "move it elsewhere")
        if (size := file.stat().st_size) > MAX_BYTES:
            found = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are allowed"
            return TOO_LARGE.at(where, found, "split it, or move it out of content/")
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        return UNREADABLE.at(where, f"the file cannot be read: {reason}", "check its permissions")
    return _decode(data, path)


def _decode(data: bytes, path: str) -> str | Issue:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        guess = data[error.start : error.start + 1].decode("cp1252", "replace")
        return NOT_UTF8.at(
            locate(before, len(before), path),
            f"byte 0x{data[error.start]:02x} ('{guess}' in Windows-1252) is not UTF-8",
            "save the file again with the encoding UTF-8",
        )
    if data.count(0) * _WIDE >= len(data) > 0:
        found = "every other byte is empty, as in UTF-16, or in a file that was not written whole"
        return NOT_UTF8.at(Location(path), found, "save the file again with the encoding UTF-8")
    return text


def locate(text: str, offset: int, path: str, first_line: int = 1) -> Location:
    """Return where an offset of a text lies in its file, which editors show by line and column."""
    before = text[:offset]
    lines = re.split(r"\r\n|\r|\n", before)
    return Location(path, first_line + len(lines) - 1, len(lines[-1]) + 1)


def odd_characters(text: str, path: str, first_line: int = 1) -> Iterator[Issue]:
    """Yield an issue for each character, as it was typed, that no text may hold."""
    for offset, found, hint in refused_in(text):
        yield ODD_CHARACTER.at(locate(text, offset, path, first_line), found, hint)


def conflicts(
    text: str, path: str, first_line: int = 1, *, markdown: bool = False
) -> Iterator[Issue]:
    """Yield an issue for each merge conflict that nobody resolved, at its first marker.

    What git writes: `<<<<<<< ours`, perhaps `||||||| base`, `=======`, `>>>>>>> theirs`. In
    Markdown, a line of `=` underlines a heading, and one of `>` begins a quotation.
    """
    begun: int | None = None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), first_line):
        if not _MARKER.fullmatch(line) or (markdown and begun is None and line[0] not in "<|"):
            continue
        if line[0] == "<" and begun is not None:
            yield _conflict(path, begun, number - 1)
        begun = number if begun is None or line[0] == "<" else begun
        if line[0] == ">":
            yield _conflict(path, begun, number)
            begun = None
    if begun is not None:
        yield _conflict(path, begun, None)


def _conflict(path: str, first: int, last: int | None) -> Issue:
    end = f", and ends in line {last}" if last and last != first else ""
    found = f"a merge conflict that nobody resolved begins here{end}"
    hint = "keep what is right of both sides, and delete the lines of <<<<<<<, ======= and >>>>>>>"
    return CONFLICT.at(Location(path, first), found, hint)
