"""What a YAML parser could not read, in an author's words."""

from generator.read.syntax.breaks import Break, Fault, quoted
from generator.read.syntax.explain import ODD_SPACE, explain, odd_space

__all__ = ["ODD_SPACE", "Break", "Fault", "explain", "odd_space", "quoted"]
