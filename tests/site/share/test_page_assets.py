from __future__ import annotations

from generator.site.assets import COPIED
from generator.site.share.page_assets import PARTS, assets_for


def test_each_part_brings_files_that_the_site_has() -> None:
    for sign, *files in PARTS:
        found = assets_for(f'<div class="{sign}">')
        assert [*found["sheets"], *found["scripts"]] == [f"assets/{file}" for file in files if file]
        assert {file for file in files if file} <= {*COPIED}


def test_files_that_two_parts_share_are_named_once() -> None:
    assert assets_for("series-chart table-scroll")["sheets"] == ["assets/figures.css"]
    assert assets_for("nothing of the kind") == {"sheets": [], "scripts": []}
