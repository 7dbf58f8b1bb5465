"""What a preview remembers of pages: what each was made of, so that few are made again.

A page is made by a function of the site. While it runs, the site notes what is asked of it; the
page is made again once any answer is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from inspect import getattr_static
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator.evidence import Evidence
from generator.export.facts import Facts
from generator.read.collection import Collection
from generator.read.entry import Entry

if TYPE_CHECKING:
    from generator.site.site import Site

T = TypeVar("T")

Way = tuple[str, ...]
"""The names and keys by which something is asked for: `collection`, `claims`, its identifier."""

_NOTHING = object()
_ANEW = frozenset({"say"})
"""What is no answer in itself, as functions are not: what it looks up is noted, too."""


class Forgetful:
    """Remembers nothing: what is built once is made at once."""

    def recall(self, key: object, make: Callable[[Site], T], site: Site) -> T:
        """Return what a function makes of a site."""
        del key
        return make(site)


class Memory(Forgetful):
    """Results of functions of a site, with all that was asked to come to each."""

    def __init__(self, pause: Callable[[], None] = lambda: None) -> None:
        self._pause = pause
        """Called before each page, and may raise: what was remembered by then stays."""
        self._kept: dict[Any, tuple[dict[Way, Any], Any]] = {}
        self._site: Site | None = None
        self._found: dict[Way, Any] = {}
        self._same: dict[tuple[Way, int], bool] = {}

    def recall(self, key: object, make: Callable[[Site], T], site: Site) -> T:
        """Return what a function makes of a site, or made of one that answered alike.

        `key` names the function; nothing else may tell it what to make.
        """
        self._pause()
        if site is not self._site:
            self._site, self._found, self._same = site, {(): site}, {}
        asked, result = self._kept.get(key, ({(): None}, None))
        if not all(self._is_same(way, answer) for way, answer in asked.items()):
            asked = {}
            result = make(cast("Site", _Watched(site, (), asked)))
            self._kept[key] = asked, result
        return cast("T", result)

    def _is_same(self, way: Way, answer: object) -> bool:
        key = way, id(answer)
        if key not in self._same:
            self._same[key] = _alike(answer, self._find(way))
        return self._same[key]

    def _find(self, way: Way) -> Any:
        if way not in self._found:
            home = self._find(way[:-1])
            if isinstance(home, Mapping):
                self._found[way] = home.get(way[-1], _NOTHING)
            else:
                self._found[way] = getattr(home, way[-1])
        return self._found[way]


def _alike(one: object, other: object) -> bool:
    if one is other:
        return True
    if isinstance(one, Entry) and isinstance(other, Entry):
        return one.document.sha256 == other.document.sha256 and one == other
    return bool(one == other)


@cache
def _own(kind: type, name: str) -> object:
    return getattr_static(kind, name, None)


class _Watched:
    """Notes what is asked of an object, its own methods included."""

    def __init__(self, real: object, way: Way, asked: dict[Way, Any]) -> None:
        self._real, self._way, self._asked = real, way, asked

    def __getattr__(self, name: str) -> Any:
        own = _own(type(self._real), name)  # type: ignore[arg-type] # every class has a hash
        if isinstance(own, FunctionType):
            return MethodType(own, self)
        if isinstance(own, property) and own.fget:
            return own.fget(self)
        found = getattr(self._real, name)
        if isinstance(own, cached_property) and (name in _ANEW or callable(found)):
            self.__dict__[name] = own.func(self)
            return self.__dict__[name]
        return _watch(found, (*self._way, name), self._asked)


class _WatchedMapping(Mapping[str, Any]):
    """Notes which keys of a mapping are looked up, or that all of it was looked at."""

    def __init__(self, real: Any, way: Way, asked: dict[Way, Any]) -> None:
        self._real, self._way, self._asked = real, way, asked

    def __getitem__(self, key: str) -> Any:
        found = self._asked[*self._way, key] = self._real.get(key, _NOTHING)
        if found is _NOTHING:
            raise KeyError(key)
        return found

    def __setitem__(self, key: str, made: Any) -> None:
        """Keep what was made on the way for others, as `Facts.once` does."""
        self._real[key] = made

    def __iter__(self) -> Iterator[str]:
        self._asked[self._way] = self._real
        return iter(self._real)

    def __len__(self) -> int:
        self._asked[self._way] = self._real
        return len(self._real)


def _watch(found: Any, way: Way, asked: dict[Way, Any]) -> Any:
    if isinstance(found, Collection | Evidence | Facts):
        return _Watched(found, way, asked)
    if isinstance(found, Mapping):
        return _WatchedMapping(found, way, asked)
    asked[way] = found
    return found
