"""Files of a site where it stands: in a folder, or at an address that serves it."""

import http.client
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

GetFile = Callable[[str], bytes | None]
"""Returns a file by its path below the site; None where there is none.

Raises OSError where that cannot be told; it says why.
"""

LARGEST = 100_000_000
"""Bytes of one file that are taken from a server."""

SECONDS = 30
AT_ONCE = 8
TRIES = 3
GONE = (404, 410)


def folder_files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, but git's own."""
    return {
        path.as_posix(): (folder / path).read_bytes()
        for path in sorted(file.relative_to(folder) for file in folder.rglob("*"))
        if path.parts[0] != ".git" and not (folder / path).is_dir()
    }


class _SameHost(HTTPRedirectHandler):
    """Follows a server to nowhere else."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the library has it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if here.netloc != there.netloc or there.scheme not in (here.scheme, "https"):
            raise URLError(f"leads to another host: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def from_server(address: str) -> GetFile:
    """Return what asks a server for files as readers do: a page by the address of its folder."""
    opener = build_opener(_SameHost())
    base = f"{address.rstrip('/')}/"

    def get(path: str) -> bytes | None:
        name = path.removesuffix("index.html") if path.endswith("/index.html") else path
        url = base + quote("" if name == "index.html" else name)
        for attempt in range(TRIES):
            try:
                with opener.open(url, timeout=SECONDS) as answer:
                    data: bytes = answer.read(LARGEST + 1)
            except HTTPError as error:
                if error.code in GONE:
                    return None
                reason = f"the server answers {error.code}"
            except (OSError, http.client.HTTPException) as error:
                reason = str(getattr(error, "reason", error))
            else:
                if len(data) <= LARGEST:
                    return data
                raise OSError(0, f"larger than {LARGEST:,} bytes", url)
            if attempt == TRIES - 1:
                raise OSError(0, reason, url)
        return None

    return get


def fetch_all(get: GetFile, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield each path with its file, several asked for at once, in order."""
    listed = list(paths)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from zip(listed, pool.map(get, listed), strict=True)
