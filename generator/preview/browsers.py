"""The browsers that follow a preview; MkDocs' server tells them after a build, not within one."""

from typing import Any

REST_SECONDS = 0.5
"""How long browsers have to load a page before the rest is built."""


class Browsers:
    """Those of a server, whose own way of telling them is not public."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def saved(self) -> bool:
        """Return whether somebody has saved since the build began."""
        return bool(self._server._want_rebuild)  # noqa: SLF001 - see above

    def show(self) -> bool:
        """Let them load what is built; return whether nobody saves while they do."""
        server = self._server
        with server._epoch_cond:  # noqa: SLF001 - see above
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001 - see above
            server._epoch_cond.notify_all()  # noqa: SLF001 - see above
        with server._rebuild_cond:  # noqa: SLF001 - see above
            return not server._rebuild_cond.wait_for(self.saved, REST_SECONDS)  # noqa: SLF001 - see above

    def show_again(self) -> None:
        """Let them load what they have already once more, when this build ends."""
        self._server._wanted_epoch += 1  # noqa: SLF001 - see above
