"""YAML text to plain data and the position of everything in it.

Every scalar stays the text that was typed, so that `NO`, `12:30`, `010` and `2024-11-04` mean
what the author meant; the models say what a text stands for. Only an empty value, `~` and
`null` become None.
"""

from importlib import resources

import yaml
from yaml import CollectionNode, MappingNode, Node, ScalarNode

from generator.issues import Issue
from generator.read.document import Document
from generator.read.files.text import conflicts
from generator.read.yaml.builder import DocumentBuilder
from generator.read.yaml.rules import SYNTAX
from generator.read.yaml.scalars import is_text
from generator.read.yaml.typed import UnreadableYAMLError

__all__ = [
    "SYNTAX", "CollectionNode", "MappingNode", "Node", "ScalarNode", "compose", "examine",
    "is_text", "packaged", "parse",
]  # fmt: skip


def parse(text: str, path: str) -> Document | Issue:
    """Return the data in `text`, or the first thing wrong with it."""
    document, issues = examine(text, path)
    return issues[0] if document is None or issues else document


def examine(
    text: str, path: str, *, first_line: int = 1, tags: bool = False
) -> tuple[Document | None, list[Issue]]:
    """Return the data in `text` as far as it can be told, and everything wrong with it, sorted.

    `first_line` is the line of the file on which the text begins. With `tags`, tags are passed
    over, and bare words are what the engines take them for, whose settings these are.
    """
    text = text.removeprefix("\ufeff")
    if unresolved := list(conflicts(text, path, first_line)):
        return None, unresolved
    builder = DocumentBuilder(text, path, first_line, tags=tags)
    document: Document | None = None
    try:
        document = builder.document()
    except UnreadableYAMLError as refused:
        builder.typed.issues.append(refused.issue)
    except yaml.MarkedYAMLError as error:
        builder.typed.explain(error, builder.event)
    return document, sorted(builder.typed.issues)


def packaged(package: str, name: str, path: str = "") -> Document:
    """Return a file that this package brings; what is wrong with it is a fault of ours."""
    text = resources.files(package).joinpath(name).read_text("utf-8")
    document, issues = examine(text, path or name)
    if document is None or issues:
        raise ValueError(issues)
    return document


def compose(text: str) -> Node:
    """Return the nodes of a text that `parse` reads, each with where it begins and ends."""
    node: Node = yaml.compose(text, Loader=yaml.CSafeLoader)  # type: ignore[assignment] # the text is not empty
    return node
