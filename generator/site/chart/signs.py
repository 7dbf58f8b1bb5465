"""What stands for a speaker in every chart of a site: a colour and a sign."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.site.chart.text import isolated
from generator.site.words.figures import figure
from generator.site.words.language import Language

Outline = tuple[float, ...]
"""The corners of a sign around its middle, in pixels: x, y, x, y and so on; none for a disc."""

OUTLINES: tuple[Outline, ...] = (
    (),
    (-4.3, -4.3, 4.3, -4.3, 4.3, 4.3, -4.3, 4.3),
    (0, -5.3, 5.6, 4.4, -5.6, 4.4),
    (0, -6, 6, 0, 0, 6, -6, 0),
    (0, 5.3, 5.6, -4.4, -5.6, -4.4),
    (-1.9, -5.7, 1.9, -5.7, 1.9, -1.9, 5.7, -1.9, 5.7, 1.9, 1.9, 1.9,
     1.9, 5.7, -1.9, 5.7, -1.9, 1.9, -5.7, 1.9, -5.7, -1.9, -1.9, -1.9),
    (0, -6.6, 1.6, -2, 6.3, -2, 2.5, 0.8, 4, 5.3, 0, 2.5, -4, 5.3, -2.5, 0.8, -6.3, -2, -1.6, -2),
)  # fmt: skip

COLOURS = 6


class SpeakerSign(NamedTuple):
    """The number of a colour, from 1, and of an outline; colour 0 is for who is not known."""

    colour: int = 0
    outline: int = 0

    @property
    def corners(self) -> Outline:
        """The corners of the outline."""
        return OUTLINES[self.outline]

    @property
    def look(self) -> str:
        """The class that gives the colour."""
        return f"series-{self.colour}"


def assign_signs(every: Iterable[Series]) -> Mapping[str | None, SpeakerSign]:
    """Return the sign of each speaker, the same in all series.

    Who gave a figure first chooses first, so that later ones change nothing before them. In one
    series no two share a sign, nor a colour while there are others.
    """
    first: dict[str, tuple[object, ...]] = {}
    beside: dict[str, set[str]] = {}
    for series in every:
        together = {point.speaker for point in series.points if point.speaker}
        for point in series.points:
            if point.speaker:
                when = (point.moment.sort_key, point.speaker)
                first[point.speaker] = min(first.get(point.speaker, when), when)
        for speaker in together:
            beside.setdefault(speaker, set()).update(together)
    found: dict[str | None, SpeakerSign] = {}
    used: Counter[SpeakerSign] = Counter()
    every_sign = [
        SpeakerSign(*pair) for pair in product(range(1, COLOURS + 1), range(len(OUTLINES)))
    ]
    for speaker in sorted(first, key=first.__getitem__):
        near = Counter(found[other] for other in beside[speaker] if other in found)
        colours, outlines = Counter[int](), Counter[int]()
        for sign, times in near.items():
            colours[sign.colour] += times
            outlines[sign.outline] += times
        found[speaker] = min(
            every_sign,
            key=lambda sign: (
                near[sign], colours[sign.colour], outlines[sign.outline], used[sign], sign
            ),
        )  # fmt: skip
        used[found[speaker]] += 1
    return {**found, None: SpeakerSign()}


@dataclass(frozen=True)
class Speakers:
    """Names and signs of speakers, by identifier."""

    names: Mapping[str, str]
    signs: Mapping[str | None, SpeakerSign]

    def told(self, version: DataPoint, language: Language, *, relayed: bool) -> str:
        """Return a figure in words: what, who, when, and as who passed it on."""
        given = figure(language, version.estimate.value, version.unit)
        told = f"{given}: {self.name(version.speaker, language)}, {language.date(version.as_of)}"
        if not relayed:
            return told
        last = self.name(version.chain[-1] if version.chain else None, language)
        return f"{told}, {language.gettext('as relayed by %(name)s') % {'name': last}}"

    def name(self, speaker: str | None, language: Language) -> str:
        """Return a speaker's name as it stands in a text of the language."""
        if speaker is None:
            return language.gettext("not known")
        return isolated(self.names[speaker], language.direction)
