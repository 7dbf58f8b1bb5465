"""The style sheets and scripts that a page needs besides those of every page."""

from collections.abc import Mapping

PARTS = (
    ("claim__top", "claim.css", ""),
    ("series-chart", "figures.css", ""),
    ("table-scroll", "figures.css", "lists.js"),
    ("claim-item", "lists.css", ""),
    ('class="group', "lists.css", ""),
    ("data-filters", "lists.css", "lists.js"),
    ("data-known", "wall.css", "lists.js"),
    ("static-map", "static-map.css", ""),
    ('class="locator"', "where.css", ""),
    ('class="route"', "where.css", ""),
)
"""What stands in a page that has a part, and the files that the part needs."""


def assets_for(body: str) -> Mapping[str, list[str]]:
    """Return the sheets and scripts of a page's parts, as front matter."""
    found = [files for sign, *files in PARTS if sign in body]
    names = ("sheets", "scripts")
    return {
        name: [*dict.fromkeys(f"assets/{files[place]}" for files in found if files[place])]
        for place, name in enumerate(names)
    }
