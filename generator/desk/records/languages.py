"""Languages as people name them."""

import re

from babel import Locale
from babel.core import get_global

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_ENGLISH = {name.lower(): code for code, name in Locale("en").languages.items() if "_" not in code}
_BABEL = {"american": "en-US", "british": "en-GB", "ngerman": "de", "naustrian": "de-AT",
          "usenglish": "en-US", "ukenglish": "en-GB", "brazil": "pt-BR"}  # fmt: skip


def language_tag(text: str) -> str:
    """Return the tag (BCP 47) of a language named by a tag, a code or its English name."""
    name = text.strip().lower()
    if tag := _BABEL.get(name) or _ENGLISH.get(name):
        return tag
    if not _TAG.fullmatch(text.strip()):
        return text
    language, *rest = text.strip().replace("_", "-").split("-")
    known = str(get_global("language_aliases").get(language.lower(), language.lower()))
    return "-".join([known, *rest])
