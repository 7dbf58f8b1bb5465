"""What answers at the addresses outside the site."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Semaphore
from typing import TypeVar

import httpx

from generator.desk.web.links import Answer, State

T = TypeVar("T")

AGENT = "explainer-generator link check"
TRIES = 3
"""How often an address is asked that is busy, fails or does not answer."""

PATIENCE = 1.0
"""Seconds before an address is asked again; twice as many the next time."""

LONGEST_WAIT = 30.0
"""Seconds to wait at most before asking again."""

AT_ONCE, AT_ONCE_PER_HOST = 16, 2


_CIRCLE = "redirects in a circle"


class RefusedError(Exception):
    """An address that gives nothing; says why."""


def open_client(seconds: float) -> httpx.Client:
    """Return what asks addresses; `seconds` is how long it waits for an answer."""
    return httpx.Client(
        follow_redirects=True, max_redirects=10, timeout=seconds, headers={"User-Agent": AGENT}
    )


def ask(client: httpx.Client, url: str, pause: float, read: Callable[[httpx.Response], T]) -> T:
    """Return what is read of an answer; where an address is busy or fails, it is asked again.

    Raises:
        RefusedError: There is none.
    """
    why = ""
    for attempt in range(TRIES):
        wait, last = pause * 2**attempt, attempt == TRIES - 1
        try:
            with client.stream("GET", url) as response:
                busy = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
                if last or not (busy or response.is_server_error):
                    return read(response)
                wait = time_to_wait(response, wait)
        except httpx.TooManyRedirects as error:
            raise RefusedError(_CIRCLE) from error
        except httpx.TimeoutException:
            why = "no answer in time"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = f"cannot be reached: {type(error).__name__}"
        if not last:
            time.sleep(wait)
    raise RefusedError(why)


def ask_links(
    urls: Iterable[str], seconds: float = 20.0, answered: Callable[[str], None] = lambda _url: None
) -> dict[str, Answer]:
    """Return what each address answers; `answered` hears of each, from several threads."""
    hosts: dict[str, Semaphore] = defaultdict(lambda: Semaphore(AT_ONCE_PER_HOST))

    def check(url: str) -> Answer:
        with hosts[httpx.URL(url).host]:
            try:
                answer = ask(client, url, PATIENCE, _judge)
            except RefusedError as error:
                state = State.DEAD if str(error) == _CIRCLE else State.SILENT
                answer = Answer(state, str(error))
        answered(url)
        return answer

    asked = list(urls)
    with open_client(seconds) as client, ThreadPoolExecutor(AT_ONCE) as threads:
        return dict(zip(asked, threads.map(check, asked), strict=True))


def _judge(response: httpx.Response) -> Answer:
    status = response.status_code
    detail = f"{status} {response.reason_phrase}".strip()
    if response.is_success:
        moves = [step for step in response.history if step.status_code in (301, 308)]
        if moves and len(moves) == len(response.history):
            return Answer(State.MOVED, str(response.url))
        return Answer(State.LIVE, detail)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Answer(State.DEAD, detail)
    return Answer(State.SILENT if response.is_server_error else State.UNSURE, detail)


def time_to_wait(response: httpx.Response, otherwise: float) -> float:
    """Return the seconds that the server asks to wait, within reason."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), LONGEST_WAIT) if asked.isdecimal() else otherwise
