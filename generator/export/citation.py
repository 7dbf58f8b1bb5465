"""How the data set is cited: for readers, GitHub, Zenodo and DataCite, from one set of facts."""

import json
from collections.abc import Mapping
from typing import Any

from generator.addresses import Addresses
from generator.export.tabular.package import QUOTATIONS, keywords, version
from generator.export.works.csl import CslItem
from generator.model import Author
from generator.model.csl import SourceType
from generator.read.collection import Collection

MESSAGE = "If you use these records, please cite them as below."


def authors(collection: Collection) -> tuple[Author, ...]:
    """Return who made the data: the publisher where nobody is named."""
    site = collection.site.record
    return site.authors or (Author(name=site.publisher),)


def full_name(author: Author) -> str:
    """Return a name as lists of authors have it: `Marsh, Ada`."""
    return ", ".join(filter(None, (author.name, author.given)))


def data_item(collection: Collection, address: str) -> CslItem:
    """Return the data set as CSL-JSON has it."""
    site = collection.site.record
    item = {
        "id": f"records-{site.published}",
        "type": str(SourceType.DATASET),
        "title": site.title,
        "author": [{"literal": full_name(author)} for author in authors(collection)],
        "container-title": site.publisher,
        "language": site.language,
        "version": version(collection),
        "DOI": site.doi,
        "URL": address,
    }
    return filled(item)


def citation_files(collection: Collection) -> dict[str, str]:
    """Return what GitHub and Zenodo read at the top of a repository, by file."""
    address = Addresses(collection.settings.site_url).absolute("data.md")
    # JSON is YAML, and says without a doubt what is a text.
    cff = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in _cff(collection, address).items()
    ]
    zenodo = json.dumps(_zenodo(collection, address), indent=2, ensure_ascii=False)
    return {"CITATION.cff": "".join(cff), ".zenodo.json": f"{zenodo}\n"}


def _cff(collection: Collection, address: str) -> Mapping[str, Any]:
    """Return a citation by the Citation File Format 1.2.0."""
    site = collection.site.record
    return filled(
        {
            "cff-version": "1.2.0",
            "message": MESSAGE,
            "type": "dataset",
            "title": site.title,
            "abstract": site.description,
            "authors": [
                filled(
                    {
                        "family-names" if author.given else "name": author.name,
                        "given-names": author.given,
                        "orcid": author.orcid and f"https://orcid.org/{author.orcid}",
                        "affiliation": author.affiliation,
                    }
                )
                for author in authors(collection)
            ],
            "version": version(collection),
            "date-released": str(site.published),
            "doi": site.doi,
            "url": address,
            "license": site.licence,
            "keywords": keywords(collection),
        }
    )


def _zenodo(collection: Collection, address: str) -> Mapping[str, Any]:
    """Return what Zenodo takes for a deposit of the data."""
    site = collection.site.record
    return filled(
        {
            "upload_type": "dataset",
            "title": site.title,
            "description": f"{site.description} {QUOTATIONS}",
            "creators": [
                filled(
                    {
                        "name": full_name(author),
                        "orcid": author.orcid,
                        "affiliation": author.affiliation,
                    }
                )
                for author in authors(collection)
            ],
            "access_right": "open",
            "license": site.licence.lower(),
            "version": version(collection),
            "publication_date": str(site.published),
            "keywords": keywords(collection),
            "related_identifiers": [{"identifier": address, "relation": "isDocumentedBy"}]
            if address
            else [],
        }
    )


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value}
