"""What is wrong with the content, and where: the one form of every message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from generator.characters import visible


class Severity(StrEnum):
    """How much an issue weighs for the author."""

    ERROR = "error"
    """The site is not built until this is mended."""

    WARNING = "warning"
    """The site is built; a reader could be misled, so an editor should look."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong. The code is stable and never given to another rule."""

    code: str
    summary: str
    """What the rule asks for, in a sentence."""

    remedy: str
    """What an author does about it, in a sentence."""

    severity: Severity = Severity.ERROR

    def at(self, location: Location, message: str, hint: str = "") -> Issue:
        """Return the issue that this rule was broken at `location`, in one line."""
        message, hint = (" ".join(text.splitlines()) for text in (message, hint))
        return Issue(location, self.code, message, hint, self.severity)


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A rule broken somewhere; issues sort by location, then code."""

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    @property
    def text(self) -> str:
        """The message, and the hint in brackets."""
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __str__(self) -> str:
        return f"{self.location}: {self.code} {visible(self.text)}"


class ContentError(Exception):
    """The content cannot be built; carries every issue found."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = sorted(issues)
        super().__init__("\n".join(map(str, self.issues)))
