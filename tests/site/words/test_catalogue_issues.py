from __future__ import annotations

from pathlib import Path

import pytest

from generator.issues import Location, Severity
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.language import Language
from generator.site.words.locales import translations

WHERE = Location("content/site.yml", 3, 11)
HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
GOOD = 'msgid "%(low)s to %(high)s"\nmsgstr "%(low)s bis %(high)s"\n'
PLURAL = 'msgid "%(n)s claim"\nmsgid_plural "%(n)s claims"\n'


def issues(folder: Path, text: str | bytes | None, tag: str = "de") -> list[str]:
    if text is not None:
        data = text if isinstance(text, bytes) else (HEADER + text).encode()
        (folder / f"{tag}.po").write_bytes(data)
    return [str(issue) for issue in catalogue_issues(tag, WHERE, folder)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            'msgid "%(low)s to %(high)s"\nmsgstr "%(lo)s bis %(high)s"\n',
            6,
            "the translation of '%(low)s to %(high)s' has %(lo)s; its text has %(high)s, %(low)s",
        ),
        (
            'msgid "by %(date)s"\nmsgstr "bis zu %(date)"\n',
            6,
            "the translation of 'by %(date)s' has a per cent sign that fills nothing in; write %%",
        ),
        (
            'msgid "Today"\nmsgstr "zu 100% heute"\n',
            6,
            "the translation of 'Today' has a per cent sign that fills nothing in; write %%",
        ),
        (
            f'{PLURAL}msgstr[0] "%(n)s Aussage"\nmsgstr[1] "%(m)s Aussagen"\n',
            6,
            "the translation of '%(n)s claim' has %(m)s; its text has %(n)s",
        ),
        (
            'msgid "by %(date)s"\nmsgstr "bis dann"\n',
            6,
            "the translation of 'by %(date)s' lacks %(date)s, which its text has",
        ),
        (
            'msgid "Searched: {words}."\nmsgstr "Gesucht: {worte}."\n',
            6,
            "the translation of 'Searched: {words}.' has %(worte)s; its text has %(words)s",
        ),
        (
            'msgid "Today"\nmsgstr "<b>Heute</b>"\n',
            6,
            "the translation of 'Today' has < or &, which its text has not: it would be HTML",
        ),
        (
            f'{PLURAL}msgstr[0] "%(n)s Aussage"\nmsgstr[1] ""\n',
            6,
            "'%(n)s claim' lacks the form msgstr[1] (write one `msgstr[n]` for each form)",
        ),
        (
            f'{PLURAL}msgstr[0] "%(n)s Aussage"\n',
            6,
            "'%(n)s claim' lacks the form msgstr[1] (write one `msgstr[n]` for each form)",
        ),
        (
            f'{PLURAL}msgstr[0] "A"\nmsgstr[1] "B"\nmsgstr[2] "C"\n',
            6,
            "there are more forms of plural than the header says, or than the language has",
        ),
        ('msgid "Today"\nmsgstr "Heute\n', 7, "this line cannot be read: 'msgstr \"Heute'"),
        ('msgid "Today"\n', 6, "missing msgstr for msgid 'Today'"),
    ],
)
def test_a_translation_that_cannot_be_filled_in_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    assert issues(tmp_path, text) == [f"generator/locale/de.po:{line}:1: Y130 {message}"]


def test_a_catalogue_that_is_not_utf8_is_named_with_line_and_column(tmp_path: Path) -> None:
    text = (HEADER + 'msgid "Today"\nmsgstr "Heute früh"\n').encode("latin-1")
    [issue] = issues(tmp_path, text)
    assert issue.startswith("generator/locale/de.po:7:17: Y103 byte 0xfc")


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    [issue] = issues(tmp_path, f"{GOOD}\nnonsense\n")
    assert issue.startswith("generator/locale/de.po:9:1: Y130 this line cannot be read")


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("plural=(n != 1);", "plural=(n !;", "cannot be read: "),
        ("nplurals=2; plural=(n != 1);", "nplurals=x; plural=0;", "cannot be read: "),
        ("plural=(n != 1);", "plural=(n / 0);", "cannot be read: "),
        ("plural=(n != 1);", "plural=(n % 3);", "says nplurals=2; its plural gives form 2"),
        ("utf-8", "iso-8859-1", "names the charset iso-8859-1; the file is UTF-8"),
        ("utf-8", "CHARSET", "names the charset charset; the file is UTF-8"),
    ],
)
def test_a_header_that_does_not_hold_is_told(
    tmp_path: Path, good: str, bad: str, told: str
) -> None:
    [issue] = issues(tmp_path, (HEADER.replace(good, bad) + GOOD).encode())
    assert issue.startswith(f"generator/locale/de.po:1:1: Y130 the header {told}")


def test_without_a_header_the_language_has_the_forms_that_it_is_known_to_have(
    tmp_path: Path,
) -> None:
    forms = "".join(f'msgstr[{n}] "%(n)s {n}"\n' for n in range(3))
    assert issues(tmp_path, (PLURAL + forms).encode(), "uk") == []
    words = translations("uk", tmp_path)
    told = [words.ngettext("%(n)s claim", "%(n)s claims", n) for n in (1, 3, 5, 21)]
    assert told == ["%(n)s 0", "%(n)s 1", "%(n)s 2", "%(n)s 0"]


def test_what_turns_the_direction_of_a_text_is_refused(tmp_path: Path) -> None:
    [issue] = issues(tmp_path, 'msgid "Today"\nmsgstr "He\u202eute"\n')
    assert issue.startswith("generator/locale/de.po:7:11: Y114 RIGHT-TO-LEFT OVERRIDE")


def test_what_awaits_a_look_is_out_of_use(tmp_path: Path) -> None:
    text = '#, fuzzy\nmsgid "by %(date)s"\nmsgstr "bis %(dat)s"\n'
    assert issues(tmp_path, text) == []
    assert translations("de", tmp_path).gettext("by %(date)s") == "by %(date)s"


def test_a_language_without_a_catalogue_is_worth_a_look(tmp_path: Path) -> None:
    [issue] = catalogue_issues("ar", WHERE, tmp_path)
    assert issue.severity is Severity.WARNING
    assert str(issue) == (
        "content/site.yml:3:11: Y131 language: there is no catalogue ar.po, so the site's own "
        "words are English (make one with generator catalogue --language ar, and translate it)"
    )
    assert issues(tmp_path, None, "en") == issues(tmp_path, None, "en-GB") == []


def test_a_catalogue_without_faults_serves(tmp_path: Path) -> None:
    assert issues(tmp_path, GOOD) == []
    assert issues(tmp_path, f'{GOOD}\nmsgid "Not yet"\nmsgstr ""\n') == []
    assert Language("de", translations("de", tmp_path)).gettext("Not yet") == "Not yet"
