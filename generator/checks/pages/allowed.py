"""The HTML that hand-written pages may hold."""

from collections.abc import Mapping

ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "abbr", "aside", "b", "bdi", "blockquote", "br", "caption", "cite", "code",
            "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1",
            "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "mark", "p", "pre", "q", "rp",
            "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary",
            "sup", "table", "tbody", "tfoot", "thead", "tr", "u", "ul", "var", "wbr",
        ),
        frozenset[str](),
    ),
    "a": frozenset({"href"}),
    "details": frozenset({"open"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}  # fmt: skip
"""The elements that a page may hold, with the attributes that each may have."""

ANYWHERE = frozenset({"class", "dir", "id", "lang", "markdown", "title"})
"""The attributes that every element may have."""

CLASSES = frozenset({"lead", "note"})
"""The classes of the site's style sheet that are for hand-written pages."""
