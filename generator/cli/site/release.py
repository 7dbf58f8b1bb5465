"""release and verify-site: a built site on its way out, and how anybody checks it."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import click

from generator.cli.site.rebuild import rebuilt_hashes
from generator.cli.terminal import say
from generator.issues import ContentError
from generator.output.build import build
from generator.output.write import write_file
from generator.publication import published
from generator.release.manifest import COMMIT, NAME, Manifest, hashed, parse_manifest
from generator.release.release import (
    CLAIMS,
    HEADERS,
    PACKAGE,
    additions,
    asked_settings,
    differing,
    kept_back_by,
    unnamed_changes,
)
from generator.release.site_files import GetFile, fetch_all, folder_files, from_server

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

LOCK = "requirements.lock"


def _commit(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not COMMIT.fullmatch(value):
        raise click.BadParameter("give all 40 digits of the commit", ctx, parameter)
    return value


@click.command(epilog='Example: generator release build/site --commit "$(git rev-parse HEAD)"')
@click.argument("site", type=FOLDER)
@click.option("--commit", default="", callback=_commit, help="The commit that SITE is built from.")
@click.option("--former", metavar="URL|DIR", help="The site as it stands; no claim is lost of it.")
@click.pass_obj
def release_command(root: Path, site: Path, commit: str, former: str | None) -> None:
    """Make SITE, which an engine has built, ready to go out.

    Refuses a missing page, a dead link within the site, a claim of the former site that leads
    nowhere, and data that changed without a new edition. Adds the licences, a bill of materials,
    headers, and a manifest of SHA-256.
    """
    built = build(root)
    if built.errors or not built.collection:
        raise ContentError(built.issues)
    collection = published(built.collection)
    files = folder_files(site)
    before = (_getting(former)(CLAIMS) or b"") if former else b""
    if former and not before:
        say(f"{former} has no {CLAIMS}: nothing to compare with", err=True)
    package = (_getting(former)(PACKAGE) or b"") if former else b""
    found = [
        *kept_back_by(collection, built.files, files, before),
        *unnamed_changes(package, files),
    ]
    for line in found:
        say(line)
    if found:
        say("the site is held back; nothing was written", err=True)
        sys.exit(1)
    settings = asked_settings((root / "mkdocs.yml").read_text(encoding="utf-8"), os.environ)
    lock = (root / LOCK).read_text(encoding="utf-8")
    for path, data in additions(collection, files, lock, commit, settings).items():
        write_file(site / path, data)
    say(f"{site / NAME} written", err=True)


@click.command(epilog="Example: generator verify-site https://example.org/explainer/ --rebuild")
@click.argument("site", metavar="URL|DIR")
@click.option("--manifest", type=FILE, help="Go by this one, such as one that was attested.")
@click.option("--rebuild", is_flag=True, help="Build the site of its commit, and compare.")
@click.option("--wheels", type=FOLDER, help="Rebuild without a registry, from these wheels.")
@click.pass_obj
def verify_site_command(
    root: Path,
    site: str,
    manifest: Path | None,
    rebuild: bool,  # noqa: FBT001 - click passes it by name
    wheels: Path | None,
) -> None:
    """Compare a site with its manifest, or its commit.

    Asks no host but that of URL, and needs no project unless it rebuilds. Exits 1 if a file was
    changed, is missing or, in a folder, is one too many.
    """
    get = _getting(site)
    told = manifest.read_bytes() if manifest else get(NAME)
    wanted = _parsed(told, site)
    if _is_folder(site):
        found: dict[str, str | None] = {**hashed(folder_files(Path(site)))}
        wrong = list(differing(wanted.hashes, found))
    else:
        asked = [path for path in wanted.hashes if path != HEADERS]
        found = {
            path: None if data is None else sha256(data).hexdigest()
            for path, data in fetch_all(get, asked)
        }
        wrong = list(differing({path: wanted.hashes[path] for path in asked}, found))
    if manifest and get(NAME) != told:
        wrong.append(f"changed: {NAME}")
    if rebuild:
        again = rebuilt_hashes(root, wanted, wheels)
        wrong += [f"{line}, against the rebuilt" for line in differing(again, wanted.hashes)]
    for line in wrong:
        say(line)
    count, commit = len(wanted.hashes), wanted.commit or "no commit that it names"
    if not wrong:
        say(f"{count:,} files are as the manifest has them, from {commit}", err=True)
        if rebuild:
            say("and as that commit builds them", err=True)
    sys.exit(bool(wrong))


def _is_folder(site: str) -> bool:
    return not site.startswith(("https://", "http://"))


def _getting(site: str) -> GetFile:
    if not _is_folder(site):
        return from_server(site)
    folder = Path(site)
    if not folder.is_dir():
        raise click.UsageError(f"'{site}' is neither a folder nor a web address")
    return lambda path: (folder / path).read_bytes() if (folder / path).is_file() else None


def _parsed(told: bytes | None, site: str) -> Manifest:
    if told is None:
        raise click.ClickException(f"{site} has no manifest {NAME}")
    try:
        return parse_manifest(told.decode("utf-8"))
    except ValueError as error:
        raise click.ClickException(f"the manifest cannot be trusted: {error}") from None
