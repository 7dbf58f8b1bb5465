"""links: what leads out of the site, and whether it is still there."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.cli.reading import read_project
from generator.cli.terminal import passing, show, show_table
from generator.desk.review.report import cell, markdown_table
from generator.desk.web.links import Answer, OutsideLink, State, link_rows, outside_links


@click.command(epilog="Example: generator links --check --format markdown")
@click.option("--check", is_flag=True, help="Ask each address; exit 1 if one is dead or silent.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
@click.option(
    "--timeout",
    type=click.FloatRange(0, 3600, min_open=True),
    default=20.0,
    help="Seconds to wait for an answer.",
)
@click.pass_obj
def links_command(root: Path, check: bool, form: str, timeout: float) -> None:  # noqa: FBT001 - click passes it by name
    """List all links that lead out of the site.

    Each with the records and pages that hold it, and the archive copies of the work.
    """
    links = outside_links(read_project(root))
    rows = list(link_rows(links, _ask(links, timeout) if check else {}))
    heads = ("state", "address", "answer", "where", "archive copies")
    if form == "markdown":
        wanted = [row for row in rows if row[0] not in (State.LIVE, State.UNSURE)]
        show(markdown_table(heads, (tuple(map(cell, row)) for row in wanted)))
    else:
        show_table(heads, rows)
    sys.exit(any(row[0] in (State.DEAD, State.SILENT) for row in rows))


def _ask(links: Sequence[OutsideLink], seconds: float) -> Mapping[str, Answer]:
    """Return what each address answers; show on a terminal how far it has come."""
    from generator.desk.web.answers import ask_links  # noqa: PLC0415 - needs the extra `desk`

    urls = [link.url for link in links]
    with passing("Asking", urls) as bar:
        return ask_links(urls, seconds, lambda _url: bar.update(1))
