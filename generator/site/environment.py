"""Jinja as every template of the site sees it: escaping, strict about names, in one language."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.evidence.origins.chains import root_of
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.model import Edtf
from generator.model.notation.address import host_of
from generator.read.collection import Collection
from generator.site.chart.bounds import rank
from generator.site.compiling import SEPARATORS, BesideTemplates, PlainCalls, Separators
from generator.site.escape import escape, escape_target
from generator.site.filters import block, code, passage_address, px, sentence, ticked
from generator.site.words.date_bars import date_bar
from generator.site.words.figures import amount, figure, within
from generator.site.words.language import Language
from generator.site.words.wording import PHRASES, licence_name, phrase, word

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
        "host": host_of,
        "passage_address": passage_address,
    }
