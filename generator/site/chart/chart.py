"""A series drawn: time across, figures upwards, steps for each speaker, bounds as bounds.

A range is a bar, an interval of confidence a broken one; a ceiling or floor is a stop with an
arrow to where it is open, and never a point. What others passed on is grey and hangs from the
figure that they had. A ring says that a figure cannot hold beside another.
"""

from generator.evidence.series.series import Series
from generator.site.chart.extents import Extent
from generator.site.chart.labels import LabelPlace, place_labels
from generator.site.chart.marks import Marks
from generator.site.chart.plot import Plot
from generator.site.chart.shapes import Chart, FigureMark, Sign, Stroke, TextBlock, mirrored
from generator.site.chart.signs import Speakers
from generator.site.chart.text import width, wrap
from generator.site.words.figures import figure
from generator.site.words.language import Language

NARROW, WIDE = 328, 680
"""Pixels across: the room that a page leaves on a phone and elsewhere, so that no text shrinks."""

TEXT, LEADING = 13, 16
FOOT = 38
"""Pixels below the marks, for two lines of names."""

_HEIGHTS = (200, 280, 360)
"""How high the room for marks may be: as high as it takes for every label to find a place."""

MOST_LABELS = 30
"""With more figures, only the last of each speaker is labelled."""


def series_chart(
    series: Series, title: str, speakers: Speakers, language: Language, across: int = WIDE
) -> Chart:
    """Return a series laid out; for a language that runs from right to left, mirrored."""
    heights = _HEIGHTS if len(series.points) <= MOST_LABELS else _HEIGHTS[:1]
    layouts = (_Layout(series, speakers, language, across, high) for high in heights)
    # Where no height has room for every label, the highest has most.
    layout = next(
        one for one in layouts if all(one.labels.values()) or one.plot.high == heights[-1]
    )
    chart = layout.chart(title)
    return mirrored(chart) if language.direction == "rtl" else chart


class _Layout:
    """A series laid out in a room so many pixels high."""

    def __init__(
        self, series: Series, speakers: Speakers, language: Language, across: int, high: int
    ) -> None:
        self.speakers, self.language = speakers, language
        figures = [figure for point in series.points for figure in (point, *point.noise)]
        self.plot = Plot(series, figures, language, across, high)
        self.marks = Marks(self.plot, series, figures, speakers)
        self.lines = [*self.marks.lines()]
        self.labels = dict(zip(self.marks.placed, self._labels(), strict=True))

    def _labels(self) -> list[LabelPlace | None]:
        """Return a place for what each mark says, if there is one."""
        asked = [*self.marks.placed.values()]
        if len(asked) > MOST_LABELS:
            last = {mark.point.speaker: mark.point.id for mark in asked}
            asked = [mark for mark in asked if mark.point.id in last.values()][:MOST_LABELS]
        boxes = [mark.box for mark in asked]
        boxes += [mark.box for mark in self.marks.placed.values() if mark not in asked]
        sizes = [self._size(mark) for mark in asked]
        lines = [
            Extent(min(x, u) - 1, min(y, v) - 1, max(x, u) + 1, max(y, v) + 1)
            for x, y, u, v, _ in self.lines
        ]
        room = Extent(self.plot.left, 14, self.plot.width, self.plot.foot - 1)
        found = place_labels(tuple(boxes), tuple(sizes), tuple(lines), room)
        placed = {mark.point.id: label for mark, label in zip(asked, found, strict=True)}
        return [placed.get(id_) for id_ in self.marks.placed]

    def _words(self, mark: FigureMark) -> tuple[str, ...]:
        words = figure(self.language, mark.point.estimate.value, mark.point.unit)
        return tuple(wrap(words, TEXT * 1.08, min(150, (self.plot.width - self.plot.left) / 2)))

    def _size(self, mark: FigureMark) -> tuple[float, float]:
        words = self._words(mark)
        signed = 16 * (mark.point.value.best is None)
        return max(width(one, TEXT, bold=True) for one in words) + signed, LEADING * len(words)

    def chart(self, title: str) -> Chart:
        """Return the chart with all that is drawn."""
        leaders = [label.leader for label in self.labels.values() if label and label.leader]
        lines = (*self.plot.grid(), *self.lines, *(Stroke(*leader, "leader") for leader in leaders))
        texts = [*self.plot.names()]
        signs = []
        for id_, label in self.labels.items():
            if label:
                mark = self.marks.placed[id_]
                texts.append(self._text(mark, label.box))
                if mark.point.value.best is None:
                    x, y = label.box.left + 7, label.box.top + LEADING / 2
                    look = f"sign {self.marks.look(mark.point)}"
                    signs.append(Sign(x, y, self.marks.outline(mark.point), look))
        told = (
            self.speakers.told(
                mark.point, self.language, relayed=self.marks.look(mark.point) == "relayed"
            )
            for mark in self.marks.placed.values()
        )
        return Chart(
            title, self.language.direction, self.plot.width, self.plot.foot + FOOT, lines,
            tuple(self.marks.placed.values()), tuple(told), tuple(signs), tuple(texts),
        )  # fmt: skip

    def _text(self, mark: FigureMark, box: Extent) -> TextBlock:
        words, y = self._words(mark), box.top + LEADING / 2 + TEXT * 0.36
        look = f"worded {self.marks.look(mark.point)}"
        if mark.point.value.best is None:
            return TextBlock(box.left + 16, y, "start", words, look)
        if box.right <= mark.box.left:
            return TextBlock(box.right, y, "end", words, look)
        if box.left >= mark.box.right:
            return TextBlock(box.left, y, "start", words, look)
        return TextBlock((box.left + box.right) / 2, y, "middle", words, look)
