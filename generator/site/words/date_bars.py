"""Uncertain dates drawn as bars: a small calendar beside the words."""

from datetime import date, timedelta

from markupsafe import Markup

from generator.model import Edtf

_LEFT, _WIDTH = 2, 76
_TICKS = 24
"""More months than this are drawn without their boundaries."""

_SVG = Markup(
    '<svg class="span" viewBox="0 0 80 12" aria-hidden="true">'
    '<path class="span__scale" d="M2 6H78{}"/><path class="span__{}" d="M{} 6H{}"/>{}</svg>'
)
_ARROWS = Markup('<path class="span__open" d="{}"/>')


def date_bar(when: Edtf) -> Markup:
    """Return a date as a small SVG, without words: whole months, and of them the part meant.

    An open end runs out in an arrow, an approximate date is drawn dashed. One certain day needs
    no drawing and gives an empty text.
    """
    known = when.earliest or when.latest
    if when.exact or known is None:
        return Markup()
    first = when.earliest or date.fromordinal(max(1, known.toordinal() - 60))
    last = when.latest or known + timedelta(60)
    months = [first.replace(day=1)]
    while months[-1] <= last:
        months.append((months[-1].replace(day=28) + timedelta(4)).replace(day=1))
    days = (months[-1] - months[0]).days

    def at(day: date) -> str:
        return f"{_LEFT + _WIDTH * (day - months[0]).days / days:.1f}".removesuffix(".0")

    left, right = at(first), at(last + timedelta(1))
    ticks = "".join(f"M{at(month)} 3V9" for month in months) if len(months) <= _TICKS else ""
    arrows = "" if when.earliest else f"M{float(left) + 4:g} 2l-4 4l4 4"
    arrows += "" if when.latest else f"M{float(right) - 4:g} 2l4 4l-4 4"
    kind = "about" if when.approximate else "certain"
    return _SVG.format(ticks, kind, left, right, _ARROWS.format(arrows) if arrows else "")
