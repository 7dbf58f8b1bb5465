"""What a page or a PDF states of itself."""

import re
from collections import defaultdict
from typing import Any

from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from generator.desk.works.copies import Copy, NotACopyError, decode, open_pdf, read_words
from generator.desk.works.metadata import AUTHOR, DATE, KIND, LANGUAGE, TITLE, Stated, read_metadata

# Only the day that a page gives as that of its publication; and no clock to measure it by.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?")


def facts_of_page(copy: Copy) -> Stated:
    """Return what a page states of itself, and of title and day what a library makes of it.

    Raises:
        NotACopyError: It is no page, or one in the place of a work.
    """
    markup = decode(copy)
    tree = load_html(markup) if copy.is_html else None
    if tree is None:
        raise NotACopyError("this is neither a page nor a PDF: give the fields as options")
    read_words(copy)
    facts, guessed = read_metadata(tree, copy.address), extract_metadata(tree, date_config=_DATES)
    dates = [day for text in facts[DATE] if (day := _day(text))]
    return {
        **facts,
        TITLE: [*facts[TITLE], guessed.title or ""],
        DATE: [*dates, guessed.date or ""],
    }


def facts_of_pdf(copy: Copy) -> Stated:
    """Return what a PDF states of itself."""
    reader = open_pdf(copy)
    told: Any = reader.metadata or {}
    found = {
        TITLE: " ".join(str(told.get("/Title", "")).split()),
        AUTHOR: str(told.get("/Author", "")),
        LANGUAGE: str(reader.root_object.get("/Lang", "")),
        KIND: "Report",
    }
    return defaultdict(list, {fact: [text] for fact, text in found.items() if text})


def _day(text: str) -> str:
    """Return the day, month or year at the start of a date, as EDTF has it."""
    found = _DAY.match(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
