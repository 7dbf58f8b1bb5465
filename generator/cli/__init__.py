"""The command line: the only package that prints. Commands load when they are called."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.issues import ContentError, nearest

COMMANDS = {
    "check": "checking",
    "format": "files",
    "schema": "files",
    "catalogue": "files",
    "guide": "files",
    "new": "writing",
    "rename": "writing",
    "verify": "sources",
    "links": "sources",
    "diff": "review",
    "explain": "review",
    "build": "review",
}
"""Each command and the module that holds it."""


class _Commands(click.Group):
    """Finds a command's module only when it is needed, so that `check` starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"generator.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = nearest(args[0], COMMANDS)
            raise click.UsageError(f"{error.message} {hint}".rstrip(), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ContentError as error:
            from generator.cli.project import stop  # noqa: PLC0415 - the command has loaded it

            stop(error.issues)
        except OSError as error:
            if error.filename is None:
                raise
            reason = (error.strerror or "no reason given").lower()
            raise click.ClickException(f"{error.filename}: {reason}") from error


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder that holds mkdocs.yml and content/.",
)
@click.version_option(package_name="explainer-generator", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Turn curated claim records into an explainer microsite.

    Exit codes: 0 all is well, 1 something in the content is wrong, 2 the command was not
    understood.
    """
    context.obj = project
    # Records stay as long as a command runs: looking for garbage among them would find none.
    gc.set_threshold(1_000_000)
