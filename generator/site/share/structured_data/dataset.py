"""The downloads as schema.org has a data set."""

from collections.abc import Mapping
from typing import Any

from generator.export.citation import authors
from generator.export.downloads import DOWNLOADS
from generator.export.tabular.claims import CLAIMS
from generator.export.tabular.package import keywords, version
from generator.site.share.structured_data.things import Thing, common, place_thing, thing
from generator.site.site import Site


def dataset_thing(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return the downloads as a `Dataset`."""
    collection, record = site.collection, site.collection.site.record
    tell = site.language.gettext
    days = [e.record.happened for e in collection.claims.values() if e.record.happened]
    first = min((day.earliest for day in days if day.earliest), default="..")
    downloads = [
        thing(
            "DataDownload",
            name=path.rpartition("/")[2],
            description=tell(download.words),
            encodingFormat=download.media_type,
            contentSize=f"{len(site.downloads[path])} B",
            contentUrl=site.addresses.absolute(path) or path,
        )
        for download in DOWNLOADS
        for path in (download.uri(collection),)
    ]
    counts = [
        thing("PropertyValue", name=column.name, description=tell(column.description))
        for column in CLAIMS.columns
        if column.counts
    ]
    counted = {series.key.quantity for series in site.evidence.series}
    quantities = [
        thing(
            "PropertyValue",
            name=entry.record.name,
            description=entry.record.definition,
            unitText=entry.record.unit,
        )
        for entry in collection.quantities.values()
        if entry.id in counted
    ]
    return thing(
        "Dataset",
        **common(site, uri, meta) | {"name": record.title},
        description=record.description,
        creator=creators(site),
        identifier=(record.doi and f"https://doi.org/{record.doi}")
        or site.addresses.absolute("data/datapackage.json"),
        version=version(collection),
        keywords=keywords(collection),
        datePublished=str(record.published),
        temporalCoverage=f"{first}/{record.record_ends}",
        spatialCoverage=[place_thing(site, place.id) for place in site.places],
        variableMeasured=[*quantities, *counts],
        isAccessibleForFree=True,
        usageInfo=site.addresses.absolute(uri),
        distribution=downloads,
    )


def creators(site: Site) -> list[Thing]:
    """Return who made the data, each by the address of the ORCID where there is one."""
    return [
        thing(
            "Person" if author.given else "Organization",
            name=" ".join(filter(None, (author.given, author.name))),
            identifier=author.orcid and f"https://orcid.org/{author.orcid}",
        )
        for author in authors(site.collection)
    ]
