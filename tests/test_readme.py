"""The README names every command and target, shows examples that parse, and links what is there."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.commands import COMMANDS
from tests.sites import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
EXAMPLES = re.findall(r"`(?:\.venv/bin/)?generator ([^`]+)`", TEXT)


def test_every_command_has_a_row_and_every_row_a_command() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| `generator \1\b.*` \|$", TEXT, re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)


def test_every_target_has_a_row_and_every_row_a_target() -> None:
    rows = re.findall(r"^\| `make ([a-z]+)` \| .+ \|$", TEXT, re.MULTILINE)
    assert sorted(rows) == sorted(set(TARGETS) - {"help"})


def test_every_target_says_what_it_does_when_asked() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    described = re.findall(r"^([a-z]+):[^#\n]*## \S.+$", makefile, re.MULTILINE)
    assert sorted(described) == sorted(TARGETS)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_names_a_command_and_its_options(example: str) -> None:
    words = shlex.split(example)
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group) and words:
        found = command.get_command(context, words.pop(0))
        assert found, example
        command = found
    options = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_the_list_of_commands_is_what_help_lists() -> None:
    listed = CliRunner().invoke(main, ["--help"]).stdout.partition("Commands:")[2]
    assert re.findall(r"^  ([a-z-]+) ", listed, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)", TEXT))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).is_file()


# What another newsroom removes is told there, and looked for in tests/own/test_records.py.
LASTING = TEXT.partition("## Another newsroom")[0]


@pytest.mark.parametrize("path", re.findall(r"`([a-z.]+/[\w./-]*)`", LASTING))
def test_a_path_that_is_named_is_there(path: str) -> None:
    # The claim of the tour is this site's own, and looked for there too.
    made = path.startswith(("build/", ".venv/", "content/claims/"))
    assert made or any((base / path).exists() for base in (ROOT, ROOT / "tests"))
