from __future__ import annotations

from pathlib import Path

import pytest

from generator.issues import Location, Severity
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.language import Language, translations

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


@pytest.mark.parametrize("forms", ["nplurals=2; plural=(n !", "nplurals=x; plural=0;"])
def test_a_header_that_cannot_be_read_is_told(tmp_path: Path, forms: str) -> None:
    text = HEADER.replace("nplurals=2; plural=(n != 1);", forms) + GOOD
    [issue] = issues(tmp_path, text.encode())
    assert issue.startswith("generator/locale/de.po:1:1: Y130")


def test_a_language_without_a_catalogue_is_worth_a_look(tmp_path: Path) -> None:
    [issue] = catalogue_issues("ar", WHERE, tmp_path)
    assert issue.severity is Severity.WARNING
    assert str(issue) == (
        "content/site.yml:3:11: Y131 language: there is no catalogue ar.po, so the site's own "
        "words are English (copy generator/locale/messages.pot and translate it)"
    )
    assert issues(tmp_path, None, "en") == issues(tmp_path, None, "en-GB") == []


def test_a_catalogue_without_faults_serves(tmp_path: Path) -> None:
    assert issues(tmp_path, GOOD) == []
    assert issues(tmp_path, f'{GOOD}\nmsgid "Not yet"\nmsgstr ""\n') == []
    assert Language("de", translations("de", tmp_path)).gettext("Not yet") == "Not yet"
