"""Each chart to take away: as SVG, as PNG and, its figures, as CSV."""

import re
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from generator.addresses import record_uri
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.export.tabular.comparison import ESTIMATES
from generator.site.chart.chart import LEADING, TEXT
from generator.site.chart.picture import chart_png
from generator.site.chart.shapes import Chart, Sign, TextBlock
from generator.site.chart.text import width, wrap
from generator.site.palette import asset, colours
from generator.site.site import Site

FOLDER = "assets/charts"


def chart_files(site: Site) -> dict[str, bytes]:
    """Return the files of every chart by source URI, each named by its series."""
    rows = {row[0]: row for row in ESTIMATES.cells(site.facts)}
    template: Any = site.templates.get_template("chart.svg.jinja").module
    head = Markup(' class="series-chart" xmlns="http://www.w3.org/2000/svg"')

    def address(point: DataPoint) -> str:
        claim = record_uri("claim", point.figure.claim.id)
        return site.addresses.absolute(f"{claim}#figure-{point.id}") or f"#{point.id}"

    found = {}
    for series in site.evidence.series:
        if series.key not in site.charts:
            continue
        wide = _captioned(site, series)
        mine = [rows[version.id] for point in series.points for version in point.versions]
        name = f"{FOLDER}/{series.key}"
        found[f"{name}.csv"] = ESTIMATES.csv(mine)
        drawn = str(template.chart(wide, address, head))
        found[f"{name}.svg"] = (
            drawn.replace("<g", f"<style>{_style()}</style><g", 1) + "\n"
        ).encode()
        found[f"{name}.png"] = chart_png(wide)
    return found


def _captioned(site: Site, series: Series) -> Chart:
    """Return the wide chart of a series with its title, who is who, and where it is from."""
    _, chart = site.charts[series.key]
    speakers, rightmost = site.chart_speakers, chart.width
    x, y = 0.0, chart.height + LEADING
    signs, texts = list(chart.signs), list(chart.texts)

    def write(words: str, at: float, look: str = "") -> None:
        place = rightmost - at if chart.direction == "rtl" else at
        texts.append(TextBlock(place, y, "start", (words,), look))

    for words in wrap(chart.title, TEXT, rightmost / 1.1):
        write(words, 0, "worded")
        y += LEADING
    for speaker in dict.fromkeys(point.speaker for point in series.points):
        name, sign = speakers.name(speaker, site.language), speakers.signs[speaker]
        wide = width(name, TEXT) + 40
        if x and x + wide > rightmost:
            x, y = 0, y + LEADING + 4
        middle = rightmost - x - 7 if chart.direction == "rtl" else x + 7
        signs.append(Sign(middle, y - 4, sign.corners, f"sign {sign.look}"))
        write(name, x + 18)
        x += wide
    y += LEADING + 6
    for words in (site.collection.site.record.title, site.addresses.absolute("estimates.md")):
        write(words, 0, "tick")
        y += LEADING
    return replace(chart, height=y, signs=tuple(signs), texts=tuple(texts))


def _style() -> str:
    """Return the rules of the site's sheet for charts, in the colours of the light site."""
    sheet = asset("figures.css").decode()
    rules = re.findall(r"^\S*\.series-chart[ ,)][^\n]*\{[^\n]*\}$", sheet, re.MULTILINE)
    named = colours()
    plain = [
        re.sub(r"var\(--(?:x|figure)?-?([\w-]+)[^()]*\)", lambda m: named.get(m[1], m[0]), rule)
        for rule in rules
    ]
    return f".series-chart{{background:{named['paper']}}}" + "".join(plain)
