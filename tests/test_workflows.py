"""What the workflows promise: pinned, with no more rights than needed, on any default branch."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.release.manifest import NAME
from tests.release.sites import COMMIT, with_manifest, write_files
from tests.sites import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS = {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES}
STEPS = [
    (name, step)
    for name, workflow in WORKFLOWS.items()
    for job in workflow["jobs"].values()
    for step in job["steps"]
]
SITE = WORKFLOWS["site.yml"]["jobs"]
STARTED = ROOT / "generator/starter/project/_github/workflows/site.yml"


def step(job: str, name: str) -> Any:
    (found,) = [step for step in SITE[job]["steps"] if step.get("name") == name]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_by_commit_with_its_release_beside_it(file: Path) -> None:
    for line in re.findall(r"uses: (.*)", file.read_text(encoding="utf-8")):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_is_permitted_by_default_and_time_is_limited(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    for job in WORKFLOWS[name]["jobs"].values():
        assert job["timeout-minutes"] <= 60
        # The data of an edition become a release, by a job that runs no code of the project.
        may = "write" if job is SITE["edition"] else "read"
        assert job["permissions"].get("contents", "read") == may


def test_only_the_deployment_may_write_pages() -> None:
    assert SITE["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert SITE["test"]["permissions"] == {"contents": "read"}
    assert SITE["verify"]["permissions"] == {"contents": "read"}
    assert SITE["deploy"]["permissions"] == {
        "attestations": "write",
        "id-token": "write",
        "pages": "write",
    }
    assert SITE["deploy"]["needs"] == ["test", "build"]


def test_what_may_publish_runs_no_code_of_the_project_and_signs_before_it_deploys() -> None:
    steps = SITE["deploy"]["steps"]
    used = [one["uses"].partition("@")[0] for one in steps if "uses" in one]
    assert used == [
        "actions/download-artifact",
        "actions/attest-build-provenance",
        "actions/deploy-pages",
    ]
    names = [one.get("name", one.get("uses", "")).partition("@")[0] for one in steps]
    assert names == [
        "actions/download-artifact",
        "Compare every file with the manifest",
        "actions/attest-build-provenance",
        "Verify the attestation",
        "actions/deploy-pages",
    ]
    (signed,) = (one["with"] for one in steps if "attest-" in one.get("uses", ""))
    assert signed == {"subject-path": f"site/{NAME}"}


def test_what_keeps_an_edition_runs_no_code_of_the_project() -> None:
    job = SITE["edition"]
    assert job["permissions"] == {"contents": "write"}
    assert job["needs"] == ["build", "deploy"]
    fetched, kept = job["steps"]
    assert fetched["uses"].partition("@")[0] == "actions/download-artifact"
    assert kept == step("edition", KEPT)


KEPT = "Release what is new, and compare what was released"
PACKED = "records-3.0.0-2030-10-15.2"
GH = """#!/bin/sh
echo "$@" >> "$RELEASES/said"
case "$1 $2" in
  "release view") test -d "$RELEASES/$3" ;;
  "release download") mkdir -p "$7" && cp "$RELEASES/$3/$5" "$7" ;;
  "release create") mkdir "$RELEASES/$3" && cp "$4" "$RELEASES/$3" ;;
esac
"""


def packed(text: str, method: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("claims.csv", text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("released", "spoilt", "fails", "asked"),
    [
        (None, False, False, ["view", "create"]),
        (packed("claims", zipfile.ZIP_STORED), False, False, ["view", "download"]),
        (packed("others", zipfile.ZIP_DEFLATED), False, True, ["view", "download"]),
        (None, True, True, []),
    ],
    ids=["new", "the same packed otherwise", "other data", "not what the manifest has"],
)
def test_the_data_of_an_edition_are_released_once_and_stay(
    tmp_path: Path, released: bytes | None, asked: list[str], *, spoilt: bool, fails: bool
) -> None:
    data = packed("claims", zipfile.ZIP_DEFLATED)
    files = {"index.html": b"home", f"data/{PACKED}.zip": data}
    site = write_files(tmp_path / "made", with_manifest(files))
    if spoilt:
        (site / f"data/{PACKED}.zip").write_bytes(data + b"!")
    subprocess.run(["tar", "-cf", tmp_path / "artifact.tar", "-C", site, "."], check=True)
    releases, programs = tmp_path / "releases", tmp_path / "bin"
    releases.mkdir()
    programs.mkdir()
    (programs / "gh").write_text(GH)
    (programs / "gh").chmod(0o755)
    if released is not None:
        write_files(releases / PACKED, {f"{PACKED}.zip": released})
    path = f"{programs}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", step("edition", KEPT)["run"]],
        cwd=tmp_path,
        env={"PATH": path, "GITHUB_SHA": COMMIT, "RELEASES": str(releases)},
        check=False,
        capture_output=True,
    )
    assert bool(done.returncode) is fails, done.stderr
    said = (releases / "said").read_text().splitlines() if asked else []
    assert [line.split()[1] for line in said] == asked
    if asked == ["view", "create"]:
        assert f"{PACKED} site/data/{PACKED}.zip --target {COMMIT}" in said[1]
        assert (releases / PACKED / f"{PACKED}.zip").read_bytes() == data


def test_a_new_project_deploys_in_the_same_steps() -> None:
    jobs = yaml.safe_load(STARTED.read_text(encoding="utf-8"))["jobs"]
    for part in ("steps", "permissions", "environment"):
        assert jobs["deploy"][part] == SITE["deploy"][part]
    assert jobs["edition"] == SITE["edition"]
    held = [one["run"] for one in jobs["build"]["steps"] if "release" in one.get("run", "")]
    assert held == [step("build", HELD)["run"]]


def test_a_change_of_a_new_project_is_shown_as_one_of_this_project_is() -> None:
    job = yaml.safe_load(STARTED.read_text(encoding="utf-8"))["jobs"]["build"]

    def shown(steps: list[Any]) -> list[Any]:
        asked = re.compile("== 'pull_request'|artifact-url")
        return [one for one in steps if asked.search(one.get("if", ""))]

    assert len(shown(job["steps"])) == 6
    assert shown(job["steps"]) == shown(SITE["build"]["steps"])
    assert job["permissions"] == SITE["build"]["permissions"]
    ours, theirs = ROOT / "mkdocs.offline.yml", STARTED.parents[2] / "mkdocs.offline.yml"
    assert theirs.read_bytes() == ours.read_bytes()


HELD = "Hold back what lacks a page, a link or a claim; list the rest"


@pytest.mark.parametrize("former", ["", "https://news.example/a path"])
def test_a_site_is_held_against_the_former_one_where_there_is_one(
    tmp_path: Path, former: str
) -> None:
    generator = tmp_path / ".venv/bin/generator"
    generator.parent.mkdir(parents=True)
    generator.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > said\n')
    generator.chmod(0o755)
    environment = {"PATH": os.environ["PATH"], "GITHUB_SHA": COMMIT, "FORMER": former}
    script = step("build", HELD)["run"]
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=environment, check=True)
    told = ["release", "build/site", "--commit", COMMIT]
    assert (tmp_path / "said").read_text().splitlines() == [
        *told,
        *(["--former", former] if former else []),
    ]


def change_a_byte(site: Path) -> None:
    (site / "claims/index.html").write_bytes(b"clains")


def leave_one_out(site: Path) -> None:
    (site / "index.html").unlink()


def add_one(site: Path) -> None:
    (site / "claims/planted.html").write_bytes(b"planted")


def leave_a_line_out(site: Path) -> None:
    lines = (site / NAME).read_text().splitlines(keepends=True)
    (site / NAME).write_text("".join(lines[:-1]))


def name_another_commit(site: Path) -> None:
    (site / NAME).write_text((site / NAME).read_text().replace(COMMIT, COMMIT[::-1]))


@pytest.mark.parametrize(
    "spoil",
    [None, change_a_byte, leave_one_out, add_one, leave_a_line_out, name_another_commit],
)
def test_only_what_the_manifest_has_is_signed_and_deployed(
    tmp_path: Path, spoil: Callable[[Path], None] | None
) -> None:
    files = {"index.html": b"home", "claims/index.html": b"claims", "b c/\u00e9.txt": b""}
    site = write_files(tmp_path / "made", with_manifest(files))
    if spoil:
        spoil(site)
    subprocess.run(["tar", "-cf", tmp_path / "artifact.tar", "-C", site, "."], check=True)
    done = subprocess.run(
        ["bash", "-e", "-c", step("deploy", "Compare every file with the manifest")["run"]],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "GITHUB_SHA": COMMIT},
        check=False,
        capture_output=True,
    )
    assert bool(done.returncode) is bool(spoil), done.stderr


def test_updates_of_all_that_is_fetched_are_proposed_a_week_after_their_release() -> None:
    file = ROOT / ".github/dependabot.yml"
    updates = yaml.safe_load(file.read_text(encoding="utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in updates} == {"github-actions", "npm", "pip"}
    assert {one["cooldown"]["default-days"] for one in updates} == {7}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert '--exclude-newer "1 week"' in makefile


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_branch_is_called_by_name(file: Path) -> None:
    assert not re.search(r"\b(main|master)\b", file.read_text(encoding="utf-8"))


def test_no_text_of_an_event_stands_in_a_script() -> None:
    for name, one in STEPS:
        assert "${{" not in one.get("run", ""), name


@pytest.mark.parametrize("file", [ROOT / ".github/workflows/site.yml", STARTED])
def test_a_citation_that_the_records_outgrew_fails_where_there_is_one(
    file: Path, tmp_path: Path
) -> None:
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    scripts = [one["run"] for job in jobs for one in job["steps"] if "citation" in str(one)]
    stand_in = tmp_path / ".venv/bin/generator"
    stand_in.parent.mkdir(parents=True)
    stand_in.write_text('#!/bin/sh\n[ "$*" = "citation --check" ] && exit 1\n', encoding="utf-8")
    stand_in.chmod(0o755)
    (script,) = scripts
    assert not subprocess.run(["sh", "-c", script], cwd=tmp_path, check=False).returncode
    (tmp_path / "CITATION.cff").touch()
    assert subprocess.run(["sh", "-c", script], cwd=tmp_path, check=False).returncode == 1


def test_a_summary_is_written_where_the_check_fails_too() -> None:
    said = step("build", "Say what the change does to the site")
    assert "!cancelled()" in said["if"]
    names = [one.get("name") for one in SITE["build"]["steps"]]
    assert names.index("Mark the lines at fault") < names.index(said["name"])


def test_the_summary_compares_with_the_branch_that_is_asked_to_take_the_change(
    tmp_path: Path,
) -> None:
    generator = tmp_path / ".venv/bin/generator"
    generator.parent.mkdir(parents=True)
    generator.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 1\n')
    generator.chmod(0o755)
    done = subprocess.run(
        [
            "bash",
            "-e",
            "-o",
            "pipefail",
            "-c",
            step("build", "Say what the change does to the site")["run"],
        ],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "BASE": "a branch", "GITHUB_STEP_SUMMARY": "said"},
        check=False,
    )
    assert done.returncode == 1
    assert (tmp_path / "said").read_text() == "diff\norigin/a branch\n"


@pytest.mark.parametrize("built", [True, False], ids=["built", "not built any more"])
def test_pictures_compare_with_where_the_change_parted_and_fail_nothing(
    tmp_path: Path, *, built: bool
) -> None:
    taken = step("build", PICTURES)
    assert taken["if"] == "github.event_name == 'pull_request'"
    project = tmp_path / "project"
    project.mkdir()
    for name, script in {
        "python": f"pwd > '{tmp_path}/where'\nexit {int(not built)}",
        "generator": 'echo "$@"',
    }.items():
        file = project / ".venv/bin" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
    commit = (
        "-c",
        "user.name=E",
        "-c",
        "user.email=e@example.org",
        "commit",
        "-q",
        "--allow-empty",
    )
    for words in (
        ("init", "-q"),
        (*commit, "-m", "1"),
        ("update-ref", "refs/remotes/origin/asked", "HEAD"),
    ):
        subprocess.run(["git", *words], cwd=project, check=True)
    temp = str(tmp_path / "temp")
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", taken["run"]],
        cwd=project,
        env={
            "PATH": os.environ["PATH"],
            "BASE": "asked",
            "RUNNER_TEMP": temp,
            "GITHUB_WORKSPACE": str(project),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "said"),
        },
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "where").read_text() == f"{temp}/before\n"
    told = (tmp_path / "said").read_text()
    if built:
        assert told == f"pictures {temp}/before/build/offline build/offline build/pictures\n"
    else:
        assert told.startswith("No pictures: ")


PICTURES = "Take pictures of changed pages, before and after"


def test_both_locks_are_installed_from_nothing() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r"^(rm -rf .venv|make \w+)$", script, re.MULTILINE) == [
        *("rm -rf .venv", "make site"),
        *("rm -rf .venv", "make test"),
    ]
    for name, one in STEPS:
        assert "cache" not in one.get("with", {}), name


def test_once_a_week_the_locks_are_installed_and_renewed() -> None:
    workflow = WORKFLOWS["setup.yml"]
    # The word `on` is a boolean to YAML 1.1.
    ((_, triggers),) = [item for item in workflow.items() if item[0] in (True, "on")]
    assert len(triggers["schedule"]) == 1
    scripts = [one.get("run", "") for name, one in STEPS if name == "setup.yml"]
    assert {"make site", "make lock UPGRADE=--upgrade", ".ci/run"} <= {*scripts}
    (typed,) = [script for script in scripts if "Scripts" in script]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in typed.splitlines():
        told = line.replace("Scripts/", "bin/").replace("python -m venv", "python3 -m venv")
        assert f"\n{told}\n" in readme


def test_line_ends_are_the_same_where_git_converts_them(tmp_path: Path) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    files = {"run": b"#!/bin/sh\nexit 0\n", "a.json": b"{}\n", "b.png": b"\x89PNG\r\n\x1a\n\x00\n"}
    origin.mkdir()
    (origin / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    for name, data in files.items():
        (origin / name).write_bytes(data)
    who = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")
    for words in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "One")):
        subprocess.run(["git", *words], cwd=origin, check=True)
    converting = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
    subprocess.run(["git", *converting, "clone", "-q", origin, clone], check=True)
    assert {name: (clone / name).read_bytes() for name in files} == files
