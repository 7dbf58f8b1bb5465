from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.ext import GETTEXT_FUNCTIONS, extract_from_ast

from generator.evidence import build_evidence
from generator.evidence.origins.origins import dependence
from generator.model.lists import Grade
from generator.site.environment import template_environment
from generator.site.escape import escape
from generator.site.words.language import Language
from tests.content import CASES, read_yaml
from tests.evidence.records import collection_of
from tests.site.made import ENGLISH, site_of

SENTENCES = read_yaml(CASES / "site/sentences.yml")


def told(
    case: dict[str, Any], language: Language = ENGLISH, templates: Environment | None = None
) -> dict[str, Any]:
    """Return what is said of a case, by the names that the cases use."""
    site = site_of(collection_of(case))
    if templates:
        site = replace(site, language=language, templates=templates)
    say, standing = site.say, site.evidence.standings["c"]
    claim = site.collection.claims["c"].record
    said: dict[str, Any] = {
        "standing": say.standing(standing).unescape(),
        "provenance": say.provenance(standing.support),
        "backing": say.backing(standing),
        "lines": [
            str(say.line(line, claim).unescape())
            for line in standing.support.lines
            if len(line.origins) > 1
        ],
        "declared": say.declared(claim).unescape(),
        "depends": [
            say.depends(body, why).unescape()
            for origin in standing.support.origins
            for body in origin.bodies
            for why in dependence(site.collection, origin, body)
        ],
        "brief": say.brief(claim, standing, claim.statements[0].said_on).unescape()
        if claim.statements
        else "",
        "through": [say.through(origin) for origin in standing.support.origins],
    }
    for series in site.evidence.series:
        said["title"] = say.series(series.key)
        said["headline"] = say.headline(series)
        said["tells"] = say.tells(series).strip()
        said["compared"] = [say.compared(pair) for pair in series.comparisons]
    return said


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["name"]))
def test_what_was_derived_is_said(case: dict[str, Any]) -> None:
    said = told(case)
    wanted = {name: case[name] for name in case if name in said}
    assert len(wanted) > 0
    assert {name: said[name] for name in wanted} == wanted


def test_every_grade_has_its_sentence() -> None:
    grades = set()
    for case in SENTENCES:
        evidence = build_evidence(collection_of(case))
        grades.add(evidence.standings["c"].grade)
    assert grades == set(Grade)


def test_every_way_to_fill_a_sentence_has_its_case() -> None:
    heard: set[str] = set()

    class Noted(NullTranslations):
        def gettext(self, message: str) -> str:
            heard.add(message.strip())
            return message

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return self.gettext(msgid1 if n == 1 else msgid2)

    language = Language("en", Noted())
    templates = template_environment(language)
    for case in SENTENCES:
        told(case, language, templates)
    text = Path(str(templates.get_template("sentences.html.jinja").filename)).read_text("utf-8")
    written = extract_from_ast(templates.parse(text), GETTEXT_FUNCTIONS)
    messages = {
        message.strip()
        for _, _, found in written
        for message in (found if isinstance(found, tuple) else (found,))
        if message
    }
    assert len(messages) > 50
    assert messages - heard == set()


def test_names_in_sentences_are_escaped_once() -> None:
    title = "Keeper's <b> & Sons"
    case = {
        "speakers": {"keeper": {"name": title}, "pilot": {"name": title}},
        "claims": {
            "c": {
                "statements": [
                    {"source": "log", "chain": ["keeper"]},
                    {"source": "book", "chain": ["pilot"]},
                ]
            }
        },
    }
    site = site_of(collection_of(case))
    said = site.say.standing(site.evidence.standings["c"])
    assert said == (
        f"Several origins assert it: {escape(title)} and {escape(title)}. "
        "Whether they share a source is not known."
    )
