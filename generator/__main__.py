"""Lets `python -m generator` stand for the command `generator`."""

from generator.cli import main

main(prog_name="generator")
