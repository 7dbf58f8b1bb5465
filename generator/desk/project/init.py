"""A project of one's own: settings, workflows, and records that tell what to write."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, StrictUndefined

from generator.desk.project.editors import EDITORS, map_schemas
from generator.desk.project.world import Bbox, outlines_for
from generator.desk.records.schema import build_schemas, schema_of
from generator.desk.records.text import emit, scalar
from generator.kinds import RecordFile, file_of
from generator.model.schema import Schema, below
from generator.read.document import Document
from generator.read.yaml import parse
from generator.site.escape import escape
from generator.site.words.language import Language

PACKAGE = "explainer-generator"
DESCRIPTION = "What was reported, by whom, and on what evidence."
WIDEST = 100
"""Characters of a line of comment."""


class Dependency(NamedTuple):
    """How a project names the generator: a line for pip, and the files that the line names."""

    line: str
    files: Mapping[str, bytes] = {}


def project_files(
    name: str, language: str, bbox: Bbox, generator: Dependency, today: str
) -> dict[str, bytes]:
    """Return the files of a new project by path."""
    west, south, east, north = bbox
    width = (east - west) % 360 or 360
    env = Environment(
        variable_start_string="«",
        variable_end_string="»",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - each value says how it is escaped
    )
    env.filters["yaml"] = scalar
    env.filters["json"] = lambda text: json.dumps(text, ensure_ascii=False)
    env.filters["markdown"] = escape
    words = {
        "_": Language(language).gettext,
        "name": name,
        "description": DESCRIPTION,
        "language": language,
        "today": today,
        "latitude": f"{(south + north) / 2:.5g}",
        "longitude": f"{(west + width / 2 + 180) % 360 - 180:.5g}",
    }
    files: dict[str, bytes] = {}
    for path, source in _below(resources.files("generator.starter").joinpath("project")):
        text = env.from_string(source.read_text("utf-8")).render(words)
        kind = file_of(path)
        text = map_schemas(text) if path in EDITORS else text
        files[path] = (explained(text, kind) if kind else text).encode()
    files |= {path: text.encode() for path, text in build_schemas().items()}
    files |= {
        f"content/outlines/{layer}.geojson": text.encode()
        for layer, text in outlines_for(bbox).items()
    }
    lock = resources.files("generator.starter").joinpath("requirements.lock")
    files |= {
        "requirements.lock": lock.read_bytes(),
        "requirements-generator.txt": f"{generator.line}\n".encode(),
    }
    files.update(generator.files)
    return files


def _below(folder: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield files by their path in a project, where names that begin with `_` begin with `.`."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f".{entry.name[1:]}" if entry.name.startswith("_") else entry.name
        if entry.is_dir():
            yield from _below(entry, f"{path}{name}/")
        else:
            yield path + name, entry


def explained(text: str, kind: RecordFile) -> str:
    """Return a record with what the model says of each field above it, filled in or not."""
    document = parse(text, kind.path)
    if not isinstance(document, Document):
        raise TypeError(str(document))
    schema = schema_of(kind)
    return f"{kind.header}\n" + "".join(_told(document.data, schema, below(schema, schema), ""))


def _told(value: Any, schema: Schema, node: Schema, indent: str) -> Iterator[str]:
    for name, inner in value.items():
        rule = below(schema, node, name)
        yield from _comment(rule, indent)
        item = below(schema, rule, 0)
        if isinstance(inner, dict):
            yield f"{indent}{name}:\n"
            yield from _told(inner, schema, rule, f"{indent}  ")
        elif isinstance(inner, list) and "properties" in item:
            yield f"{indent}{name}:\n"
            for each in inner:
                lines = "".join(_told(each, schema, item, f"{indent}    "))
                head, mark, rest = lines.partition(f"{indent}    {next(iter(each))}:")
                yield f"{head}{indent}  - {mark.strip()}{rest}"
        elif isinstance(inner, list) and all(len(str(each)) < 30 for each in inner):  # noqa: PLR2004 - names
            yield f"{indent}{name}: [{', '.join(scalar(each, flow=True) for each in inner)}]\n"
        elif rule.get("type") in ("number", "integer", "boolean"):
            yield f"{indent}{name}: {inner}\n"
        else:
            yield emit({name: inner}, len(indent))
    for name, rule in node.get("properties", {}).items():
        if name not in value:
            yield from _comment(rule, indent, f"{name}: ")


def _comment(rule: Schema, indent: str, field: str = "") -> Iterator[str]:
    text = f"{field}{rule.get('description', '')}".strip()
    for line in wrap(text, WIDEST - len(indent) - 2) if text else ():
        yield f"{indent}# {line}\n"


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
