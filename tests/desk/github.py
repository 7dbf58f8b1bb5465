"""As much of GitHub's programming interface as the form asks for, on a repository in memory."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

HEAD = "c" * 40
EDITOR = {"id": 1, "login": "editor", "name": "An editor", "email": "editor@example.org"}


def blob(text: str) -> str:
    """Return the name that git gives a text."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data)).hexdigest()  # noqa: S324 - as git does


class GitHub:
    """Answers the form, and keeps what it changes: branches with files, pull requests."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.branches: dict[str, dict[str, str]] = {}
        self.pulls: list[dict[str, Any]] = []
        self.tokens: set[str] = set()

    def answer(self, route: Any) -> None:
        """Fulfil a request that a page makes to the interface."""
        request = route.request
        self.tokens.add(request.headers.get("authorization", ""))
        path = request.url.removeprefix("https://api.github.com")
        data = request.post_data_json if request.post_data else {}
        found = self._graph(**data) if path == "/graphql" else self._rest(path, data)
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        route.fulfill(status=200 if found else 204, headers=headers, json=found)

    def _rest(self, path: str, data: Any) -> Any:
        if path == "/user":
            return EDITOR
        if "/git/trees/" in path:
            names = {"type": "blob", "mode": "100644"}
            tree = [
                {"path": p, "sha": blob(t), "size": len(t)} | names for p, t in self.files.items()
            ]
            return {"sha": HEAD, "truncated": False, "tree": tree}
        if path.endswith("/pulls"):
            self.pulls.append(data)
            return {
                "number": 7,
                "node_id": "PR_7",
                "html_url": "https://github.com/x",
                "state": "open",
            }
        return None

    def _graph(self, query: str, variables: dict[str, Any]) -> Any:
        if "createRef" in query:
            self.branches[variables["input"]["name"]] = {}
            return {"data": {"createRef": {"ref": {"name": "x"}}}}
        if "createCommitOnBranch" in query:
            return self._commit(variables["input"])
        commit = {"oid": HEAD, "message": "m"}
        node = {"author": {**EDITOR, "user": EDITOR}, "committedDate": "2030-01-01T00:00:00Z"}
        checks: dict[str, Any] = {
            "status": None,
            "deployments": {"nodes": []},
            "checkSuites": {"nodes": []},
        }
        texts = {blob(text): text for text in self.files.values()}
        repository: dict[str, Any] = {
            "ref": {"target": {**commit, "history": {"nodes": [commit]}}},
            "pullRequests": {"nodes": []},
        }
        for name in re.findall(r"(\w+):\s+ref\(", query):
            repository[name] = {"target": {"history": {"nodes": [node]}}}
        for name, oid in re.findall(r'(\w+): object\(oid: "(\w+)"', query):
            repository[name] = {"text": texts[oid]} if oid in texts else checks
        fork = {"fork": {"id": "R_1"}, "base": {"ref": {"target": commit}}}
        return {"data": {"repository": repository, **fork}}

    def _commit(self, change: dict[str, Any]) -> Any:
        branch = self.branches[f"refs/heads/{change['branch']['branchName']}"]
        for file in change["fileChanges"]["additions"]:
            branch[file["path"]] = base64.b64decode(file["contents"]).decode()
        commit = {"oid": "d" * 40, "committedDate": "2030-01-01T00:00:00Z"}
        return {
            "data": {"createCommitOnBranch": {"commit": {**commit, "file_0": {"oid": "e" * 40}}}}
        }
