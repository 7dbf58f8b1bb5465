"""The catalogue of the interface's words: everything that a translation of the site has to say."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.export.downloads import DOWNLOADS
from generator.export.tabular.tables import TABLES
from generator.issues import Severity
from generator.kinds import RECORDS
from generator.model.base import Word
from generator.model.lists import Basis, ExhibitKind, Grade, Measure, Precision
from generator.read.general import GENERAL, general_words
from generator.site.words import wording

PACKAGE = Path(__file__).parents[2]
LOCALE = "generator/locale"
CATALOGUE = f"{LOCALE}/messages.pot"

_UTF_8 = r"""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""

HEADER = f"""\
# The words of the interface, made by `make catalogue`.
# A translation stands beside it, named after its language: uk.po.
msgid ""
msgstr ""{_UTF_8}
"""
"""Without the date that Babel would take from a clock."""

STARTER = "starter/project/**"

_METHODS = [
    ("site/**.py", "python"),
    ("site/templates/**.jinja", "jinja2.ext:babel_extract"),
    (STARTER, "jinja2.ext:babel_extract"),
]
_OPTIONS = {
    "site/templates/**.jinja": {
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
        "extensions": "jinja2.ext.do",
    },
    STARTER: {"variable_start_string": "«", "variable_end_string": "»"},
}
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "n": (1, 2)}

_NAMED = (Grade, Measure, Severity)
_EXPLAINED: tuple[type[Word], ...] = (Basis, ExhibitKind, Grade, Precision)
"""Closed lists of which pages show the words themselves, or what they mean."""


def build_catalogue() -> str:
    """Return the catalogue as gettext's POT: every message, without translations."""
    catalog = Catalog()
    found = extract_from_dir(PACKAGE, _METHODS, _OPTIONS, _KEYWORDS)
    for name, _, message, _, context in found:
        catalog.add(message, locations=[(f"generator/{name}", 1)], context=context)
    for message, where in _closed():
        catalog.add(message, locations=[(f"generator/{where}", 1)])
    text = io.BytesIO()
    write_po(text, catalog, sort_by_file=True, include_lineno=False, omit_header=True)
    return HEADER + text.getvalue().decode()


def begun(tag: str) -> str:
    """Return the header of a translation, with the forms of plural that the language has."""
    forms = Catalog(locale=tag.replace("-", "_")).plural_forms
    language, plurals = (rf'"{one}\n"' for one in (f"Language: {tag}", f"Plural-Forms: {forms}"))
    return f'msgid ""\nmsgstr ""\n{language}{_UTF_8}{plurals}\n'


def brought_up(translation: str, tag: str, template: str) -> str:
    """Return a translation with the messages of today, its header as it was.

    New messages are empty, those that resemble one that is gone have its translation as `fuzzy`.
    """
    catalog = read_po(io.StringIO(translation), locale=tag.replace("-", "_"), ignore_obsolete=True)
    catalog.update(read_po(io.StringIO(template)), update_creation_date=False)
    text = io.BytesIO()
    write_po(text, catalog, no_location=True, omit_header=True, ignore_obsolete=True)
    header = translation.partition("\n\n")[0].rstrip()
    return f"{header}\n\n{text.getvalue().decode().rstrip()}\n"


def _closed() -> Iterator[tuple[str, str]]:
    """Yield the messages that stand in closed lists and tables, and the file that has them."""
    for named in _NAMED:
        yield from ((wording.spelt(member), "model/lists.py") for member in named)
    for explained in _EXPLAINED:
        yield from ((member.meaning, "model/lists.py") for member in explained)
    for kind in filter(lambda kind: kind.general, RECORDS.values()):
        for fields in general_words(kind.plural).values():
            yield from ((fields[name], GENERAL.partition("/")[2]) for name in ("name", "meaning"))
    for download in DOWNLOADS:
        yield download.words, "export/downloads.py"
    for table in TABLES:
        yield from ((column.description, "export/tabular/tables.py") for column in table.columns)
