"""Words that rules go by, by language: lists of patterns in YAML beside the rules."""

import re
from collections.abc import Mapping
from functools import cache

from generator.read.yaml import packaged


@cache
def word_patterns(package: str, name: str, language: str) -> Mapping[str, re.Pattern[str]]:
    """Return each group of words of a list as one pattern; none where a language has no list."""
    groups = packaged(package, name).data.get(language.partition("-")[0], {})
    return {
        group: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        for group, words in groups.items()
    }
