"""The commands: found in their rooms when they are called, and prepared alike."""

import shlex
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import click

from generator.cli.preparing import make_ready
from generator.cli.terminal import (
    WRITTEN,
    allow_any_code_page,
    is_unprinted,
    say,
    show,
    stop,
    tell_unprinted,
)
from generator.issues import ContentError
from generator.nearest import nearest

COMMANDS = {
    "init": "project.init",
    "check": "review.check",
    "format": "records.format",
    "schema": "project.generated",
    "catalogue": "project.generated",
    "guide": "project.generated",
    "citation": "project.generated",
    "new": "records.new",
    "rename": "records.rename",
    "import": "works.import_",
    "verify": "works.verify",
    "links": "web.links",
    "archive": "web.archive",
    "todo": "review.todo",
    "diff": "review.diff",
    "pictures": "review.pictures",
    "explain": "review.explain",
    "edition": "review.edition",
    "build": "site.build",
    "search": "site.build",
    "release": "site.release",
    "verify-site": "site.release",
}
"""Each command, and the room and module that hold it."""

DESK = frozenset(
    {"httpx", "pybtex", "pypdf", "python_calamine", "rispy", "trafilatura", "w3lib", "warcio"}
)
"""What only some editors' commands import; apart from what building the site needs."""


INTERRUPTED = 130
"""As shells have it: 128, and the number of the signal."""


class Commands(click.Group):
    """Finds a command's module only when it is needed, so that `check` starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names of all."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return a command, made ready; None where there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"generator.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return make_ready(command, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of a line; say which was meant where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = nearest(args[0], COMMANDS)
            raise click.UsageError(f"{error.message} {hint}".rstrip(), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; tell wrong content, a missing package and a file that refuses."""
        try:
            return super().invoke(ctx)
        except ContentError as error:
            stop(error.issues)
        except ModuleNotFoundError as error:
            package = (error.name or "").partition(".")[0]
            if package not in DESK:
                raise
            raise click.ClickException(_remedy(package, ctx.obj)) from error
        except OSError as error:
            if is_unprinted(error):
                tell_unprinted(error, written=ctx.meta.get(WRITTEN, False))
                ctx.exit(1)
            if error.filename is None:
                raise
            reason = (error.strerror or "no reason given").lower()
            raise click.ClickException(f"{error.filename}: {reason}") from error

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and leave with its exit code; nothing printed drives the terminal."""
        allow_any_code_page()
        code = 1
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except click.ClickException as error:
            told = StringIO()
            error.show(told)
            show(told.getvalue().rstrip("\n"), err=True)
            code = error.exit_code
        except click.Abort as error:
            # After Ctrl+C nothing need be said; where input ended at a question, something must.
            if isinstance(error.__context__, KeyboardInterrupt):
                code = INTERRUPTED
            else:
                say("no answer: nothing was written", err=True)
        except OSError as error:
            if not is_unprinted(error):
                raise
            tell_unprinted(error, written=False)
        sys.exit(code)


def _remedy(missing: str, project: Path) -> str:
    """Return what to type where a package is missing that only this command needs."""
    lock = project / "requirements-desk.lock"
    what, make = '"explainer-generator[desk]"', ""
    if lock.is_file():
        what = f"--no-deps --require-hashes --requirement {shlex.quote(str(lock))}"
        make = "make desk, or: " if (project / "Makefile").is_file() else ""
    install = f"{shlex.quote(sys.executable)} -m pip install {what}"
    return f"this needs {missing}, which building the site does not; type: {make}{install}"
