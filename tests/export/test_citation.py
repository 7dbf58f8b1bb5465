"""The data set is cited alike for readers, GitHub, Zenodo and DataCite; what machines look for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from pybtex.database import parse_string

from generator.cli import main
from generator.export.citation import citation_files
from generator.output.build import build_site
from generator.read.collection import Collection
from generator.read.load import load
from tests.site.share.test_structured_data import wrong

SITE = "content/site.yml"
AUTHORS = [
    {
        "name": "Marsh",
        "given": "Ada",
        "orcid": "0000-0002-1825-0097",
        "affiliation": "Orrin Gazette",
    },
    {"name": "The ferry desk"},
]
DOI = "10.5281/zenodo.1234567"
NAMED = {SITE: {"authors": AUTHORS, "doi": DOI}}


def test_every_citation_has_what_its_form_asks_for(collection: Collection) -> None:
    files = citation_files(collection)
    cff, zenodo = yaml.safe_load(files["CITATION.cff"]), json.loads(files[".zenodo.json"])
    site = collection.site.record
    assert cff["cff-version"] == "1.2.0"
    assert (cff["type"], zenodo["upload_type"]) == ("dataset", "dataset")
    assert cff["title"] == zenodo["title"] == site.title
    assert cff["authors"] == [{"name": site.publisher}]
    assert zenodo["creators"] == [{"name": site.publisher}]
    assert cff["license"] == site.licence
    assert cff["date-released"] == zenodo["publication_date"] == str(site.published)
    assert cff["version"] == zenodo["version"]
    assert cff["message"]
    assert zenodo["description"].startswith(site.description)


def cited(collection: Collection) -> tuple[Mapping[str, Any], Mapping[str, Any], str, str]:
    """Return what CFF and DataCite say, and the page of data with its own citation."""
    files = build_site(collection)
    page = files["data/index.md"].decode()
    (entry,) = re.findall(r'id="own-bibtex"><code>(.*?)</code></pre>', page, re.DOTALL)
    cff = yaml.safe_load(citation_files(collection)["CITATION.cff"])
    return cff, json.loads(files["data/datacite.json"]), page, entry


def test_authors_and_doi_are_told_everywhere(collect: Callable[..., Collection]) -> None:
    cff, datacite, page, entry = cited(collect(NAMED))
    assert cff["doi"] == datacite["doi"] == DOI
    assert cff["authors"] == [
        {
            "family-names": "Marsh",
            "given-names": "Ada",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "affiliation": "Orrin Gazette",
        },
        {"name": "The ferry desk"},
    ]
    person, desk = datacite["creators"]
    assert (person["familyName"], person["givenName"]) == ("Marsh", "Ada")
    assert person["nameIdentifiers"][0]["nameIdentifier"].endswith("0000-0002-1825-0097")
    assert desk == {"name": "The ferry desk", "nameType": "Organizational"}
    assert "Marsh, Ada; The ferry desk" in page
    (line,) = re.findall(r"^structured_data: (.*)$", page, re.MULTILINE)
    dataset = json.loads(line)["@graph"][0]
    assert [creator["name"] for creator in dataset["creator"]] == ["Ada Marsh", "The ferry desk"]
    assert list(wrong(dataset, set(), "data.md")) == []
    assert dataset["identifier"] == f"https://doi.org/{DOI}"
    assert f"https://doi.org/{DOI}" in page
    (read,) = parse_string(entry, "bibtex").entries.values()
    assert (read.type, read.fields["doi"]) == ("dataset", DOI.replace("_", r"\_"))
    assert read.fields["version"] == cff["version"] == datacite["version"]
    names = [" ".join(person.last_names).strip("{}") for person in read.persons["author"]]
    assert names == ["Marsh, Ada", "The ferry desk"]


def test_datacite_has_its_six_mandatory_properties(collect: Callable[..., Collection]) -> None:
    _, datacite, _, _ = cited(collect())
    for name in ("creators", "titles", "publisher", "publicationYear", "types", "schemaVersion"):
        assert datacite[name]
    assert re.fullmatch(r"\d{4}", datacite["publicationYear"])
    assert datacite["types"]["resourceTypeGeneral"] == "Dataset"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact", "security@orrin.example"),
        ("doi", "https://doi.org/10.5281/zenodo.1234567"),
        ("authors", [{"name": "Marsh", "orcid": "0000"}]),
    ],
)
def test_what_is_no_address_doi_or_orcid_is_told(
    write_project: Callable[..., Path], field: str, value: Any
) -> None:
    _, issues = load(write_project({SITE: {field: value}}))
    assert {issue.location.path for issue in issues} == {SITE}


def test_the_command_writes_what_is_stale_and_check_only_names_it(
    write_project: Callable[..., Path],
) -> None:
    def run(*words: str) -> Result:
        return CliRunner().invoke(main, ["--project", str(root), "citation", *words])

    root = write_project()
    stale = run("--check")
    assert stale.exit_code == 1
    assert "CITATION.cff would change; run: generator citation" in stale.output
    assert run().exit_code == 0
    assert run("--check").exit_code == 0


ALONE, BELOW = (
    {"mkdocs.yml": {"site_url": f"https://storm.example/{path}"}} for path in ("", "lake/")
)
CONTACT = {SITE: {"contact": "mailto:security@storm.example"}}


def test_programs_find_pages_and_data_in_llms_txt(collect: Callable[..., Collection]) -> None:
    files = build_site(collect())
    told = files["llms.txt"].decode()
    head, *_ = told.splitlines()
    assert head == "# " + collect().site.record.title
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", told, re.MULTILINE)
    assert len(links) > 25
    base = collect().settings.site_url
    assert all(link.removeprefix(base) in files for link in links)
    assert f"{base}data/claims.json" in links
    assert f"{base}index.md.txt" in links


def test_only_a_site_with_a_host_of_its_own_tells_robots_and_whom_to_warn(
    collect: Callable[..., Collection],
) -> None:
    below = build_site(collect({**BELOW, **CONTACT}))
    assert not {"robots.txt", "security.txt"} & below.keys()
    without = build_site(collect(ALONE))
    assert "security.txt" not in without
    assert without["robots.txt"].decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        "Sitemap: https://storm.example/sitemap.xml",
    ]
    told = build_site(collect({**ALONE, **CONTACT}))["security.txt"].decode()
    fields = dict(line.split(": ", 1) for line in told.splitlines())
    assert fields["Contact"] == "mailto:security@storm.example"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", fields["Expires"])
    assert fields["Canonical"] == "https://storm.example/security.txt"
