"""What other forms call the types and fields of CSL."""

from collections.abc import Mapping

from generator.model.csl import SourceType as T

TYPES: Mapping[str, str] = {
    T.ARTICLE_NEWSPAPER: "NEWS article newspaperArticle",
    T.ARTICLE_MAGAZINE: "MGZN article magazineArticle",
    T.ARTICLE_JOURNAL: "JOUR article journalArticle", T.ARTICLE: "UNPB article",
    T.WEBPAGE: "ELEC online", T.POST: "ELEC online forumPost",
    T.POST_WEBLOG: "BLOG online blogPost", T.BROADCAST: "MPCT online tvBroadcast",
    T.INTERVIEW: "PCOMM online interview", T.SPEECH: "SLIDE online presentation",
    T.REPORT: "RPRT report report", T.GRAPHIC: "ART image artwork",
    T.FIGURE: "FIGURE image artwork", T.MAP: "MAP misc map",
    T.MOTION_PICTURE: "VIDEO video videoRecording", T.SONG: "SOUND audio audioRecording",
    T.MUSICAL_SCORE: "MUSIC music", T.PERFORMANCE: "GEN performance", T.EVENT: "GEN misc",
    T.HEARING: "HEAR online hearing", T.BILL: "BILL legislation bill",
    T.LEGISLATION: "STAT legislation statute", T.REGULATION: "STAT legal",
    T.LEGAL_CASE: "CASE jurisdiction case", T.TREATY: "GEN legal", T.PATENT: "PAT patent patent",
    T.STANDARD: "STAND standard", T.BOOK: "BOOK book book",
    T.CHAPTER: "CHAP incollection bookSection", T.CLASSIC: "CLSWK book", T.PAMPHLET: "PAMP booklet",
    T.PERIODICAL: "SER periodical", T.ENTRY: "GEN inreference",
    T.ENTRY_DICTIONARY: "DICT inreference dictionaryEntry",
    T.ENTRY_ENCYCLOPEDIA: "ENCYC inreference encyclopediaArticle", T.REVIEW: "GEN review",
    T.REVIEW_BOOK: "GEN review", T.PAPER_CONFERENCE: "CPAPER inproceedings conferencePaper",
    T.THESIS: "THES thesis thesis", T.MANUSCRIPT: "MANSCPT unpublished manuscript",
    T.DOCUMENT: "GEN misc document", T.COLLECTION: "GEN misc",
    T.PERSONAL_COMMUNICATION: "PCOMM letter letter", T.DATASET: "DATA dataset",
    T.SOFTWARE: "COMP software computerProgram",
}  # fmt: skip
"""What RIS and BibLaTeX call each type of CSL; and Zotero, to which others are a web page."""

FIELDS = {
    "volume": "volume VL", "issue": "number IS", "number": "number M1", "edition": "edition ET",
    "version": "version ET", "page": "pages SP", "chapter-number": "chapter",
    "collection-title": "series T3", "publisher-place": "location CY",
    "authority": "institution PB", "event-title": "eventtitle", "medium": "howpublished",
    "call-number": "library CN", "ISBN": "isbn SN", "ISSN": "issn SN", "PMID": "pubmed",
    "status": "pubstate", "original-title": "origtitle OP", "archive": "- DB",
    "archive_location": "- AV", "DOI": "doi DO", "URL": "url UR", "note": "note N1",
}  # fmt: skip
"""What BibLaTeX and RIS call the fields of CSL that each has."""
