"""What a change does to the site, in Markdown for whoever reviews it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.collection import Collection
from generator.edit.report import cell, markdown_table
from generator.evidence import Evidence, Provenance, Standing, build_evidence
from generator.model.base import Record

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
    former = {new: old for old, new in after.collection.redirects.record.claims.items()}
    claims = after.collection.claims
    pairs = {id_: former.get(id_, id_) for id_ in claims}
    kept = {id_: old for id_, old in pairs.items() if old in was.standings}
    removed = sorted(was.standings.keys() - kept.values())
    sections = [
        _table(
            "Claims added",
            ("Claim", "Standing", "Provenance"),
            (
                (_name(after, id_), now.standings[id_].grade, counts(now.provenance[id_]))
                for id_ in claims
                if id_ not in kept
            ),
        ),
        _table("Claims removed", ("Claim",), ((_name(before, id_),) for id_ in removed)),
        _table(
            "Standing changed",
            ("Claim", "Before", "After", "Why"),
            (
                (_name(after, id_), old.grade, new.grade, cell("; ".join(reasons(old, new))))
                for id_, old, new in _standings(kept, was, now)
                if (old.grade, old.because) != (new.grade, new.because)
            ),
        ),
        _table("Figures changed", ("Figure", "Before", "After"), _figures(before, after)),
        _table(
            "Provenance changed",
            ("Claim", "Before", "After"),
            (
                (_name(after, id_), counts(old.support), counts(new.support))
                for id_, old, new in _standings(kept, was, now)
                if counts(old.support) != counts(new.support)
            ),
        ),
        _table("Records changed", ("Record", "What"), _records(before, after)),
        _pages(before.files, after.files),
    ]
    body = "\n".join(section for section in sections if section)
    return f"## What this change does to the site\n\n{body or 'Nothing that a reader can see.'}\n"


def counts(provenance: Provenance) -> str:
    """Return what stands behind a claim in numbers."""
    pairs = (("article", provenance.articles), ("report", provenance.acts))
    words = [_count(len(group), noun) for noun, group in (*pairs, ("origin", provenance.origins))]
    undetermined = len(provenance.undetermined)
    return ", ".join(words) + (f" ({undetermined} undetermined)" if undetermined else "")


def reasons(old: Standing, new: Standing) -> Iterator[str]:
    """Yield why a standing changed, in phrases."""
    if old.because != new.because:
        yield f"an editor's override: {new.because}" if new.because else "an override was lifted"
    groups: dict[str, tuple[Iterable[str], Iterable[str]]] = {
        "asserted by": (
            [o.root for o in old.support.origins],
            [o.root for o in new.support.origins],
        ),
        "denied or disputed by": ([v.speaker for v in old.denied], [v.speaker for v in new.denied]),
        "admitted by": ([v.speaker for v in old.admitted], [v.speaker for v in new.admitted]),
        "refuted by": (old.refuted_by, new.refuted_by),
    }
    for words, (earlier, later) in groups.items():
        if gained := sorted(set(later) - set(earlier)):
            yield f"now {words} {', '.join(gained)}"
        if lost := sorted(set(earlier) - set(later)):
            yield f"no longer {words} {', '.join(lost)}"


def _standings(
    kept: Mapping[str, str], was: Evidence, now: Evidence
) -> Iterator[tuple[str, Standing, Standing]]:
    for id_, old in kept.items():
        yield id_, was.standings[old], now.standings[id_]


def _figures(before: Side, after: Side) -> Iterator[tuple[str, ...]]:
    old, new = before.collection.figures, after.collection.figures
    former = {now: was for was, now in after.collection.redirects.record.estimates.items()}
    kept = {id_: former.get(id_, id_) for id_ in new if former.get(id_, id_) in old}
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


def _records(before: Side, after: Side) -> Iterator[tuple[str, str]]:
    for kind in ("claims", "sources", "speakers", "places", "topics", "terms"):
        old, new = (getattr(side.collection, kind) for side in (before, after))
        redirects = getattr(after.collection.redirects.record, kind)
        former = {now: was for was, now in redirects.items()}
        for id_, entry in new.items():
            earlier = old.get(former.get(id_, id_))
            was, now = (_facts(e.record) if e else {} for e in (earlier, entry))
            names = [name for name in was | now if was.get(name) != now.get(name)]
            what = [f"renamed from {former[id_]}"] if id_ in former and id_ not in old else []
            what += [f"changed: {', '.join(names)}"] if was and names else []
            if what or not (was or kind == "claims"):
                yield f"{kind[:-1]} `{id_}`", "; ".join(what) or "added"
        for id_ in old:
            if id_ not in new and id_ not in redirects and kind != "claims":
                yield f"{kind[:-1]} `{id_}`", "removed"


def _facts(record: Record) -> dict[str, object]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _pages(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    touched = sorted(
        uri for uri in before.keys() | after.keys() if before.get(uri) != after.get(uri)
    )
    pages = [uri for uri in touched if uri.endswith(".md")]
    if not touched:
        return ""
    words = {(False, True): "new", (True, False): "gone", (True, True): "changed"}
    lines = [f"- `{uri}` ({words[uri in before, uri in after]})" for uri in pages[:MOST_PAGES]]
    if pages[MOST_PAGES:]:
        lines.append(f"- and {len(pages) - MOST_PAGES} more")
    others = len(touched) - len(pages)
    total = f"{_count(len(pages), 'page')}, {_count(others, 'other file')}."
    return "\n".join(["### Pages touched", "", total, "", *lines, ""])


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    body = list(rows)
    return f"### {title}\n\n{markdown_table(heads, body)}\n" if body else ""


def _name(side: Side, id_: str) -> str:
    return f"{cell(side.collection.claims[id_].record.title)} (`{id_}`)"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
