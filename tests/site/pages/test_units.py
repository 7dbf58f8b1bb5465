"""The unit of a figure is shown wherever the figure is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.output.build import build

CLAIM = "content/claims/ferries-lost.yml"
INDEX = (
    "---\ntitle: Storm\n---\n{{ figure('losses-march') }}\n\n{{ key_figures('losses-march') }}\n"
)


@pytest.fixture
def pages(write_project: Callable[..., Path]) -> Callable[..., dict[str, str]]:
    """Build pages on a figure of a quantity, and on another by the newspaper for the same day."""

    def written(value: str, other: str, **quantity: Any) -> dict[str, str]:
        first = {"value": value, "wording": None}
        patch = {
            "content/vocabulary.yml": {"quantities": {"losses": quantity}},
            "content/pages/index.md": INDEX,
            CLAIM: {
                "statements": {
                    0: {"estimates": {0: first}},
                    1: {
                        "id": "second-count",
                        "source": "gazette-storm",
                        "says": "The newspaper counted again.",
                        "said_on": "2030-03-01",
                        "evidence": ["named-official"],
                        "estimates": [
                            {
                                "id": "losses-again",
                                "quantity": "losses",
                                "includes": ["sunk", "damaged"],
                                "population": "ferries",
                                "area": "lake",
                                "measure": "cumulative",
                                "value": other,
                                "as_of": "2030-03-01",
                            }
                        ],
                    },
                }
            },
        }
        built = build(write_project(patch))
        assert [issue for issue in built.issues if issue.severity == "error"] == []
        return {name: data.decode() for name, data in built.files.items() if name.endswith(".md")}

    return written


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("1,200", "tonnes", "1,200 tonnes"),
        ("62", "%", "62%"),
        ("$90 billion", "US$ of 2017", "US$90 billion of 2017"),
        ("4.2 kt", "tonnes", "4.2 kt"),
    ],
)
def test_a_unit_is_shown_wherever_the_figure_is(
    pages: Callable[..., dict[str, str]], value: str, unit: str, shown: str
) -> None:
    found = pages(value, "3", unit=unit)
    claim, estimates, index = (
        found[name] for name in ("claims/ferries-lost/index.md", "estimates/index.md", "index.md")
    )
    assert shown in claim
    assert index.count(shown) == 2
    assert f'<span class="figure__value">{shown}</span>' in claim
    assert re.search(
        f'<td[^>]*><a class="figure__value" [^>]*>{re.escape(shown)}</a></td>', estimates
    )
    charts = re.findall(r"<svg class=.series-chart.*?</svg>", estimates, re.DOTALL)
    assert len(charts) == 2
    for chart in charts:
        assert f"<title>{shown}: " in chart
        assert shown in " ".join(re.findall(r"(?<=>)[^<>]+(?=</t)", chart))


def test_a_bound_in_a_table_has_the_unit_of_what_is_counted(
    pages: Callable[..., dict[str, str]],
) -> None:
    assert "4,200 tonnes" in pages("4.2 kt", "3", unit="tonnes")["estimates/index.md"]


def test_where_two_figures_meet_is_told_in_their_unit(
    pages: Callable[..., dict[str, str]],
) -> None:
    told = pages("up to 14.3", "at least 14.3", unit="%", decimals="true")["estimates/index.md"]
    assert "both hold only at exactly 14.3%" in told
