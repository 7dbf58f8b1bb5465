"""The data set as DataCite has it."""

import json
from typing import Any

from generator.export.citation import authors, filled, full_name
from generator.export.facts import Facts
from generator.export.tabular.package import QUOTATIONS, keywords, licence, version


def export_datacite(facts: Facts) -> bytes:
    """Return the data set as DataCite has it, by version 4 of its schema."""
    collection = facts.collection
    site, address = collection.site.record, facts.addresses.absolute("data.md")
    named: dict[str, Any] = {
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "doi": site.doi,
        "alternateIdentifiers": [{"alternateIdentifier": address, "alternateIdentifierType": "URL"}]
        if address
        else [],
        "creators": [
            filled(
                {
                    "name": full_name(author),
                    "nameType": "Personal" if author.given else "Organizational",
                    "givenName": author.given,
                    "familyName": author.given and author.name,
                    "nameIdentifiers": [
                        {
                            "nameIdentifier": f"https://orcid.org/{author.orcid}",
                            "nameIdentifierScheme": "ORCID",
                            "schemeUri": "https://orcid.org",
                        }
                    ]
                    if author.orcid
                    else [],
                    "affiliation": [{"name": author.affiliation}] if author.affiliation else [],
                }
            )
            for author in authors(collection)
        ],
        "titles": [{"title": site.title, "lang": site.language}],
        "publisher": {"name": site.publisher},
        "publicationYear": str(site.published)[:4],
        "subjects": [{"subject": topic} for topic in keywords(collection)],
        "dates": [
            {"date": str(site.published), "dateType": "Issued"},
            {
                "date": f"../{site.record_ends}",
                "dateType": "Other",
                "dateInformation": "Coverage",
            },
        ],
        "language": site.language,
        "version": version(collection),
        "rightsList": [
            {
                "rights": QUOTATIONS,
                "rightsUri": licence(site.licence),
                "rightsIdentifier": site.licence,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
        "descriptions": [{"description": site.description, "descriptionType": "Abstract"}],
        "geoLocations": [
            {"geoLocationPlace": collection.places[id_].record.name}
            for id_ in collection.claims_by_place
        ],
        "formats": ["text/csv", "application/json"],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return json.dumps(filled(named), indent=2, ensure_ascii=False).encode() + b"\n"
