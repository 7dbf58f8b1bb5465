"""pictures: pages that a change touches, before and after."""

from pathlib import Path

import click

from generator.cli.terminal import say
from generator.desk.review.pictures import changed_pages, find_browser, picture_pair
from generator.desk.review.report import cell, counted

SITE = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(epilog="Example: generator pictures ../before/build/offline build/offline pictures")
@click.argument("before", type=SITE)
@click.argument("after", type=SITE)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--most", type=click.IntRange(1), default=20, help="Pages shown.")
@click.pass_obj
def pictures_command(root: Path, before: Path, after: Path, folder: Path, most: int) -> None:
    """Put pictures of changed pages into DIR, before beside after.

    BEFORE and AFTER are built sites. Says in Markdown which pages changed.
    """
    del root
    browser = find_browser()
    if not browser:
        raise click.ClickException("there is no Chromium to take pictures with")
    pages = changed_pages(before, after)
    say(f"### {counted(len(pages), 'page')} changed" if pages else "No page changed.")
    say()
    for page in pages[:most]:
        pair = picture_pair(before / page, after / page, browser)
        if pair:
            file = folder / f"{page.removesuffix('.html')}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            pair.save(file)
        say(f"- {cell(page)}" + ("" if pair else ", without a difference to the eye"))
    if len(pages) > most:
        say(f"- and {len(pages) - most} more, without pictures")
