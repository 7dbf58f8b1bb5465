"""Any text, wherever a template writes it, is shown as it was typed and becomes no markup."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from generator.site.escape import escape, escape_target
from tests.hostile import PAYLOADS, squeezed
from tests.site.made import shown

CONTEXTS = {
    "a paragraph": "{}\n\nafter\n",
    "a line that follows another": "before\n{}\nafter\n",
    "a paragraph with a class": "{}\n{{: .lead }}\n",
    "a heading": "## {} {{ #here .letter }}\n\nafter\n",
    "an item": "- {}\n- {}\n",
    "an item with an identifier": "- before\n- {}\n  {{: #here .work }}\n- after\n",
    "an item with a number": "1. {}\n   {{: #here .work }}\n2. after\n",
    "an item within an item": "- before:\n    - {}\n    - {}\n",
    "a cell": "| a | b |\n| --- | --- |\n| {} | {} |\n| x {{ #here }} | {} |\n",
    "a term and its meaning": "{} {{ #here }}\n:   {}\n\nafter\n:   {}\n",
    "a link": "See [{}](../a/b/#c){{ .claim-link }}: {}\n",
    "text before a link": "{}[word](../a/)\n",
    "strong text": "**{}**, {}, *{}* [word](../a/)\n",
    "a piece of a line": '<span class="note">{}</span> (<q>{}</q>) {}\n',
    "a section": '<section class="topic" markdown>\n\n## {}\n\n{}\n\n- {}\n\n</section>\n',
    "an item of blocks": (
        '<ol markdown>\n<li markdown="block">\n\n{}\n{{: .who }}\n\n{}\n\n</li>\n</ol>\n'
    ),
    "what unfolds": "<details markdown><summary>{}</summary>\n\n- {}\n\n</details>\n",
    "a page with a footnote": "{}\n\n{} and [^1] and {}\n\n[^1]: A note.\n",
    "HTML": '<div class="tree"><p>{}</p>\n<ul><li>{}</li></ul></div>\n\nafter\n',
}
"""Where templates write a text."""

SIGNS = [
    *"*_`[]{}()#|\\!<>&\"'-+:=~^$.0123456789 ab\n\t\u00a0ü語ב", "***", "---", "===", "1. ",
    "12345. ", "2) ",
    "- ", "+ ", ":   ", "> ", "```", "~~~", "    ", "&amp;", "&#42;", "<b>", "</div>",
    "</li>", "<!--", "-->",
    "<?", "<![CDATA[", "<div markdown>", "[^1]", "[a]: b", "*[a]: b", "{: .c }", "![", "](",
    "https://a.example/",
    "x@y.example", "///Footnotes Go Here///", "[TOC]", "* * *", *PAYLOADS,
]  # fmt: skip
TEXTS = (
    st.one_of(
        st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8).map("".join),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    )
    .map(squeezed)
    .filter(bool)
)


def tags(page: BeautifulSoup) -> list[tuple[str, dict[str, str]]]:
    return [
        (tag.name, {name: str(value) for name, value in tag.attrs.items() if name != "id"})
        for tag in page.select("*")
    ]


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS.keys())
@given(st.lists(TEXTS, min_size=3, max_size=3))
@example([" ".join(PAYLOADS), "1. a", "!"])
@example(["- a", "# a #", "a\\"])
@example(["///Footnotes Go Here///", ": a", "\u00a0a\u00a0"])
def test_a_text_is_shown_as_it_was_typed(context: str, texts: list[str]) -> None:
    plain = [f"Q{number}Q" for number in range(3)]
    there = shown(context.format(*map(escape, texts)))
    wanted = shown(context.format(*plain))
    assert tags(there) == tags(wanted)
    words = wanted.get_text()
    for mark, text in zip(plain, texts, strict=True):
        words = words.replace(mark, text)
    assert squeezed(there.get_text()) == squeezed(words)


@given(TEXTS)
@example('"><svg onload=alert(2)>')
def test_a_text_stays_in_its_attribute(text: str) -> None:
    link = f'[word](../a/){{ .claim-link aria-label="{escape(text)}" }}'
    html = f'<span title="{escape(text)}">word</span>'
    for markdown, name in ((link, "aria-label"), (html, "title"), (f"<div>{html}</div>", "title")):
        page = shown(markdown)
        (tag,) = page.select(f"[{name}]")
        assert squeezed(str(tag[name])) == text
        assert page.get_text() == "word"


@given(
    st.lists(
        st.sampled_from([*"()[]<>'\"`*_\\!|#?&=;:/%~abc", "&amp;", "%22", "](", "{.c}"]), max_size=9
    )
)
def test_a_link_leads_where_it_was_typed(parts: list[str]) -> None:
    address = f"https://a.example/{''.join(parts)}"
    page = shown(f"See [word]({escape_target(address)}){{ .outside }}, after")
    (link,) = page.select("a.outside")
    assert link["href"] == address
    assert page.get_text() == "See word, after"


def test_ordinary_text_stays_as_people_read_it() -> None:
    for text in (
        "Kim's $90 billion (62%), 14.3: -1.8 ± 2; “so” – he said… 北한군",
        "10,000 to 12,000 soldiers! And more/less, a=b ~5 ^2",
    ):
        assert escape(text) == text


def test_what_is_marked_already_stays() -> None:
    assert escape(escape("*a* & b")) == escape("*a* & b")
    assert re.fullmatch(r"&#42;a&#42; &amp; b", escape("*a* & b"))
