from __future__ import annotations

import pytest
from jinja2 import nodes
from markupsafe import Markup

from generator.site.environment import template_environment
from generator.site.escape import escape
from generator.site.filters import code
from generator.site.words.language import Language

TEXT = "*a* <b> [c](d)"
"""What a template must not write as it is."""


@pytest.mark.parametrize(
    "source",
    [
        "{{ text }}",
        "{{ text | sentence }}",
        "{% trans text %}{{ text }}{% endtrans %}",
        "{{ _('%(text)s', text=text) }}",
        "{% trans count=1, text=text %}{{ text }}{% pluralize %}{{ count }}{% endtrans %}",
        "{{ [text] | join(', ') }}",
        "{{ [text] | enumerate }}",
        "{{ text | isolated }}",
        "{{ text | e }}",
        "{{ text | escape }}",
        "{{ '%s' | format(text) }}",
        "{% macro say(words) %}{{ words }}{% endmacro %}{{ say(text) }}",
        "{% set words %}{{ text }}{% endset %}{{ words }}",
        "{{ {'a': text}.a or '' }}",
    ],
)
def test_whatever_way_a_text_takes_it_is_escaped_once(source: str) -> None:
    template = template_environment(Language("en")).from_string(source)
    assert template.render(text=TEXT) == escape(TEXT)


@pytest.mark.parametrize(
    ("tag", "told"), [("en", "A, B; <i>C</i>, D → E, F"), ("ar", "A، B؛ <i>C</i>، D ← E، F")]
)
def test_what_stands_between_things_is_as_the_language_has_it(tag: str, told: str) -> None:
    source = "{{ a }}, B; <i>C</i>, {{ d }} → {% if a %}E{% endif %}{{ ['', 'F'] | join(', ') }}"
    source = source.replace("B; ", "{{ b }}; ")
    values = {"a": "A", "b": "B", "d": "D"}
    assert template_environment(Language(tag)).from_string(source).render(values) == told


def test_messages_keep_the_commas_that_translators_know() -> None:
    source = "{% trans a, b %}{{ a }}, {{ b }}{% endtrans %}"
    rendered = template_environment(Language("ar")).from_string(source).render(a="A", b="B")
    assert rendered == "A, B"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ada", "Denied by Ada."),
        ("Corvey Ltd.", "Denied by Corvey Ltd."),
        (Markup("<a>Corvey Ltd.</a>"), "Denied by <a>Corvey Ltd.</a>"),
        (Markup("[Inc.](../inc/)"), "Denied by [Inc.](../inc/)"),
        (Markup("<bdi>Inc.</bdi>!"), "Denied by <bdi>Inc.</bdi>!."),
    ],
)
def test_a_sentence_ends_in_one_full_stop(name: str, told: str) -> None:
    source = "{% trans who=name %}Denied by {{ who }}.{% endtrans %}"
    assert template_environment(Language("en")).from_string(source).render(name=name) == told


def test_no_template_joins_texts_where_only_html_is_escaped() -> None:
    environment = template_environment(Language("en"))
    assert environment.loader
    names = environment.list_templates()
    assert len(names) > 15
    for name in names:
        source, _, _ = environment.loader.get_source(environment, name)
        tree = environment.parse(source)
        assert not list(tree.find_all(nodes.Concat)), f"{name}: write two {{{{ }}}} instead of ~"
        unsafe = [each for each in tree.find_all(nodes.Filter) if each.name == "safe"]
        assert all(isinstance(each.node, nodes.Mul) for each in unsafe), name


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a_name", "`a_name`"),
        ("a|b", "<code>a&#124;b</code>"),
        ("`", "<code>&#96;</code>"),
    ],
)
def test_code_stands_between_backticks_where_it_can(text: str, html: str) -> None:
    assert code(text) == html


def test_a_name_of_another_direction_cannot_turn_the_sentence() -> None:
    assert Language("en").isolated("Anna & Ben") == "Anna &amp; Ben"
    assert Language("en").isolated("אנה") == "<bdi>אנה</bdi>"
    assert Language("ar").isolated("Anna") == "<bdi>Anna</bdi>"
    assert Language("ar").isolated("سليمان") == "سليمان"
