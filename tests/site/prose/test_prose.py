from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from generator.checks import check_collection
from generator.read.collection import Collection
from generator.read.entry import Page
from generator.site.prose.prose import prose_pages, resolve_links
from tests.site.made import parsed, site_of

Collect = Callable[..., Collection]

CALLS = [
    ("claim('ferries-lost')", "The harbour office says that ferries were lost"),
    ("claim('ferries-lost', 'they were lost')", "they were lost"),
    ("figure('losses-march')", "about 1,200 (as of 1 March 2030)"),
    ("figure('losses-march', 'value')", "about 1,200"),
    ("standing('ferries-lost')", "single origin It rests on one origin: The harbour office."),
    ("provenance('ferries-lost')", "1 article, 1 statement, 1 origin"),
    ("place('harbour')", "Orrin harbour"),
    ("place('harbour', 'the quay')", "the quay"),
    ("speaker('gazette')", "Orrin Gazette"),
    ("term('ferry', 'ferries')", "ferries"),
    ("date('2030-03')", "March 2030"),
    ("record_ends", "31 December 2030"),
    ("works_read", "1 work (1 read in full, 0 in part, 0 known only through others)"),
]

EXTENSIONS = {"mkdocs.yml": {"markdown_extensions": ["attr_list", "footnotes", "md_in_html"]}}
TERM = {"content/glossary.yml": {"ferry": {"name": "ferry", "meaning": "A boat that crosses."}}}


@pytest.fixture
def rendered(collect: Collect) -> Callable[[str], str]:
    """Render a page with a body and return it; refuse issues."""

    def render(body: str) -> str:
        text = f"---\ntitle: Page\n---\n{body}\n"
        collection = collect({**EXTENSIONS, **TERM, "content/pages/a.md": text})
        assert told(collection) == []
        site = site_of(collection)
        return prose_pages(site)["a.md"](site).file().decode()

    return render


@pytest.fixture
def refused(collect: Collect) -> Callable[[str], list[str]]:
    """Check a page with a body and return the issues it has."""

    def look(body: str) -> list[str]:
        text = f"---\ntitle: Page\n---\n{body}\n"
        return told(collect({**EXTENSIONS, "content/pages/a.md": text}))

    return look


def told(collection: Collection) -> list[str]:
    """Return what is said of the page."""
    return [
        str(issue)
        for issue in check_collection(collection)
        if issue.location.path.endswith("/a.md")
    ]


@pytest.mark.parametrize(("call", "words"), CALLS, ids=[call for call, _ in CALLS])
def test_a_call_stands_in_a_sentence(rendered: Any, call: str, words: str) -> None:
    page = parsed(rendered(f"It is said that {{{{ {call} }}}}, and so on.").encode())
    (paragraph,) = page.select("p")
    assert " ".join(paragraph.get_text().split()) == f"It is said that {words}, and so on."


def test_citations_are_numbered_in_order_and_listed_once(rendered: Any) -> None:
    page = parsed(rendered("A.{{ cite('gazette-storm') }} B.{{ cite('gazette-storm') }}").encode())
    assert [link.get_text() for link in page.select(".cite a")] == ["1", "1"]
    (work,) = page.select("#references ~ details[open] ol li")
    assert work["id"] == "ref-gazette-storm"
    assert {link["href"] for link in page.select(".cite a")} == {"#ref-gazette-storm"}
    for back in work.select(".backlinks a, a.backlink"):
        assert page.select(f'[id="{str(back["href"])[1:]}"]')


@pytest.mark.parametrize(
    ("call", "block"),
    [
        ("estimates('losses')", "section.series"),
        ("key_figures('losses-march')", "ul"),
        ("map()", "figure"),
        ("latest_changes()", "p.latest-change"),
        ("standings()", "ul"),
        ("record_reach()", "ul"),
    ],
)
def test_a_block_stands_by_itself(rendered: Any, call: str, block: str) -> None:
    page = parsed(rendered(f"Before.\n\n{{{{ {call} }}}}\n\nAfter.").encode())
    before, *middle = (tag for tag in page.contents if isinstance(tag, Tag))
    assert before.get_text() == "Before."
    assert "After." in [tag.get_text() for tag in middle]
    assert page.select(block)[0] in middle


def test_series_can_be_narrowed_to_a_population_and_an_area(rendered: Any) -> None:
    some = rendered("{{ estimates('losses', population='ferries', area='lake') }}")
    none = rendered("{{ estimates('losses', area='harbour') }}")
    assert "about 1,200" in some
    assert "about 1,200" not in none


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("'{{ x }}'", "{{ x }}"),
        ('"it\'s"', "it's"),
        (r"'it\'s'", "it's"),
        ("\n'a\nb'\n", "a b"),
        ("'<b>&amp;*x*'", "<b>&amp;*x*"),
        ("place(\n  'harbour' ,\n  words = 'the <quay>',\n)", "the <quay>"),
    ],
)
def test_a_text_is_shown_as_it_was_typed(rendered: Any, call: str, words: str) -> None:
    page = parsed(rendered(f"A {{{{ {call} }}}}.").encode())
    assert page.get_text().strip() == f"A {words}."


def test_comments_are_left_out_and_anchors_are_none(rendered: Any) -> None:
    assert "A  b.\n\n## C {#c}\n" in rendered("A {# {{ no('x') }} #} b.\n\n## C {#c}\n")


def test_text_of_a_page_is_its_authors_and_not_escaped(rendered: Any) -> None:
    assert "*a* & <b>b</b>\n" in rendered("*a* & <b>b</b>")


@pytest.mark.parametrize(
    ("uri", "link", "mended"),
    [
        ("a.md", "[x](claims/x.md)", "[x](../claims/x/index.md)"),
        ("a.md", "[x](claims/x.md#statements)", "[x](../claims/x/index.md#statements)"),
        ("a.md", "[x](claims/index.md)", "[x](../claims/index.md)"),
        ("a.md", "[x](index.md)", "[x](../index.md)"),
        ("index.md", "[x](a.md)", "[x](a/index.md)"),
        ("index.md", "[x](./a.md)", "[x](a/index.md)"),
        ("b/c.md", "[x](../claims/x.md)", "[x](../../claims/x/index.md)"),
        ("a.md", "[x](data/claims.csv)", "[x](../data/claims.csv)"),
        ("a.md", '[x](claims/x.md "title")', '[x](../claims/x/index.md "title")'),
        ("a.md", "[x](<claims/x.md>)", "[x](<../claims/x/index.md>)"),
        ("a.md", "![x](y.png)", "![x](../y.png)"),
        ("a.md", "[x]: claims/x.md", "[x]: ../claims/x/index.md"),
        ("a.md", "[x](claims/)", "[x](../claims/)"),
        ("a.md", "[x](https://a.example/b.md)", "[x](https://a.example/b.md)"),
        ("a.md", "[x](mailto:a@b.example)", "[x](mailto:a@b.example)"),
        ("a.md", "[x](#here)", "[x](#here)"),
        ("a.md", "[x](/root.md)", "[x](/root.md)"),
        ("a.md", "[^1]: See this.", "[^1]: See this."),
        ("a.md", "f(x) [y] (z)", "f(x) [y] (z)"),
    ],
)
def test_links_are_made_good_for_where_the_page_will_stand(
    uri: str, link: str, mended: str
) -> None:
    assert resolve_links(Page(uri, f"content/pages/{uri}", {}, link)) == mended


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<script>alert(1)</script>", "4:1: P507 <script>"),
        ("\nText <SCRIPT src=x></SCRIPT> text", "5:6: P507 <script>"),
        ("<b onclick=alert(1)>x</b>", "4:4: P507 <b> has no 'onclick'"),
        ("<img src=x onerror=alert(1)>", "4:1: P507 a page holds no picture"),
        ("![x](y.png)", "4:1: P507 a page holds no picture"),
        ("![x][y]\n\n[y]: https://elsewhere.example/p", "4:1: P507 a page holds no picture"),
        ("[x](javascript:alert(1))", "4:5: P507 'javascript:'"),
        ("A.\n\n[x][y]\n\n[y]: JavaScript:alert(1)", "8:6: P507 'javascript:'"),
        ('<a href="java\tscript:alert(1)">x</a>', "4:1: P507 'javascript:'"),
        ('<a href="&#106;avascript:alert(1)">x</a>', "4:1: P507 'javascript:'"),
        (
            "<svg><a><animate attributeName=href to=javascript:alert(1)></a></svg>",
            "4:1: P507 <svg>",
        ),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>", "4:1: P507 <svg>"),
        ("<math><mtext><style><b title='</style><img src=x onerror=x>'>", "4:1: P507 <math>"),
        ("<!--><img src=x onerror=alert(1)>-->", "4:6: P507 a page holds no picture"),
        ("<!-- <form> -->", "4:6: P507 <form>"),
        ('<title><p y="</title><a x=">" onclick=alert(1)>', "4:1: P507 <title>"),
        ("<scr{# #}ipt>alert(1)</script>", "4:1: P507 <script>"),
        ('<iframe src="page.html"></iframe>', "4:1: P507 <iframe>"),
        ('<div markdown>\n\n<base href="x">\n\n</div>', "6:1: P507 <base>"),
        ("<meta http-equiv=refresh content='0;url=//x'>", "4:1: P507 <meta>"),
        ("<link rel=stylesheet href=//x>", "4:1: P507 <link>"),
        ("<a ping=//x href=y>x</a>", "4:4: P507 <a> has no 'ping'"),
        ('<a href="https://a.example/" target=_top>x</a>', "4:30: P507 <a> has no 'target'"),
        ("<b background=//x>x</b>", "4:4: P507 <b> has no 'background'"),
        ("<label for=__search>x</label>", "4:1: P507 <label>"),
        ("<div popover>x</div>", "4:6: P507 <div> has no 'popover'"),
        ('<p class="skip-link">x</p>', "4:11: P507 the class 'skip-link'"),
        ("A\n{: style='color:red' }", "5:4: P507 <p> has no 'style'"),
        ("[x](y){ onclick=alert(1) }", "4:9: P507 <a> has no 'onclick'"),
        ("``` { .yaml linenums='1' }\na\n```", "4:5: P507 '{ .yaml"),
        ("[x]({{ place('harbour') }})", "4:5: P507 a call stands inside"),
        ("{{ place('harbour') }}{ onclick=alert(1) }", "4:25: P507 <a> has no 'onclick'"),
        ("!{{ place('harbour') }}", "4:1: P507 a page holds no picture"),
        ("<{{ 'b' }}>", "4:2: P507 a call stands inside"),
        ("<b {{ 'id' }}=x>", "4:4: P507 a call stands inside"),
    ],
)
def test_no_page_holds_what_would_run_load_or_cover(refused: Any, body: str, found: str) -> None:
    assert refused(body)[0].startswith(f"content/pages/a.md:{found}")


def test_what_the_site_s_own_extensions_make_of_a_page_counts(collect: Collect) -> None:
    page = {"content/pages/a.md": "---\ntitle: Page\n---\n[x](y){ onclick=alert(1) }\n"}
    settings = {"mkdocs.yml": {"markdown_extensions": ["attr_list", {"toc": {"permalink": True}}]}}
    assert told(collect(page)) == []
    (issue,) = told(collect(page | settings))
    assert issue.startswith("content/pages/a.md:4:9: P507 <a> has no 'onclick' on pages")


@pytest.mark.parametrize(
    "body",
    [
        "A `<script>` and `javascript:` in words.",
        "```html\n<script>alert(1)</script>\n```",
        "{{ '<script>' }}",
        "[x](https://a.example/?q=javascript:x)",
        '<div class="note" id="on"><em>Only</em> <b title="A < B">x</b></div>',
        "| a | b |\n| :-- | --: |\n| 1 | 2 |",
        "<https://a.example> <details open><summary>x</summary>y</details>",
        "## Words {#words}\n\n[^1]: Note.\n\nSee[^1].",
        "## {{ place('harbour') }}",
        "<!-- a comment -->",
        "1 < 2 and <b>3</b> > 2",
    ],
)
def test_html_and_words_about_code_are_left_alone(rendered: Any, body: str) -> None:
    assert rendered(body)
