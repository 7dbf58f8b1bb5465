"""Saved copies of works: pages, PDFs and the archives of crawlers, and what a reader sees."""

import io
import logging
import re
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from trafilatura import html2txt
from trafilatura.utils import detect_encoding
from w3lib.encoding import html_to_unicode

_HTML = re.compile(rb"<(!doctype html|html|head|body|title|meta|article)\b", re.IGNORECASE)

_TURNED_AWAY = re.compile(
    r"just a moment|attention required|access (to this page has been )?denied|pardon our interr"
    r"|are you a (robot|human)|verif\w+ (that )?you are (a )?human|robot check"
    r"|checking your browser|ddos-guard|security (check|verification)|captcha"
    r"|request (was )?(blocked|unsuccessful)"
    r"|unusual traffic|one more step|human verification|you have been blocked|enable javascript and"
    r"|before you continue|too many requests|(40[0-9]|429|50[0-9])\b|(page )?not found|forbidden"
    r"|bad gateway|service (temporarily )?unavailable|sorry, you have been",
    re.IGNORECASE,
)
"""What pages are called that stand in the place of a work."""

_CHALLENGE = re.compile(
    r"/cdn-cgi/challenge-platform/|_cf_chl_opt|_Incapsula_Resource|px-captcha"
    r"|captcha-delivery\.com|/_sec/cp_challenge|awswaf|ak-challenge"
)
"""What only the pages load that ask for proof of a person."""

LONGEST_NOTICE = 1500
"""How many characters a page has at most that is no work."""


class NotACopyError(ValueError):
    """A file that holds no work; says what it is instead, and what to do."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What was saved of a work: its bytes, and where and as what they came."""

    data: bytes
    address: str = ""
    media_type: str = ""

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF."""
        return b"%PDF-" in self.data[:1024]

    @property
    def is_html(self) -> bool:
        """Whether it is a page."""
        return not self.is_pdf and bool(_HTML.search(self.data[:8000].replace(b"\0", b"")))


def decode(copy: Copy) -> str:
    """Return a page's or text's signs, by its mark, the server's word, its own, or its bytes."""
    return html_to_unicode(copy.media_type or None, copy.data, auto_detect_fun=_guess)[1]


def _guess(data: bytes) -> str:
    return next(iter(detect_encoding(data)), "utf-8")


def read_words(copy: Copy) -> str:
    """Return the words that a reader of a copy sees.

    Raises:
        NotACopyError: It is damaged, or a page in the place of a work.
    """
    if copy.is_pdf:
        return "\n".join(page.extract_text() for page in open_pdf(copy).pages)
    text = decode(copy)
    if not copy.is_html:
        return text
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    words = str(html2txt(text))
    refuse_notice(" ".join(title[1].split()) if title else "", text, words)
    return words


def open_pdf(copy: Copy) -> PdfReader:
    """Return a PDF.

    Raises:
        NotACopyError: It is damaged or locked.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(copy.data))
        len(reader.pages)
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise NotACopyError(f"the PDF cannot be read: {error}; save it again") from error
    return reader


def refuse_notice(title: str, markup: str, words: str) -> None:
    """Go on where a page is a work.

    Raises:
        NotACopyError: It stands in the place of one: an error, or a question whether one is human.
    """
    if len(words) < LONGEST_NOTICE and (_TURNED_AWAY.match(title) or _CHALLENGE.search(markup)):
        told = f"'{title}'" if title else "without a title"
        raise NotACopyError(
            f"this is no work but a page in its place, {told}: open the address in a browser,"
            " save the page there, and give the file"
        )
