"""Uncertain dates drawn as spans: a small calendar bar beside the words."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from generator.model import Edtf

_LEFT, _WIDTH = 2, 76
_TICKS = 24
"""More months than this are drawn without their boundaries."""


def span_mark(when: Edtf) -> str:
    """Return a date as a small SVG, without words: whole months, and of them the part meant.

    An open end runs out in an arrow, an approximate date is drawn dashed. One certain day needs
    no drawing and gives an empty text.
    """
    known = when.earliest or when.latest
    if when.exact or known is None:
        return ""
    first, last = when.earliest or known - timedelta(60), when.latest or known + timedelta(60)
    start = first.replace(day=1)
    end = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    days = (end - start).days + 1

    def at(day: date) -> str:
        return f"{_LEFT + _WIDTH * (day - start).days / days:.1f}".removesuffix(".0")

    months = _boundaries(start, end)
    ticks = "".join(f"M{at(month)} 3V9" for month in months) if len(months) <= _TICKS else ""
    kind = "about" if when.approximate else "certain"
    left, right = at(first), at(last + timedelta(1))
    bar = f'<path class="span__{kind}" d="M{left} 6H{right}"/>'
    arrows = ""
    if when.earliest is None:
        arrows += f"M{float(left) + 4:g} 2l-4 4l4 4"
    if when.latest is None:
        arrows += f"M{float(right) - 4:g} 2l4 4l-4 4"
    if arrows:
        bar += f'<path class="span__open" d="{arrows}"/>'
    scale = f'<path class="span__scale" d="M{_LEFT} 6H{_LEFT + _WIDTH}{ticks}"/>'
    return f'<svg class="span" viewBox="0 0 80 12" aria-hidden="true">{scale}{bar}</svg>'


def _boundaries(start: date, end: date) -> list[date]:
    """Return the first day of every month, and the day after the last."""
    found, month = [start], start
    while month <= end:
        month = (month.replace(day=28) + timedelta(4)).replace(day=1)
        found.append(month)
    return found
