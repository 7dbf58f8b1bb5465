"""How a project names the generator that it is built with."""

import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

PACKAGE = "explainer-generator"


class Dependency(NamedTuple):
    """How a project names the generator: a line for pip, and the files that the line names."""

    line: str
    files: Mapping[str, bytes] = {}


def dependency_of(given: str) -> Dependency:
    """Return how a project names a generator: a release, an address of git, a wheel, or its source.

    Raises:
        ValueError: It is none of these; says why.
    """
    if "://" in given and not given.startswith("file://"):
        address = given.partition(" @ ")[2] or given
        if "@" not in urlsplit(address).path:
            raise ValueError(f"'{given}' names no commit: end it with @ and a commit or tag")
        return Dependency(f"{PACKAGE} @ {address}")
    if given.startswith(f"{PACKAGE}=="):
        return Dependency(given)
    path = Path(unquote(urlsplit(given).path) if given.startswith("file://") else given)
    if path.suffix == ".whl" and path.is_file():
        return _beside(path.name, path.read_bytes())
    if not (path / "pyproject.toml").is_file():
        raise ValueError(
            f"'{given}' is no release, address of git, wheel or folder with the source"
        )
    # Needed where somebody works on the generator itself, so that a project can be made of it.
    from flit_core.wheel import make_wheel_in  # noqa: PLC0415 - see above

    with TemporaryDirectory() as folder:
        made = make_wheel_in(path / "pyproject.toml", Path(folder)).file
        return _beside(made.name, made.read_bytes())


def _beside(name: str, data: bytes) -> Dependency:
    return Dependency(f"./wheels/{name}", {f"wheels/{name}": data})


def installed_from() -> str:
    """Return what the generator that runs was installed from, for `dependency_of`."""
    installed = metadata.distribution(PACKAGE)
    # PEP 610: present unless it came from an index of packages.
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if not origin:
        return f"{PACKAGE}=={installed.version}"
    if git := origin.get("vcs_info"):
        return f"git+{origin['url']}@{git['commit_id']}"
    return str(origin["url"])
