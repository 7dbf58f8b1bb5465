"""Words that stand where something was to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_text
from generator.read.collection import Collection, Page

_ANYWHERE = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|TKTK)\b|\b[Ll]orem ipsum\b|<(?:\.{3}|…)>"
    r"|(?:^|\b[a-z]\w* |[^\w\s] ?)(?P<gap>XXX+)\b",
)
"""A thirtieth bowl or pope, `Bowl XXX`, is no gap."""

_WHOLE = re.compile(
    r"(?:\.{3,}|…|\?+|-+|x{3,}|todo|tbd|tbc|fixme|tk|n/?a|lorem ipsum.*"
    r"|to be (?:done|added|written|confirmed))\.?|<[^<>=]*>",
    re.IGNORECASE,
)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)


@check("X370", "Fill it in, or leave the field out.")
def check_placeholders(collection: Collection) -> Iterator[Fault]:
    """No text says TODO, TBD, FIXME, XXX or lorem ipsum, and none is `...` or `<...>` alone."""
    for words in each_text(collection):
        text = words.text
        if isinstance(words.home, Page):
            # What is code stays in place as blanks, so that offsets hold.
            text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
        elif _WHOLE.fullmatch(text.strip()):
            yield words.fault(0, f"'{text.strip()}' stands in place of something")
            continue
        if left := _ANYWHERE.search(text):
            gap = "gap" if left["gap"] else 0
            yield words.fault(left.start(gap), f"'{left[gap]}' stands in place of something")
