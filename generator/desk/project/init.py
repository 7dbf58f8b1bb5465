"""A project of one's own: settings, workflows, and records that tell what to write."""

import json
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from jinja2 import Environment, StrictUndefined

from generator.desk.project.dependency import Dependency
from generator.desk.project.editors import EDITORS, map_schemas
from generator.desk.project.field_comments import with_field_comments
from generator.desk.project.world import Bbox, outlines_for
from generator.desk.records.emit import scalar
from generator.desk.records.schema import build_schemas
from generator.kinds import file_of
from generator.site.escape import escape
from generator.site.words.language import Language


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
        "language": language,
        "today": today,
        # Not 0, 0, where nothing is and programs put what they did not find.
        "latitude": f"{(south + north) / 2 or 0.1:.5g}",
        "longitude": f"{(west + width / 2 + 180) % 360 - 180:.5g}",
    }
    files: dict[str, bytes] = {}
    for path, source in _below(resources.files("generator.starter").joinpath("project")):
        text = env.from_string(source.read_text("utf-8")).render(words)
        kind = file_of(path)
        text = map_schemas(text) if path in EDITORS else text
        files[path] = (with_field_comments(text, kind) if kind else text).encode()
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
