"""The command line: the only module that prints."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.checks import check as check_collection
from generator.issues import Severity
from generator.load import load


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder that holds mkdocs.yml and content/.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Turn curated claim records into an explainer microsite."""
    context.obj = project


@main.command()
@click.pass_obj
def check(project: Path) -> None:
    """Check all records and pages; exit 1 if there is an error."""
    collection, issues = load(project)
    if collection:
        issues = sorted([*issues, *check_collection(collection)])
    for issue in issues:
        click.echo(issue)
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    click.echo(f"{errors} errors, {len(issues) - errors} warnings", err=True)
    sys.exit(1 if errors else 0)
