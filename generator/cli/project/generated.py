"""schema, catalogue, guide, citation: files that are made of the code or of the records."""

from pathlib import Path

import click

from generator.cli.changing import CHECK, bring_about
from generator.cli.reading import read_project, read_texts
from generator.desk.project.catalogue import CATALOGUE, LOCALE, begun, brought_up, build_catalogue
from generator.desk.project.editors import EDITORS, map_schemas
from generator.desk.project.guide import GUIDE, fill_guide
from generator.desk.records.schema import build_schemas
from generator.export.citation import citation_files
from generator.issues import ContentError, Location, Severity
from generator.publication import published
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.locales import locale_of


def _require_own(root: Path) -> None:
    """Go on where the generator lies beside the content, as in a clone of it."""
    if not ((root / GUIDE).is_file() and (root / "generator").is_dir()):
        raise click.UsageError(
            f"this project does not hold the generator: no generator/ and {GUIDE} to write for"
        )


@click.command(epilog="Example: generator schema --check")
@CHECK
@click.pass_obj
def schema_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the JSON Schemas of the record files to schemas/.

    The settings of editing programs that are there say which schema belongs to which files.
    """
    settings = read_texts(root, [file for name in EDITORS if (file := root / name).is_file()])
    named = {path: map_schemas(text) for path, text in settings.items()}
    bring_about(root, build_schemas() | named, "schema", check=check)


@click.command(epilog="Example: generator catalogue --language de")
@click.option("--language", "tag", metavar="TAG", help="Begin a translation into this language.")
@CHECK
@click.pass_obj
def catalogue_command(root: Path, tag: str | None, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the interface's words, for translators.

    Translations beside it get the messages that are new, and lose those that are gone.
    """
    _require_own(root)
    template = build_catalogue()
    texts = read_texts(root, root.glob(f"{LOCALE}/*.po"))
    if tag:
        if locale_of(tag) is None:
            raise click.BadParameter(f"'{tag}' is no language", param_hint="--language")
        texts.setdefault(f"{LOCALE}/{tag}.po", begun(tag))
    tags = {path: Path(path).stem for path in texts}
    found = [i for tag in tags.values() for i in catalogue_issues(tag, Location(CATALOGUE))]
    if wrong := [issue for issue in found if issue.severity is Severity.ERROR]:
        raise ContentError(wrong)
    wanted = {path: brought_up(text, tags[path], template) for path, text in texts.items()}
    bring_about(root, {CATALOGUE: template} | wanted, "catalogue", check=check)


@click.command(epilog="Example: generator guide --check")
@CHECK
@click.pass_obj
def guide_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the tables in CONTRIBUTING.md.

    Those of fields and issue codes, between their markers.
    """
    _require_own(root)
    texts = read_texts(root, root.glob(GUIDE))
    bring_about(
        root, {path: fill_guide(text) for path, text in texts.items()}, "guide", check=check
    )


@click.command(epilog="Example: generator citation --check")
@CHECK
@click.pass_obj
def citation_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write how the data are cited: CITATION.cff, .zenodo.json.

    After content/site.yml and the topics; with each new edition.
    """
    bring_about(root, citation_files(published(read_project(root))), "citation", check=check)
