"""The quick tests with each other content in place of this site's own: `make other`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tests.sites import ROOT, write_settings

CONTENTS = sorted((ROOT / "tests/contents").iterdir())
QUICK = "not browser and not engine and not guide"
THEIRS = ("INHERIT", "hooks")
"""Settings of a content that hold only where it stands now."""


def copy_with(content: Path, folder: Path) -> None:
    """Copy the files that git knows of, those not committed yet too, with another content."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        file = folder / name
        if (ROOT / name).exists() and not name.startswith("content/"):
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, file, follow_symlinks=False)
    shutil.copytree(content / "content", folder / "content")
    settings = yaml.safe_load((content / "mkdocs.yml").read_text("utf-8"))
    settings["theme"].pop("custom_dir")
    theirs = {name: value for name, value in settings.items() if name not in THEIRS}
    write_settings(folder, ROOT / "mkdocs.yml", theirs)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)


def main(*words: str) -> int:
    """Run the tests in a copy for each content, and return whether any failed."""
    failed = 0
    for content in CONTENTS:
        with TemporaryDirectory(prefix=f"{content.name}-") as folder:
            copy_with(content, Path(folder))
            run = ["pytest", "--quiet", "-m", QUICK, "--ignore=tests/own", *words]
            done = subprocess.run([sys.executable, "-m", *run], cwd=folder, check=False)
            failed |= done.returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
