from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from generator.desk.web import answers
from generator.desk.web.answers import ask_links
from generator.desk.web.links import Answer, OutsideLink, State, link_rows, outside_links
from generator.read.collection import Collection
from tests.desk.web.loopback import Server, serving


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "PATIENCE", 0.01)


@pytest.mark.parametrize(
    ("path", "state", "detail", "asked"),
    [
        ("/live", State.LIVE, "200 OK", 1),
        ("/moved", State.MOVED, "{url}/live", 1),
        ("/elsewhere", State.LIVE, "200 OK", 1),
        ("/lost", State.DEAD, "404 Not Found", 1),
        ("/gone", State.DEAD, "410 Gone", 1),
        ("/shut", State.UNSURE, "403 Forbidden", 1),
        ("/busy", State.UNSURE, "429 Too Many Requests", 3),
        ("/busy-once", State.LIVE, "200 OK", 2),
        ("/busy-till", State.LIVE, "200 OK", 2),
        ("/fails", State.SILENT, "500 Internal Server Error", 3),
        ("/fails-once", State.LIVE, "200 OK", 2),
        ("/circle", State.DEAD, "redirects in a circle", 11),
        ("/never", State.SILENT, "no answer in time", 3),
    ],
)
def test_each_answer_is_understood(
    server: Server, path: str, state: State, detail: str, asked: int
) -> None:
    url, before = f"{server.url}{path}", server.asked[path]
    answer = ask_links([url], seconds=0.5)[url]
    assert answer == Answer(state, detail.format(url=server.url))
    assert server.asked[path] - before == asked


def test_a_server_that_is_not_there_is_silent() -> None:
    answer = ask_links(["http://127.0.0.1:9/"], seconds=0.5)["http://127.0.0.1:9/"]
    assert answer == Answer(State.SILENT, "cannot be reached: ConnectError")


def test_one_that_never_answers_does_not_hold_up_the_others(server: Server) -> None:
    heard: list[str] = []
    urls = [f"{server.url}/never", *(f"{server.url}/live?{i}" for i in range(9))]
    answers = ask_links(urls, 0.5, heard.append)
    assert list(answers) == urls
    assert heard[-1] == urls[0]
    assert {answers[url].state for url in urls[1:]} == {State.LIVE}


@pytest.mark.parametrize(
    ("asked", "wait"), [("7", 7.0), ("900", answers.LONGEST_WAIT), ("soon", 1.5)]
)
def test_a_server_is_given_the_time_it_asks_for_within_reason(asked: str, wait: float) -> None:
    response = httpx.Response(429, headers={"Retry-After": asked})
    assert answers.time_to_wait(response, 1.5) == wait


def test_every_link_is_listed_once_with_its_holders_and_archive_copies(
    collect: Callable[..., Collection],
) -> None:
    archive = {"service": "an archive", "url": "https://archive.example/1"}
    storm = "https://gazette.example/storm"
    patch = {
        "content/sources/gazette-storm.yml": {"archives": [archive]},
        "content/pages/a.md": f"See [x]({storm}), <https://lake.example/a_(b)> https://end.example/.\n",
    }
    found = outside_links(collect(patch))
    assert found == [
        OutsideLink("https://archive.example/1", ("source gazette-storm",)),
        OutsideLink("https://end.example/", ("page a.md",)),
        OutsideLink(storm, ("source gazette-storm", "page a.md"), ("https://archive.example/1",)),
        OutsideLink("https://lake.example/a_(b)", ("page a.md",)),
    ]
    rows = list(link_rows(found, {storm: Answer(State.DEAD, "404 Not Found")}))
    assert rows[0] == ("", "https://archive.example/1", "", "source gazette-storm", "")
    assert rows[2] == (
        "dead",
        storm,
        "404 Not Found",
        "source gazette-storm, page a.md",
        "https://archive.example/1",
    )
