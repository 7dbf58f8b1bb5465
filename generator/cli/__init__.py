"""The command line: the only package that prints. Commands load when they are called."""

import atexit
import gc
from pathlib import Path

import click

from generator.cli.commands import Commands
from generator.cli.preparing import PROJECT, find_project, open_project


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "show_default": True}
)
@click.option(
    "--project",
    type=PROJECT,
    help="The folder that holds mkdocs.yml and content/; looked for upwards if not given.",
)
@click.version_option(package_name="explainer-generator", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """Turn curated claim records into an explainer microsite.

    Exit codes: 0 all is well, 1 something in the content is wrong, 2 the command was not
    understood.
    """
    open_project(context, find_project(project or Path()))
    # Records live as long as a command: the garbage collector would search them and free none,
    # nor need it at the end, when all goes anyway.
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)
