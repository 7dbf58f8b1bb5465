"""The tables of figures: each with its bounds, its series, and what it was compared with."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.evidence.series.data_points import differ
from generator.evidence.series.intervals import Verdict, interval
from generator.evidence.series.series import SeriesKey
from generator.export.facts import Facts
from generator.export.tabular.table import Column, Row, Table, words
from generator.model import Estimate
from generator.model.lists import Measure


def _estimates(facts: Facts) -> Iterator[Row]:
    points = {
        version.id: (series, primary, version)
        for series in facts.evidence.series
        for primary in series.points
        for version in primary.versions
    }
    for id_ in facts.collection.figures:
        series, primary, point = points[id_]
        estimate, figure, sure = point.estimate, point.figure, point.value.confidence
        first = point is primary
        holds = interval(point.value, whole=point.whole)
        bounds = ("low", "best", "high", "low_open", "high_open")
        yield {
            **{name: getattr(estimate, name) for name in Estimate.model_fields},
            "claim": figure.claim.id,
            "statement": f"{figure.claim.id}.{figure.statement.id}",
            "source": figure.statement.source,
            "speaker": point.speaker if point.determined else None,
            "first_voice": point.speaker,
            "said_on": point.said,
            **{name: getattr(point.value, name) for name in bounds},
            "unit": point.unit,
            "interval_low": sure and sure.low,
            "interval_high": sure and sure.high,
            "level": sure and sure.level,
            "approximate": estimate.value.text.startswith("about"),
            **{f"holds_{end}": getattr(holds, end) for end in ("low", "high")},
            **{f"holds_{end}_open": getattr(holds, f"{end}_open") for end in ("low", "high")},
            "series": str(series.key),
            "role": "first" if first else "noise" if differ(primary, point) else "relayed",
            "under": None if first else primary.id,
            "stands": point.stands,
            "url": facts.url("estimate", id_),
            **_ends("period", estimate.span),
        }


def _ends(name: str, span: object) -> dict[str, object]:
    return dict(zip((f"{name}_from", f"{name}_to"), getattr(span, "bounds", ("", "")), strict=True))


def _series(facts: Facts) -> Iterator[Row]:
    for one in facts.evidence.series:
        yield {
            **{name: getattr(one.key, name) for name in SeriesKey._fields},
            "id": str(one.key),
            "unit": one.points[0].unit,
            "figures": len(one.points),
            "url": facts.url("estimate", str(one.key)),
        }


def _pairs(name: str, parts: Callable[[Any], Row]) -> Callable[[Facts], Iterator[Row]]:
    """Return what gives the pairs of figures that each series has by some name."""
    return lambda facts: (
        {"series": str(series.key), **parts(pair)}
        for series in facts.evidence.series
        for pair in getattr(series, name)
    )


_OF_SERIES = Column(
    "series", "The figures that count the same.", of="series", constraints={"required": True}
)


def _figure(name: str, description: str) -> Column:
    return Column(name, description, of="estimates", constraints={"required": True})


ESTIMATES = Table(
    "estimates", "Figures with their bounds", _estimates, Estimate,
    "quantity includes population area measure value wording as_of period supersedes component_of "
    "note",
    (
        Column("claim", "The claim it stands in.", of="claims"),
        Column("statement", "The statement that gives it.", of="statements"),
        Column("source", "The work that the editor read.", of="sources"),
        Column("speaker", "Who gave the figure; empty where undetermined.", of="speakers"),
        Column("first_voice", "The first speaker known to have given it.", of="speakers"),
        Column("said_on", "When it was said.", "edtf"),
        Column("low", "The low bound; empty is unknown, not zero.", "number"),
        Column("best", "The best value; empty is unknown, not zero.", "number"),
        Column("high", "The high bound; empty is unknown, not zero.", "number"),
        Column("low_open", "Whether the low bound itself is outside.", "boolean"),
        Column("high_open", "Whether the high bound itself is outside.", "boolean"),
        Column("unit", "What it is counted or measured in; the bounds are in it."),
        Column("interval_low", "The low end of the interval of confidence.", "number"),
        Column("interval_high", "The high end of the interval of confidence.", "number"),
        Column("level", "The level of the interval of confidence, in per cent.", "number"),
        Column("approximate", "Whether it was given as about so many.", "boolean"),
        Column("holds_low", "The lowest number at which it holds, as compared.", "number"),
        Column("holds_high", "The highest number at which it holds, as compared.", "number"),
        Column("holds_low_open", "Whether that number itself is outside.", "boolean"),
        Column("holds_high_open", "Whether that number itself is outside.", "boolean"),
        Column("series", "The figures that count the same.", of="series"),
        Column("role", "Whether it is the first telling of what was said, relayed under the first, "
               "or relayed with another number, which is noise.",
               constraints={"enum": ["first", "relayed", "noise"]}),
        Column("under", "The first telling under which it is relayed.", of="estimates"),
        Column("stands", "Whether its statement counts: not where every work was withdrawn.",
               "boolean"),
        Column("url", "Where readers see it."),
    ),
)  # fmt: skip
SERIES = Table(
    "series", "Figures that count the same", _series,
    derived=(
        Column("id", "What makes figures comparable, joined.",
               constraints={"required": True, "unique": True}),
        Column("quantity", "What is counted.", of="quantities"),
        Column("includes", "The quantities counted together.", "array", "quantities"),
        Column("population", "Who or what is counted.", of="populations"),
        Column("area", "Where: a place.", of="places"),
        words("measure", "What the figure counts over time.", Measure),
        Column("period", "From when a cumulative count counts, or within what a flow falls."),
        Column("unit", "What it is counted or measured in."),
        Column("figures", "How many first tellings there are.", "integer"),
        Column("url", "Where readers see it."),
    ),
)  # fmt: skip
COMPARISONS = Table(
    "comparisons", "Pairs of figures for one time, and whether both can hold",
    _pairs("comparisons", lambda pair: {"a": pair.a, "b": pair.b, **pair.compatibility._asdict()}),
    derived=(
        _OF_SERIES,
        _figure("a", "The earlier figure."),
        _figure("b", "The later figure."),
        words("verdict", "Whether both can hold.", Verdict),
        Column("at", "The only number at which both hold, where there is one.", "number"),
    ),
    key=("a", "b"),
)  # fmt: skip
REVISIONS = Table(
    "revisions", "Figures and the later ones by the same speaker that replaced them",
    _pairs("revisions", lambda pair: pair._asdict()),
    derived=(
        _OF_SERIES,
        _figure("earlier", "The figure that was replaced."),
        _figure("later", "The figure that replaced it."),
        Column("authored", "Whether an editor says so; else it follows from speaker and dates.",
               "boolean"),
    ),
    key=("earlier", "later"),
)  # fmt: skip
