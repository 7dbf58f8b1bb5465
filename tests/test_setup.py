"""The set-up does not age: the locks agree, and tomorrow's releases change nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.cli.commands import DESK
from tests.sites import ROOT

LOCKS = ("requirements.lock", "requirements-desk.lock", "requirements-dev.lock")
TARGETS = dict(zip((".venv/.site", ".venv/.desk", ".venv/.dev"), LOCKS, strict=True))
PIPS = {"23.0.1": ".venv/.desk", "23.2.1": ".venv/.dev", "newest": ".venv/.site"}
"""What each release of pip sets up: that of Debian 12, one that its own lock misled, today's."""

TOMORROW = "9999"

_ENTRY = re.compile(
    r"^(?P<requirement>[^\s#][^\\\n]*?) \\\n(?: +--hash=sha256:\w+(?: \\)?\n)+", re.MULTILINE
)


def locked(lock: str) -> list[Requirement]:
    """Return what a lock pins, in order."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return [Requirement(entry["requirement"]) for entry in _ENTRY.finditer(text)]


def pins(lock: str) -> set[str]:
    return {str(requirement) for requirement in locked(lock)}


def declared() -> dict[str, list[Requirement]]:
    """Return what pyproject.toml asks for in each lock beyond the one before."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = (
        project["project"]["dependencies"],
        project["project"]["optional-dependencies"]["desk"],
        project["dependency-groups"]["dev"],
    )
    return {lock: [*map(Requirement, words)] for lock, words in zip(LOCKS, wanted, strict=True)}


class TestLocks:
    @pytest.mark.parametrize("lock", LOCKS)
    def test_every_line_is_a_pin_with_hashes_and_names_no_host(self, lock: str) -> None:
        text = (ROOT / lock).read_text(encoding="utf-8")
        rest = re.sub(r"^ *#.*\n", "", _ENTRY.sub("", text), flags=re.MULTILINE)
        assert rest.strip() == ""
        assert "://" not in text
        for requirement in locked(lock):
            assert [one.operator for one in requirement.specifier] == ["=="], requirement

    def test_each_lock_is_the_one_before_and_more(self) -> None:
        site, desk, dev = map(pins, LOCKS)
        assert site < desk < dev

    @pytest.mark.parametrize("lock", LOCKS)
    def test_a_lock_holds_what_is_asked_for(self, lock: str) -> None:
        held = {canonicalize_name(one.name): one for one in locked(lock)}
        for wanted in declared()[lock]:
            (pin,) = held[canonicalize_name(wanted.name)].specifier
            assert pin.version in wanted.specifier, f"{wanted}: run make lock"

    def test_the_site_is_built_without_what_editors_and_tests_need(self) -> None:
        site, desk = ({canonicalize_name(one.name) for one in locked(lock)} for lock in LOCKS[:2])
        apart = declared()
        assert not site & {canonicalize_name(one.name) for one in apart[LOCKS[1]]}
        assert not desk & {canonicalize_name(one.name) for one in apart[LOCKS[2]]}

    def test_the_remedy_is_told_for_each_package_of_the_desk(self) -> None:
        names = {one.name.replace("-", "_") for one in declared()["requirements-desk.lock"]}
        assert names == DESK


class Registry:
    """An index of wheels that stand in for those of the locks, and for newer ones.

    Each asks for what the real release asks for, extras included; that of the build backend is
    the real one, because the package itself is built with it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hashes: dict[tuple[str, str], str] = {}
        for requirement in locked(LOCKS[-1]):
            (pin,) = requirement.specifier
            self.hashes[requirement.name, pin.version] = self.publish(requirement.name, pin.version)

    def publish(self, name: str, version: str) -> str:
        """Add a wheel and return its hash."""
        try:
            there: metadata.Distribution | None = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # a package of other machines
            there = None
        wheel = f"{name.replace('-', '_')}-{version}"
        info = f"{wheel}.dist-info"
        asked = [f"Requires-Dist: {line}" for line in (there and there.requires) or ()]
        extras = {extra for line in asked for extra in re.findall(r'extra == "([^"]+)"', line)}
        lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *asked]
        lines += [f"Provides-Extra: {extra}" for extra in sorted(extras)]
        files = {
            f"{info}/METADATA": "\n".join(lines) + "\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        if there and name == "flit-core":
            code = [file for file in there.files or () if file.suffix == ".py"]
            files |= {str(file): file.read_text(encoding="utf-8") for file in code}
        record = "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD"))
        page = self.folder / canonicalize_name(name) / "index.html"
        page.parent.mkdir(exist_ok=True)
        path = page.with_name(f"{wheel}-py3-none-any.whl")
        with ZipFile(path, "w") as archive:
            for file, text in {**files, f"{info}/RECORD": record}.items():
                archive.writestr(file, text)
        with page.open("a", encoding="utf-8") as index:
            index.write(f'<a href="{path.name}">{path.name}</a>\n')
        return sha256(path.read_bytes()).hexdigest()

    def lock(self, name: str) -> str:
        """Return a lock as it is, with the hashes of the wheels that stand in."""

        def stand_in(entry: re.Match[str]) -> str:
            requirement = Requirement(entry["requirement"])
            (pin,) = requirement.specifier
            found = self.hashes[requirement.name, pin.version]
            return f"{entry['requirement']} \\\n    --hash=sha256:{found}\n"

        return _ENTRY.sub(stand_in, (ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """As it is tomorrow: a newer release of everything."""
    found = Registry(tmp_path_factory.mktemp("registry"))
    for name, _ in [*found.hashes]:
        found.publish(name, TOMORROW)
    return found


@pytest.fixture(scope="module")
def fetch(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a folder with a release of pip, or skip where no registry answers."""
    pytest.importorskip("pip", reason="this environment was made without pip")

    @cache
    def find(release: str) -> Path:
        folder = tmp_path_factory.mktemp(f"pip-{release}")
        name = "pip" if release == "newest" else f"pip=={release}"
        words = ("--no-deps", "--retries", "1", "--timeout", "15", "--dest", str(folder), name)
        download = [sys.executable, "-m", "pip", "download", "--quiet", *words]
        if subprocess.run(download, capture_output=True, check=False).returncode:
            pytest.skip(f"the registry is out of reach: {name} cannot be had")
        (wheel,) = folder.glob("pip-*.whl")
        with ZipFile(wheel) as archive:
            archive.extractall(folder)
        return folder

    return find


@pytest.fixture
def clone(tmp_path: Path, registry: Registry) -> Path:
    """Return as much of a clone as setting up looks at, with an environment that has no pip."""
    folder = tmp_path / "a clone, cloné"
    (folder / "generator").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "README.md", "LICENSE", "generator/__init__.py"):
        shutil.copy(ROOT / name, folder / name)
    for name in LOCKS:
        (folder / name).write_text(registry.lock(name), encoding="utf-8")
    venv = (sys.executable, "-m", "venv", "--without-pip", folder / ".venv")
    subprocess.run(venv, check=True)
    return folder


def run(
    clone: Path, registry: Registry, pip: Path, *words: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a clone where a release of pip knows the stand-in registry alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    apart = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": registry.folder.as_uri()}
    environment = {**kept, **apart, "MAKEFLAGS": "", "PYTHONPATH": str(pip)}
    return subprocess.run(
        words, cwd=clone, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("release", "target"), PIPS.items())
def test_tomorrow_a_fresh_clone_is_set_up_exactly_as_locked(
    clone: Path, registry: Registry, fetch: Callable[[str], Path], release: str, target: str
) -> None:
    done = run(clone, registry, fetch(release), "make", target)
    assert done.returncode == 0, done.stdout + done.stderr
    (packages,) = (clone / ".venv").glob("lib/python*/site-packages")
    there = {(dist.name, dist.version) for dist in metadata.distributions(path=[str(packages)])}
    wanted = [one for one in locked(TARGETS[target]) if not one.marker or one.marker.evaluate()]
    own = ("explainer-generator", metadata.version("explainer-generator"))
    assert there == {own, *((one.name, str(one.specifier)[2:]) for one in wanted)}
    assert (clone / ".venv/bin/generator").is_file()


def test_the_stand_in_registry_misleads_a_pip_that_may_resolve(
    clone: Path, registry: Registry, fetch: Callable[[str], Path]
) -> None:
    words = ("install", "--dry-run", "--require-hashes", "--requirement", LOCKS[-1])
    done = run(clone, registry, fetch("23.2.1"), ".venv/bin/python", "-m", "pip", *words)
    assert done.returncode == 1
    assert "all requirements must have their versions pinned" in done.stderr


def test_without_make_the_readme_has_the_same_words_typed() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (common,) = re.findall(r"^PIP = .* -m pip install (.*?) \$\$", makefile, re.MULTILINE)
    recipes = re.findall(r"^\t?@\$\(PIP\) (.*)$", makefile, re.MULTILINE)
    typed = re.findall(r"^\.venv/bin/python -m pip install (.*)$", readme, re.MULTILINE)
    # What only makes it quieter or quicker is left out.
    spare = {"--disable-pip-version-check", "--no-compile"}
    needed = [word for word in common.split() if word not in spare]
    recipes = [recipe.replace("$<", LOCKS[0]) for recipe in recipes]
    assert typed == [" ".join([*needed, recipe]) for recipe in recipes]


STAND_IN = """#!/bin/sh
echo "$*" >> typed
case "$*" in
  *"sys.version_info"*) exit {old} ;;
  "-m venv"*) rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
esac
"""


def make(folder: Path, *words: str, old: int = 0) -> tuple[int, list[str]]:
    """Run make where a script stands in for Python; return its exit code and what it typed."""
    python = folder / "python"
    python.write_text(STAND_IN.format(old=old))
    python.chmod(0o755)
    (folder / "typed").unlink(missing_ok=True)
    done = subprocess.run(
        ["make", "PYTHON=./python", *words],
        cwd=folder,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        check=False,
    )
    typed = folder / "typed"
    return done.returncode, typed.read_text().splitlines() if typed.exists() else []


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "generator/starter").mkdir(parents=True)
    return tmp_path


def test_each_target_installs_its_own_lock_once(bare: Path) -> None:
    for target, lock in TARGETS.items():
        code, typed = make(bare, target)
        assert code == 0
        assert [word.split()[-1] for word in typed if "--require-hashes" in word] == [lock]
        assert ("-m venv --clear .venv" in typed) == (lock == LOCKS[0])
        assert make(bare, *list(TARGETS)[: list(TARGETS).index(target) + 1]) == (0, [])


def test_the_larger_set_up_serves_for_the_smaller(bare: Path) -> None:
    assert make(bare, ".venv/.dev")[0] == 0
    assert make(bare, *TARGETS) == (0, [])


def test_what_was_left_half_made_is_made_again(bare: Path) -> None:
    (bare / ".venv/bin").mkdir(parents=True)
    (bare / ".venv/bin/python").symlink_to("/nowhere/python")
    assert "-m venv --clear .venv" in make(bare, ".venv/.site")[1]


def test_an_older_python_is_refused_before_anything_is_made(bare: Path) -> None:
    code, typed = make(bare, ".venv/.site", old=1)
    assert code == 2
    assert len(typed) == 1
    assert not (bare / ".venv").exists()


def test_every_target_calls_a_module_as_launchers_break_where_a_path_holds_a_quote(
    bare: Path,
) -> None:
    assert make(bare, ".venv/.dev")[0] == 0
    for name, module in (
        ("site", "mkdocs build"), ("offline", "mkdocs build"), ("serve", "mkdocs serve"),
        ("check", "generator check"), ("schema", "generator schema"), ("lock", "uv pip"),
        ("guide", "generator guide"), ("catalogue", "generator catalogue"),
    ):  # fmt: skip
        code, typed = make(bare, name)
        assert (code, [line.startswith(f"-m {module}") for line in typed[:1]]) == (0, [True]), name


def test_what_clean_leaves_is_what_git_knows(bare: Path) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    shutil.copy(ROOT / ".gitignore", bare)
    (bare / "build/docs/claims").mkdir(parents=True)
    shutil.copy(ROOT / "build/docs/.generated", bare / "build/docs")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, *words], cwd=bare, check=True)
    for made in ("build/docs/claims/a.md", "build/.docs.lock", "build/docs/.icons", ".venv/x"):
        (bare / made).parent.mkdir(exist_ok=True)
        (bare / made).write_text("made")
    assert make(bare, "clean")[0] == 0
    there = [path.name for path in (bare / "build").rglob("*")]
    assert sorted(there) == [".generated", "docs"]
    status = subprocess.run(
        ["git", "status", "--short", "--", "build", "Makefile"],
        cwd=bare, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert status.stdout == ""
