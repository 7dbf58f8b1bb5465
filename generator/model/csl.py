"""What the Citation Style Language (1.0.2) has of a work, by its names: taken over unchanged."""

from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from generator.model.base import Record, Text, Word
from generator.model.notation.work_numbers import Doi, Isbn, Issn, Pages, Pmcid, Pmid

Number = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100),
    WithJsonSchema({"type": "string", "examples": ["12", "A-12"]}),
]
"""A number as printed; it may have letters."""


class SourceType(Word):
    """What kind of work a source is: every type of CSL."""

    ARTICLE_NEWSPAPER = "article-newspaper", "an article of a newspaper or news agency"
    ARTICLE_MAGAZINE = "article-magazine", "an article of a magazine"
    ARTICLE_JOURNAL = "article-journal", "an article of a scientific journal"
    ARTICLE = "article", "an article by itself, such as a preprint"
    WEBPAGE = "webpage", "a page on the web"
    POST = "post", "a post on a social network or forum"
    POST_WEBLOG = "post-weblog", "a post on a blog"
    BROADCAST = "broadcast", "a radio or television item"
    INTERVIEW = "interview", "an interview"
    SPEECH = "speech", "an address, briefing or press conference"
    REPORT = "report", "a report of an organisation"
    GRAPHIC = "graphic", "a picture or leaflet"
    FIGURE = "figure", "a figure of a work"
    MAP = "map", "a map"
    MOTION_PICTURE = "motion_picture", "a video"
    SONG = "song", "a sound recording"
    MUSICAL_SCORE = "musical_score", "a score"
    PERFORMANCE = "performance", "a performance"
    EVENT = "event", "an event"
    HEARING = "hearing", "a session of a parliament or council"
    BILL = "bill", "a bill before a parliament"
    LEGISLATION = "legislation", "an act of law"
    REGULATION = "regulation", "a rule of an authority"
    LEGAL_CASE = "legal_case", "a ruling or the papers of a case"
    TREATY = "treaty", "a treaty"
    PATENT = "patent", "a patent"
    STANDARD = "standard", "a standard"
    BOOK = "book", "a book"
    CHAPTER = "chapter", "a part of a book"
    CLASSIC = "classic", "a work of old that has many editions"
    PAMPHLET = "pamphlet", "a pamphlet"
    PERIODICAL = "periodical", "a whole issue of a periodical"
    ENTRY = "entry", "an entry of a database or catalogue"
    ENTRY_DICTIONARY = "entry-dictionary", "an entry of a dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia", "an entry of an encyclopedia"
    REVIEW = "review", "a review"
    REVIEW_BOOK = "review-book", "a review of a book"
    PAPER_CONFERENCE = "paper-conference", "a paper given at a conference"
    THESIS = "thesis", "a thesis"
    MANUSCRIPT = "manuscript", "something written that was not published"
    DOCUMENT = "document", "a document, as an archive keeps it"
    COLLECTION = "collection", "a collection of an archive"
    PERSONAL_COMMUNICATION = "personal_communication", "a letter or message"
    DATASET = "dataset", "a set of data"
    SOFTWARE = "software", "a program"


class CslFields(Record):
    """Fields of a work that styles of citation know, and that any work may do without."""

    editor: tuple[Text, ...] = ()
    """The editors as printed."""

    translator: tuple[Text, ...] = ()
    """The translators as printed."""

    collection_title: Annotated[Text | None, Field(alias="collection-title")] = None
    """The series that a book or report belongs to."""

    volume: Number | None = None
    """The volume."""

    issue: Number | None = None
    """The issue of the volume."""

    number: Number | None = None
    """The number of a report, law, case, patent or standard."""

    edition: Number | None = None
    """The edition of a book."""

    version: Number | None = None
    """The version of a data set or program."""

    page: Pages | None = None
    """The pages on which the work stands."""

    chapter_number: Annotated[Number | None, Field(alias="chapter-number")] = None
    """The number of the chapter."""

    publisher_place: Annotated[Text | None, Field(alias="publisher-place")] = None
    """Where it was published."""

    authority: Text | None = None
    """The court, parliament or office that issued it."""

    event_title: Annotated[Text | None, Field(alias="event-title")] = None
    """The conference or meeting at which it was given."""

    medium: Text | None = None
    """What it was recorded on, or how it was sent."""

    dimensions: Text | None = None
    """How long or large it is: `92 min`."""

    doi: Annotated[Doi | None, Field(alias="DOI")] = None
    """Its Digital Object Identifier, from `10.` on."""

    isbn: Annotated[Isbn | None, Field(alias="ISBN")] = None
    """The ISBN of the book."""

    issn: Annotated[Issn | None, Field(alias="ISSN")] = None
    """The ISSN of the journal or series."""

    pmid: Annotated[Pmid | None, Field(alias="PMID")] = None
    """Its number in PubMed."""

    pmcid: Annotated[Pmcid | None, Field(alias="PMCID")] = None
    """Its number in PubMed Central."""

    archive: Text | None = None
    """The archive that keeps it."""

    archive_place: Annotated[Text | None, Field(alias="archive-place")] = None
    """Where the archive is."""

    archive_collection: Text | None = None
    """The fonds or collection of the archive."""

    archive_location: Text | None = None
    """Where in the archive it lies: `Box 12, folder 3`."""

    call_number: Annotated[Text | None, Field(alias="call-number")] = None
    """Its shelf mark."""
