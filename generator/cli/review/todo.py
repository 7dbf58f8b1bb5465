"""todo: what waits for an editor."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from generator.cli.reading import read_project
from generator.cli.terminal import say, show, show_table
from generator.desk.review.todo import duties, render_duties


@click.command(epilog="Example: generator todo --on 2026-12-01")
@click.option(
    "--age",
    type=click.IntRange(0),
    default=180,
    metavar="DAYS",
    help="From how many days on a review is old.",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Measure from this day; otherwise from the last that the record covers.",
)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
@click.pass_obj
def todo_command(root: Path, age: int, day: datetime | None, form: str) -> None:
    """List what waits for an editor.

    Drafts, dead links, figures on pages that a later one revises, exhibits that nobody checked,
    old reviews, works not read whole, statements without a passage.
    """
    found = duties(read_project(root), age, day.date() if day else None)
    if form == "markdown":
        show(render_duties(found).removesuffix("\n"))
        return
    show_table(
        ("what", "where", "detail"),
        [(duty.what, str(duty.where), duty.detail) for duty in found],
    )
    counts = Counter(duty.what for duty in found)
    say(", ".join(f"{what}: {count}" for what, count in counts.items()) or "nothing", err=True)
