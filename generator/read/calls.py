"""Calls in hand-written pages as they were typed: `{{ claim('some-id', 'words') }}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPEN = re.compile(r"\{[{#%]")
_BARE = re.compile(r"([\w-]+)\s*[,)]")
_SPACE = re.compile(r"\s*")
_TOKEN = re.compile(
    r"(?P<name>[A-Za-z_]\w*)|(?P<sign>\}\}|[(),=])"
    r"|(?P<text>'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\")",
    re.DOTALL,
)
_CLOSE = "close {{ ... }} and quotes"
_ALONE = "calls and texts alone can stand here: {{ claim('...') }}"


@dataclass(frozen=True, slots=True)
class Argument:
    """A text that a call is given: where its quote stands, and the name it is given by."""

    start: int
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A pair of braces with what stands between them: a call, a name, or a text alone."""

    start: int
    end: int
    name: str = ""
    at: int = 0
    """Where the name stands, or the text."""

    arguments: tuple[Argument, ...] | None = None
    """None where no brackets follow the name; of a text alone, that text."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands between braces and cannot be read: where, why, and what to do."""

    start: int
    message: str
    hint: str


def parts_of(text: str) -> Iterator[str | Call | Unread]:
    """Yield a text in parts, in order: as it stands, calls, and what cannot be read.

    Comments, `{# ... #}`, are left out; one without an end is text, as in `{#anchor}`.
    """
    position, last = 0, text.rfind("#}")
    for opening in _OPEN.finditer(text):
        start = opening.start()
        if start < position:
            continue
        if opening[0] == "{#":
            if start >= last:
                continue
            part, end = None, text.index("#}", start) + 2
        elif opening[0] == "{{":
            part = _Reader(text, start).call()
            end = part.end if isinstance(part, Call) else start + 2
        else:
            hint = "write the sentence out; to show the sign itself, write {{ '{%' }}"
            part = Unread(start, "'{%' begins a block, and pages hold calls alone", hint)
            end = start + 2
        yield text[position:start]
        if part:
            yield part
        position = end
    yield text[position:]


def calls_in(text: str) -> Iterator[Call]:
    """Yield every call in a text that can be read, in order."""
    return (part for part in parts_of(text) if isinstance(part, Call))


class _Reader:
    """Reads one call, from its braces on."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.position = start + 2
        self.kind = self.word = ""
        self.at = start

    def call(self) -> Call | Unread:
        try:
            return self._call()
        except _UnreadError as error:
            return error.unread

    def _call(self) -> Call:
        self.next()
        at, name = self.at, ""
        arguments: list[Argument] | None = None
        if self.kind == "text":
            arguments = [self.argument()]
        elif self.kind == "name":
            name = self.word
            self.next()
            if self.word == "(" and self.kind == "sign":
                arguments = list(self.arguments())
        else:
            raise self.unexpected()
        if (self.kind, self.word) != ("sign", "}}"):
            raise self.unexpected()
        found = None if arguments is None else tuple(arguments)
        return Call(self.start, self.position, name, at, found)

    def arguments(self) -> Iterator[Argument]:
        self.next()
        while self.word != ")" or self.kind != "sign":
            name = ""
            if self.kind == "name":
                if bare := _BARE.match(self.text, self.at):
                    found = f"'{bare[1]}' stands without quotes"
                    raise _UnreadError(Unread(self.at, found, f"write '{bare[1]}'"))
                name = self.word
                self.next("=")
                self.next()
            if self.kind != "text":
                raise self.unexpected()
            yield self.argument(name)
            if self.kind == "sign" and self.word == ",":
                self.next()
            elif self.kind != "sign" or self.word != ")":
                raise self.unexpected()
        self.next()

    def argument(self, name: str = "") -> Argument:
        found = Argument(self.at, re.sub(r"\\(.)", r"\1", self.word[1:-1], flags=re.DOTALL), name)
        self.next()
        return found

    def next(self, wanted: str = "") -> None:
        """Go on to the next piece, which has to be the wanted sign, if one is given."""
        space = _SPACE.match(self.text, self.position)
        self.at = space.end() if space else self.position
        piece = _TOKEN.match(self.text, self.at)
        if piece is None:
            raise self.unreadable()
        self.kind, self.word, self.position = piece.lastgroup or "", piece[0], piece.end()
        if wanted and (self.kind, self.word) != ("sign", wanted):
            raise self.unexpected()

    def unreadable(self) -> _UnreadError:
        sign = self.text[self.at : self.at + 1]
        if not sign:
            return _UnreadError(Unread(self.start, "the braces are not closed", _CLOSE))
        if sign in "'\"":
            return _UnreadError(Unread(self.at, "the quote is not closed", _CLOSE))
        curly = sign in "‘’“”«»„"
        hint = "write ' in place of the curly quote" if curly else _ALONE
        return _UnreadError(Unread(self.at, f"'{sign}' is no part of a call", hint))

    def unexpected(self) -> _UnreadError:
        hint = _CLOSE if self.word == "}}" else _ALONE
        return _UnreadError(Unread(self.at, f"{self.word!r} is not expected here", hint))


class _UnreadError(Exception):
    def __init__(self, unread: Unread) -> None:
        self.unread = unread
        super().__init__(unread.message)
