"""The command line: the only package that prints. Commands load when they are called."""

from __future__ import annotations

import gc
import shlex
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.change import finish
from generator.issues import ContentError, nearest

COMMANDS = {
    "check": "checking",
    "format": "files",
    "schema": "files",
    "catalogue": "files",
    "guide": "files",
    "new": "writing",
    "rename": "writing",
    "verify": "verifying",
    "links": "linking",
    "diff": "review",
    "explain": "review",
    "build": "review",
}
"""Each command and the module that holds it."""

DESK = frozenset({"httpx", "trafilatura"})
"""What only some editors' commands import; apart from what building the site needs."""


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
        except ModuleNotFoundError as error:
            if error.name not in DESK:
                raise
            raise click.ClickException(_remedy(error.name, ctx.params["project"])) from error
        except OSError as error:
            if error.filename is None:
                raise
            reason = (error.strerror or "no reason given").lower()
            raise click.ClickException(f"{error.filename}: {reason}") from error


def _remedy(missing: str, project: Path) -> str:
    """Return what to type where a package is missing that only this command needs."""
    lock = project / "requirements-desk.lock"
    what = (
        f"--no-deps --require-hashes --requirement {shlex.quote(str(lock))}"
        if lock.is_file()
        else '"explainer-generator[desk]"'
    )
    install = f"{shlex.quote(sys.executable)} -m pip install {what}"
    make = "make desk, or: " if (project / "Makefile").is_file() and lock.is_file() else ""
    return f"this needs {missing}, which building the site does not; type: {make}{install}"


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
    if finish(project):
        click.echo("finished the change that was cut short before", err=True)
    # Records stay as long as a command runs: looking for garbage among them would find none.
    gc.set_threshold(1_000_000)
