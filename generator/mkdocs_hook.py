"""Lets a bare `mkdocs build` or `mkdocs serve` run the generator first."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.build import build_project
from generator.issues import ContentError
from generator.write import write_site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let `mkdocs serve` follow the records as well as the pages."""
    root = Path(config.config_file_path).parent
    config.watch.append(str(root / "content"))
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the docs directory up to date.

    Raises:
        PluginError: The content cannot be built; its text lists every issue.
    """
    root = Path(config.config_file_path).parent
    try:
        files = build_project(root, directories=config.use_directory_urls)
    except ContentError as error:
        raise PluginError(f"the content cannot be built\n{error}") from None
    write_site(Path(config.docs_dir), files)
