"""One page being written: its links, its numbered citations, and what it says of records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.addresses import record_uri
from generator.evidence import Evidence
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.evidence.standing.standing import Standing
from generator.model import Estimate, Passage
from generator.model.lists import Grade
from generator.read.collection import Collection
from generator.site.chart.bounds import Bounds, bounds_among
from generator.site.chart.flow import Flow, flow
from generator.site.chart.shapes import Sign
from generator.site.map.locator import locator_name
from generator.site.map.static import Drawn
from generator.site.share.head import Rendered, head
from generator.site.share.page_assets import assets_for
from generator.site.site import LOCATORS, Site


@dataclass
class Cited:
    """A work that a page cites: its number, where in the page, and which passages are meant."""

    number: int
    anchors: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


@dataclass
class PageWriter:
    """What templates and hand-written pages call; collects the works a page cites."""

    site: Site
    uri: str
    cited: dict[str, Cited] = field(default_factory=dict)
    """The works cited so far, in the order of their numbers."""

    grades: set[Grade] = field(default_factory=set)
    """The standings whose signs the page has."""

    @property
    def collection(self) -> Collection:
        """The records."""
        return self.site.collection

    @property
    def evidence(self) -> Evidence:
        """What was derived from them."""
        return self.site.evidence

    @property
    def say(self) -> Any:
        """The sentences on what was derived, as macros of a template."""
        return self.site.say

    def link(self, target: str) -> Markup:
        """Return the relative link to a source URI; nothing in it says anything to Markdown."""
        address = self.site.addresses.link(self.uri, target)
        # So spelt, MkDocs does not look among the sources for a file that it will make itself.
        return Markup(address.replace("index.html", "index&#46;html"))  # noqa: S704 - see above

    def to(self, kind: str, *ids: str) -> Markup:
        """Return the relative link to a record."""
        return self.link(record_uri(kind, *ids))

    def former(self, kind: str, today: str) -> list[str]:
        """Return the former identifiers of a record, whose anchors must go on leading to it."""
        names = getattr(self.collection.redirects.record, kind)
        return sorted(former for former, now in names.items() if now == today)

    def former_anchors(self, claim: str, statement: str) -> list[str]:
        """Return the former anchors of a statement on the page of its claim."""
        anchors = self.collection.redirects.record.statements.get(claim, {})
        return sorted(former for former, now in anchors.items() if now == statement)

    def macro(self, name: str, *arguments: Any, **named: Any) -> Markup:
        """Return what a macro of the templates writes for this page."""
        return Markup(str(getattr(self.names["m"], name)(*arguments, **named)).strip())  # noqa: S704 - autoescaped

    @cached_property
    def names(self) -> Mapping[str, Any]:
        """What every template of a page finds: itself, and the macros `m` and `html`."""
        names: dict[str, Any] = {"page": self}
        for name, file in (("html", "macros.html.jinja"), ("m", "macros.md.jinja")):
            names[name] = self.site.templates.get_template(file).make_module(names)
        return names

    def cite(self, *sources: str, passage: Passage | None = None) -> Markup:
        """Return superscript numbers that lead to the works in the page's references.

        `passage` stands in the first of the works.
        """
        for source in sources:
            _ = self.collection.sources[source]
            cited = self.cited.setdefault(source, Cited(len(self.cited) + 1))
            times = len(cited.anchors)
            cited.anchors.append(f"cite-{source}" + (f"-{times + 1}" if times else ""))
        if passage and passage not in self.cited[sources[0]].passages:
            self.cited[sources[0]].passages.append(passage)
        return self.macro("citation", sources)

    def reference(self, source: str) -> Markup:
        """Return a work's reference."""
        return self.site.reference(source)

    def chart(self, series: Series) -> Markup:
        """Return the chart of a series as SVG, narrow and wide; a style sheet shows one."""
        template: Any = self.site.templates.get_template("chart.svg.jinja").module
        looks = ("narrow", "wide")
        return Markup("").join(
            template.chart(
                chart,
                lambda point: self.to("claim", point.figure.claim.id) + f"#figure-{point.id}",
                Markup(' class="series-chart series-chart--{0}"').format(look),
            )
            for chart, look in zip(self.site.charts[series.key], looks, strict=True)
        )

    def flow(self, found: Standing) -> Flow:
        """Return how what a standing rests on came about, laid out."""
        language, counted = self.site.language, found.told
        lines = () if found.spread.statements else counted.lines
        counts = (
            ("%(count)s article", "%(count)s articles", counted.articles),
            ("%(count)s statement", "%(count)s statements", counted.acts),
            ("%(count)s origin", "%(count)s origins", counted.origins),
            ("%(count)s line of evidence", "%(count)s lines of evidence", lines),
        )
        heads = [
            language.ngettext(one, many, len(those)) % {"count": len(those)}
            for one, many, those in counts
            if those or those is not lines
        ]
        speakers = self.collection.speakers
        names = {origin.root: speakers[origin.root].record.name for origin in counted.origins}
        names[""] = language.gettext("origin not known")
        return flow(counted, heads, names, language.direction)

    def locator(self, *ids: str) -> Drawn | None:
        """Return the drawing of where places lie, and the file that has it."""
        name = locator_name(ids)
        drawn = self.site.locators.get(name)
        return drawn and drawn | {"file": f"{LOCATORS}/{name}.svg"}

    def sign(self, speaker: str | None) -> Markup:
        """Return what stands for a speaker in charts, as a small picture."""
        template: Any = self.site.templates.get_template("chart.svg.jinja").module
        sign = self.site.chart_speakers.signs[speaker]
        return Markup(template.speaker(Sign(0, 0, sign.corners, f"sign {sign.look}")))  # noqa: S704 - autoescaped

    def voices(self, series: Series) -> Mapping[str | None, list[DataPoint]]:
        """Return the figures of a series by speaker, in order of time."""
        found: dict[str | None, list[DataPoint]] = {}
        for point in series.points:
            found.setdefault(point.speaker, []).append(point)
        return found

    def bounds(self, id_: str) -> Bounds:
        """Return where the bounds of a figure lie among those that count the same."""
        own = self.evidence.points[id_][1]
        point = next(version for version in own.versions if version.id == id_)
        return bounds_among(point.value, [other.value for other in self.beside(id_)])

    def unit(self, estimate: Estimate) -> str | None:
        """Return the unit of what an estimate counts."""
        return self.collection.quantities[estimate.quantity].record.unit

    def beside(self, id_: str) -> list[DataPoint]:
        """Return the other figures that count the same as a figure, in order of time."""
        series, own = self.evidence.points[id_]
        return [point for point in series.points if point is not own]


def render_page(writer: PageWriter, template: str, **data: Any) -> Rendered:
    """Return a page: the front matter that its template sets as `meta`, and the template's body."""
    source = writer.site.templates.get_template(f"{template}.md.jinja")
    page = source.make_module({**writer.names, **data})
    return finish_page(
        writer, {"hide": ["toc"], **vars(page)["meta"]}, _BLANKS.sub("\n\n", str(page))
    )


_BLANKS = re.compile(r"\n(?:[ ]*\n){2,}")


def finish_page(writer: PageWriter, meta: Mapping[str, Any], body: str) -> Rendered:
    """Return a page: what its head says, and its body."""
    notes = writer.macro("grade_notes", writer.grades) if writer.grades else ""
    told = {**meta, **assets_for(body)}
    return Rendered(head(told, writer.uri, writer.site.addresses), f"{body}\n\n{notes}")
