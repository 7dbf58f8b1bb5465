"""What the site says of itself, in site.yml."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from generator.model.base import LanguageTag, Record, Text, Unreadable
from generator.model.notation.colour import readable_colour
from generator.model.notation.dates.edtf import Day, Edtf
from generator.model.notation.work_numbers import Doi


def _countable(day: Edtf) -> Edtf:
    # The engines pack the site map with this day, as seconds since 1970 in 32 bits.
    if day.earliest and not 1970 <= day.earliest.year <= 2105:  # noqa: PLR2004 - years
        raise Unreadable(f"'{day}' is not between 1970 and 2105", "put the day of this edition")
    return day


def _known_licence(text: Any) -> Any:
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression  # noqa: PLC0415 - starts slowly, and one record needs it

    if not isinstance(text, str):
        return text
    for typed in (text, text.replace(" ", "-")):
        try:
            known = str(canonicalize_license_expression(typed))
        except InvalidLicenseExpression:
            continue
        if known != text:
            raise Unreadable(f"'{text}' is spelt otherwise", f"write {known}")
        return known
    hint = "put one such as CC-BY-4.0, or LicenseRef- and a name of your own"
    raise Unreadable(f"'{text}' is no identifier of a licence (SPDX)", hint)


Orcid = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")]
Contact = Annotated[str, StringConstraints(pattern=r"^(mailto:[^\s@]+@|https://)\S+$")]


class Author(Record):
    """Who made the explainer, as it is cited."""

    name: Text
    """The family name of a person, or the name of an organisation."""

    given: Text | None = None
    """The given names of a person; without them it is an organisation."""

    orcid: Orcid | None = None
    """The ORCID of a person."""

    affiliation: Text | None = None
    """Where the person works."""


class Edition(Record):
    """What the site as a whole says about itself."""

    title: Text
    """The title of the explainer."""

    description: Annotated[Text, StringConstraints(max_length=200)]
    """One sentence for search results and shared links."""

    language: LanguageTag
    """The language of the site."""

    publisher: Text
    """Who answers for the site."""

    authors: tuple[Author, ...] = ()
    """Who made it, as it is cited; the publisher where nobody is named."""

    doi: Doi | None = None
    """The DOI of the data set, where it has been deposited."""

    contact: Contact | None = None
    """Where faults of the site's security can be told: `mailto:` and an address, or a page."""

    licence: Annotated[
        str,
        StringConstraints(pattern=r"^[\w.+() -]+$", max_length=200),
        BeforeValidator(_known_licence),
    ]
    """The licence of the content: an SPDX identifier."""

    record_ends: Day
    """The last day of what the record covers."""

    published: Annotated[Day, AfterValidator(_countable)]
    """The day of this edition: stands where a clock would."""

    number: Annotated[int, Field(ge=1)] = 1
    """Which edition of its day it is, where the records changed more than once on a day."""

    colour: Annotated[str, AfterValidator(readable_colour)] | None = None
    """The newsroom's colour, of links and marks: `"#0b5cad"`; dark pages have it lighter."""

    mirrors: tuple[
        Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$")], ...
    ] = Field(default=())
    """Hosts that copy others' pages; they are never linked."""

    @property
    def edition(self) -> str:
        """The edition as a version names it: its day, and from the second on a number."""
        return f"{self.published}.{self.number}" if self.number > 1 else str(self.published)
