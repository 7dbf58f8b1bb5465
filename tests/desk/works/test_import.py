"""What comes of the files of reference managers and of spreadsheets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.records.languages import language_tag
from generator.desk.records.sheet import read_sheet
from generator.desk.works.item import NOT_TAKEN
from generator.desk.works.library import UnreadableLibraryError, read_library
from tests.desk.works.saved import ods, xlsx

CSL = """[{"id": "x", "type": "article-newspaper", "title": "A <i>ferry</i> sank",
 "author": [{"family": "Dupont", "given": "Jean"}, {"literal": "Harbour Office"}],
 "container-title": "Orrin Gazette", "issued": {"date-parts": [["2030", 3, 4]]},
 "accessed": {"date-parts": [[2031, 1, 5]]}, "language": "en-GB", "abstract": "Long.",
 "URL": "https://gazette.example/sank?utm_source=a"}]"""
BIBLATEX = r"""@article{x,
 title = {A {Ferry} sank \& br\"oke}, author = {Dupont, Jean and {Harbour Office}},
 date = {2030-03-04}, urldate = {2031-01-05}, journaltitle = {Orrin Gazette},
 entrysubtype = {newspaper}, langid = {british}, abstract = {Long.},
 url = {https://gazette.example/sank?a_b=1\&c=2}}"""
BIBTEX = r"""@misc{x, title = {A ferry sank}, author = {van Dupont, Jean}, year = {2030},
 month = mar, day = 4, howpublished = {Online}}"""
RIS = """TY  - NEWS
TI  - A ferry sank
AU  - Dupont, Jean
AU  - Harbour Office
T2  - Orrin Gazette
DA  - 2030/03/04/
Y2  - 2031/01/05/10:00:00
LA  - eng
UR  - https://gazette.example/sank
N2  - Long.
ER  - 
"""  # noqa: W291 - as such files end an entry
WORK = {
    "type": "article-newspaper",
    "author": ["Jean Dupont", "Harbour Office"],
    "container-title": "Orrin Gazette",
    "issued": "2030-03-04",
    "accessed": "2031-01-05",
}


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.json", CSL, WORK | {"title": "A ferry sank", "language": "en-GB"}),
        ("a.bib", BIBLATEX, WORK | {"title": "A Ferry sank & bröke", "language": "en-GB",
            "URL": "https://gazette.example/sank?a_b=1&c=2", NOT_TAKEN: ["abstract"]}),
        ("a.bib", BIBTEX, {"type": "webpage", "author": ["Jean van Dupont"],
            "issued": "2030-03-04", NOT_TAKEN: ["howpublished"]}),
        ("a.ris", RIS, WORK | {"title": "A ferry sank", "language": "en",
            NOT_TAKEN: ["notes_abstract"]}),
    ],
)  # fmt: skip
def test_each_form_says_the_same(name: str, text: str, wanted: dict[str, Any]) -> None:
    (item,) = read_library(name, text)
    assert {key: item.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"date-parts": [[2030]]}, "2030"),
        ({"date-parts": [[2030, 3]], "circa": True}, "2030-03~"),
        ({"date-parts": [[2030, 3, 4], [2030, 3, 6]]}, "2030-03-04/2030-03-06"),
        ({"raw": "2030-03-04T10:00"}, "2030-03-04"),
        ({"literal": "last spring"}, "last spring"),
    ],
)
def test_dates_of_csl_are_kept_as_exact_as_they_are(date: Any, edtf: str) -> None:
    (item,) = read_library("a.json", json.dumps([{"id": "x", "issued": date}]))
    assert item["issued"] == edtf


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json", '{"a": 1}', "a list of works belongs there"),
        ("a.json", "[1, 2]", "a list of works belongs there"),
        ("a.ris", "TY  - NEWS\nTI  - Boats\n", "1 works begin (TY), and 0 end (ER)"),
    ],
)
def test_what_a_library_would_pass_over_is_named(name: str, text: str, told: str) -> None:
    with pytest.raises(UnreadableLibraryError, match=re.escape(told)):
        read_library(name, text)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"value,claim,value\n1,2,3\n", "row 1: the column 'value' stands there twice"),
        (b'value\n"' + b"x" * 200_000 + b'"\n', "it is no table: field larger than"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(
    run: Callable[..., Result], data: bytes, told: str
) -> None:
    assert told in run("a.csv", data).stderr


def test_lines_of_a_table_end_as_on_any_system() -> None:
    assert read_sheet("a.csv", b"value;claim\r1,5;a\r") == [["value", "claim"], ["1,5", "a"]]


def test_what_nobody_sees_is_not_taken() -> None:
    item = {
        "id": "x",
        "title": "Fer\u00adries\u200b lost",
        "author": [{"literal": "Ann\u2060 Lee"}],
    }
    (found,) = read_library("a.json", json.dumps([item]))
    assert (found["title"], found["author"]) == ("Ferries lost", ["Ann Lee"])


@pytest.mark.parametrize(
    ("text", "tag"),
    [("English", "en"), ("eng", "en"), ("en_US", "en-US"), ("ngerman", "de"), ("Old?", "Old?")],
)  # fmt: skip
def test_languages_are_known_by_name_and_code(text: str, tag: str) -> None:
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.json", "{"), ("a.json", '{"a": 1}'),
        ("a.json", "[1]"), ("a.bib", "@a{b, t={"), ("a.ris", "")],
)  # fmt: skip
def test_what_is_none_of_these_is_told(name: str, text: str) -> None:
    with pytest.raises(UnreadableLibraryError, match="it is no "):
        read_library(name, text)


@pytest.fixture
def root(write_project: Callable[..., Path]) -> Path:
    return write_project({})


@pytest.fixture
def run(root: Path, tmp_path: Path) -> Callable[..., Result]:
    def call(name: str, data: str | bytes, *words: str) -> Result:
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return CliRunner().invoke(main, ["--project", str(root), "import", str(file), *words])

    return call


def test_works_are_shown_and_only_then_written(run: Callable[..., Result], root: Path) -> None:
    shown = run("works.json", CSL)
    assert shown.exit_code == 0, shown.output
    assert "new   1     gazette-2030-03-04-a-ferry-sank  A ferry sank\n" in shown.stdout
    assert "works.json: work 1: abstract: not taken\n" in shown.stdout
    assert "nothing was written; add --write" in shown.stderr
    file = root / "content/sources/gazette-2030-03-04-a-ferry-sank.yml"
    assert not file.exists()
    assert run("works.json", CSL, "--write", "--read", "opening").exit_code == 0
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        "type: article-newspaper",
        "title: A ferry sank",
        "publisher: gazette",
        "author:",
        "  - Jean Dupont",
        "  - Harbour Office",
        "issued: 2030-03-04",
        "accessed: 2031-01-05",
        "language: en-GB",
        "URL: https://gazette.example/sank",
        "read: opening",
    ]
    again = run("works.json", CSL, "--write")
    assert "known  1     gazette-2030-03-04-a-ferry-sank  by its address" in again.stdout


@pytest.mark.parametrize(
    ("entry", "how"),
    [
        ("title = {Another}, url = {http://www.gazette.example/storm/?fbclid=1}", "address"),
        ("title = {FERRIES, lost in storm}, langid = {en}", "title"),
        ("title = {Ferries lost in storm}, date = {2030-03-02}, langid = {en}", "title"),
        ("title = {Ferries lost in storm}, date = {2030-03-09}, langid = {en}", ""),
        ("title = {Ferries lost in storm}, publisher = {The harbour office}, langid = {en}", ""),
    ],
)
def test_a_work_that_there_is_is_known(run: Callable[..., Result], entry: str, how: str) -> None:
    first = run("a.bib", f"@online{{a, {entry}}}", "--language", "en").stdout.splitlines()[1]
    assert first.endswith(f"gazette-storm  by its {how}") if how else first.startswith("new")


def test_a_work_is_known_by_its_doi_and_keeps_its_numbers(
    run: Callable[..., Result], root: Path
) -> None:
    journal = "@article{a, title={On boats}, langid={en}, date={2020-05}, volume=3, number=2,"
    journal += " journaltitle={Lake Studies}, publisher={Lake Press}, doi={10.1234/abc.5}}"
    again = "@online{b, title={Boats}, langid={en}, url={https://doi.org/10.1234/ABC.5}}"
    result = run("a.bib", f"{journal}\n{again}", "--write")
    assert "known  2     2020-05-on-boats  by its DOI\n" in result.stdout
    text = (root / "content/sources/2020-05-on-boats.yml").read_text(encoding="utf-8")
    assert "container-title: Lake Studies\n" in text
    assert 'volume: "3"\nissue: "2"\n' in text
    assert "DOI: 10.1234/abc.5\n" in text


def test_two_of_one_file_are_one(run: Callable[..., Result]) -> None:
    entry = "@online{%s, title = {Pier}, langid = {en}, url = {https://a.example/p}}\n"
    lines = run("a.bib", entry % "a" + entry % "b").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["new", "known"]


def test_what_cannot_be_taken_is_said_by_work_and_field(run: Callable[..., Result]) -> None:
    entries = "@online{a, title={Pier}}\n@online{b, title={Mole}}\n"
    entries += "@online{c, title={부두}, langid={korean}}"
    result = run("a.bib", entries)
    assert result.exit_code == 1
    for line in (
        "a.bib: works 1, 2: language: not stated; give --language for all that do not state it",
        "a.bib: work 3: title: to be translated",
    ):
        assert line in result.stdout
    assert run("a.bib", entries, "--language", "en").exit_code == 0


HEADS = ("claim", "quantity", "includes", "population", "area", "measure", "value", "as of")
ROW = ("ferries-lost", "losses", "sunk, damaged", "ferries", "lake", "cumulative")
FIGURES: list[tuple[str | float, ...]] = [
    HEADS,
    (*ROW, 1300.0, "2030-02-27"),
    (*ROW, "about 1,200", "2030-03-01"),
]


def as_csv(rows: Any) -> bytes:
    cells = [[f"{c:g}" if isinstance(c, float) else f'"{c}"' for c in row] for row in rows]
    return "\ufeff".encode() + "\r\n".join(";".join(row) for row in cells).encode()


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.xlsx", xlsx), ("a.ods", ods)])
def test_figures_are_added_to_their_statement(
    run: Callable[..., Result], root: Path, name: str, write: Callable[..., bytes]
) -> None:
    shown = run(name, write(FIGURES))
    assert shown.exit_code == 0, shown.output
    id_ = "harbour-office-2030-02-27-losses"
    assert f"new    2    ferries-lost.first-count  {id_}\n" in shown.stdout
    assert "known  3                              losses-march\n" in shown.stdout
    file = root / "content/claims/ferries-lost.yml"
    before = file.read_text(encoding="utf-8")
    assert run(name, write(FIGURES), "--write").exit_code == 0
    after = file.read_text(encoding="utf-8")
    (added,) = [part for part in after.split("- id: ") if part.startswith(id_)]
    assert re.search(r'^ +value: "?1,?300"?$', added, re.MULTILINE)
    assert "as_of: 2030-02-27\n" in added
    assert "value: about 1,200" in after
    assert before != after


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({0: "ferries-lots"}, "row 2: claim: there is no claim 'ferries-lots' (did you mean "),
        ({1: "loses"}, "row 2: quantity: there is no quantity 'loses' (did you mean 'losses'?)"),
        ({4: "Lake Orin"}, "row 2: area: there is no place 'Lake Orin' (name it"),
        ({5: "sum"}, "row 2: measure: "),
        ({6: "10-12,000"}, "row 2: value: "),
        ({6: ""}, "row 2: value: the field is missing"),
        ({7: "last spring"}, "row 2: as_of: "),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_by_row_and_column(
    run: Callable[..., Result], change: dict[int, str], told: str
) -> None:
    row = [change.get(at, cell) for at, cell in enumerate((*ROW, "1,300", "2030-02-27"))]
    result = run("a.csv", as_csv([HEADS, row]))
    assert result.exit_code == 1
    assert f"a.csv: {told}" in result.stdout


def test_nothing_is_written_where_a_row_cannot_be_taken_unless_asked(
    run: Callable[..., Result], root: Path
) -> None:
    sheet = as_csv([*FIGURES, (*ROW, "dozens", "2030-02-26")])
    file = root / "content/claims/ferries-lost.yml"
    before = file.read_bytes()
    result = run("a.csv", sheet, "--write")
    assert (result.exit_code, file.read_bytes()) == (1, before)
    assert "nothing was written; mend what is told above, or add --partial\n" in result.stderr
    result = run("a.csv", sheet, "--write", "--partial")
    assert result.exit_code == 1
    assert b"harbour-office-2030-02-27-losses" in file.read_bytes()


def test_records_are_named_by_their_names_as_well(run: Callable[..., Result]) -> None:
    row = (
        "ferries-lost",
        "Losses",
        "sunk, damaged",
        "ferries",
        "Lake Orrin",
        "cumulative",
        "9",
        "2030",
    )
    assert "new" in run("a.csv", as_csv([HEADS, row])).stdout


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (as_csv([("claim", "valeu")]), "row 1, column 2: 'valeu' is no field (did you mean 'va"),
        (as_csv([("claim", "as of")]), "row 1: there is no column 'value'"),
        ("value;\xfc".encode("latin-1"), "it is not in UTF-8"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_none_is_told(run: Callable[..., Result], data: bytes, told: str) -> None:
    result = run("a.csv", data)
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_file_of_another_kind_is_told(run: Callable[..., Result]) -> None:
    assert "it is no spreadsheet" in run("a.xlsx", b"no").stderr
    assert run("a.docx", b"no").exit_code == 2
