"""What a change does to the site, in Markdown for whoever reviews it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.desk.report import cell, counted, markdown_table
from generator.evidence import Evidence, Provenance, Standing, build_evidence
from generator.kinds import KINDS
from generator.model import Redirects
from generator.model.base import Record
from generator.read.collection import Collection

MOST_PAGES = 60
"""How many pages are listed by name."""


@dataclass(frozen=True, slots=True)
class Side:
    """The site before or after: its records, and the files of its docs directory."""

    collection: Collection
    files: Mapping[str, bytes]

    @property
    def evidence(self) -> Evidence:
        """What follows from the records."""
        return build_evidence(self.collection)


def render_diff(before: Side, after: Side) -> str:
    """Return what changed between two states of a site as a Markdown summary."""
    was, now = before.evidence, after.evidence
    kept = _kept(before, after, "claims")
    names = {id_: _name(after, id_) for id_ in now.standings}
    both = [(names[id_], was.standings[old], now.standings[id_]) for id_, old in kept.items()]
    added = [
        (names[id_], new.grade, counts(now.provenance[id_]))
        for id_, new in now.standings.items()
        if id_ not in kept
    ]
    removed = [(_name(before, id_),) for id_ in sorted(was.standings.keys() - kept.values())]
    graded = [
        (name, old.grade, new.grade, cell("; ".join(reasons(old, new))))
        for name, old, new in both
        if (old.grade, old.because) != (new.grade, new.because)
    ]
    counted = [
        (name, counts(old.support), counts(new.support))
        for name, old, new in both
        if counts(old.support) != counts(new.support)
    ]
    sections = (
        _table("Renamed", ("Record", "Before", "Now"), [*_renamed(before, after)]),
        _table("Claims added", ("Claim", "Standing", "Provenance"), added),
        _table("Claims removed", ("Claim",), removed),
        _table("Claims reworded", ("Claim", "What", "Before", "Now"), [*_reworded(before, after)]),
        _table("Standing changed", ("Claim", "Before", "After", "Why"), graded),
        _table("Figures changed", ("Figure", "Before", "After"), [*_figures(before, after)]),
        _table("Provenance changed", ("Claim", "Before", "After"), counted),
        _pages(before.files, after.files),
    )
    body = "\n".join(filter(None, sections)) or "Nothing that a reader can see."
    return f"## What this change does to the site\n\n{body}\n"


def counts(provenance: Provenance) -> str:
    """Return what stands behind a claim in numbers."""
    pairs = (("article", provenance.articles), ("statement", provenance.acts))
    words = [counted(len(group), noun) for noun, group in (*pairs, ("origin", provenance.origins))]
    undetermined = len(provenance.undetermined)
    return ", ".join(words) + (f" ({undetermined} undetermined)" if undetermined else "")


def reasons(old: Standing, new: Standing) -> Iterator[str]:
    """Yield why a standing changed, in phrases."""
    if old.because != new.because:
        yield f"an editor's override: {new.because}" if new.because else "an override was lifted"
    for words, speakers in _SIDES.items():
        earlier, later = set(speakers(old)), set(speakers(new))
        if later - earlier:
            yield f"now {words} {', '.join(sorted(later - earlier))}"
        if earlier - later:
            yield f"no longer {words} {', '.join(sorted(earlier - later))}"


_SIDES: Mapping[str, Callable[[Standing], Iterable[str]]] = {
    "asserted by": lambda standing: [origin.root for origin in standing.support.origins],
    "denied or disputed by": lambda standing: [voice.speaker for voice in standing.denied],
    "admitted by": lambda standing: [voice.speaker for voice in standing.admitted],
    "refuted by": lambda standing: standing.refuted_by,
}


def _kept(before: Side, after: Side, kind: str) -> dict[str, str]:
    """Return the records of a kind that both sides have: today's identifier, and that before."""
    was, now = (side.collection.of(kind) for side in (before, after))
    redirects: Mapping[str, str] = getattr(after.collection.redirects.record, kind)
    # A record that has its name already was renamed before, whatever redirects lead to it.
    former = {new: old for old, new in redirects.items() if old in was and new not in was}
    return {id_: former.get(id_, id_) for id_ in now if former.get(id_, id_) in was}


def _renamed(before: Side, after: Side) -> Iterator[tuple[str, ...]]:
    kinds = [kind for kind in Redirects.model_fields if kind in KINDS]
    kept = [(kind, _kept(before, after, kind)) for kind in kinds]
    for kind, names in (*kept, ("statements", _statements(before, after))):
        for new, old in names.items():
            if new != old:
                yield KINDS[kind].name, f"`{old}`", f"`{new}`"


def _statements(before: Side, after: Side) -> dict[str, str]:
    """Return the statements that were renamed: today's full name, and that before."""
    was, renamed = before.collection.statements, {}
    for claim, old in _kept(before, after, "claims").items():
        anchors = after.collection.redirects.record.statements.get(claim, {})
        for anchor, today in anchors.items():
            former = f"{old}.{anchor.removeprefix('statement-')}"
            if former in was and f"{old}.{today}" not in was:
                renamed[f"{claim}.{today}"] = former
    return renamed


def _reworded(before: Side, after: Side) -> Iterator[tuple[str, ...]]:
    for id_, old in _kept(before, after, "claims").items():
        was, now = (
            side.collection.claims[name].record for side, name in ((before, old), (after, id_))
        )
        for name in ("title", "summary"):
            if (text := getattr(was, name)) != (new := getattr(now, name)):
                yield _name(after, id_), name, cell(text), cell(new)


def _figures(before: Side, after: Side) -> Iterator[tuple[str, ...]]:
    old, new = before.collection.figures, after.collection.figures
    kept = _kept(before, after, "estimates")
    for id_ in sorted(new.keys() | (old.keys() - kept.values())):
        earlier = old.get(kept.get(id_, id_))
        was = _facts(earlier.estimate) if earlier else {}
        now = _facts(new[id_].estimate) if id_ in new else {}
        names = [name for name in was | now if was.get(name) != now.get(name) and name != "id"]
        if names:
            brief = names if was and now else ("quantity", "value", "as_of")
            texts = (
                ", ".join(f"{name} {side[name]}" for name in brief if name in side)
                or ("not given" if was and now else "none")
                for side in (was, now)
            )
            yield f"`{id_}`", *map(cell, texts)


def _facts(record: Record) -> dict[str, object]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _pages(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    touched = sorted(
        uri for uri in before.keys() | after.keys() if before.get(uri) != after.get(uri)
    )
    pages = [uri for uri in touched if uri.endswith(".md")]
    if not touched:
        return ""
    lines = [f"- `{uri}` ({_fate(uri, before, after)})" for uri in pages[:MOST_PAGES]]
    if pages[MOST_PAGES:]:
        lines.append(f"- and {len(pages) - MOST_PAGES} more")
    others = len(touched) - len(pages)
    total = f"{counted(len(pages), 'page')}, {counted(others, 'other file')}."
    return "\n".join(["### Pages touched", "", total, "", *lines, ""])


def _fate(uri: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    if uri not in before:
        return "new"
    if uri in after:
        return "changed"
    # In place of a page that was renamed stands one that leads on.
    return "leads on" if f"{uri.removesuffix('.md')}.html" in after else "gone"


def _table(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return f"### {title}\n\n{markdown_table(heads, rows)}\n" if rows else ""


def _name(side: Side, id_: str) -> str:
    return f"{cell(side.collection.claims[id_].record.title)} (`{id_}`)"
