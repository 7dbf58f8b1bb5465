"""How templates become Python: with plain calls, and kept beside them as modules are."""

import marshal
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import Call, Expr


class PlainCalls(CodeGenerator):
    """Writes what Jinja does, for templates that escape everything and hide nothing.

    `finalize` escapes, so what it returns is not looked at again; and a function that asks for
    no context is called without a search for whether it does, which took a tenth of the time.
    """

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del node, frame, finalize
        self.write("environment.finalize(")

    def _output_child_post(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del node, frame, finalize
        self.write(")")

    def visit_Call(  # noqa: N802 - Jinja's name
        self,
        node: Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as Jinja has it
    ) -> None:
        """Write a call."""
        self.visit(node.node, frame)
        self.write("(")
        arguments = (
            *(("", one) for one in (*node.args, *node.kwargs)),
            ("*", node.dyn_args),
            ("**", node.dyn_kwargs),
        )
        for sign, argument in arguments:
            if argument is not None:
                self.write(sign)
                self.visit(argument, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


SEPARATORS = {", ": "comma", "; ": "semicolon", " → ": "arrow"}
"""What templates write between two things, and what it is called there."""

_BETWEEN = re.compile(rf"(?:^|(?<=>))({'|'.join(SEPARATORS)})")


class Separators(Extension):
    """Lets templates write commas and arrows between things, for which a language has its own."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, with a value for each separator outside messages."""
        message = begins = False
        for token in stream:
            if begins:
                message = token.value == "trans" or (message and token.value != "endtrans")
            begins = token.type == "block_begin"
            if token.type != "data" or message:
                yield token
                continue
            for number, text in enumerate(_BETWEEN.split(token.value)):
                if number % 2:
                    yield Token(token.lineno, "variable_begin", "{{")
                    yield Token(token.lineno, "name", SEPARATORS[text])
                    yield Token(token.lineno, "variable_end", "}}")
                elif text:
                    yield Token(token.lineno, "data", text)


class BesideTemplates(BytecodeCache):
    """Keeps templates compiled where Python keeps the modules of the package that they are in.

    As with modules, nothing is kept where Python is told to write none, or may not; what was
    compiled of another text, by another Jinja or in another way is compiled again.
    """

    def __init__(self) -> None:
        ways = Path(__file__), Path(__file__).with_name("environment.py")
        self._ways = version("jinja2").encode() + b"".join(way.read_bytes() for way in ways)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of what is kept of a template."""
        file = Path(filename or name)
        home = file.parent.parent / "__pycache__"
        return str(home / f"{file.name}.{sys.implementation.cache_tag}")

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of a template and of how it is compiled."""
        return sha256(self._ways + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept of a template, if it is of this text and stands in this place."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            digest, _, code = Path(bucket.key).read_bytes().partition(b"\n")
            if digest == _digest(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 - as trusted as the modules' beside it

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        file, code = Path(bucket.key), marshal.dumps(bucket.code)
        part = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            part.write_bytes(_digest(bucket, code) + b"\n" + code)
            part.replace(file)


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """Return what stands before code that is kept: of which template, and that it is whole."""
    return sha256(f"{bucket.key} {bucket.checksum} ".encode() + code).hexdigest().encode()
