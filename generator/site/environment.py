"""Jinja as every template of the site sees it: escaping, strict about names, in one language."""

from __future__ import annotations

import re
from functools import cache, partial
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from generator.model import Passage
from generator.site.words.language import Language
from generator.site.words.spans import span_mark
from generator.site.words.wording import PHRASES, licence_name, phrase, word

# Ends of what a browser sets apart from what follows.
_ENDS_APART = re.compile(r"</(?:div|dt|dd|td|th|summary|figcaption)>")
# Tags, references, and signs that Markdown would read as markup in a line of text.
_PIECES = re.compile(r"<[^>]*>?|&#?\w+;|[\\`*_{}\[\]#!|~^$]")
# Those it reads before it knows that they stand inside a tag.
_IN_TAG = re.compile(r"[\\`\[\]!|]")


@cache
def template_environment(language: Language) -> Environment:
    """Return the environment of the site's own templates."""
    environment = Environment(
        loader=PackageLoader("generator.site", "templates"),
        auto_reload=False,  # templates stay as they are; to look each time would take a while
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined] # added by the extension
        language.gettext, language.ngettext, newstyle=True
    )
    _install(environment, language)
    return environment


def prose_environment(language: Language) -> SandboxedEnvironment:
    """Return the environment of hand-written pages: Markdown that calls into the records."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    _install(environment, language)
    return environment


def _install(environment: Environment, language: Language) -> None:
    environment.filters |= {
        "date": language.date,
        "day": language.day,
        "month": language.month,
        "short_month": language.short_month,
        "number": language.number,
        "value": language.value,
        "span": span_mark,
        "sentence": lambda text: text[:1].upper() + text[1:],
        "enumerate": lambda words: Markup(language.enumerate(map(escape, words))),  # noqa: S704 - escaped
        "language_name": language.language_name,
        "foreign": language.foreign,
        "meaning": lambda member: language.gettext(member.meaning),
        "word": partial(word, language),
        "licence": licence_name,
        **{name: partial(phrase, language, phrases) for name, phrases in PHRASES.items()},
        "host": lambda url: (urlsplit(url).hostname or "").removeprefix("www."),
        "passage_fragment": passage_fragment,
    }


def passage_fragment(passage: Passage | None) -> str:
    """Return a URL text fragment to a passage, or nothing. After the WICG's Text Fragments."""
    if passage is None:
        return ""
    parts = [
        quote(part, safe="").replace("-", "%2D") for part in (passage.start, passage.end) if part
    ]
    return f"#:~:text={','.join(parts)}"


def inline(html: str) -> Markup:
    """Return HTML of one line that Markdown leaves as it is: it carries no markup signs."""

    def spell(match: re.Match[str]) -> str:
        piece = match[0]
        if piece.startswith("<"):
            return _IN_TAG.sub(lambda sign: f"&#{ord(sign[0])};", piece)
        return piece if piece.startswith("&") else f"&#{ord(piece)};"

    return Markup(_PIECES.sub(spell, html.replace("\n", " ")))  # noqa: S704 - signs of escaped HTML are only spelt otherwise


def block(html: str) -> Markup:
    """Return HTML that Markdown takes as one block: no blank lines, nothing indented.

    What stands apart on the page stands on lines of its own: the engines' searches drop most tags,
    and would take a label and its value for one word.
    """
    lines = (line.strip() for line in _ENDS_APART.sub(r"\g<0>\n", str(html)).splitlines())
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - white space only
