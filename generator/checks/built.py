"""Rules that only what is built can break: whoever builds it finds where."""

from generator.issues import Rule, Severity

TAKEN_ADDRESS = Rule(
    "X350",
    "An address belongs to one page or file, in whatever case it is written.",
    "Rename one of the two.",
)
TAKEN_ANCHOR = Rule(
    "X351", "An identifier is not what its page, or the theme, calls something else.", "Rename it."
)
DEAD_LINK = Rule(
    "P511",
    "A link in a page leads to a file, or a place on a page, that is there.",
    "Correct the link.",
)
UNPUBLISHED = Rule(
    "X352", "A page stands where engines look for pages: not in templates/.", "Rename the folder."
)
BROKEN_CATALOGUE = Rule(
    "Y130",
    "A catalogue of the interface can be read, and each translation be filled in as its text is.",
    "Correct the line.",
)
NO_CATALOGUE = Rule(
    "Y131",
    "The words of the interface are in the language of the site.",
    "Make one with `generator catalogue --language TAG`, and translate it.",
    Severity.WARNING,
)
PARTIAL_CATALOGUE = Rule(
    "Y132",
    "Every message of the interface is translated into the language of the site.",
    "Translate what is empty or marked `fuzzy` in the catalogue.",
    Severity.WARNING,
)
