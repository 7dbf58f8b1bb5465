"""What a YAML parser could not read, in an author's words."""

from generator.read.syntax.breaks import BULLETS, Break, Mistake, quoted
from generator.read.syntax.explain import ODD_SPACE, explain_break, odd_space

__all__ = ["BULLETS", "ODD_SPACE", "Break", "Mistake", "explain_break", "odd_space", "quoted"]
