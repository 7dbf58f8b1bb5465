"""Completion as an editing program sees it: the YAML language server, over its protocol."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    not (NODE and SERVER.exists()),
    reason="the YAML language server is not installed: install node, then run npm ci",
)

SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "completion": True, "hover": True}}


class Client:
    """Speaks the Language Server Protocol with the server."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [str(NODE), str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.last = self.opened = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", processId=None, rootUri=ROOT.as_uri(), capabilities=CAPABILITIES)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def ask(self, method: str, **params: Any) -> Any:
        self.last += 1
        self._send({"id": self.last, "method": method, "params": params})
        while (message := self._receive()).get("id") != self.last or "method" in message:
            self._answer(message)
        assert "error" not in message, message
        return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def wait_for_diagnostics(self, uri: str) -> list[dict[str, Any]]:
        while uri not in self.diagnostics:
            self._answer(self._receive())
        return self.diagnostics[uri]

    def close(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self.process.communicate(timeout=10)

    def _answer(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [SETTINGS.get(item["section"], {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    client = Client()
    yield client
    client.close()


class Typed:
    """A record file open in the editing program; `|` marks the cursor."""

    def __init__(self, server: Client, path: str, text: str) -> None:
        self.server = server
        # The server keeps what it knows of a file that was closed, so each gets its own name.
        server.opened += 1
        self.uri = (ROOT / path.replace(".yml", f"-{server.opened}.yml")).as_uri()
        before, _, after = text.partition("|")
        lines = before.split("\n")
        self.cursor = {"line": len(lines) - 1, "character": len(lines[-1])}
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": before + after}
        server.tell("textDocument/didOpen", textDocument=document)

    def at_cursor(self, method: str) -> Any:
        where = {"textDocument": {"uri": self.uri}, "position": self.cursor}
        result = self.server.ask(f"textDocument/{method}", **where)
        self.server.tell("textDocument/didClose", textDocument={"uri": self.uri})
        return result

    def completions(self) -> dict[str, str]:
        items = self.at_cursor("completion")["items"]
        return {item["label"]: _plain(item.get("documentation", "")) for item in items}

    def problems(self) -> list[str]:
        found = [problem["message"] for problem in self.server.wait_for_diagnostics(self.uri)]
        self.server.tell("textDocument/didClose", textDocument={"uri": self.uri})
        return found


def _plain(text: Any) -> str:
    return str(text["value"] if isinstance(text, dict) else text)


HEADER = "# yaml-language-server: $schema=../../schemas/claim.schema.json\n"
CLAIM = "content/claims/typed.yml"


def test_fields_are_offered_with_what_they_mean(server: Client) -> None:
    offered = Typed(server, CLAIM, f"{HEADER}title: A\n|").completions()
    assert "summary" in offered
    assert "title" not in offered
    assert offered["reviewed"].startswith("The day an editor last went through the record.")


def test_fields_inside_a_statement_are_offered(server: Client) -> None:
    offered = Typed(server, CLAIM, f"{HEADER}statements:\n  - source: a\n    |").completions()
    assert {"says", "chain", "estimates", "stance"} <= offered.keys()
    assert "title" not in offered


def test_words_of_a_closed_list_are_offered_each_with_its_meaning(server: Client) -> None:
    offered = Typed(server, CLAIM, f"{HEADER}statements:\n  - stance: |").completions()
    assert offered["admits"] == "a party concerned says so of itself, in words"
    assert set(offered) == {
        "asserts",
        "confirms",
        "admits",
        "shows",
        "denies",
        "disputes",
        "declines",
    }


def test_words_are_offered_inside_a_list(server: Client) -> None:
    text = f"{HEADER}statements:\n  - source: a\n    evidence:\n      - |"
    assert "captive-testimony" in Typed(server, CLAIM, text).completions()


def test_a_field_explains_itself_under_the_pointer(server: Client) -> None:
    hover = Typed(server, CLAIM, f"{HEADER}statements:\n  - chai|n: [a]\n").at_cursor("hover")
    assert "Who said it first" in _plain(hover["contents"])


def test_a_list_of_records_offers_the_fields_of_one(server: Client) -> None:
    header = "# yaml-language-server: $schema=../schemas/topics.schema.json\n"
    offered = Typed(server, "content/topics.yml", f"{header}storm:\n  |").completions()
    assert {"name", "question"} <= offered.keys()


def test_slips_are_marked_while_typing(server: Client) -> None:
    text = f"{HEADER}titel: A\nkind: rumour\nreviewed: yesterday\n"
    problems = " / ".join(Typed(server, CLAIM, text).problems())
    assert "titel" in problems
    assert '"event"' in problems or "event" in problems
    assert "Missing property" in problems


def test_a_record_without_a_slip_is_not_marked(server: Client) -> None:
    file = min(ROOT.glob("content/claims/*.yml"))
    path = file.relative_to(ROOT).as_posix()
    assert Typed(server, path, file.read_text(encoding="utf-8")).problems() == []
