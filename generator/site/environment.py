"""Jinja as every template of the site sees it: escaping, strict about names, in one language."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.evidence.origins.chains import root_of
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.model import Edtf, Passage
from generator.read.collection import Collection
from generator.site.chart.small import rank
from generator.site.compiling import SEPARATORS, BesideTemplates, PlainCalls, Separators
from generator.site.escape import escape, escape_target
from generator.site.words.date_bars import date_bar
from generator.site.words.figures import amount, figure, within
from generator.site.words.language import Language
from generator.site.words.wording import PHRASES, licence_name, phrase, word

# Where what a browser sets apart begins, and where it ends.
_APART = re.compile(
    r"(?=<(?:div|p|ul|ol|dl|details|figure|table)[ >])"
    r"|</(?:div|p|ul|details|dt|dd|td|th|summary|figcaption)>"
)

# What ends a text that ends in a full stop, marks of its own aside: `Ltd.</a>`, `[Inc.](../inc/)`.
_STOPPED = re.compile(r"\.(?:</\w+>|\]\([^()]*\))*$")


@cache
def template_environment(language: Language) -> Environment:
    """Return the environment of the site's own templates."""
    environment = Environment(
        loader=PackageLoader("generator.site", "templates"),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        optimized=False,  # nothing in the templates can be worked out before they are used
        bytecode_cache=BesideTemplates(),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", Separators],
    )
    environment.code_generator_class = PlainCalls
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # added by the extension
    gettext, ngettext = (_escaping(of) for of in (language.gettext, language.ngettext))
    environment.globals |= {"_": gettext, "gettext": gettext, "ngettext": ngettext, "px": px}
    environment.globals |= {
        SEPARATORS[sign]: Markup(told)  # noqa: S704 - our own words
        for sign, told in language.separators.items()
    }
    _install(environment, language)
    return environment


def sentences(
    collection: Collection, points: Mapping[str, tuple[Series, DataPoint]], language: Language
) -> Any:
    """Return the sentences on what was derived, as macros; `points` finds figures."""
    template = template_environment(language).get_template("sentences.html.jinja")
    root = partial(root_of, collection)
    return template.make_module({"records": collection, "points": points, "root": root})


def _escaping(translate: Callable[..., str]) -> Callable[..., Markup]:
    """Return a function of the catalogue that escapes what is filled into its messages.

    A sentence that ends in what has a full stop of its own gets no second one.
    """

    def message(*messages: Any, **values: Any) -> Markup:
        numbers = {"num": messages[-1]} if len(messages) > 1 else {}
        filled = {
            name: value if isinstance(value, int) else escape(value)
            for name, value in (numbers | values).items()
        }
        told = translate(*messages)
        for name, value in filled.items():
            if _STOPPED.search(str(value)):
                told = told.replace(f"%({name})s.", f"%({name})s")
        return Markup(told % filled)  # noqa: S704 - our own words, and escaped

    return message


def _install(environment: Environment, language: Language) -> None:
    environment.filters |= {
        "date": language.date,
        "as_of": language.as_of,
        "edtf": Edtf.parse,
        "day": language.day,
        "month": language.month,
        "short_month": language.short_month,
        "number": language.number,
        "amount": partial(amount, language),
        "value": partial(figure, language),
        "interval": lambda both, unit: figure(language, within(both), unit),
        "span": date_bar,
        "by_number": partial(sorted, key=lambda point: rank(point.value)),
        "sentence": sentence,
        "e": escape,
        "escape": escape,
        "enumerate": lambda words: Markup(language.enumerate(map(escape, words))),  # noqa: S704 - escaped
        "alphabetical": partial(sorted, key=lambda one: language.alphabet.key(one.record.name)),
        "join": lambda texts, sign="": Markup(language.separators.get(sign, sign)).join(  # noqa: S704 - escaped
            map(escape, texts)
        ),
        "target": escape_target,
        "code": code,
        "ticked": ticked,
        "verbatim": Markup.escape,
        "isolated": language.isolated,
        "leftmost": language.leftmost,
        "block": block,
        "oneline": lambda html: Markup(" ".join(str(html).split("\n"))),  # noqa: S704 - white space only
        "language_name": language.language_name,
        "foreign": language.foreign,
        "translated": language.gettext,
        "meaning": lambda member: language.gettext(member.meaning),
        "word": partial(word, language),
        "licence": licence_name,
        **{name: partial(phrase, language, phrases) for name, phrases in PHRASES.items()},
        "host": lambda url: (urlsplit(url).hostname or "").removeprefix("www."),
        "passage_address": passage_address,
    }


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def px(number: float) -> Markup:
    """Return a number of pixels as pictures have it, to the tenth."""
    return Markup(f"{round(number, 1):g}")  # noqa: S704 - a number


def code(text: str) -> Markup:
    """Return a text as code, between backticks where nothing in it could end them or a cell."""
    plain = re.fullmatch(r"[\w .,:;/=<>&()'\"+-]+", text)
    return Markup(f"`{text}`" if plain else f"<code>{escape(text)}</code>")  # noqa: S704 - as above


def ticked(text: str) -> Markup:
    """Return a text, and what stands in it between backticks as code."""
    found = re.sub("&#96;(.*?)&#96;", lambda tick: code(unescape(tick[1])), str(escape(text)))
    return Markup(found)  # noqa: S704 - escaped above


def passage_address(address: str, passage: Passage) -> str:
    """Return the address of a passage: by its words, else by the page of a PDF, else of the work.

    After the WICG's Text Fragments, and the open parameters of PDF (ISO 32000).
    """
    page, _, part_of_page = address.partition("#")
    if passage.start:
        named = part_of_page.partition(":~:")[0]
        parts = [
            quote(part, safe="").replace("-", "%2D")
            for part in (passage.start, passage.end)
            if part
        ]
        return f"{page}#{named}:~:text={','.join(parts)}"
    number = re.match(r"\d+", passage.page or "")
    if number and urlsplit(address).path.lower().endswith(".pdf"):
        return f"{page}#page={number[0]}"
    return address


def block(html: str) -> Markup:
    """Return HTML that Markdown takes as one block: no blank lines, nothing indented.

    What stands apart on the page stands on lines of its own: searches that drop tags would take a
    label and its value for one word, and Python-Markdown takes a block that begins within a line,
    as in `</details><details>`, for text.
    """
    lines = (line.strip() for line in _APART.sub(r"\g<0>\n", str(html)).splitlines())
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - white space only
