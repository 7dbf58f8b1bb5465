"""What answers at the addresses outside the site."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Semaphore

import httpx

from generator.desk.works.links import Answer, State

AGENT = "explainer-generator link check"
TRIES = 3
"""How often an address is asked that is busy, fails or does not answer."""

PATIENCE = 1.0
"""Seconds before an address is asked again; twice as many the next time."""

LONGEST_WAIT = 30.0
"""Seconds to wait at most before asking again."""

AT_ONCE, AT_ONCE_PER_HOST = 16, 2


def ask_links(
    urls: Iterable[str], seconds: float = 20.0, answered: Callable[[str], None] = lambda _url: None
) -> dict[str, Answer]:
    """Return what each address answers; `answered` hears of each, from several threads."""
    hosts: dict[str, Semaphore] = defaultdict(lambda: Semaphore(AT_ONCE_PER_HOST))

    def check(url: str) -> Answer:
        with hosts[httpx.URL(url).host]:
            answer = _ask(client, url)
        answered(url)
        return answer

    asked = list(urls)
    with (
        httpx.Client(
            follow_redirects=True, max_redirects=10, timeout=seconds, headers={"User-Agent": AGENT}
        ) as client,
        ThreadPoolExecutor(AT_ONCE) as threads,
    ):
        return dict(zip(asked, threads.map(check, asked), strict=True))


def _ask(client: httpx.Client, url: str) -> Answer:
    answer, wait = Answer(State.SILENT, "not asked"), 0.0
    for attempt in range(TRIES):
        time.sleep(wait)
        wait = PATIENCE * 2**attempt
        try:
            # The words are not needed, only what the server says of them.
            with client.stream("GET", url) as response:
                answer = _judge(response)
                wait = time_to_wait(response, wait)
        except httpx.TooManyRedirects:
            return Answer(State.DEAD, "redirects in a circle")
        except httpx.TimeoutException:
            answer = Answer(State.SILENT, "no answer in time")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            answer = Answer(State.SILENT, f"cannot be reached: {type(error).__name__}")
        busy = answer.detail.startswith(str(int(HTTPStatus.TOO_MANY_REQUESTS)))
        if answer.state is not State.SILENT and not busy:
            break
    return answer


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
