"""Works as reference managers find them in a page, and as Wikipedia cites them."""

from urllib.parse import urlencode

from generator.export.works.csl import CslItem
from generator.export.works.types import TYPES


def wikipedia(item: CslItem, issued: str) -> str:
    """Return a CSL item as Wikipedia's template for what is on the web."""
    fields = {
        "url": item.get("URL"),
        "title": item.get("title"),
        "website": item.get("container-title"),
        "publisher": item["author"][0]["literal"],
        "date": issued,
        "language": item["language"],
    }
    told = (f"|{name}={text.replace('|', '{{!}}')}" for name, text in fields.items() if text)
    return f"{{{{cite web {' '.join(told)}}}}}"


def coins(item: CslItem, issued: str) -> str:
    """Return a CSL item as reference managers find it in a page (ContextObject in Span)."""
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.title": item.get("title"),
        "rft.source": item.get("container-title"),
        "rft.date": issued,
        "rft.language": item["language"],
        "rft.identifier": item.get("URL"),
        "rft.description": item.get("genre"),
    }
    told = [(name, text) for name, text in fields.items() if text]
    told += [("rft.creator", name["literal"]) for name in item.get("author", [])]
    # Last: by the type of some, Zotero reads what comes after otherwise.
    return urlencode([*told, ("rft.type", [*TYPES[item["type"]].split(), "webpage"][2])])
