"""This site in a browser, as the other browser tests open it."""

from __future__ import annotations

from tests.browser.conftest import opened, own, own_files, serve

__all__ = ["opened", "own", "own_files", "serve"]
