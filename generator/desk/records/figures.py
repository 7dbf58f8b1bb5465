"""A spreadsheet of figures to estimates in the statements of claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.checks.lookup import Lookup
from generator.desk.records.emit import Tree, emit
from generator.desk.records.new import coin_identifier
from generator.desk.records.sheet import UnreadableSheetError
from generator.desk.records.text import add_item
from generator.issues import Issue
from generator.kinds import KINDS
from generator.model import Estimate
from generator.nearest import misprint_hint, nearest
from generator.read.collection import Collection
from generator.read.entry import Figure
from generator.read.records import validate
from generator.read.yaml import parse

COLUMNS = ("claim", "statement", *Estimate.model_fields)
_LISTS = ("includes",)
_NAMES = {
    name: KINDS["claims"].names[f"statements * estimates * {name}"]
    for name in ("quantity", "population", "area")
}
_SAME = ("quantity", "population", "area", "measure", "value", "as_of")
"""What makes two figures of one statement the same."""


@dataclass(slots=True)
class Sheet:
    """What becomes of the rows of a sheet."""

    made: dict[int, tuple[str, str]] = field(default_factory=dict)
    """By row: the statement, named with its claim, and the estimate."""

    known: dict[int, str] = field(default_factory=dict)
    """By row: the estimate that there is already."""

    wrong: list[tuple[int, str]] = field(default_factory=list)
    """By row: what is not understood, with its column."""

    texts: dict[str, str] = field(default_factory=dict)
    """The files of the claims as they would be."""


def plan_figures(collection: Collection, rows: list[list[str]], texts: Mapping[str, str]) -> Sheet:
    """Return what becomes of a sheet, its first row the names of columns; `texts` are the files.

    Raises:
        UnreadableSheetError: A column is no field of an estimate.
    """
    heads = [cell.strip().lower().replace(" ", "_") for cell in (rows or [[]])[0]]
    for at, head in enumerate(heads, 1):
        if head and head not in COLUMNS:
            hint = nearest(head, COLUMNS) or f"columns are {', '.join(COLUMNS)}"
            raise UnreadableSheetError(f"row 1, column {at}: '{head}' is no field ({hint})")
    if twice := [head for head in heads if head and heads.count(head) > 1]:
        raise UnreadableSheetError(f"row 1: the column '{twice[0]}' stands there twice")
    if "value" not in heads:
        raise UnreadableSheetError("row 1: there is no column 'value'")
    sheet = Sheet(texts=dict(texts))
    taken = {*collection.figures}
    for row, cells in enumerate(rows[1:], 2):
        given = {head: cell for head, cell in zip(heads, cells, strict=False) if head and cell}
        if given:
            _plan_row(collection, sheet, (row, given), taken)
    sheet.texts = {path: text for path, text in sheet.texts.items() if text != texts[path]}
    return sheet


def _plan_row(
    collection: Collection, sheet: Sheet, numbered: tuple[int, Mapping[str, str]], taken: set[str]
) -> None:
    row, given = numbered
    wrong = list(_wrong_names(collection, given))
    if wrong:
        sheet.wrong += [(row, text) for text in wrong]
        return
    entry = collection.claims[given["claim"]]
    names = [statement.id for statement in entry.record.statements]
    index = names.index(given["statement"]) if "statement" in given else 0
    statement = entry.record.statements[index]
    words = {name: _identifier(collection, name, text) for name, text in given.items()}
    estimate: dict[str, Tree] = {
        name: [*words[name].split(", ")] if name in _LISTS else words[name]
        for name in Estimate.model_fields
        if name in words
    }
    if same := _same(collection, entry.id, index, words):
        sheet.known[row] = same
        return
    who = statement.chain[0] if statement.chain else statement.source
    stem = " ".join((who, words.get("as_of", ""), words.get("quantity", "")))
    id_ = words.get("id") or coin_identifier(stem, taken)
    estimate = {"id": id_, **estimate}
    document = parse(emit(estimate), "")
    issues = [document] if isinstance(document, Issue) else validate(Estimate, document)
    if id_ in taken:
        sheet.wrong.append((row, f"id: there is an estimate '{id_}' already"))
    elif isinstance(issues, list):
        sheet.wrong += [(row, f"{issue.message} ({issue.hint})") for issue in issues]
    else:
        taken.add(id_)
        sheet.made[row] = (f"{entry.id}.{statement.id}", id_)
        path = entry.document.path
        way = ("statements", index, "estimates")
        sheet.texts[path] = add_item(sheet.texts[path], way, estimate)


def _wrong_names(collection: Collection, given: Mapping[str, str]) -> Iterator[str]:
    claim = given.get("claim", "")
    if claim not in collection.claims:
        hint = misprint_hint(claim, collection.claims) or "name it by its identifier"
        yield f"claim: there is no claim '{claim}' ({hint})"
        return
    names = [statement.id for statement in collection.claims[claim].record.statements]
    told = given.get("statement", "")
    if told not in names and (told or len(names) != 1):
        hint = misprint_hint(told, names) or f"choose one of {', '.join(names)}"
        yield f"statement: there is no statement '{told}' in '{claim}' ({hint})"
    for name, kind in _NAMES.items():
        text = given.get(name, "")
        if text and _identifier(collection, name, text) not in collection.of(kind):
            hint = misprint_hint(text, collection.of(kind)) or "name it by its identifier"
            yield f"{name}: there is no {KINDS[kind].name} '{text}' ({hint})"


def _identifier(collection: Collection, name: str, text: str) -> str:
    """Return the identifier of a record that a cell calls by its name; other texts as they are."""
    return (Lookup(collection).named(_NAMES[name], text) if name in _NAMES else "") or text


def _same(collection: Collection, claim: str, index: int, words: Mapping[str, str]) -> str:
    """Return the estimate of a statement that says the same, or an empty text."""
    for figure in collection.all_figures():
        if (figure.claim.id, figure.statement_index) == (claim, index) and _says(figure, words):
            return figure.id
    return ""


def _says(figure: Figure, words: Mapping[str, str]) -> bool:
    there = figure.estimate.model_dump(mode="json")
    return all(str(there[name]) == words.get(name, "") for name in _SAME)
