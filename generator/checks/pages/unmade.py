"""What was meant as markup on a page, and stands there as it was typed."""

import re
from collections.abc import Iterator
from html import unescape

from generator.checks.cross_references import CALLS
from generator.checks.pages.html import Strange

_CALL = rf"\s*((?:{'|'.join(CALLS)})\([^{{}}\[\]]*\))\s*"
_ADDRESS = r"\((?:https?:/|[\w./-]+\.md\b)[^\s<>()]*\)"

_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)

_UNMADE = tuple(
    (re.compile(pattern, re.MULTILINE), found, hint)
    for pattern, found, hint in (
        (rf"\{{{_CALL}\}}", "one brace makes no call", r"write {{ \1 }}"),
        (rf"\[\[{_CALL}\]\]", "brackets make no call", r"write {{ \1 }}"),
        (
            rf"\[\[(?!{_CALL}\])[^\[\]\n]+\]\]",
            r"'\g<0>' is no link",
            "write [words](claims/<id>.md), or call for it: {{ claim('<id>') }}",
        ),
        (
            rf"(\[[^\[\]\n]+\])\s+({_ADDRESS})",
            r"'\g<0>' is no link",
            r"write \1\2, without the space",
        ),
        (
            r"(\[[^\[\]\n]+\])\[[^\[\]^\n]*\]",
            r"'\g<0>' is no link",
            r"put the address behind the words: \1(https://...)",
        ),
        (
            r"\[\^[^\s\[\]]+\]",
            r"'\g<0>' is no note",
            "name the work as {{ cite('...') }} does, or remove it",
        ),
        (r"```", "the code that begins here is not closed", "end it with ``` on a line of its own"),
        (r"<!--(?![\s\S]*-->)", "the comment that begins here is not closed", "end it with -->"),
        (
            r"(?<=<p>)\|.+\|$",
            "the table that begins here lacks the line below its head",
            "write | --- | there, once for each column",
        ),
        (
            # Neither in a tag, nor the words of a link, nor behind words in brackets (see above).
            r"(?:(?<=[\s>])|(?<=[^\]]\s\())https?://[^\s<>()\"]*[^\s<>()\".,;:!?](?![^<]*(?:</a)?>)",
            r"'\g<0>' is no link",
            r"write [words](\g<0>)",
        ),
        (r"(?<=\[)\]\([^()\s]+\)", "a link has no words", r"write [words\g<0>"),
    )
)


def unmade_in(html: str) -> Iterator[Strange]:
    """Yield what is left of calls, links, notes, code and tables in a page that Markdown made."""
    links = re.sub(r'<a [^>]*href="([^"]*)"[^>]*></a>', r"[](\1)", html)
    text = unescape(_CODE.sub("", links))
    for pattern, found, hint in _UNMADE:
        for match in pattern.finditer(text):
            yield Strange(match.expand(found), match.expand(hint), (match[0],))
