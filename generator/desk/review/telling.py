"""Changes and what follows from them, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.desk.review.causes import FIGURES, STANDING, Effect, counts
from generator.desk.review.changes import OUTLINES, Difference
from generator.desk.review.renamings import Piece
from generator.desk.review.report import cell
from generator.desk.review.wording import brief, cut_short, mark_words
from generator.evidence import Standings
from generator.kinds import KINDS
from generator.read.collection import Collection

_IN_LISTS = {"statements": "statement", "estimates": "figure"}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells changes in words, with the names that records have."""

    collection: Collection
    before: Mapping[tuple[str, str], Piece]
    after: Mapping[tuple[str, str], Piece]

    def change(self, change: Difference) -> tuple[str, str, str]:
        """Return a row: the record, the field, and what became of it."""
        return self.name(*change.record), self.place(change), self.what(change)

    def effect(self, effect: Effect) -> tuple[str, str, str]:
        """Return a row: what it is about, how it was and is, and the changes that made it so."""
        what, *ids = effect.fact
        how = f"{effect.before or 'neither'} → {effect.after or 'no longer'}"
        if what == FIGURES:
            of = "figures " + " and ".join(f"`{id_}`" for id_ in ids)
        else:
            of = self.name("claims", ids[0])
        if what == STANDING:
            how = f"standing: {how.replace('-', ' ')}"
        because = [self.cause(cause, ids[0]) for cause in effect.causes]
        return of, cell(how), "; ".join(because) or "several changes together"

    def cause(self, change: Difference, claim: str) -> str:
        """Return a change as the reason for what followed for a claim."""
        of = "" if change.record == ("claims", claim) else f"{self.name(*change.record)}: "
        kind, *rest = change.way or ("",)
        if not kind:
            return of + ("is gone" if change.after is None else "is new")
        if kind == "standing":
            lifted = "an editor's override was lifted"
            because = change.after if change.way[1:] else (change.after or {}).get("because")
            return of + (f"an editor's override: {cell(because)}" if because else lifted)
        if kind == "statements" and len(rest) == 1:
            if change.after is None:
                return f"{of}statement `{rest[0]}` is gone"
            return f"{of}{self.place(change)} now {change.after['stance']}"
        if kind == "statements" and rest[1:] == ["stance"]:
            return f"{of}{self.place(change, 1)} now {change.after}"
        value = cell(brief(change.after)) or "empty"
        return f"{of}{self.place(change)} is now {value}"

    def place(self, change: Difference, but: int = 0) -> str:
        """Return where in a record a change is: `statement 2, stance`."""
        found: list[str] = []
        way = iter(change.way[: len(change.way) - but])
        for part in way:
            noun, id_ = _IN_LISTS.get(part), next(way, None) if part in _IN_LISTS else None
            if not noun or id_ is None:
                found.append(cell(part))
            elif noun == "statement" and (number := self.number(change, id_)):
                found.append(f"statement {number}")
            else:
                found.append(f"{noun} `{id_}`" if id_ != "order" else f"order of {part}")
        return ", ".join(found) or "record"

    def number(self, change: Difference, id_: str) -> int:
        """Return the number that readers see of a statement; 0 for one that is gone."""
        ids = [one["id"] for one in self.after.get(change.record, {}).get("statements", ())]
        return ids.index(id_) + 1 if id_ in ids else 0

    def what(self, change: Difference) -> str:
        """Return what became of a field or record: words that went and came are marked."""
        if change.record[0] == OUTLINES and change.way:
            return "drawn otherwise"
        if change.before is None:
            return f"new: {cut_short(self.made(change))}"
        if change.after is None:
            return f"gone: {cut_short(cell(brief(change.before)))}"
        before, after = (brief(tree, change.way[-1]) for tree in change[3:])
        if " " in before + after:
            return mark_words(before, after)
        return f"{cell(before)} → {cell(after)}"

    def made(self, change: Difference) -> str:
        """Return what is new; of a claim, how well it is supported."""
        if change.kind != "claims" or change.way:
            return cell(brief(change.after))
        standing = self.collection.once(Standings).standing(change.id)
        grade = str(standing.grade).replace("-", " ")
        return f"{grade}, {counts(standing.support)}: {cell(brief(change.after.get('summary')))}"

    def name(self, kind: str, id_: str) -> str:
        """Return what a record is called, and its identifier."""
        if not id_:
            return "order"
        tree = self.after.get((kind, id_)) or self.before.get((kind, id_)) or {}
        names = (tree.get(name) for name in ("title", "name", "label", "original-title"))
        title = next(filter(None, names), "") if kind in KINDS and kind != OUTLINES else ""
        return f"{cell(str(title))} (`{id_}`)" if title else f"`{id_}`"
