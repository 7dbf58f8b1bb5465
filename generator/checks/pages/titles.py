"""What hand-written pages are called: their titles, front matter and files."""

import posixpath
import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.issues import Location
from generator.nearest import nearest
from generator.read.collection import Collection

FRONT_MATTER = ("title", "description")
"""What the front matter of a page can say."""

LONGEST_TITLE = 120
"""Characters of a title, as of a claim's."""

_UNSPELT = re.compile(r"[ #%&'()+,;=@\[\]^`{}!$]+")


@check("P503", "Begin it with `title:`.")
def check_page_titles(collection: Collection) -> Iterator[Fault]:
    """A page has a title in its front matter: a text, and no long one."""
    for page in collection.pages.values():
        title = page.meta.get("title")
        where = page.front_matter.locate(("title",)) if page.front_matter else Location(page.path)
        if title is None or (isinstance(title, str) and not title.strip()):
            yield Fault(Location(page.path), "title: is missing", "begin with ---, title: ...")
        elif not isinstance(title, str):
            yield Fault(where, "title: this is no text", "write it in quotes")
        elif len(title) > LONGEST_TITLE:
            found = (
                f"title: this has {len(title):,} characters; at most {LONGEST_TITLE} are allowed"
            )
            yield Fault(where, found, "shorten it")


@check("P513", "Rename it.")
def check_page_names(collection: Collection) -> Iterator[Fault]:
    """A page is named as its address shows it: without a space or `#`, `%`, `&` and their like."""
    for page in collection.pages.values():
        if odd := _UNSPELT.search(page.uri):
            plain = _UNSPELT.sub("-", posixpath.basename(page.uri).removesuffix(".md")).strip("-")
            found = f"'{odd[0]}' in the name is spelt otherwise in an address"
            yield Fault(Location(page.path), found, f"rename it to {plain}.md" if plain else "")


@check("P508", "Remove it; write `title` and `description`, each a text.")
def check_front_matter(collection: Collection) -> Iterator[Fault]:
    """The front matter of a page says its title and description, and nothing else."""
    for page in collection.pages.values():
        if page.front_matter is None:
            continue
        for key, value in page.meta.items():
            if key not in FRONT_MATTER:
                allowed = f"allowed: {', '.join(FRONT_MATTER)}"
                where = page.front_matter.locate((key,), key=True)
                yield Fault(
                    where,
                    f"{key}: this is not known; {allowed}",
                    nearest(key, FRONT_MATTER) or "remove it",
                )
            # P503 reports a title.
            elif key != "title" and not isinstance(value, str | None):
                where = page.front_matter.locate((key,))
                yield Fault(where, f"{key}: this is no text", "write a sentence")
