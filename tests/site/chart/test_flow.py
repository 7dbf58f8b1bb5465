from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.origins.lines import LineOfEvidence
from generator.evidence.origins.origins import Origin
from generator.evidence.origins.provenance import Provenance, provenance
from generator.site.chart.flow import ACROSS, COLUMNS, HEAD, LEADING, SIDE, TEXT, Flow, Knot, flow
from generator.site.chart.text import width
from generator.site.words.language import Language
from generator.site.words.locales import CATALOGUE
from tests.evidence.records import collection_of

HEADS = ("articles", "statements", "origins", "lines of evidence")
NAMES = {"": "origin not known", "a": "A", "b": "The bureau of broad and boundless names", "c": "C"}


@st.composite
def counted(draw: st.DrawFn) -> Provenance:
    """Return acts, each of one statement, of up to three origins and of none known."""
    carriers = draw(
        st.lists(st.sets(st.sampled_from("stuvwxyz"), min_size=1), min_size=1, max_size=9)
    )
    whose = [draw(st.sampled_from(["a", "b", "c", ""])) for _ in carriers]
    roots = sorted({*whose} - {""})
    cut = draw(st.integers(0, len(roots)))
    lines = [tuple(part) for part in (roots[:cut], roots[cut:]) if part]
    return Provenance(
        articles=tuple(sorted(set().union(*carriers))),
        statements=tuple(range(len(carriers))),
        acts=tuple((index,) for index in range(len(carriers))),
        origins=tuple(
            Origin(root, (root,), tuple(i for i, who in enumerate(whose) if who == root))
            for root in roots
        ),
        undetermined=(),
        lines=tuple(map(LineOfEvidence, lines)),
        carriers=tuple(tuple(sorted(works)) for works in carriers),
    )


def origins(drawn: Flow) -> list[Knot]:
    return [origin for line in drawn.lines for origin in line.parts]


@given(counted())
def test_what_is_counted_is_drawn_once(given: Provenance) -> None:
    drawn = flow(given, HEADS, NAMES)
    assert sorted(knot.what for knot in drawn.articles) == [*given.articles]
    acts = [act for origin in origins(drawn) for act in origin.parts]
    assert sorted(int(act.what) for act in acts) == [*range(len(given.acts))]
    assert {o.what for o in origins(drawn)} - {""} == {o.root for o in given.origins}
    assert len([line for line in drawn.lines if line.what]) == len(given.lines)
    # One strand from each article to each act it carries, one on from each act.
    into = [s for s in drawn.strands if s.to_x == COLUMNS[1]]
    assert len(into) == sum(map(len, given.carriers))
    assert len([s for s in drawn.strands if s.to_x == COLUMNS[2]]) == len(acts)


@given(counted())
def test_nothing_lies_on_another_or_outside(given: Provenance) -> None:
    drawn = flow(given, HEADS, NAMES)
    acts = sorted(act.y for origin in origins(drawn) for act in origin.parts)
    assert all(below - above >= 24 for above, below in pairwise(acts))
    tops = [(o.y - 6 - LEADING * len(o.name), o.y) for o in origins(drawn) if o.what]
    assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(tops, 2))
    assert min([HEAD - 6, *(top for top, _ in tops)]) >= HEAD - 6
    assert max(knot.y for knot in drawn.articles) <= drawn.height
    for origin in origins(drawn):
        assert all(origin.x + 9 + width(line, TEXT) <= ACROSS for line in origin.name)


COUNTS = ("article", "statement", "origin", "line of evidence")
PLURAL = {"line of evidence": "lines of evidence"}
TAGS = ["en", *sorted(file.stem for file in CATALOGUE.glob("*.po"))]


@pytest.mark.parametrize("tag", TAGS)
def test_no_count_is_written_over_another_in_any_language(tag: str) -> None:
    language = Language(tag)
    one = Provenance(("w",), (0,), ((0,),), (), (0,), carriers=(("w",),))
    for numbers in product((1, 2, 26, 111), repeat=4):
        heads = [
            language.ngettext(f"%(count)s {word}", f"%(count)s {PLURAL.get(word, word + 's')}", n)
            % {"count": n}
            for word, n in zip(COUNTS, numbers, strict=True)
        ]
        boxes = []
        for head, side in zip(flow(one, heads, NAMES).heads, SIDE, strict=True):
            long = max(width(line, TEXT) for line in head.name)
            left, top = head.x - side * long, head.y - LEADING * len(head.name)
            assert left >= 0
            assert top >= 9 - LEADING
            boxes.append((left, left + long, top, head.y))
        for a, b in combinations(boxes, 2):
            assert a[1] <= b[0] or a[3] <= b[2] or b[3] <= a[2], (heads, a, b)


def test_mirrored_where_text_runs_from_right_to_left() -> None:
    one = Provenance(
        ("w",), (0,), ((0,),), (Origin("a", ("a",), (0,)),), (), (LineOfEvidence(("a",)),),
        carriers=(("w",),),
    )  # fmt: skip
    plain, turned = (flow(one, HEADS, NAMES, direction) for direction in ("ltr", "rtl"))
    assert turned.articles[0].x == ACROSS - plain.articles[0].x
    assert turned.lines[0].parts[0].x == ACROSS - plain.lines[0].parts[0].x
    assert turned.strands[0].x == ACROSS - plain.strands[0].x


@pytest.mark.parametrize("many", [1, 400])
def test_many_articles_stand_closer(many: int) -> None:
    works = tuple(f"w{n:03}" for n in range(many))
    one = Provenance(works, (0,), ((0,),), (), (0,), carriers=(works,))
    assert flow(one, HEADS, NAMES).height < 400


def test_each_act_is_carried_by_its_own_articles() -> None:
    said = {"chain": ["keeper"], "said_on": "2030-03-01"}
    collection = collection_of(
        {
            "speakers": {"keeper": {}, "pilot": {}},
            "sources": {name: {} for name in ("first", "other", "later")},
            "claims": {
                "lit": {
                    "statements": [
                        said | {"source": "first", "also_in": ["other"]},
                        {"source": "other", "chain": ["pilot"], "said_on": "2030-03-02"},
                        said | {"source": "later"},
                    ]
                }
            },
        }
    )
    found = provenance(collection, collection.claims["lit"])
    assert found.acts == ((0, 2), (1,))
    assert found.carriers == (("first", "later", "other"), ("other",))
