"""Each chart to take away: as SVG, as PNG and, its figures, as CSV."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from generator.addresses import record_uri
from generator.evidence.data_points import DataPoint
from generator.export.tables import TABLES
from generator.site.chart.picture import chart_png
from generator.site.page import Site
from generator.site.palette import asset, colours

FOLDER = "assets/charts"


def chart_files(site: Site) -> dict[str, bytes]:
    """Return the files of every chart by source URI, each named by its series."""
    table = next(table for table in TABLES if table.name == "estimates")
    rows = {row["id"]: row for row in table.rows(site.collection, site.evidence)}
    template: Any = site.templates.get_template("chart.svg.jinja").module
    head = Markup(' class="series-chart" xmlns="http://www.w3.org/2000/svg"')

    def address(point: DataPoint) -> str:
        claim = record_uri("claim", point.figure.claim.id)
        return site.addresses.absolute(f"{claim}#figure-{point.id}") or f"#{point.id}"

    found = {}
    for series in site.evidence.series:
        if series.key not in site.charts:
            continue
        _, wide = site.charts[series.key]
        mine = [rows[version.id] for point in series.points for version in point.versions]
        name = f"{FOLDER}/{series.key}"
        own = replace(table, rows=lambda *_, mine=mine: mine)
        found[f"{name}.csv"] = own.csv(site.collection, site.evidence)
        drawn = str(template.chart(wide, address, head))
        found[f"{name}.svg"] = (
            drawn.replace("<g", f"<style>{_style()}</style><g", 1) + "\n"
        ).encode()
        found[f"{name}.png"] = chart_png(wide)
    return found


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
