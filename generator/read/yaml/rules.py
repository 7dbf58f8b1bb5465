"""The rules of YAML files: the plain part of YAML, and no more of it than a record needs."""

from generator.issues import Rule

MAX_ALIASES = 50
MAX_NODES = 100_000
MAX_DEPTH = 50

SYNTAX = Rule("Y104", "A file is well-formed YAML.", "Mend the line that the message names.")
EMPTY = Rule("Y105", "A file holds something.", "Fill it in or delete it.")
DUPLICATE_KEY = Rule("Y106", "A key stands once in a mapping.", "Keep one of the two.")
UNKNOWN_TAG = Rule("Y107", "No tags: `!anything` is refused.", "Quote the text, or remove the tag.")
MERGE_KEY = Rule("Y108", "No merge keys: `<<` is refused.", "Write the fields out.")
TOO_MANY_ALIASES = Rule(
    "Y109", f"At most {MAX_ALIASES} aliases and {MAX_NODES:,} values.", "Write the values out."
)
KEY_NOT_TEXT = Rule("Y110", "A key is a plain word.", "Write `field: value`.")
SEVERAL_DOCUMENTS = Rule("Y111", "One file holds one document.", "Remove the `---` in the middle.")
TOO_DEEP = Rule("Y112", f"Values nest at most {MAX_DEPTH} levels.", "Flatten the record.")
CUT_TEXT = Rule(
    "Y113",
    "A comment has a space after its `#`, so that no text is cut off by mistake.",
    "Quote a text that holds a `#`; write a comment as `# like this`.",
)
