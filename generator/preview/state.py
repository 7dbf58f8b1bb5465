"""What a preview knows of the content's state."""

import gc
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from threading import Lock, Timer

from generator.issues import Issue, Location
from generator.preview.glimpse import Changes
from generator.site.memory import Memory

TIDY_SECONDS = 1
"""How long after a build; it takes about half a second, in which nothing is served."""


class SupersededError(Exception):
    """Somebody saved again: what is being built is out of date already."""


class Preview:
    """What a preview server knows of the content's state."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        """Whether only pages that changed are built."""
        self._around = 0
        self.issues: Sequence[Issue] = ()
        """What is wrong with the content; if there is an error, the last good state is shown."""
        self.root = Path()
        """The project, below which files are opened."""
        self.typed: Mapping[str, dict[str, Location]] = {}
        """By the path that a page is asked for: the places on it, and where they were typed."""
        self.failure = ""
        """What kept the last change from being shown, where it is no issue of the content."""
        self.asked: list[str] = []
        """The pages that were asked for last, by path: those that somebody looks at."""
        self.hurried = False
        """Whether these alone are to be built, and the rest afterwards."""
        self.before: Changes = {}
        """What the docs directory held, where a hurried build changed it."""
        self.stale = False
        """Whether a page that was asked for, or what is wrong, has changed since it was shown."""
        self.searched = False
        """Whether the search's index is that of the last build."""
        self.indexing = Lock()
        """Held by whoever makes it."""
        self._published: AbstractSet[str] = frozenset()
        self._templates = 0
        self.saved: Callable[[], bool] = lambda: False
        """Whether somebody has saved again."""
        self._memory = Memory()
        self._tidying = Timer(0, gc.collect)

    def outdated_by(self, changed: int) -> bool:
        """Return whether all pages are out of date, by when what shows on all last changed."""
        earlier, self._around = self._around, changed
        return self.dirty and earlier not in (0, changed)

    def memory(self, changed: int) -> Memory:
        """Return what is remembered of pages, by when what they are made with last changed."""
        if changed != self._templates:
            self._templates, self._memory = changed, Memory(self._give_way)
        return self._memory

    def _give_way(self) -> None:
        if not self.hurried and self.saved():
            raise SupersededError

    def collect_garbage_later(self) -> None:
        """Call `gc.collect()` some seconds after the last build; a build meanwhile puts it off."""
        self._tidying.cancel()
        self._tidying = Timer(TIDY_SECONDS, gc.collect)
        self._tidying.daemon = True
        self._tidying.start()

    def gone(self, published: AbstractSet[str]) -> AbstractSet[str]:
        """Return which files of the last build's are not among those of this one."""
        last, self._published = self._published, published
        return last - published
