"""A site built again from its commit, apart from the project that is checked out."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.cli.git import git
from generator.cli.reading import require_project
from generator.cli.revision import check_out
from generator.release.manifest import Manifest, hashed
from generator.release.release import asked_settings
from generator.release.site_files import folder_files


def rebuilt_hashes(root: Path, wanted: Manifest, wheels: Path | None) -> dict[str, str]:
    """Return the hashes of the site that a manifest's commit builds, in a folder of its own.

    Only a commit that leads to the one checked out is built: no stranger's code is run.
    """
    require_project(root)
    commit = wanted.commit
    if not commit:
        raise click.ClickException("the manifest names no commit to build")
    if git(root, "merge-base", "--is-ancestor", commit, "HEAD").returncode:
        raise click.ClickException(f"{commit} does not lead to the commit that is checked out here")
    with TemporaryDirectory() as folder:
        project = check_out(root, commit, Path(folder), ())
        text = (project / "mkdocs.yml").read_text(encoding="utf-8")
        offline = wheels and {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels.resolve().as_uri()}
        environment = {
            **os.environ,
            **asked_settings(text, wanted.settings),
            **(offline or {}),
        }
        for words in (
            ("make", "--no-print-directory", "site", f"PYTHON={sys.executable}"),
            (".venv/bin/python", "-m", "generator", "release", "build/site", "--commit", commit),
        ):
            done = subprocess.run(  # noqa: S603 - of a commit that is checked out here anyway
                words, cwd=project, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise click.ClickException(f"{commit} does not build\n{done.stdout}{done.stderr}")
        return hashed(folder_files(project / "build/site"))
