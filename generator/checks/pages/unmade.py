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
        (
            r"(?<=<p>)(?:!!!|\?\?\?)\+? ?\w+|\[!\w+\]|(?<=<p>)\.\. \w+::",
            r"'\g<0>' makes no box",
            'write <div class="note" markdown>, the words, and </div>, each on a line of its own',
        ),
        (
            r"(?<=<p>)(?:===|///) [^<\n]+",
            r"'\g<0>' makes no part of a page",
            "write a heading: ## and its words",
        ),
        (
            r"(?:^|(?<=<p>))\*\[(.+?)\]:[^<\n]*",
            r"'\g<0>' explains nothing",
            r"write {{ term('...') }} where \1 stands, and explain it in content/glossary.yml",
        ),
        (
            r"(?<=<li>)\[[ xX]?\](?= )",
            r"'\g<0>' makes no box to tick",
            "write in words what is done",
        ),
        (r"~~(\S[^~\n]*)~~", r"'\g<0>' strikes nothing out", r"write <del>\1</del>"),
        (r"(?<![=\w])==(\w[^=\n]*)==", r"'\g<0>' marks nothing", r"write <mark>\1</mark>"),
        (r"\^\^(\w[^^\n]*)\^\^", r"'\g<0>' underlines nothing", r"write <ins>\1</ins>"),
        (r"(?<=\w)~(\w{1,3})~", r"'\g<0>' sets nothing lower", r"write <sub>\1</sub>"),
        (r"(?<=\w)\^(\w{1,3})\^", r"'\g<0>' sets nothing higher", r"write <sup>\1</sup>"),
        (r"(?<!\{)\+\+(\w[\w+-]*)\+\+", r"'\g<0>' makes no key", r"write <kbd>\1</kbd>"),
        (
            r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])",
            r"'\g<0>' makes no sign",
            "put the sign itself",
        ),
        (
            r"\{:? ?[.#][\w-][^{}\n]*\}",
            r"'\g<0>' sets nothing",
            "remove it, or add attr_list to markdown_extensions in mkdocs.yml",
        ),
        (
            r"\$\$[^$]{1,500}\$\$|\$[^\s$][^$\n]*[\\^_][^$\n]*\$|\\\(.{1,200}?\\\)|\\\[.{1,200}?\\\]",
            r"'\g<0>' makes no formula",
            "write it in plain signs, such as m²",
        ),
        (
            r"\{(\+\+|--|~~|==|>>).{0,200}?(?:\1|<<)\}",
            r"'\g<0>' is no change",
            "write what holds now",
        ),
        (
            r"--8<--[^<\n]*|\{! ?[\w./-]+ ?!\}",
            r"'\g<0>' takes no file in",
            "put the words here",
        ),
        (
            r"`[^`\n]+ <[^<>\n]+>`_|`[^`\n]+`_\b",
            r"'\g<0>' is no link",
            "write [words](https://...)",
        ),
        (
            r"(?<=[^>\n]\n)(?:[-*+•] \S.*\n[-*+•]|1[.)] \S.*\n2[.)]) ",
            "the list that begins here is none",
            "leave a line empty before it",
        ),
        (
            r"(?<=<p>)(?:• \S.*\n•|1\) \S.*\n2\)) ",
            "signs that are not Markdown's begin this list",
            "begin its items with `- `, or with `1. ` and `2. `",
        ),
        (r"(?<=<h2)[^>]*>title: ", "a second front matter begins here", "keep the one at the top"),
        (r"(?<![*\\\w])\*\*(?=\w)", "what `**` begins has no end", "put `**` behind its last word"),
        (r"(?<=\w)\\\n", "a line ends with \\\\", "write <br> there, or leave a line empty"),
    )
)


def unmade_in(html: str) -> Iterator[Strange]:
    """Yield what is left of calls, links, notes, code and tables in a page that Markdown made."""
    links = re.sub(r'<a [^>]*href="([^"]*)"[^>]*></a>', r"[](\1)", html)
    text = unescape(_CODE.sub("", links))
    for pattern, found, hint in _UNMADE:
        for match in pattern.finditer(text):
            yield Strange(match.expand(found), match.expand(hint), (match[0],))
