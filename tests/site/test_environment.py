from __future__ import annotations

import pytest
from jinja2 import nodes

from generator.site.environment import code, template_environment
from generator.site.escape import escape
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
