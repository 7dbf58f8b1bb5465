"""What a command needs before it runs: a project, and words that say something."""

import math
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

CHANGING = frozenset(
    {"init", "format", "schema", "catalogue", "guide", "citation", "new", "rename"}
)
"""The commands that change files; others do only where told to, by `--record` or `--write`."""


PROJECT = click.Path(path_type=Path, file_okay=False, exists=True)


def _choose_project(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        open_project(ctx, find_project(value))


_PROJECT = click.option(
    "--project",
    type=PROJECT,
    expose_value=False,
    callback=_choose_project,
    help="The project's folder.",
)


def make_ready(command: click.Command, name: str) -> click.Command:
    """Let a command take --project after its name, too, and look for what it needs there."""
    if all(parameter.name != "project" for parameter in command.params):
        _PROJECT(command)
        if isinstance(command, click.Group):
            for inner in command.commands.values():
                make_ready(inner, name)
        elif command.callback:
            command.callback = _prepared(command, name, command.callback)
    return command


def _prepared(
    command: click.Command, name: str, callback: Callable[..., Any]
) -> Callable[..., Any]:
    """Return a command's work, done once its words say something and there is a project."""

    @wraps(callback)
    def work(**given: Any) -> Any:
        from generator.cli.reading import prepare  # noqa: PLC0415 - the command has loaded it

        context = click.get_current_context()
        for parameter in command.params:
            value = given.get(parameter.name or "")
            if value == "" or (isinstance(value, tuple) and "" in value):
                raise click.BadParameter("it is empty", context, parameter)
            if isinstance(value, float) and math.isnan(value):
                raise click.BadParameter("it is no number", context, parameter)
        if name not in ("explain", "init", "verify-site"):  # these work anywhere
            told = given.get("record") or given.get("write")
            looking = given.get("check") or name not in CHANGING
            prepare(context.obj, writing=bool(told or not looking))
        return callback(**given)

    return work


def open_project(ctx: click.Context, root: Path) -> None:
    """Let the commands work on a project."""
    ctx.obj = ctx.find_root().obj = root


def find_project(start: Path) -> Path:
    """Return the nearest folder upwards that holds a project; `start` where there is none."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return start if folder == here else folder
    return start
